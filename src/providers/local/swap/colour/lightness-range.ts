import { clamp, limited } from '../../pixels/numbers.ts';
import type { Layers } from '../layers/layers.ts';
import { labQuantiles } from '../layers/skin.ts';
import type { LitSkin } from './lit-skin.ts';

/** L* of the source that become L* of the scene, rising. */
export interface LightnessCurve {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const POINTS = [0.04, 0.2, 0.5, 0.8, 0.96];
const LEAST_SLOPE = 0.7;
const GREATEST_SLOPE = 1.5;
/** Slopes beyond the outermost points. */
const SLOPE_BELOW = 0.9;
const SLOPE_ABOVE = 0.8;
/** How far shine may rise above the lightest skin of the scene, as a share of what is left up to white. */
const SHARE_UP_TO_WHITE = 0.8;
const FEWEST_PIXELS = 20;

/**
 * Brings the darkest, middle and lightest parts of the relit skin to the lightness they have in the scene, so that a
 * face neither turns flat nor hard. Eyes, brows and lips move like the middle. Changes `layers.source.lab`.
 */
export function keepLightnessRange(layers: Layers, lit: LitSkin): void {
  const { covered, features, source, scene } = layers;
  const from = labQuantiles(source.lab, lit.source, 0.3, POINTS);
  const to = labQuantiles(scene.lab, lit.scene, 0.2, POINTS);
  if (from.count < FEWEST_PIXELS) return;
  const curve = lightnessCurve(from.channels[0], to.channels[0]);
  const median = scene.tone.lightness;
  const medianShift = curveAt(curve, median) - median;
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const value = source.lab[3 * i] as number;
    const feature = Math.min(1, (features[i] as number) * 1.6) * 0.8;
    source.lab[3 * i] = value + (1 - feature) * (curveAt(curve, value) - value) + feature * medianShift;
  }
}

/** Maps the middle exactly, and the rest within the limits of slope. Both lists have the same odd length. */
export function lightnessCurve(from: readonly number[], to: readonly number[]): LightnessCurve {
  const middle = (from.length - 1) / 2;
  const reached = [...to];
  for (const direction of [1, -1]) {
    for (let k = middle + direction; k >= 0 && k < from.length; k += direction) {
      const inner = k - direction;
      const run = Math.abs((from[k] ?? 0) - (from[inner] ?? 0)) || 1e-3;
      const rise = Math.abs((to[k] ?? 0) - (to[inner] ?? 0));
      const slope = clamp(rise / run, LEAST_SLOPE, GREATEST_SLOPE);
      reached[k] = (reached[inner] ?? 0) + direction * slope * run;
    }
  }
  return { from, to: reached };
}

export function curveAt({ from, to }: LightnessCurve, value: number): number {
  const last = from.length - 1;
  const lowest = from[0] as number;
  const highest = from[last] as number;
  if (value < lowest) return (to[0] as number) + (value - lowest) * SLOPE_BELOW;
  if (value > highest) {
    const top = to[last] as number;
    const reach = Math.max(0.5, SHARE_UP_TO_WHITE * (100 - top));
    return top + limited((value - highest) * SLOPE_ABOVE, reach);
  }
  let k = 0;
  while (k < last - 1 && value > (from[k + 1] as number)) k++;
  const start = from[k] as number;
  const run = (from[k + 1] as number) - start || 1e-3;
  return (to[k] as number) + ((value - start) / run) * ((to[k + 1] as number) - (to[k] as number));
}
