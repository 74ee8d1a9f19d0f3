import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { Layers } from './layers.ts';

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
