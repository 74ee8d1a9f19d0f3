import { describe, expect, it } from 'vitest';
import type { Portrait } from '../../../../src/providers/local/faces/source-identity.ts';
import { faceWidth } from '../../../../src/providers/local/mesh/landmarks.ts';
import { lumaAt } from '../../../../src/providers/local/pixels/luma.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';
import { type FaceSwap, swapFace } from '../../../../src/providers/local/swap/swap-face.ts';
import { createRelighting } from '../../../../src/providers/local/tracking/relighting.ts';
import { relitSource } from '../../../../src/providers/local/tracking/relit-source.ts';
import { type Photo, photo, scaled } from '../photos.ts';

const scratch = createScratch();
const source = await photo('collins');
const scene = await photo('bluejacket');

function relit(on: Photo): ReturnType<typeof relitSource> {
  return relitSource(source, on.picture, on.face, faceWidth(on.face.landmarks) * 1.2, scratch);
}

function swapped(swap: Pick<FaceSwap, 'source' | 'sourceFace' | 'options'>): Uint8Array {
  const destination = scene.picture.data.slice();
  swapFace({ ...swap, scene: scene.picture, sceneFace: scene.face, destination, scratch });
  return destination;
}

function darker({ picture, ...others }: Photo, light: number): Photo {
  return { ...others, picture: { ...picture, data: picture.data.map((value) => Math.round(value * light)) } };
}

function mean({ data }: Picture): number {
  return data.reduce((sum, value) => sum + value, 0) / data.length;
}

function apart(one: Uint8Array, other: Uint8Array): number {
  return one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0);
}

describe('a relit source', () => {
  const portrait = relit(scene);
  if (!portrait) throw new Error('no portrait');
  const relitSwap = { source: portrait.picture, sourceFace: portrait.face };
  const lookedAt = swapped({ ...relitSwap, options: { isRelit: true } });

  it('gives nearly the same result as the swap of a single picture', () => {
    const one = swapped({ source: source.picture, sourceFace: source.face });
    expect(apart(one, lookedAt) / apart(one, scene.picture.data)).toBeLessThan(0.2);
  });

  it('gives nearly the same result if its skin is not looked at again', () => {
    const known = swapped({ ...relitSwap, options: { isRelit: true, skin: portrait.skin } });
    expect(apart(known, lookedAt) / apart(lookedAt, scene.picture.data)).toBeLessThan(0.01);
  });
});

describe('a relit source with a beard', () => {
  const CHIN = 200;
  const CHEEK = 50;

  it('has none for a light and bare face, in every frame alike', async () => {
    const { picture, face } = await photo('street');
    const shaved = relitSource(
      { picture, face },
      source.picture,
      source.face,
      faceWidth(source.face.landmarks),
      scratch,
    );
    if (!shaved) throw new Error('no portrait');
    const at = (landmark: number): number => {
      const [x = 0, y = 0] = shaved.face.landmarks.subarray(3 * landmark);
      return lumaAt(shaved.picture.data, 3 * (Math.round(y) * shaved.picture.width + Math.round(x)));
    };
    expect(at(CHIN) / at(CHEEK)).toBeGreaterThan(0.75);
  });
});

describe('relighting', () => {
  const light = (frames: readonly Photo[]): Picture[] => {
    const relight = createRelighting(scratch);
    const track = {};
    return frames.map(({ picture, face }) => relight(source, picture, face, { track, isOccluded: false }).picture);
  };

  it('is reused for several frames while the light does not change', () => {
    const portraits = light(Array(9).fill(scene));
    expect(new Set(portraits.slice(0, 8)).size).toBe(1);
    expect(portraits[8]).not.toBe(portraits[7]);
  });

  it('follows a change of light at once', () => {
    const [, now] = light([scene, darker(scene, 0.8)]);
    const [alone] = light([darker(scene, 0.8)]);
    expect(now && alone && Math.abs(mean(now) - mean(alone))).toBeLessThan(0.5);
  });

  it('mixes old and new light if the change is small', () => {
    const [before, now] = light([scene, darker(scene, 0.95)]).map(mean);
    const [alone] = light([darker(scene, 0.95)]).map(mean);
    expect(now).toBeLessThan(before ?? 0);
    expect(now).toBeGreaterThan(alone ?? 0);
  });

  it('makes a larger portrait when the face comes near', async () => {
    const [far, near] = light([await scaled(scene, 0.25), scene]);
    expect(near?.width).toBeGreaterThan(1.8 * (far?.width ?? 0));
  });

  it('is separate for each face', () => {
    const relight = createRelighting(scratch);
    const lightOf = (track: object, { picture, face }: Photo): Portrait =>
      relight(source, picture, face, { track, isOccluded: false });
    const one = {};
    const dark = darker(scene, 0.5);
    const bright = mean(lightOf(one, scene).picture);
    expect(mean(lightOf({}, dark).picture)).toBeLessThan(0.7 * bright);
    expect(mean(lightOf(one, scene).picture)).toBe(bright);
  });
});
