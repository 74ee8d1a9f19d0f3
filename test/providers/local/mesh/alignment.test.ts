import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSimilarity } from '../../../../src/providers/local/mesh/alignment.ts';
import { LANDMARK_COUNT } from '../../../../src/providers/local/mesh/face.ts';
import { FACE_OVAL, INNER_LIPS } from '../../../../src/providers/local/mesh/regions.ts';
import { transferShape } from '../../../../src/providers/local/swap/shape.ts';
import { canonicalFace } from './canonical-face.ts';

const EVEN = new Float32Array(LANDMARK_COUNT).fill(1);
/** A neutral face of about 300 pixels, upright. */
const FACE = canonicalFace(300, 20);

interface Motion {
  readonly yaw: number;
  readonly roll: number;
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

function moved(points: Float32Array, { yaw, roll, scale, x, y }: Motion): Float32Array {
  const result = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const [px = 0, py = 0, pz = 0] = points.subarray(i, i + 3);
    const turnedX = Math.cos(yaw) * px + Math.sin(yaw) * pz;
    result[i] = scale * (Math.cos(roll) * turnedX - Math.sin(roll) * py) + x;
    result[i + 1] = scale * (Math.sin(roll) * turnedX + Math.cos(roll) * py) + y;
    result[i + 2] = scale * (-Math.sin(yaw) * px + Math.cos(yaw) * pz);
  }
  return result;
}

function farthest(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? 0))), 0);
}

const motion = fc.record({
  yaw: fc.double({ min: -1.2, max: 1.2, noNaN: true }),
  roll: fc.double({ min: -3, max: 3, noNaN: true }),
  scale: fc.double({ min: 0.1, max: 10, noNaN: true }),
  x: fc.double({ min: -2000, max: 2000, noNaN: true }),
  y: fc.double({ min: -2000, max: 2000, noNaN: true }),
});

describe('alignment', () => {
  it('undoes any rotation, scale and translation', () => {
    fc.assert(
      fc.property(motion, (by) => {
        const there = moved(FACE, by);
        expect(farthest(alignSimilarity(FACE, there, EVEN), there)).toBeLessThan(0.02 * Math.max(1, by.scale));
      }),
      { numRuns: 30 },
    );
  });

  it('respects the weights: a landmark of weight 0 may lie anywhere', () => {
    const there = moved(FACE, { yaw: 0.3, roll: 0.2, scale: 2, x: 50, y: -40 });
    const spoilt = there.slice();
    spoilt[0] = 9000;
    const weights = EVEN.slice();
    weights[0] = 0;
    expect(farthest(alignSimilarity(FACE, spoilt, weights), there)).toBeLessThan(0.1);
  });
});

describe('shape', () => {
  it('does not change a face whose source has the same shape, whatever its pose', () => {
    const turned = moved(FACE, { yaw: 0.3, roll: -0.4, scale: 1.7, x: 90, y: 30 });
    expect(farthest(transferShape({ landmarks: turned }, { landmarks: FACE }, 1), FACE)).toBeLessThan(0.05);
  });

  it('widens the nose of a narrow face, and keeps the outline', () => {
    const wide = FACE.slice();
    for (const [landmark, by] of [
      [129, -12],
      [358, 12],
    ] as const) {
      wide[3 * landmark] = (wide[3 * landmark] ?? 0) + by;
    }
    const shaped = transferShape({ landmarks: wide }, { landmarks: FACE }, 0.65);
    const noseWidth = (points: Float32Array): number => (points[3 * 358] ?? 0) - (points[3 * 129] ?? 0);
    expect(noseWidth(shaped)).toBeGreaterThan(noseWidth(FACE) + 1);
    for (const landmark of FACE_OVAL) {
      expect(shaped[3 * landmark]).toBe(FACE[3 * landmark]);
      expect(shaped[3 * landmark + 1]).toBe(FACE[3 * landmark + 1]);
    }
  });

  it('keeps a smile: the mouth of the scene stays as open as it was', () => {
    const open = FACE.slice();
    for (const landmark of [14, 87, 317, 178, 402]) open[3 * landmark + 1] = (open[3 * landmark + 1] ?? 0) + 25;
    const shaped = transferShape({ landmarks: FACE }, { landmarks: open }, 1);
    const opening = (points: Float32Array): number => (points[3 * 14 + 1] ?? 0) - (points[3 * 13 + 1] ?? 0);
    expect(opening(shaped) / opening(open)).toBeGreaterThan(0.84);
    expect(opening(open)).toBeGreaterThan(opening(FACE) + 20);
    expect(INNER_LIPS).toContain(14);
  });
});
