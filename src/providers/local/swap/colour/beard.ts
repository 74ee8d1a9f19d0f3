import { BEARD_AREA } from '../../mesh/regions.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Layers, soften, softRegion } from '../layers/layers.ts';

/** Unlikeness to skin, averaged, from which hair of the source is left out, and from which nothing of it stays. */
const HAIR_FROM = 0.3;
const HAIR_FULLY = 0.62;

/**
 * How far each pixel is beard in the source and bare skin in the scene, 0 to 1. Half a beard, cut where the face ends,
 * looks worse than none.
 */
export function missingBeard(layers: Layers, scratch: Scratch): Float32Array {
  const area = softRegion(layers, [BEARD_AREA], 0.03, scratch);
  const scene = soften(layers, layers.scene.likeness, 0.03, scratch);
  for (let i = 0; i < area.length; i++) {
    const hair = smoothstep(HAIR_FROM, HAIR_FULLY, 1 - (layers.sourceSkin[i] as number));
    const bare = smoothstep(0.4, 0.75, scene[i] as number);
    const lips = Math.min(1, (layers.features[i] as number) * 3);
    area[i] = (area[i] as number) * hair * bare * (1 - lips);
  }
  return area;
}

/** Shows the scene's own skin there. Both colours are RGB [pixels, 3]. */
export function showScene(rgb: Float32Array, sceneRgb: Float32Array, beard: Float32Array): void {
  for (let i = 0; i < rgb.length; i++) {
    const value = rgb[i] as number;
    rgb[i] = value + (beard[(i / 3) | 0] as number) * ((sceneRgb[i] as number) - value);
  }
}
