import { type Face, LANDMARK_COUNT } from '../mesh/face.ts';
import { MIRRORED, NEIGHBOURS } from '../mesh/topology.ts';
import { labOf } from '../pixels/lab.ts';
import { clamp, smoothstep } from '../pixels/numbers.ts';
import { type SampledPicture, sample } from '../pixels/sampling.ts';
import { offHue, type SkinTone } from './layers/skin.ts';

const CHANNELS = 3;
/** Distance of a and b from those of skin, in spreads, up to which a landmark shows skin, and from which it does not. */
const SKIN_UP_TO = 2;
const NOT_SKIN_FROM = 3.5;
/** Lightness as a share of the skin's below which even skin tells nothing of its light. */
const DARKEST = 0.15;
const DARK = 0.3;
/** Light spreads over the mesh by this many edges from where it is known. */
const ROUNDS = 6;
/** Natural logarithm. */
const MOST = 1.4;
/** Of 255: keeps the logarithm of black finite. */
const FLOOR = 4;
const LITTLE = 1e-3;

/**
 * How much brighter the light on each landmark is than on its counterpart on the other half of the face: natural
 * logarithms of red, green and blue, 3 a landmark. `bare` says how far bare skin is expected at each landmark, 0 to 1.
 */
export function lightOverOtherHalf(
  from: SampledPicture,
  { landmarks }: Face,
  tone: SkinTone,
  bare: Float32Array,
): Float32Array {
  const rgb = new Float32Array(CHANNELS * LANDMARK_COUNT);
  for (let i = 0; i < LANDMARK_COUNT; i++) sample(from, landmarks[3 * i] ?? 0, landmarks[3 * i + 1] ?? 0, rgb, 3 * i);
  const skin = skinInAnyLight(labOf(rgb, new Float32Array(rgb.length)), tone, bare);
  const weights = skin.map((share, i) => share * (skin[MIRRORED[i] ?? i] ?? 0));
  const light = rgb.map((value, at) => {
    const other = rgb[CHANNELS * (MIRRORED[(at / CHANNELS) | 0] ?? 0) + (at % CHANNELS)] ?? 0;
    return clamp(Math.log((value + FLOOR) / (other + FLOOR)), -MOST, MOST);
  });
  return spread(light, weights);
}

function skinInAnyLight(lab: Float32Array, tone: SkinTone, bare: Float32Array): Float32Array {
  return bare.map((expected, i) => {
    const lit = smoothstep(DARKEST, DARK, (lab[3 * i] ?? 0) / Math.max(1, tone.lightness));
    return expected * lit * smoothstep(NOT_SKIN_FROM, SKIN_UP_TO, Math.sqrt(offHue(lab, i, tone)));
  });
}

/** Weighted means over neighbours, again and again. Landmarks that are far from all weights have no difference. */
function spread(values: Float32Array, weights: Float32Array): Float32Array {
  let sums = values.map((value, at) => value * (weights[(at / CHANNELS) | 0] ?? 0));
  let totals = weights;
  for (let round = 0; round < ROUNDS; round++) {
    const from = sums;
    const counts = totals;
    sums = from.map((own, k) => around((k / CHANNELS) | 0, (i) => from[CHANNELS * i + (k % CHANNELS)] ?? 0, own));
    totals = counts.map((own, landmark) => around(landmark, (i) => counts[i] ?? 0, own));
  }
  return sums.map((sum, at) => sum / ((totals[(at / CHANNELS) | 0] ?? 0) + LITTLE));
}

function around(landmark: number, at: (landmark: number) => number, own: number): number {
  const near = NEIGHBOURS[landmark] ?? [];
  return (own + near.reduce((sum, i) => sum + at(i), 0)) / (1 + near.length);
}
