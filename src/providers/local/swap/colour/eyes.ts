import { LEFT_EYE, RIGHT_EYE } from '../../mesh/regions.ts';
import { clamp } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { type Layers, region, softenPart } from '../layers/layers.ts';
import { type LabQuantiles, labQuantiles } from '../layers/skin.ts';

const STRENGTH = 0.85;
const CHROMA_REACH = 4;
const FEWEST_PIXELS = 12;

/** Matches brightness and white of each eyeball of the source to the scene's. Changes `layers.source.lab`. */
export function matchEyes(layers: Layers, scratch: Scratch): void {
  for (const eye of [RIGHT_EYE, LEFT_EYE]) matchEye(layers, eye, scratch);
}

function matchEye(layers: Layers, eye: readonly number[], scratch: Scratch): void {
  const { source, scene } = layers;
  const eyeball = region(layers, [eye], scratch);
  const from = labQuantiles(source.lab, eyeball, 0.5, [0.1, 0.7, 0.9]);
  const to = labQuantiles(scene.lab, eyeball, 0.5, [0.1, 0.7, 0.9]);
  if (from.count < FEWEST_PIXELS) return;
  const [fromDark = 0, , fromBright = 0] = from.channels[0];
  const [toDark = 0, , toBright = 0] = to.channels[0];
  const gain = clamp((toBright - toDark) / Math.max(4, fromBright - fromDark), 0.7, 1.35);
  const offset = (toDark + toBright) / 2 - (gain * (fromDark + fromBright)) / 2;
  const [fromA, fromB] = whiteOfEye(source.lab, eyeball, from);
  const [toA, toB] = whiteOfEye(scene.lab, eyeball, to);
  const soft = softenPart(layers, eyeball, [eye], 0.01, scratch);
  adjust(source.lab, soft, gain, offset, near(toA - fromA), near(toB - fromB));
}

function near(value: number): number {
  return clamp(value, -CHROMA_REACH, CHROMA_REACH);
}

/** Mean a and b of the brightest pixels of the eyeball. */
function whiteOfEye(lab: Float32Array, eyeball: Float32Array, quantiles: LabQuantiles): [number, number] {
  const bright = quantiles.channels[0][1] ?? 0;
  let a = 0;
  let b = 0;
  let count = 0;
  for (let i = 0; i < eyeball.length; i++) {
    if ((eyeball[i] as number) <= 0.5 || (lab[3 * i] as number) < bright) continue;
    a += lab[3 * i + 1] as number;
    b += lab[3 * i + 2] as number;
    count++;
  }
  return count > 0 ? [a / count, b / count] : [0, 0];
}

function adjust(
  lab: Float32Array,
  eyeball: Float32Array,
  gain: number,
  offset: number,
  shiftA: number,
  shiftB: number,
): void {
  for (let i = 0; i < eyeball.length; i++) {
    const inside = eyeball[i] as number;
    if (inside <= 0.01) continue;
    const weight = Math.min(1, inside * 1.3) * STRENGTH;
    const lightness = lab[3 * i] as number;
    lab[3 * i] = lightness + (gain * lightness + offset - lightness) * weight;
    lab[3 * i + 1] = (lab[3 * i + 1] as number) + shiftA * weight;
    lab[3 * i + 2] = (lab[3 * i + 2] as number) + shiftB * weight;
  }
}
