import { INNER_LIP_CORNERS, INNER_LIP_MIDDLES, INNER_LIPS } from '../../mesh/regions.ts';
import { blur } from '../../pixels/blur.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Layers, region } from './layers.ts';

/**
 * Height over width of the mouth opening: up to the first it counts as shut, from the second on as fully open. An open
 * mouth shows teeth or tongue, which stay the scene's.
 */
const SHUT_MOUTH = 0.045;
const OPEN_MOUTH = 0.075;
/** The mask fades out between these forehead heights (0 brows, 1 hairline), which hides hairlines and fringes. */
const FADE_FROM = 0.2;
const FADE_TO = 0.75;

/**
 * Share of the source at each pixel, 0 to 1, before occluders are cut out. `foreheadHeight` is 0 at the brows, 1 at the
 * hairline.
 */
export function faceMask(layers: Layers, foreheadHeight: Float32Array, scratch: Scratch): Float32Array {
  const { covered, interior } = layers;
  const mask = scratch.floats(covered.length);
  for (let i = 0; i < mask.length; i++) {
    if (covered[i] === 0) continue;
    const forehead = smoothstep(FADE_FROM, FADE_TO, foreheadHeight[i] as number);
    mask[i] = smoothstep(0.55, 0.96, interior[i] as number) * (1 - forehead);
  }
  return mask;
}

/** Keeps the inside of the scene's mouth if either mouth is open. */
export function keepOpenMouth(
  layers: Layers,
  mask: Float32Array,
  sourceLandmarks: Float32Array,
  sceneLandmarks: Float32Array,
  scratch: Scratch,
): void {
  const opening = Math.max(mouthOpening(sourceLandmarks), mouthOpening(sceneLandmarks));
  const open = 1.5 * smoothstep(SHUT_MOUTH, OPEN_MOUTH, opening);
  if (open === 0) return;
  const { width, height, faceWidth } = layers;
  const inside = region(layers, [INNER_LIPS], scratch);
  const soft = blur(inside, width, height, 1, Math.max(0.8, 0.008 * faceWidth), scratch);
  for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] as number) * (1 - Math.min(1, (soft[i] as number) * open));
}

/** Height over width of the opening between the lips, in the picture. */
export function mouthOpening(landmarks: Float32Array): number {
  return between(landmarks, INNER_LIP_MIDDLES) / Math.max(1e-3, between(landmarks, INNER_LIP_CORNERS));
}

function between(landmarks: Float32Array, [a, b]: readonly [number, number]): number {
  const dx = (landmarks[3 * a] ?? 0) - (landmarks[3 * b] ?? 0);
  const dy = (landmarks[3 * a + 1] ?? 0) - (landmarks[3 * b + 1] ?? 0);
  return Math.hypot(dx, dy);
}
