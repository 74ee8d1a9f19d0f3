import type { RefusalReason } from '../../../core/ports/provider.ts';
import { boxWidth, type Face } from '../mesh/face.ts';

/** Width of the bounding box in pixels. Smaller faces have too little detail. */
const SMALLEST_WIDTH = 48;
/** Degrees of yaw to either side. Beyond, half of the face is hidden and would be invented. */
const MOST_YAW = 40;

export type QualityProblem = Extract<RefusalReason, 'face-too-small' | 'face-turned-away'>;

/**
 * Why a face can be neither source nor target of a swap. A `margin` above 1 makes both limits stricter by that factor.
 */
export function qualityProblem(face: Face, margin = 1): QualityProblem | undefined {
  if (boxWidth(face.box) < SMALLEST_WIDTH * margin) return 'face-too-small';
  if (Math.abs(face.pose.yaw) > MOST_YAW / margin) return 'face-turned-away';
  return undefined;
}
