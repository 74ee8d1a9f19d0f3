import { describe, expect, it } from 'vitest';
import { landmark } from '../../../../src/providers/local/mesh/landmarks.ts';
import { LEFT_BROW, RIGHT_BROW } from '../../../../src/providers/local/mesh/regions.ts';
import { CANONICAL_VERTICES } from '../../../../src/providers/local/mesh/topology.ts';
import { transferShape } from '../../../../src/providers/local/swap/shape.ts';
import { learnUsual, type UsualFace } from '../../../../src/providers/local/tracking/usual-face.ts';

const FACE: Float32Array = CANONICAL_VERTICES.map((value, i) => (i % 3 === 0 ? value : -value) * 10 + 200);
const BROWS = new Set([...LEFT_BROW, ...RIGHT_BROW]);
const BROW = 105;
const EYE_CORNER = 133;

function withBrows(up: number): Float32Array {
  return FACE.map((value, i) => (i % 3 === 1 && BROWS.has(Math.floor(i / 3)) ? value - up : value));
}

/** Nearer, farther to the right, and leaning. */
function elsewhere(points: Float32Array, frame: number): Float32Array {
  const [cosine, sine] = [Math.cos(frame / 40), Math.sin(frame / 40)];
  return points.map((value, i) => {
    const [x, y] = [points[i - (i % 3)] ?? 0, points[i - (i % 3) + 1] ?? 0];
    return 1.01 ** frame * ([cosine * x - sine * y + 3 * frame, sine * x + cosine * y, value][i % 3] ?? 0);
  });
}

function browHeight(points: Float32Array): number {
  const [browX, browY] = landmark(points, BROW);
  const [eyeX, eyeY] = landmark(points, EYE_CORNER);
  return Math.hypot(browX - eyeX, browY - eyeY);
}

/** Brows go up and down over frames in which the head moves too. */
const brows = Array.from({ length: 24 }, (_, frame) => 6 * (1 - Math.cos(frame / 2)));

function heightsOver(facesOf: (landmarks: Float32Array) => Float32Array): number[] {
  return brows.map((up, frame) => browHeight(facesOf(elsewhere(withBrows(up), frame))) / 1.01 ** frame);
}

function range(values: readonly number[]): number {
  const settled = values.slice(-13);
  return Math.max(...settled) - Math.min(...settled);
}

describe('the usual face of a track', () => {
  it('lets brows move as far as they do, while a frame alone takes their motion for the shape of the face', () => {
    const source = { landmarks: withBrows(-8) };
    let usual: UsualFace | undefined;
    const alone = heightsOver((landmarks) => transferShape(source, { landmarks }, 0.9));
    const together = heightsOver((landmarks) => {
      usual = learnUsual(usual, { landmarks });
      return transferShape(source, { landmarks }, 0.9, usual);
    });
    const moved = range(heightsOver((landmarks) => landmarks));
    expect(range(together) / moved).toBeGreaterThan(0.9);
    expect(range(alone) / moved).toBeLessThan(0.7);
    expect(together.at(-1) ?? 0).toBeLessThan(0.95 * browHeight(withBrows(brows.at(-1) ?? 0)));
  });

  it('is the mean of what the face did, where the face is now', () => {
    const first = learnUsual(undefined, { landmarks: withBrows(0), expression: Float32Array.of(0.2) });
    const now = elsewhere(withBrows(8), 5);
    const usual = learnUsual(first, { landmarks: now, expression: Float32Array.of(0.8) });
    expect(usual.expression?.[0]).toBeCloseTo(0.5, 5);
    expect(browHeight(usual.landmarks) / 1.01 ** 5).toBeCloseTo(browHeight(withBrows(4)), 0);
    for (const axis of [0, 1]) expect(usual.landmarks[axis]).toBeCloseTo(now[axis] ?? 0, 0);
  });
});
