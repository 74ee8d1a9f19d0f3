import { describe, expect, it } from 'vitest';
import type { Portrait } from '../../../../../src/providers/local/faces/source-identity.ts';
import { CANONICAL_VERTICES } from '../../../../../src/providers/local/mesh/topology.ts';
import { createScratch } from '../../../../../src/providers/local/pixels/scratch.ts';
import { fusePhotos } from '../../../../../src/providers/local/swap/photos/fuse-photos.ts';
import { colourAt, drawnPhoto, turned } from './drawn-faces.ts';

const scratch = createScratch();
const grey = [128, 128, 128] as const;
const red = [190, 60, 60] as const;
const green = [60, 190, 60] as const;
/** Beside the ear, at the picture's right. */
const rightEdge = 454;
const [leftCheek, rightCheek, mouth] = [50, 280, 13];

/** Whether the landmark is far out on that side of a face that looks straight ahead. */
const isOut = (x: number, side: 'left' | 'right') => (side === 'left' ? -x : x) > 6;

function fused(photos: readonly Portrait[], best: number, yaw = 0): Portrait {
  const portrait = fusePhotos(photos, best, { pose: turned(yaw), width: 200, scratch });
  if (!portrait) throw new Error('nothing was fused');
  return portrait;
}

function near(colour: readonly number[], wanted: readonly number[], reach = 25): void {
  const apart = colour.map((value, c) => Math.abs(value - (wanted[c] ?? 0)));
  expect(Math.max(...apart), `${colour} for ${wanted}`).toBeLessThan(reach);
}

/** The right side of a face that turns right is hidden; what such a photo shows there is not skin. */
const toTheRight = drawnPhoto(38, (x) => (isOut(x, 'right') ? green : grey));
const toTheLeft = drawnPhoto(-38, (x) => (isOut(x, 'right') ? red : grey));

describe('a fused face', () => {
  it('shows what the best photo hides as another one shows it, in the pose that is wanted', () => {
    const face = fused([toTheRight, toTheLeft], 0);
    expect(Math.abs(face.face.pose.yaw)).toBeLessThan(2);
    near(colourAt(face, rightEdge), red, 45);
    near(colourAt(face, leftCheek), grey);
    near(colourAt(face, mouth), grey);
  });

  it('is the best photo itself where no other one shows more', () => {
    expect(fused([toTheRight, toTheRight], 0, 38) === toTheRight).toBe(true);
    expect(fused([toTheRight, drawnPhoto(30, () => red)], 0, 38) === toTheRight).toBe(true);
    expect(fused([toTheRight], 0) === toTheRight).toBe(true);
  });

  it('has the light of the best photo everywhere', () => {
    const darker = drawnPhoto(-38, (x) => (isOut(x, 'right') ? [130, 0, 0] : [68, 68, 68]));
    const face = fused([toTheRight, darker], 0);
    near(colourAt(face, rightEdge), red, 45);
    near(colourAt(face, rightCheek), grey);
  });

  it('mixes no two photos over an area: stripes of both are nowhere at half strength', () => {
    const stripes = (even: number) => (x: number, at: number) => {
      const isDark = Math.round((CANONICAL_VERTICES[3 * at + 1] ?? 0) * 2) % 2 === even;
      return isDark && Math.abs(x) < 4 ? ([60, 60, 60] as const) : grey;
    };
    const photos = [drawnPhoto(20, stripes(0)), drawnPhoto(-20, stripes(1))];
    const plain = fused([drawnPhoto(20, stripes(0)), toTheLeft], 0);
    const both = fused(photos, 0);
    for (const landmark of [1, 4, 5, 13, 14, 17, 152, 9, 151])
      near(colourAt(both, landmark), colourAt(plain, landmark), 20);
  });

  it('takes nothing from a photo that is much too small', () => {
    const small = { ...toTheLeft, face: { ...toTheLeft.face, landmarks: toTheLeft.face.landmarks.map((v) => v / 8) } };
    expect(fused([toTheRight, small], 0) === toTheRight).toBe(true);
  });

  it('is the same each time', () => {
    const [one, again] = [fused([toTheRight, toTheLeft], 0), fused([toTheRight, toTheLeft], 0)];
    expect(Buffer.compare(one.picture.data, again.picture.data)).toBe(0);
  });
});
