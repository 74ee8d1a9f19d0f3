import { describe, expect, it } from 'vitest';
import { faceWidth } from '../../../../src/providers/local/mesh/landmarks.ts';
import { CANONICAL_VERTICES } from '../../../../src/providers/local/mesh/topology.ts';
import { smoothLandmarks } from '../../../../src/providers/local/tracking/landmark-smoothing.ts';

const face: Float32Array = CANONICAL_VERTICES.map((value, i) => (i % 3 === 0 ? value : -value) * 10 + 200);
const unit = faceWidth(face);

function moved(points: Float32Array, x: number, y: number, angle = 0): Float32Array {
  const result = points.slice();
  for (let i = 0; i < points.length; i += 3) {
    const across = (points[i] ?? 0) - 200;
    const down = (points[i + 1] ?? 0) - 200;
    result[i] = 200 + Math.cos(angle) * across - Math.sin(angle) * down + x;
    result[i + 1] = 200 + Math.sin(angle) * across + Math.cos(angle) * down + y;
  }
  return result;
}

/** Adds jitter of a small share of the face's width, different in every frame. */
function trembling(points: Float32Array, frame: number): Float32Array {
  const sway = Math.sin(frame * 2.3) * 0.0008 * unit;
  return points.map((value, i) => value + sway + Math.sin(i * 12.9 + frame * 7.1) * 0.0015 * unit);
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 3) {
    sum += Math.hypot((a[i] ?? 0) - (b[i] ?? 0), (a[i + 1] ?? 0) - (b[i + 1] ?? 0));
  }
  return sum / (a.length / 3) / unit;
}

describe('the landmarks of a face from frame to frame', () => {
  it('jitter less than those of the model', () => {
    let smoothed: Float32Array = face;
    let before = face;
    let raw = 0;
    let smooth = 0;
    for (let frame = 1; frame < 30; frame++) {
      const measured = trembling(face, frame);
      const next = smoothLandmarks(smoothed, measured);
      raw += distance(before, measured);
      smooth += distance(smoothed, next);
      before = measured;
      smoothed = next;
    }
    expect(smooth).toBeLessThan(raw / 2);
  });

  it.each([
    ['glides', (frame: number) => moved(face, frame * 4, frame * -2)],
    ['is tilted', (frame: number) => moved(face, 0, 0, frame * 0.03)],
    ['comes nearer', (frame: number) => moved(face, 0, 0).map((value) => value * 1.02 ** frame)],
  ])('do not lag behind a head that %s', (_, at) => {
    let smoothed = at(0);
    for (let frame = 1; frame < 20; frame++) {
      smoothed = smoothLandmarks(smoothed, at(frame));
      expect(distance(smoothed, at(frame))).toBeLessThan(0.002);
    }
  });

  it('follow a mouth that opens at once', () => {
    const chin = [14, 17, 152, 84, 314, 87, 317];
    const opened = face.slice();
    for (const landmark of chin) opened[3 * landmark + 1] = (opened[3 * landmark + 1] ?? 0) + 0.06 * unit;
    const smoothed = smoothLandmarks(face, opened);
    for (const landmark of chin) {
      expect(Math.abs((smoothed[3 * landmark + 1] ?? 0) - (opened[3 * landmark + 1] ?? 0))).toBeLessThan(0.003 * unit);
    }
  });
});
