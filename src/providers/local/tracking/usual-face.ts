import { alignSimilarity } from '../mesh/alignment.ts';
import { LANDMARK_COUNT } from '../mesh/face.ts';
import type { ShapedFace } from '../swap/shape.ts';

/** A tracked face as it mostly is. */
export interface UsualFace extends ShapedFace {
  /** From so many frames. */
  readonly frames: number;
}

const EVERY_LANDMARK = new Float32Array(LANDMARK_COUNT).fill(1);

/**
 * The mean of a track's faces, in the pose and place of the last one, so that over the frames the shape of the face stays
 * the same while it moves. `before` is the mean up to the frame before.
 */
export function learnUsual(before: UsualFace | undefined, { landmarks, expression }: ShapedFace): UsualFace {
  if (!before) return { landmarks, expression, frames: 1 };
  const frames = before.frames + 1;
  const posed = alignSimilarity(before.landmarks, landmarks, EVERY_LANDMARK);
  return {
    landmarks: mixed(posed, landmarks, 1 / frames),
    expression: before.expression && expression ? mixed(before.expression, expression, 1 / frames) : expression,
    frames,
  };
}

function mixed(from: Float32Array, to: Float32Array, share: number): Float32Array {
  return from.map((value, i) => value + ((to[i] as number) - value) * share);
}
