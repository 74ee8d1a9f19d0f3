import { describe, expect, it } from 'vitest';
import type { Face } from '../../../../src/providers/local/mesh/face.ts';
import { landmark } from '../../../../src/providers/local/mesh/landmarks.ts';
import { INNER_LIP_MIDDLES } from '../../../../src/providers/local/mesh/regions.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { insideHull } from '../../../../src/providers/local/swap/hull.ts';
import { type SwapOptions, swapFace } from '../../../../src/providers/local/swap/swap-face.ts';
import { type Photo, photo, scaled } from '../photos.ts';

const colour = [180, 40, 120];
const plain = await photo('collins');

/** A drawing of one colour, as large as the scene, with the face in the same place, or moved by so many pixels. */
function drawingOf({ picture, face }: Photo, movedDown = 0): { picture: Picture; face: Face } {
  const data = picture.data.map((_, i) => colour[i % 3] ?? 0);
  const landmarks = face.landmarks.map((value, i) => (i % 3 === 1 ? value + movedDown : value));
  return { picture: { ...picture, data }, face: { ...face, landmarks } };
}

function put(
  drawing: Pick<Photo, 'picture' | 'face'>,
  { picture: scene, face: sceneFace }: Photo,
  options: SwapOptions = {},
) {
  const destination = scene.data.slice();
  const { picture: source, face: sourceFace } = drawing;
  const swap = { source, sourceFace, scene, sceneFace, destination, options: { isDrawn: true, ...options } };
  const result = swapFace(swap);
  if (!result) throw new Error('not swapped');
  return { ...result, picture: { ...scene, data: destination } };
}

function pixel({ width, data }: Picture, x: number, y: number): number[] {
  const i = 3 * (Math.floor(y) * width + Math.floor(x));
  return [...data.slice(i, i + 3)];
}

/** How far the picture is from the drawing's colour at a landmark. */
function off(picture: Picture, face: Face, number: number): number {
  const [x, y] = landmark(face.landmarks, number);
  return Math.max(...pixel(picture, x, y).map((value, c) => Math.abs(value - (colour[c] ?? 0))));
}

describe('a face that a network drew', () => {
  const { picture, hull } = put(drawingOf(plain), plain);

  it.each([
    ['the forehead', 151],
    ['a brow', 105],
    ['an eye', 159],
    ['the nose', 1],
    ['a cheek', 50],
    ['the lips', 0],
    ['the mouth', INNER_LIP_MIDDLES[0]],
    ['the chin', 18],
  ])('is taken as it is: %s', (_, number) => {
    expect(off(picture, plain.face, number)).toBeLessThanOrEqual(3);
  });

  it('ends above the mesh, softly, and nothing else changes', () => {
    const [topX, topY] = landmark(plain.face.landmarks, 10);
    expect(off(picture, plain.face, 10)).toBeLessThan(60);
    const [browX, browY] = landmark(plain.face.landmarks, 9);
    const changes: number[] = [];
    for (let share = 0.6; share < 1.8; share += 0.02) {
      const [x, y] = [browX + (topX - browX) * share, browY + (topY - browY) * share];
      const [before = 0, after = 0] = [plain.picture, picture].map((each) => pixel(each, x, y)[1]);
      changes.push(before - after);
    }
    expect(changes[0]).toBeGreaterThan(50);
    expect(changes.at(-1)).toBe(0);
    const outside = plain.picture.data.filter((value, i) => {
      const at = Math.floor(i / 3);
      const isInside = insideHull(hull, at % picture.width, Math.floor(at / picture.width));
      return !isInside && value !== picture.data[i];
    });
    expect(outside).toHaveLength(0);
  });

  it('may have hair where the scene has none', () => {
    const { picture: bald, face } = drawingOf(plain);
    const [x, y] = landmark(face.landmarks, 151);
    const data = bald.data.map((value, i) => {
      const at = Math.floor(i / 3);
      return Math.hypot((at % bald.width) - x, Math.floor(at / bald.width) - y) < 8 ? 0 : value;
    });
    const { picture: haired } = put({ picture: { ...bald, data }, face }, plain);
    expect(Math.max(...pixel(haired, x, y))).toBeLessThanOrEqual(12);
  });

  it('changes nothing where it is like the scene', () => {
    const same = put(plain, plain).picture;
    const worst = same.data.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (plain.picture.data[i] ?? 0))),
      0,
    );
    expect(worst).toBeLessThanOrEqual(2);
  });

  it('keeps its detail where it is processed at a smaller size', async () => {
    const large = await scaled(plain, 2);
    const { picture: result } = put(large, large, { largestSide: 200 });
    const changes = result.data.map((value, i) => Math.abs(value - (large.picture.data[i] ?? 0)));
    expect(changes.reduce((sum, value) => sum + value, 0) / changes.length).toBeLessThan(0.1);
  });

  it('fades out at the edges of the drawing', () => {
    const [, top] = landmark(plain.face.landmarks, 9);
    const { picture: cut } = put(drawingOf(plain, -top), plain);
    expect(off(cut, plain.face, 9)).toBeGreaterThan(30);
    expect(off(cut, plain.face, 1)).toBeLessThanOrEqual(3);
    const [x, y] = landmark(plain.face.landmarks, 151);
    expect(pixel(cut, x, y)).toEqual(pixel(plain.picture, x, y));
  });

  it('goes behind glasses', async () => {
    const wearer = await photo('hopper');
    const { picture: behind, occluders } = put(drawingOf(wearer), wearer);
    expect(occluders.glasses).toBe(true);
    const isDark = (each: Picture, i: number): boolean => (each.data[i] ?? 0) + (each.data[i + 1] ?? 0) < 60;
    let frame = 0;
    let kept = 0;
    const { left, right } = wearer.face.box;
    const [, top] = landmark(wearer.face.landmarks, 9);
    const [, bottom] = landmark(wearer.face.landmarks, 195);
    for (let y = Math.round(top); y < bottom; y++) {
      for (let x = Math.round(left); x < right; x++) {
        const i = 3 * (y * behind.width + x);
        if (!isDark(wearer.picture, i)) continue;
        frame++;
        kept += Number(isDark(behind, i));
      }
    }
    expect(kept / frame).toBeGreaterThan(0.3); // eyes and brows are as dark, and drawn
  });

  it('goes behind what hides the scene', () => {
    const occlusion = new Float32Array(plain.face.landmarks.length / 3).fill(1);
    expect(put(drawingOf(plain), plain, { occlusion }).picture.data).toEqual(plain.picture.data);
  });

  it('comes and goes with its strength', () => {
    const { picture: weak } = put(drawingOf(plain), plain, { strength: 0.5 });
    const [x, y] = landmark(plain.face.landmarks, 1);
    for (const c of [0, 1, 2]) {
      const half = ((pixel(plain.picture, x, y)[c] ?? 0) + (colour[c] ?? 0)) / 2;
      expect(Math.abs((pixel(weak, x, y)[c] ?? 0) - half)).toBeLessThanOrEqual(3);
    }
  });
});
