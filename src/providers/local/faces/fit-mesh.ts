import { type Box, LANDMARK_COUNT } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import { cropRotated, type Picture } from '../pixels/picture.ts';

/** A turned square around a face, in pixels of the picture. */
export interface FaceRegion {
  readonly centreX: number;
  readonly centreY: number;
  readonly side: number;
  /** Of the eye line, radians, clockwise. */
  readonly angle: number;
}

export interface Mesh {
  /** x, y, z of each landmark in pixels of the picture. */
  readonly landmarks: Float32Array;
  /** 0 to 1: how sure the model is that there is a face. */
  readonly presence: number;
}

const INPUT_SIDE = 192;
const LEFT_EYE_OUTER = 33;
const RIGHT_EYE_OUTER = 263;

export async function fitMesh(picture: Picture, region: FaceRegion, runtime: Runtime): Promise<Mesh> {
  const scale = region.side / INPUT_SIDE;
  const window = { centreX: region.centreX, centreY: region.centreY, scale, angle: region.angle };
  const input = cropRotated(picture, window, INPUT_SIDE, INPUT_SIDE, { multiply: 1 / 255, add: 0 });
  const [points, presence] = await runtime.run('facemesh', input, [1, INPUT_SIDE, INPUT_SIDE, 3]);
  if (!points || points.length !== LANDMARK_COUNT * 3) throw new Error('the mesh model lacks its landmarks');
  return { landmarks: toPicture(points, region, scale), presence: presence?.[0] ?? 0 };
}

function toPicture(points: Float32Array, region: FaceRegion, scale: number): Float32Array {
  const landmarks = new Float32Array(points.length);
  const cosine = Math.cos(region.angle) * scale;
  const sine = Math.sin(region.angle) * scale;
  for (let i = 0; i < points.length; i += 3) {
    const across = (points[i] ?? 0) - INPUT_SIDE / 2;
    const down = (points[i + 1] ?? 0) - INPUT_SIDE / 2;
    landmarks[i] = region.centreX + cosine * across - sine * down;
    landmarks[i + 1] = region.centreY + sine * across + cosine * down;
    landmarks[i + 2] = (points[i + 2] ?? 0) * scale;
  }
  return landmarks;
}

/** The square around landmarks, upright to the eye line; `margin` 1 just holds them. */
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
