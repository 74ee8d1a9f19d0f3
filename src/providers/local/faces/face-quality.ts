import type { RefusalReason } from '../../../core/ports/provider.ts';
import { boxWidth, type Face } from '../mesh/face.ts';

/** Width of the bounding box in pixels. Smaller faces have too little detail. */
const SMALLEST_WIDTH = 48;
/** Degrees of yaw to either side. Beyond, half of the face is hidden and would be invented. */
const MOST_YAW = 40;
/** Degrees of pitch up or down. Beyond, brows or chin hide the rest of the face. */
const MOST_PITCH = 30;
/** Width in pixels from which a face has all the detail that a swap keeps. */
const DETAILED_WIDTH = 4 * SMALLEST_WIDTH;
/** Degrees of yaw between source and scene. Beyond, what the scene shows is hidden in the source. */
const MOST_YAW_APART = 35;
/** Degrees over which a face fades out in a video, beyond `MOST_YAW_APART`. */
const APART_FADE = 5;

export type QualityProblem = Extract<RefusalReason, 'face-too-small' | 'face-turned-away' | 'face-up-or-down'>;
export type SwapProblem = QualityProblem | 'faces-turned-apart';

/**
 * Why a face can be neither source nor target of a swap. A `margin` above 1 makes the limits stricter by that factor.
 */
export function qualityProblem(face: Face, margin = 1): QualityProblem | undefined {
  if (boxWidth(face.box) < SMALLEST_WIDTH * margin) return 'face-too-small';
  if (Math.abs(face.pose.yaw) > MOST_YAW / margin) return 'face-turned-away';
  if (Math.abs(face.pose.pitch) > MOST_PITCH / margin) return 'face-up-or-down';
  return undefined;
}

/**
 * How well a face can be swapped, 0 to 1 in steps of 0.01: 1 for a large face seen from the front, 0 only for one that has
 * a quality problem.
 */
export function faceQuality(face: Face): number {
  if (qualityProblem(face)) return 0;
  const detail = Math.min(1, boxWidth(face.box) / DETAILED_WIDTH);
  const yaw = 1 - (face.pose.yaw / MOST_YAW) ** 2;
  const pitch = 1 - (face.pose.pitch / MOST_PITCH) ** 2;
  return Math.max(1, Math.ceil(detail * yaw * pitch * 100)) / 100;
}

/** Whether the source does not show enough of what the scene shows. */
export function areTurnedApart(source: Face, scene: Face): boolean {
  return yawBetween(source, scene) > MOST_YAW_APART;
}

/** How far the source may be put on a moving face that turns away from it, 0 to 1. */
export function togetherness(source: Face, scene: Face): number {
  return Math.max(0, Math.min(1, (MOST_YAW_APART + APART_FADE - yawBetween(source, scene)) / APART_FADE));
}

function yawBetween(one: Face, other: Face): number {
  return Math.abs(one.pose.yaw - other.pose.yaw);
}
