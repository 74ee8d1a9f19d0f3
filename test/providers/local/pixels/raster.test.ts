import { describe, expect, it } from 'vitest';
import { LANDMARK_COUNT } from '../../../../src/providers/local/mesh/face.ts';
import { FACE_OVAL } from '../../../../src/providers/local/mesh/regions.ts';
import { TRIANGLES } from '../../../../src/providers/local/mesh/topology.ts';
import { fillPolygon } from '../../../../src/providers/local/pixels/polygon.ts';
import { interpolate, rasterise } from '../../../../src/providers/local/pixels/raster.ts';
import { createScratch } from '../../../../src/providers/local/pixels/scratch.ts';
import { canonicalFace } from '../mesh/canonical-face.ts';

const SIDE = 200;

/** A neutral frontal face in the middle of the raster; depth grows away from the viewer. */
function frontal(): Float32Array {
  return canonicalFace(100, 9);
}

/** Landmarks far outside in all directions, except two triangles of the same outline at the given depths. */
function stacked(depths: ReadonlyMap<number, number>): Float32Array {
  const points = Float32Array.from({ length: 3 * LANDMARK_COUNT }, (_, i) => (i % 3 === 2 ? 5000 : -500));
  for (const [triangle, depth] of depths) {
    points.set([10, 10, depth], 3 * (TRIANGLES[triangle] ?? 0));
    points.set([60, 10, depth], 3 * (TRIANGLES[triangle + 1] ?? 0));
    points.set([10, 60, depth], 3 * (TRIANGLES[triangle + 2] ?? 0));
  }
  return points;
}

describe('raster', () => {
  it('covers exactly the inside of the outline of a frontal face', () => {
    const points = frontal();
    const { covered } = rasterise(points, SIDE, SIDE, createScratch());
    const outline = fillPolygon(points, FACE_OVAL, SIDE, SIDE, new Float32Array(SIDE * SIDE));
    let both = 0;
    let either = 0;
    for (let i = 0; i < covered.length; i++) {
      if (covered[i] === 1 && outline[i] === 1) both++;
      if (covered[i] === 1 || outline[i] === 1) either++;
    }
    expect(both / either).toBeGreaterThan(0.97);
  });

  it('gives each pixel its own position when positions are interpolated', () => {
    const points = frontal();
    const scratch = createScratch();
    const raster = rasterise(points, SIDE, SIDE, scratch);
    const xs = interpolate(raster, points, 3, 0, scratch.floats(SIDE * SIDE));
    const ys = interpolate(raster, points, 3, 1, scratch.floats(SIDE * SIDE));
    raster.covered.forEach((covered, i) => {
      if (covered === 0) return;
      expect(Math.abs((xs[i] ?? 0) - ((i % SIDE) + 0.5))).toBeLessThan(0.01);
      expect(Math.abs((ys[i] ?? 0) - (Math.floor(i / SIDE) + 0.5))).toBeLessThan(0.01);
    });
  });

  it('shows the front triangle, whichever is drawn first', () => {
    const first = TRIANGLES.subarray(0, 3);
    const apart = TRIANGLES.findIndex(
      (_, t) => t > 0 && t % 3 === 0 && TRIANGLES.subarray(t, t + 3).every((corner) => !first.includes(corner)),
    );
    for (const depthOfFirst of [5, 30]) {
      const points = stacked(
        new Map([
          [0, depthOfFirst],
          [apart, 20],
        ]),
      );
      const scratch = createScratch();
      const raster = rasterise(points, SIDE, SIDE, scratch);
      const depth = interpolate(raster, points, 3, 2, scratch.floats(SIDE * SIDE));
      expect(depth[20 * SIDE + 20]).toBeCloseTo(Math.min(depthOfFirst, 20), 3);
    }
  });

  it('writes nothing outside the raster if the face extends beyond it', () => {
    const points = frontal().map((value, i) => (i % 3 === 2 ? value : value - 120));
    const { covered } = rasterise(points, 60, 60, createScratch());
    expect(covered[0]).toBe(1);
    expect(covered[59 * 60 + 59]).toBe(0);
  });
});

describe('polygon', () => {
  it('fills the pixels whose centre lies inside', () => {
    const points = new Float32Array([2, 1, 0, 6, 1, 0, 6, 4, 0, 2, 4, 0]);
    const plane = fillPolygon(points, [0, 1, 2, 3], 8, 6, new Float32Array(48));
    expect(plane.reduce((sum, value) => sum + value, 0)).toBe(12);
    expect(plane[1 * 8 + 2]).toBe(1);
    expect(plane[3 * 8 + 5]).toBe(1);
    expect(plane[4 * 8 + 5]).toBe(0);
    expect(plane[1 * 8 + 6]).toBe(0);
  });
});
