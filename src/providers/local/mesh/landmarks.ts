import type { Box } from './face.ts';
import { FACE_SIDES } from './regions.ts';

/** A rotated square around a face, in pixels of the picture. */
export interface FaceRegion {
  readonly centreX: number;
  readonly centreY: number;
  readonly side: number;
  /** Angle of the eye line, radians, clockwise. */
  readonly angle: number;
}

const LEFT_EYE_OUTER = 33;
const RIGHT_EYE_OUTER = 263;

/** The square around landmarks, aligned to the eye line. With `margin` 1 it just encloses them. */
export function regionAround(landmarks: Float32Array, margin: number): FaceRegion {
  const angle = eyeLineAngle(landmarks);
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const upright = new Float32Array(landmarks.length);
  for (let i = 0; i < landmarks.length; i += 3) {
    const x = landmarks[i] ?? 0;
    const y = landmarks[i + 1] ?? 0;
    upright[i] = cosine * x + sine * y;
    upright[i + 1] = cosine * y - sine * x;
  }
  const { left, top, right, bottom } = boundsOf(upright);
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return {
    centreX: cosine * x - sine * y,
    centreY: sine * x + cosine * y,
    side: Math.max(right - left, bottom - top) * margin,
    angle,
  };
}

function eyeLineAngle(landmarks: Float32Array): number {
  const [leftX, leftY] = landmark(landmarks, LEFT_EYE_OUTER);
  const [rightX, rightY] = landmark(landmarks, RIGHT_EYE_OUTER);
  return Math.atan2(rightY - leftY, rightX - leftX);
}

export function boundsOf(landmarks: Float32Array): Box {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < landmarks.length; i += 3) {
    const x = landmarks[i] ?? 0;
    const y = landmarks[i + 1] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

export function landmark(landmarks: Float32Array, index: number): readonly [x: number, y: number, z: number] {
  const start = index * 3;
  return [landmarks[start] ?? 0, landmarks[start + 1] ?? 0, landmarks[start + 2] ?? 0];
}

/** Distance from ear to ear in x, y and z, in the unit of `points` (x, y, z a landmark). */
export function faceWidth(points: Float32Array): number {
  const [a, b] = FACE_SIDES;
  const dx = (points[3 * a] ?? 0) - (points[3 * b] ?? 0);
  const dy = (points[3 * a + 1] ?? 0) - (points[3 * b + 1] ?? 0);
  const dz = (points[3 * a + 2] ?? 0) - (points[3 * b + 2] ?? 0);
  return Math.hypot(dx, dy, dz);
}

/** Distance of two landmarks in x and y, in the unit of `points` (x, y, z a landmark). */
export function distanceBetween(points: Float32Array, a: number, b: number): number {
  const dx = (points[3 * a] ?? 0) - (points[3 * b] ?? 0);
  const dy = (points[3 * a + 1] ?? 0) - (points[3 * b + 1] ?? 0);
  return Math.hypot(dx, dy);
}

/** Height over width of the opening between lids or lips, in the picture: between their middles, over between their corners. */
export function openingOf(
  points: Float32Array,
  middles: readonly [number, number],
  corners: readonly [number, number],
): number {
  return distanceBetween(points, ...middles) / Math.max(1e-3, distanceBetween(points, ...corners));
}
