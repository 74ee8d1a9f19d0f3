import { BROWS, FOREHEAD, GLABELLA } from '../../mesh/regions.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { beardLikelihood, cutBeard } from './beards.ts';
import { framesOf } from './frames.ts';
import { type Layers, soften, softRegion } from './layers.ts';
import { hide } from './mask.ts';

/** Face widths. */
const BROW_EDGE = 0.015;

/** Objects on the scene's face that were found and kept. */
export interface Occluders {
  readonly glasses: boolean;
  readonly beard: boolean;
}

/**
 * Cuts out of the mask what covers the scene's face (fringe, glasses, beard) and hair that the source would bring.
 * `glasses` is the likelihood that the scene's face wears them, 0 to 1. `front` is what else is in front of it
 * (`inFront`); glasses are added to it.
 */
export function keepOccluders(
  layers: Layers,
  mask: Float32Array,
  glasses: number,
  front: Float32Array,
  scratch: Scratch,
): Occluders {
  cutFringe(layers, mask, scratch);
  cutSourceHairAtEdge(layers, mask, scratch);
  const beard = beardLikelihood(layers, scratch);
  const frames = framesOf(layers, glasses, scratch);
  for (let i = 0; i < front.length; i++) front[i] = Math.max(front[i] as number, frames[i] as number);
  hide(mask, front);
  if (beard > 0) cutBeard(layers, mask, beard, scratch);
  return { glasses: glasses > 0.5, beard: beard > 0.5 };
}

function cutFringe(layers: Layers, mask: Float32Array, scratch: Scratch): void {
  const forehead = softRegion(layers, [FOREHEAD], 0.01, scratch);
  const hidden = underFringe(layers, scratch);
  const sceneSkin = soften(layers, layers.scene.likeness, 0.012, scratch);
  for (let i = 0; i < mask.length; i++) {
    const inside = forehead[i] as number;
    mask[i] = (mask[i] as number) * (1 - (hidden[i] as number));
    if (inside < 0.01) continue;
    const sceneHair = smoothstep(0.35, 0.8, 1 - (sceneSkin[i] as number));
    const sourceHair = smoothstep(0.2, 0.6, 1 - (layers.sourceSkin[i] as number));
    mask[i] = (mask[i] as number) * (1 - inside * sceneHair) * (1 - inside * sourceHair);
  }
}

/** How far each pixel of the forehead and the brows lies under a fringe of the source, 0 to 1. */
function underFringe(layers: Layers, scratch: Scratch): Float32Array {
  const { fringe } = layers.source;
  if (fringe === 0) return scratch.floats(layers.covered.length);
  const hidden = softRegion(layers, [FOREHEAD, GLABELLA, ...BROWS], BROW_EDGE, scratch);
  for (let i = 0; i < hidden.length; i++) hidden[i] = fringe * Math.min(1, 2 * (hidden[i] as number));
  return hidden;
}

function cutSourceHairAtEdge(layers: Layers, mask: Float32Array, scratch: Scratch): void {
  const depth = soften(layers, layers.coverage, 0.07, scratch);
  for (let i = 0; i < mask.length; i++) {
    const edge = smoothstep(1, 0.88, depth[i] as number);
    if (edge < 0.01) continue;
    const feature = Math.min(1, (layers.features[i] as number) * 3);
    const hair = smoothstep(0.3, 0.7, 1 - (layers.sourceSkin[i] as number));
    mask[i] = (mask[i] as number) * (1 - edge * (1 - feature) * hair);
  }
}
