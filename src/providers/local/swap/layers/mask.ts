import type { Grid } from '../../pixels/grid.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import { interpolate, type Raster } from '../../pixels/raster.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Layers, soften } from './layers.ts';

/** The mask fades out between these forehead heights (0 brows, 1 hairline), which hides hairlines and fringes. */
const FADE_FROM = 0.2;
const FADE_TO = 0.75;

/** Confidence in the source up to which it is not used at all, and from which on it is used alone. */
const NO_CONFIDENCE = 0.5;
const ENOUGH_CONFIDENCE = 0.99;
/** Face widths over which confidence is averaged, so that what lies beside a strand of hair is not trusted either. */
const CONFIDENCE_EDGE = 0.022;

/**
 * Share of the source at each pixel, 0 to 1, before occluders are cut out. `foreheadHeight` is 0 at the brows, 1 at the
 * hairline of the mesh; the hair of the source begins at `hairline`.
 */
export function faceMask(
  layers: Layers,
  foreheadHeight: Float32Array,
  hairline: number,
  scratch: Scratch,
): Float32Array {
  const { covered, interior } = layers;
  const to = Math.min(FADE_TO, hairline);
  const from = (FADE_FROM / FADE_TO) * to;
  const mask = scratch.floats(covered.length);
  for (let i = 0; i < mask.length; i++) {
    if (covered[i] === 0) continue;
    const forehead = smoothstep(from, to, foreheadHeight[i] as number);
    mask[i] = smoothstep(0.55, 0.96, interior[i] as number) * (1 - forehead);
  }
  return mask;
}

/** Keeps the scene where something passes in front of landmarks. */
export function cutOccluded(mask: Float32Array, raster: Raster, occlusion: Float32Array, scratch: Scratch): void {
  hide(mask, interpolate(raster, occlusion, 1, 0, scratch.floats(mask.length)));
}

/** Leaves the scene where it is kept itself: `kept` is its share at each pixel, 0 to 1. */
export function hide(mask: Float32Array, kept: Float32Array): void {
  for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] as number) * (1 - (kept[i] as number));
}

/** Leaves the scene where the source shows too little, or something else than its face. */
export function trust(mask: Float32Array, confidence: Float32Array | undefined, grid: Grid, scratch: Scratch): void {
  if (!confidence) return;
  const soft = soften(grid, confidence, CONFIDENCE_EDGE, scratch);
  for (let i = 0; i < mask.length; i++) {
    mask[i] = (mask[i] as number) * smoothstep(NO_CONFIDENCE, ENOUGH_CONFIDENCE, soft[i] as number);
  }
}

export function weaken(mask: Float32Array, strength: number): void {
  if (strength === 1) return;
  for (let i = 0; i < mask.length; i++) mask[i] = (mask[i] as number) * strength;
}

/** Takes the blend, which spreads over edges, back from what is in front of the face. `difference` is [pixels, 3]. */
export function uncover(difference: Float32Array, front: Float32Array): void {
  for (let i = 0; i < front.length; i++) {
    const left = 1 - (front[i] as number);
    for (let k = 3 * i; k < 3 * i + 3; k++) difference[k] = (difference[k] as number) * left;
  }
}
