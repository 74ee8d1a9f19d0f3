import type { RefusalReason } from '../../../core/ports/provider.ts';
import { boxWidth, type Face } from '../mesh/face.ts';

/** Width of the landmarks' box in pixels; smaller faces have too little to go by. */
const SMALLEST_WIDTH = 48;
/** Degrees to either side; further round, half of the face is hidden and would be invented. */
const MOST_YAW = 40;

export type QualityProblem = Extract<RefusalReason, 'face-too-small' | 'face-turned-away'>;

/** Why a face can be neither given nor swapped. With a `margin` above 1 it must be so much clearer of the limits. */
export function qualityProblem(face: Face, margin = 1): QualityProblem | undefined {
  if (boxWidth(face.box) < SMALLEST_WIDTH * margin) return 'face-too-small';
  if (Math.abs(face.pose.yaw) > MOST_YAW / margin) return 'face-turned-away';
  return undefined;
}
