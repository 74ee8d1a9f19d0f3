import { describe, expect, it } from 'vitest';
import { NOSE_TIP } from '../../../../src/providers/local/mesh/regions.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { type Appearance, appearanceOf } from '../../../../src/providers/local/tracking/appearance.ts';
import { covered } from '../camera-frames.ts';
import { photo } from '../photos.ts';

const { picture, face } = await photo('bluejacket');
const { left, top, right, bottom } = face.box;
const middle = Math.round((left + right) / 2);
const leftHalf = {
  left: Math.floor(left) - 20,
  top: Math.floor(top) - 20,
  right: middle - 5,
  bottom: Math.ceil(bottom) + 20,
};
const LEFT_CHEEK = 50;
const RIGHT_CHEEK = 280;
const LIPS_LEFT = 80;

function lastOf(frames: readonly Picture[]): Appearance {
  let appearance: Appearance | undefined;
  for (const frame of frames) appearance = appearanceOf(frame, face, appearance);
  if (!appearance) throw new Error('no frames');
  return appearance;
}

function lit(light: number): Picture {
  return { ...picture, data: picture.data.map((value) => Math.min(255, Math.round(value * light))) };
}

describe('occlusion of a face', () => {
  it('is found by comparison with the usual colours', () => {
    const { occlusion, occludedShare } = lastOf([picture, picture, covered(picture, leftHalf)]);
    expect(occlusion[LEFT_CHEEK]).toBeGreaterThan(0.6);
    expect(occlusion[LIPS_LEFT]).toBeGreaterThan(0.6);
    expect(occlusion[RIGHT_CHEEK]).toBeLessThan(0.1);
    expect(occludedShare).toBeGreaterThan(0.2);
    expect(occludedShare).toBeLessThan(0.6);
  });

  it('is zero if the face stays the same or only its light changes', () => {
    expect(lastOf([picture, picture, picture]).occludedShare).toBe(0);
    expect(lastOf([picture, lit(0.9), lit(0.8), lit(0.7), lit(0.6)]).occludedShare).toBeLessThan(0.02);
    expect(lastOf([picture, lit(1.2)]).occludedShare).toBeLessThan(0.02);
  });

  it('ends when the object is gone', () => {
    const hand = covered(picture, leftHalf);
    expect(lastOf([picture, hand, hand, hand, picture]).occludedShare).toBeLessThan(0.02);
  });

  it('is zero if the whole face changes at once', () => {
    const blue = { ...picture, data: picture.data.map((value, i) => (i % 3 === 2 ? 255 - value / 2 : value / 2)) };
    expect(lastOf([picture, picture, blue]).occludedShare).toBe(0);
  });

  it('ends when the object stays, and becomes part of the usual colours', () => {
    const hand = covered(picture, leftHalf);
    const { occlusion } = lastOf([picture, ...Array(80).fill(hand)]);
    expect(occlusion[LEFT_CHEEK]).toBeLessThan(0.1);
    expect(occlusion[NOSE_TIP]).toBeLessThan(0.1);
  });
});
