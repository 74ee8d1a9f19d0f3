import { describe, expect, it } from 'vitest';
import { findHands } from '../../../../src/providers/local/faces/find-hands.ts';
import { LANDMARK_COUNT } from '../../../../src/providers/local/mesh/face.ts';
import type { Hand } from '../../../../src/providers/local/mesh/hand.ts';
import { faceWidth } from '../../../../src/providers/local/mesh/landmarks.ts';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';
import { insideHull } from '../../../../src/providers/local/swap/hull.ts';
import { swapFace } from '../../../../src/providers/local/swap/swap-face.ts';
import { createHandTracking } from '../../../../src/providers/local/tracking/hand-tracking.ts';
import { loadPicture } from '../load-picture.ts';
import { type Photo, photo, sharedRuntime } from '../photos.ts';

const runtime = await sharedRuntime();
const scratch = createScratch();
const source = await photo('luciano');
const hand = await loadPicture('hand');

interface Covered {
  readonly scene: Photo;
  /** 1 where the hand is. */
  readonly matte: Uint8Array;
}

/** The hand, cut out of its blue background, in front of a landmark of the photo's face. `size` is in face widths. */
function cover({ picture, face, faces }: Photo, landmark: number, size: number): Covered {
  const data = picture.data.slice();
  const matte = new Uint8Array(picture.width * picture.height);
  const scale = hand.width / (size * faceWidth(face.landmarks));
  const [middleX = 0, middleY = 0] = face.landmarks.subarray(3 * landmark);
  for (let i = 0; i < matte.length; i++) {
    const x = Math.round(hand.width / 2 + ((i % picture.width) - middleX) * scale);
    const y = Math.round(hand.height / 2 + (Math.floor(i / picture.width) - middleY) * scale);
    if (x < 0 || y < 0 || x >= hand.width || y >= hand.height) continue;
    const from = 3 * (y * hand.width + x);
    if ((hand.data[from] ?? 0) < (hand.data[from + 2] ?? 0)) continue;
    data.set(hand.data.subarray(from, from + 3), 3 * i);
    matte[i] = 1;
  }
  return { scene: { picture: { ...picture, data }, face, faces }, matte };
}

/** Shares of the swapped area, under the hand and beside it, that are as they were, give or take 4 levels. */
function keptShares({ scene: { picture, face }, matte }: Covered, hands: readonly Hand[]): [number, number] {
  const destination = picture.data.slice();
  const faces = { source: source.picture, sourceFace: source.face, scene: picture, sceneFace: face };
  const swapped = swapFace({ ...faces, destination, scratch, options: { hands } });
  if (!swapped) throw new Error('not swapped');
  const pixels = [0, 0];
  const kept = [0, 0];
  for (const [i, side] of matte.entries()) {
    if (!insideHull(swapped.hull, i % picture.width, Math.floor(i / picture.width))) continue;
    pixels[side] = (pixels[side] ?? 0) + 1;
    const isKept = [0, 1, 2].every(
      (c) => Math.abs((destination[3 * i + c] ?? 0) - (picture.data[3 * i + c] ?? 0)) <= 4,
    );
    if (isKept) kept[side] = (kept[side] ?? 0) + 1;
  }
  const [beside = 0, under = 0] = kept.map((count, side) => count / (pixels[side] ?? 1));
  return [under, beside];
}

const CHEEK = 50;
const MOUTH = 13;

describe('a bare hand', () => {
  it.each([
    ['collins', 'cheek', CHEEK],
    ['street', 'mouth', MOUTH],
  ])('stays in front of the face of %s, at its %s, and the rest is swapped', async (name, _, landmark) => {
    const covered = cover(await photo(name), landmark, 1.2);
    const hands = await findHands(covered.scene.picture, covered.scene.face, runtime);
    expect(hands).toHaveLength(1);
    const [under, beside] = keptShares(covered, hands);
    expect(under).toBeGreaterThan(0.85);
    expect(beside).toBeLessThan(0.5);
  });

  it.each(['collins', 'wink', 'hopper', 'sunlit-smile', 'glasseswoman'])(
    'is not found near the bare face of %s',
    async (name) => {
      const { picture, face } = await photo(name);
      expect(await findHands(picture, face, runtime)).toEqual([]);
    },
  );
});

describe('the hands near a tracked face', () => {
  it('are searched for now and then, soon where one landmark may be under one, and followed until they are gone', async () => {
    const bare = await photo('street');
    const { scene } = cover(bare, CHEEK, 1.2);
    const trackHands = createHandTracking(runtime);
    const look = async (picture: Photo['picture'], likelihood = 0): Promise<number> => {
      const occlusion = new Float32Array(LANDMARK_COUNT);
      occlusion[CHEEK] = likelihood;
      return (await trackHands(picture, bare.face, { track: bare, occlusion })).length;
    };
    expect(await look(bare.picture)).toBe(0);
    expect(await look(scene.picture)).toBe(0);
    expect(await look(scene.picture, 0.3)).toBe(1);
    expect(await look(scene.picture)).toBe(1);
    expect(await look(bare.picture)).toBe(0);
  });
});
