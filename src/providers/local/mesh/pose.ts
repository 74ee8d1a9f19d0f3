import type { Pose } from './face.ts';
import { landmark } from './landmarks.ts';

type Vector = readonly [number, number, number];

const FOREHEAD = 10;
const CHIN = 152;
const LEFT_SIDE = 234;
const RIGHT_SIDE = 454;
const DEGREES = 180 / Math.PI;

/**
 * Head pose, from the axis between the sides of the head and the axis between forehead and chin. Yaw and pitch are those
 * of the face turned upright, however it lies in the picture.
 */
export function poseOf(landmarks: Float32Array): Pose {
  const across = unit(difference(landmark(landmarks, RIGHT_SIDE), landmark(landmarks, LEFT_SIDE)));
  const chinward = difference(landmark(landmarks, CHIN), landmark(landmarks, FOREHEAD));
  const slant = dot(chinward, across);
  const down = unit(difference(chinward, [across[0] * slant, across[1] * slant, across[2] * slant]));
  const roll = Math.atan2(across[1], across[0]);
  const chinwardInPicture = Math.cos(roll) * down[1] - Math.sin(roll) * down[0];
  return {
    yaw: Math.atan2(across[2], Math.hypot(across[0], across[1])) * DEGREES,
    pitch: Math.atan2(down[2], chinwardInPicture) * DEGREES,
    roll: roll * DEGREES,
  };
}

function difference(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector) || 1;
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}
