import { smoothstep } from '../../pixels/numbers.ts';

/** Quantiles of a set of Lab pixels: one list for each channel, in the order of the requested points. */
export interface LabQuantiles {
  /** Number of sampled pixels. */
  readonly count: number;
  readonly channels: readonly [readonly number[], readonly number[], readonly number[]];
}

const SAMPLE_SIZE = 2000;

/** Quantiles at `points` (0 to 1) over the pixels whose weight is above `threshold`, from an evenly spread sample. */
export function labQuantiles(
  lab: Float32Array,
  weights: Float32Array,
  threshold: number,
  points: readonly number[],
): LabQuantiles {
  const { members, from, to } = membersOf(weights, threshold);
  const step = Math.max(1, Math.floor(members / SAMPLE_SIZE));
  const samples = new Float32Array(3 * (Math.ceil(members / step) + 1));
  const room = samples.length / 3;
  const count = gather(lab, weights.subarray(0, to), from, threshold, step, samples, room);
  const pick = (channel: number): number[] => {
    const values = samples.subarray(channel * room, channel * room + count).sort();
    return points.map((point) => values[Math.min(count - 1, Math.floor(point * count))] ?? 0);
  };
  return { count, channels: [pick(0), pick(1), pick(2)] };
}

/** How many pixels have a weight above the threshold, and the range in which they lie. */
function membersOf(weights: Float32Array, threshold: number): { members: number; from: number; to: number } {
  let members = 0;
  let from = 0;
  let to = 0;
  for (let i = 0; i < weights.length; i++) {
    if ((weights[i] as number) <= threshold) continue;
    if (members++ === 0) from = i;
    to = i + 1;
  }
  return { members, from, to };
}

function gather(
  lab: Float32Array,
  weights: Float32Array,
  from: number,
  threshold: number,
  step: number,
  samples: Float32Array,
  room: number,
): number {
  let count = 0;
  let seen = 0;
  for (let i = from; i < weights.length; i++) {
    if ((weights[i] as number) <= threshold) continue;
    if (seen++ % step !== 0) continue;
    samples[count] = lab[3 * i] as number;
    samples[room + count] = lab[3 * i + 1] as number;
    samples[2 * room + count] = lab[3 * i + 2] as number;
    count++;
  }
  return count;
}

/** Median and spread (half the range from quantile 0.16 to 0.84) of a face's skin colour, Lab. */
export interface SkinTone {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
  readonly lightnessSpread: number;
  readonly aSpread: number;
  readonly bSpread: number;
}

/** Skin tone of the pixels where `bareSkin` is above `threshold`. */
export function skinTone(lab: Float32Array, bareSkin: Float32Array, threshold = 0): SkinTone {
  const [lightness, a, b] = labQuantiles(lab, bareSkin, threshold, [0.16, 0.5, 0.84]).channels;
  return {
    lightness: lightness[1] ?? 0,
    a: a[1] ?? 0,
    b: b[1] ?? 0,
    lightnessSpread: halfRange(lightness, 7),
    aSpread: halfRange(a, 3),
    bSpread: halfRange(b, 3.5),
  };
}

function halfRange(values: readonly number[], least: number): number {
  return Math.max(least, ((values[2] ?? 0) - (values[0] ?? 0)) / 2);
}

/**
 * How much each covered pixel looks like the skin of this face, 0 to 1. Hair, frames, shadows and highlights do not.
 */
export function skinLikeness(
  lab: Float32Array,
  covered: Uint8Array,
  tone: SkinTone,
  likeness: Float32Array,
): Float32Array {
  const { lightness, a, b } = tone;
  const scaleL = 1 / tone.lightnessSpread;
  const scaleA = 1 / tone.aSpread;
  const scaleB = 1 / tone.bSpread;
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const offL = ((lab[3 * i] as number) - lightness) * scaleL;
    const offA = ((lab[3 * i + 1] as number) - a) * scaleA;
    const offB = ((lab[3 * i + 2] as number) - b) * scaleB;
    const lightnessWeight = offL < 0 ? 0.55 : 0.35;
    const distance = Math.sqrt(lightnessWeight * offL * offL + 0.5 * offA * offA + 0.5 * offB * offB);
    likeness[i] = 1 - smoothstep(2.2, 3.6, distance);
  }
  return likeness;
}

/**
 * How far a pixel of [pixels, 3] lies off the hue of skin in whatever light, which keeps a and b in proportion to
 * L* + 16: squared, in spreads.
 */
export function offHue(lab: Float32Array, pixel: number, tone: SkinTone): number {
  const scale = (tone.lightness + 16) / (Math.max(0, lab[3 * pixel] as number) + 16);
  const offA = ((lab[3 * pixel + 1] as number) * scale - tone.a) / tone.aSpread;
  const offB = ((lab[3 * pixel + 2] as number) * scale - tone.b) / tone.bSpread;
  return offA * offA + offB * offB;
}
