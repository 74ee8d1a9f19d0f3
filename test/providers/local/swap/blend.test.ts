import { describe, expect, it } from 'vitest';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';
import { blendDifference } from '../../../../src/providers/local/swap/blend.ts';

const WIDTH = 70;
const HEIGHT = 50;
const COUNT = WIDTH * HEIGHT;

function drawn(paint: (x: number, y: number) => number): Float32Array {
  return new Float32Array(COUNT).map((_, i) => paint(i % WIDTH, Math.floor(i / WIDTH)));
}

function colour(plane: Float32Array): Float32Array {
  return new Float32Array(3 * COUNT).map((_, i) => plane[Math.floor(i / 3)] ?? 0);
}

const grid = { width: WIDTH, height: HEIGHT, covered: new Uint8Array(COUNT).fill(1) };
const checkered = colour(drawn((x, y) => (((x >> 2) + (y >> 2)) % 2 === 0 ? 200 : 90)));
const even = colour(drawn(() => 60));

describe('blend', () => {
  it('adds nothing where the mask is 0', () => {
    const difference = blendDifference(checkered, even, new Float32Array(COUNT), grid, 4, createScratch());
    expect(Math.max(...difference.map(Math.abs))).toBe(0);
  });

  it('adds all of the difference where the mask is 1', () => {
    const difference = blendDifference(checkered, even, new Float32Array(COUNT).fill(1), grid, 4, createScratch());
    difference.forEach((value, i) => {
      expect(value).toBeCloseTo((checkered[i] ?? 0) - 60, 2);
    });
  });

  it('crosses a hard edge of the mask gradually at coarse scales, at once at fine scales', () => {
    const half = drawn((x) => (x < WIDTH / 2 ? 1 : 0));
    const flat = blendDifference(colour(drawn(() => 160)), even, half, grid, 4, createScratch());
    const row = Array.from({ length: WIDTH }, (_, x) => flat[3 * (25 * WIDTH + x)] ?? 0);
    const steps = row.slice(1).map((value, x) => Math.abs(value - (row[x] ?? 0)));
    expect(row[2]).toBeGreaterThan(90);
    expect(row[WIDTH - 3]).toBeLessThan(10);
    expect(Math.max(...steps)).toBeLessThan(50);
  });

  it('takes no light from what the mask cuts out', () => {
    const fringe = drawn((_, y) => (y < HEIGHT / 2 ? 0 : 1));
    const scene = colour(drawn((_, y) => (y < HEIGHT / 2 ? 10 : 150)));
    const difference = blendDifference(colour(drawn(() => 150)), scene, fringe, grid, 4, createScratch());
    expect(Math.max(...difference.map(Math.abs))).toBeLessThan(1);
  });

  it('uses no pixel that the face does not cover', () => {
    const covered = new Uint8Array(COUNT);
    const difference = blendDifference(
      checkered,
      even,
      new Float32Array(COUNT).fill(1),
      { ...grid, covered },
      3,
      createScratch(),
    );
    expect(Math.max(...difference.map(Math.abs))).toBe(0);
  });

  it('takes any size', () => {
    for (const [width, height] of [
      [1, 1],
      [8, 9],
      [33, 17],
    ] as const) {
      const count = width * height;
      const face = new Float32Array(3 * count).fill(100);
      const size = { width, height, covered: new Uint8Array(count).fill(1) };
      const full = new Float32Array(count).fill(1);
      const difference = blendDifference(face, new Float32Array(3 * count), full, size, 5, createScratch());
      for (const value of difference) expect(value).toBeCloseTo(100, 3);
    }
  });
});
