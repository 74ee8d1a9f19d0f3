import { alignSimilarity } from '../mesh/alignment.ts';
import { LANDMARK_COUNT } from '../mesh/face.ts';
import { faceWidth } from '../mesh/landmarks.ts';
import { smoothstep } from '../pixels/numbers.ts';

const EVERY_LANDMARK = new Float32Array(LANDMARK_COUNT).fill(1);
/**
 * Movement of the whole face between two frames, in face widths: the largest that is jitter, and the least that is
 * motion.
 */
const TREMBLE = 0.001;
const MOTION = 0.006;
/** The same for one landmark, relative to the face. */
const LANDMARK_TREMBLE = 0.003;
const LANDMARK_MOTION = 0.015;
const LEAST_FOLLOWED = 0.25;

/**
 * Removes the model's jitter from the landmarks `measured` in this frame. `previous` is the result for the previous
 * frame; both are x, y, z a landmark. Motion of the whole face and large motion of one landmark are followed at once,
 * so nothing lags.
 */
export function smoothLandmarks(previous: Float32Array, measured: Float32Array): Float32Array {
  const unit = 1 / faceWidth(measured);
  const moved = alignSimilarity(previous, measured, EVERY_LANDMARK);
  const motion = smoothstep(TREMBLE, MOTION, meanDistance(previous, moved) * unit);
  const result = new Float32Array(measured.length);
  for (let i = 0; i < result.length; i += 3) {
    const x = mix(previous[i] as number, moved[i] as number, motion);
    const y = mix(previous[i + 1] as number, moved[i + 1] as number, motion);
    const z = mix(previous[i + 2] as number, moved[i + 2] as number, motion);
    const off = Math.hypot((measured[i] as number) - x, (measured[i + 1] as number) - y) * unit;
    const followed = LEAST_FOLLOWED + (1 - LEAST_FOLLOWED) * smoothstep(LANDMARK_TREMBLE, LANDMARK_MOTION, off);
    result[i] = mix(x, measured[i] as number, followed);
    result[i + 1] = mix(y, measured[i + 1] as number, followed);
    result[i + 2] = mix(z, measured[i + 2] as number, followed);
  }
  return result;
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function meanDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 3) {
    sum += Math.hypot((a[i] as number) - (b[i] as number), (a[i + 1] as number) - (b[i + 1] as number));
  }
  return (3 * sum) / a.length;
}
