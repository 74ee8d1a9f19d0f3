import { describe, expect, it } from 'vitest';
import { portraitIdentity } from '../../../../../src/providers/local/faces/source-identity.ts';
import {
  type Candidate,
  choosePhoto,
  PLAIN,
  type Wanted,
} from '../../../../../src/providers/local/swap/photos/choose-photo.ts';
import { strangerAmong } from '../../../../../src/providers/local/swap/photos/person.ts';
import {
  identifyForPicture,
  identifyForVideo,
} from '../../../../../src/providers/local/swap/photos/person-identity.ts';
import { traitsOf } from '../../../../../src/providers/local/swap/photos/traits.ts';
import { drawnPhoto, expressionWith } from './drawn-faces.ts';

const evenly = [0, 0, 0, 0, 0, 0];
const fromTheSide = [0.4, -0.4, 0.1, -0.1, 0.3, -0.3];
const usual: Candidate = {
  pose: { yaw: 0, pitch: 0, roll: 0 },
  expression: expressionWith('_neutral', 1),
  light: evenly,
  width: 300,
  sharpness: 6,
  typical: 0.8,
};
const facing = (yaw: number): Candidate => ({ ...usual, pose: { yaw, pitch: 0, roll: 0 } });
const target: Wanted = { ...usual, width: 200 };
const smile = expressionWith('mouthSmileLeft', 0.9);

describe('the photo that is chosen', () => {
  it.each([
    ['is turned as the target is', facing(-30), facing(25), { pose: { yaw: 28, pitch: 0 } }],
    ['does what the target does', usual, { ...usual, expression: smile }, { expression: smile }],
    ['is lit as the target is', usual, { ...usual, light: fromTheSide }, { light: fromTheSide }],
    ['is large enough', { ...usual, width: 60 }, usual, {}],
    ['is sharp', { ...usual, sharpness: 2 }, usual, {}],
    ['looks most like the others', { ...usual, typical: 0.6 }, usual, {}],
  ])('%s', (_, worse: Candidate, better: Candidate, wanted: Partial<Wanted>) => {
    expect(choosePhoto([worse, better], { ...target, ...wanted })).toBe(1);
    expect(choosePhoto([better, worse], { ...target, ...wanted })).toBe(0);
  });

  it('looks straight ahead and does nothing where the target is not known', () => {
    expect(choosePhoto([facing(25), { ...usual, expression: smile }, usual], PLAIN)).toBe(2);
  });

  it('is the first of equals', () => {
    expect(choosePhoto([usual, usual, usual], target)).toBe(0);
  });
});

describe('the light on a face', () => {
  it('is told from the sides of the face, however bright it is', () => {
    const lit = (left: number, right: number) =>
      traitsOf(drawnPhoto(0, (x) => (x < 0 ? [left, left, left] : [right, right, right]))).light;
    const [dim, bright, other] = [lit(100, 50), lit(200, 100), lit(50, 100)];
    for (const [area, value] of dim.entries()) expect(value).toBeCloseTo(bright[area] ?? Number.NaN, 1);
    expect(Math.sign(dim[0] ?? 0)).toBe(-Math.sign(other[0] ?? 0));
    expect(Math.abs((dim[0] ?? 0) - (dim[1] ?? 0))).toBeGreaterThan(0.5);
  });
});

describe('a photo of somebody else', () => {
  const at = (degrees: number) =>
    Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));

  it('is the one that is unlike the others, and of two the second', () => {
    expect(strangerAmong([at(0), at(10), at(80)], 0.66)).toBe(2);
    expect(strangerAmong([at(80), at(0), at(10)], 0.66)).toBe(0);
    expect(strangerAmong([at(0), at(80)], 0.66)).toBe(1);
  });

  it('is none of photos that a chain of likeness joins', () => {
    expect(strangerAmong([at(0), at(40), at(80)], 0.66)).toBeUndefined();
    expect(strangerAmong([at(0)], 0.66)).toBeUndefined();
    expect(strangerAmong([], 0.66)).toBeUndefined();
  });
});

describe('a person of several photos', () => {
  const photo = (yaw: number, number: number) => ({ ...drawnPhoto(yaw, () => [128, 128, 128]), typical: 0.8, number });
  const photos = [photo(30, 1), photo(-30, 2), photo(0, 3)];

  it('is shown in a picture by the photo that suits each face', async () => {
    const identity = await identifyForPicture(photos, portraitIdentity);
    for (const { picture, face } of photos) {
      const shown = await identity.portraitFor(picture, face);
      expect(Math.abs(shown.face.pose.yaw - face.pose.yaw)).toBeLessThan(3);
    }
  });

  it('is shown by one face in all frames of a video, and looks straight ahead', async () => {
    const identity = await identifyForVideo(photos.slice(0, 2), portraitIdentity);
    const [one, other] = [drawnPhoto(20, () => [90, 90, 90]), drawnPhoto(-20, () => [160, 160, 160])];
    const shown = await identity.portraitFor(one.picture, one.face);
    expect((await identity.portraitFor(other.picture, other.face)) === shown).toBe(true);
    expect(Math.abs(shown.face.pose.yaw)).toBeLessThan(3);
  });

  it('with one photo is that photo', async () => {
    const [only] = photos;
    if (!only) throw new Error('no photo');
    for (const identify of [identifyForPicture, identifyForVideo]) {
      const identity = await identify([only], portraitIdentity);
      expect((await identity.portraitFor(only.picture, only.face)) === only).toBe(true);
    }
  });
});
