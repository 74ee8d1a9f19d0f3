import { INNER_LIPS, OUTER_LIPS } from '../../mesh/regions.ts';
import { clamp } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Layers, region, softenPart } from '../layers/layers.ts';
import { labQuantiles } from '../layers/skin.ts';

const STRENGTH = 0.6;
const LIGHTNESS_REACH = 18;
const CHROMA_REACH = 12;
const FEWEST_PIXELS = 12;

/**
 * Moves the colour of the source's lips towards that of the scene's. Changes `layers.source.lab`. The difference
 * between lips and skin varies with complexion, so the shift for the skin alone leaves lips too pale or too dark.
 */
export function matchLips(layers: Layers, scratch: Scratch): void {
  const lips = region(layers, [OUTER_LIPS], scratch);
  const mouth = region(layers, [INNER_LIPS], scratch);
  for (let i = 0; i < lips.length; i++) lips[i] = (lips[i] as number) * (1 - (mouth[i] as number));
  const from = labQuantiles(layers.source.lab, lips, 0.5, [0.5]);
  const to = labQuantiles(layers.scene.lab, lips, 0.5, [0.5]);
  if (from.count < FEWEST_PIXELS) return;
  const [lightness = 0, a = 0, b = 0] = from.channels.map(([median = 0], channel) => {
    const reach = channel === 0 ? LIGHTNESS_REACH : CHROMA_REACH;
    return clamp(STRENGTH * ((to.channels[channel]?.[0] ?? median) - median), -reach, reach);
  });
  shift(layers.source.lab, softenPart(layers, lips, [OUTER_LIPS], 0.015, scratch), lightness, a, b);
}

function shift(lab: Float32Array, weights: Float32Array, lightness: number, a: number, b: number): void {
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight <= 0) continue;
    lab[3 * i] = (lab[3 * i] as number) + lightness * weight;
    lab[3 * i + 1] = (lab[3 * i + 1] as number) + a * weight;
    lab[3 * i + 2] = (lab[3 * i + 2] as number) + b * weight;
  }
}
