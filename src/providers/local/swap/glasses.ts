import type { Face } from '../mesh/face.ts';
import { faceWidth } from '../mesh/landmarks.ts';
import { smoothstep } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import { type SampledPicture, sample, sampledAt } from '../pixels/sampling.ts';

/**
 * Lines of skin, from landmark to landmark, that the frame of glasses crosses. `from` is where the search starts, 0 to
 * 1.
 */
const LINES = [
  { start: 9, end: 195, from: 0 },
  { start: 145, end: 36, from: 0.15 },
  { start: 373, end: 266, from: 0.15 },
];
const STEPS = 40;
/** Number of steps within which brightness must jump. */
const JUMP = 3;
/** Side of the square that is averaged for one step, in face widths. */
const SPOT = 0.008;
/**
 * Frame strength from which glasses are possible, and from which they are certain. The soft step in between avoids
 * flicker in videos.
 */
const FAINTEST_FRAME = 0.3;
const SURE_FRAME = 0.36;
const DARKEST_SKIN = 20;

/** Whether the face wears glasses. Looks for the brightness jump of a frame over the nose and below both eyes. */
export function wearsGlasses(picture: Picture, face: Face): boolean {
  return glassesLikelihood(picture, face) > 0.5;
}

/** Likelihood of glasses, 0 to 1. */
export function glassesLikelihood(picture: Picture, face: Face): number {
  return smoothstep(FAINTEST_FRAME, SURE_FRAME, frameStrength(picture, face));
}

/**
 * The weakest of three brightness jumps, relative to the brightness of the skin: 0.6 and more with dark frames, 0.3
 * without glasses.
 */
export function frameStrength(picture: Picture, face: Face): number {
  const sampled = sampledAt(picture, faceWidth(face.landmarks) * SPOT);
  const jumps = LINES.map(({ start, end, from }) => {
    const line = brightnessAlong(sampled, face.landmarks, start, end, from);
    const median = line.toSorted()[STEPS >> 1] ?? 0;
    return steepestJump(line) / Math.max(DARKEST_SKIN, median);
  });
  return Math.min(...jumps);
}

function brightnessAlong(
  sampled: SampledPicture,
  landmarks: Float32Array,
  start: number,
  end: number,
  from: number,
): Float32Array {
  const rgb = new Float32Array(3);
  const at = (landmark: number, axis: number): number => landmarks[3 * landmark + axis] ?? 0;
  return Float32Array.from({ length: STEPS + 1 }, (_, step) => {
    const share = from + ((1 - from) * step) / STEPS;
    const x = at(start, 0) + (at(end, 0) - at(start, 0)) * share;
    const y = at(start, 1) + (at(end, 1) - at(start, 1)) * share;
    sample(sampled, x, y, rgb, 0);
    const [red = 0, green = 0, blue = 0] = rgb;
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

function steepestJump(line: Float32Array): number {
  let steepest = 0;
  for (let step = 0; step + JUMP < line.length; step++) {
    steepest = Math.max(steepest, Math.abs((line[step + JUMP] ?? 0) - (line[step] ?? 0)));
  }
  return steepest;
}
