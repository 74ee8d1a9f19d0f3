import type { Scratch } from '../pixels/scratch.ts';

interface Level {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** The inverse of the mask from which the difference counts fully. */
const FULL_FROM_MASK = 8;

/**
 * The difference to add to `scene` so that it becomes `face` where `mask` is 1. Both are [pixels, 3] in 0 to 255.
 * Coarse structure crosses the edge of the mask over a wide band, fine structure over a narrow one (multi-band
 * blending, Burt and Adelson 1983). Pixels outside `covered` are not used.
 */
export function blendDifference(
  face: Float32Array,
  scene: Float32Array,
  mask: Float32Array,
  grid: { readonly width: number; readonly height: number; readonly covered: Uint8Array },
  bands: number,
  scratch: Scratch,
): Float32Array {
  const { width, height, covered } = grid;
  let coarse: Level = { values: difference(face, scene, mask, covered, scratch), width, height };
  let weights: Level = { values: mask, width, height };
  const finer: Level[] = [];
  for (let band = 0; band < bands; band++) {
    const next = halve(coarse, 3, scratch);
    const smooth = double(next, 3, coarse.width, coarse.height, scratch);
    subtractAndWeigh(coarse.values, smooth, weights.values);
    finer.push({ values: smooth, width: coarse.width, height: coarse.height });
    weights = halve(weights, 1, scratch);
    coarse = next;
  }
  weigh(coarse.values, weights.values);
  for (const band of finer.reverse()) {
    const raised = double(coarse, 3, band.width, band.height, scratch);
    add(raised, band.values);
    coarse = { values: raised, width: band.width, height: band.height };
  }
  return coarse.values;
}

/**
 * Fades out where the mask does. What is in front of a face (a fringe, glasses) differs much from it, and would shine
 * through beside it in the coarse bands.
 */
function difference(
  face: Float32Array,
  scene: Float32Array,
  mask: Float32Array,
  covered: Uint8Array,
  scratch: Scratch,
): Float32Array {
  const values = scratch.unset(face.length);
  for (let i = 0, j = 0; i < covered.length; i++, j += 3) {
    const share = covered[i] === 0 ? 0 : Math.min(1, FULL_FROM_MASK * (mask[i] as number));
    values[j] = share * ((face[j] as number) - (scene[j] as number));
    values[j + 1] = share * ((face[j + 1] as number) - (scene[j + 1] as number));
    values[j + 2] = share * ((face[j + 2] as number) - (scene[j + 2] as number));
  }
  return values;
}

/** Writes (fine - smooth) * weight to `smooth`. */
function subtractAndWeigh(fine: Float32Array, smooth: Float32Array, weights: Float32Array): void {
  for (let i = 0, j = 0; i < weights.length; i++, j += 3) {
    const weight = weights[i] as number;
    smooth[j] = ((fine[j] as number) - (smooth[j] as number)) * weight;
    smooth[j + 1] = ((fine[j + 1] as number) - (smooth[j + 1] as number)) * weight;
    smooth[j + 2] = ((fine[j + 2] as number) - (smooth[j + 2] as number)) * weight;
  }
}

function weigh(values: Float32Array, weights: Float32Array): void {
  for (let i = 0, j = 0; i < weights.length; i++, j += 3) {
    const weight = weights[i] as number;
    values[j] = (values[j] as number) * weight;
    values[j + 1] = (values[j + 1] as number) * weight;
    values[j + 2] = (values[j + 2] as number) * weight;
  }
}

function add(to: Float32Array, values: Float32Array): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + (values[i] as number);
}

/** Halves the size after a binomial filter of width 5 (1 4 6 4 1). */
function halve(from: Level, channels: number, scratch: Scratch): Level {
  const width = (from.width + 1) >> 1;
  const height = (from.height + 1) >> 1;
  const narrow = scratch.unset(width * from.height * channels);
  for (let y = 0; y < from.height; y++) {
    halveRow(from.values, y * from.width * channels, from.width, channels, narrow, y * width * channels, width);
  }
  const values = scratch.unset(width * height * channels);
  for (let y = 0; y < height; y++) halveColumns(narrow, from.height, width * channels, y, values);
  return { values, width, height };
}

function halveRow(
  from: Float32Array,
  start: number,
  width: number,
  channels: number,
  to: Float32Array,
  out: number,
  count: number,
): void {
  for (let x = 0; x < count; x++) {
    const middle = 2 * x;
    const a = start + Math.max(middle - 2, 0) * channels;
    const b = start + Math.max(middle - 1, 0) * channels;
    const c = start + middle * channels;
    const d = start + Math.min(middle + 1, width - 1) * channels;
    const e = start + Math.min(middle + 2, width - 1) * channels;
    for (let k = 0; k < channels; k++) {
      const outer = (from[a + k] as number) + (from[e + k] as number);
      const inner = (from[b + k] as number) + (from[d + k] as number);
      to[out + x * channels + k] = outer * 0.0625 + inner * 0.25 + (from[c + k] as number) * 0.375;
    }
  }
}

function halveColumns(from: Float32Array, height: number, stride: number, row: number, to: Float32Array): void {
  const middle = 2 * row;
  const a = Math.max(middle - 2, 0) * stride;
  const b = Math.max(middle - 1, 0) * stride;
  const c = middle * stride;
  const d = Math.min(middle + 1, height - 1) * stride;
  const e = Math.min(middle + 2, height - 1) * stride;
  const out = row * stride;
  for (let k = 0; k < stride; k++) {
    const outer = (from[a + k] as number) + (from[e + k] as number);
    const inner = (from[b + k] as number) + (from[d + k] as number);
    to[out + k] = outer * 0.0625 + inner * 0.25 + (from[c + k] as number) * 0.375;
  }
}

/** Doubles the size, bilinear. Each value of `from` lies on an even pixel. */
function double(from: Level, channels: number, width: number, height: number, scratch: Scratch): Float32Array {
  const to = scratch.unset(width * height * channels);
  const stride = from.width * channels;
  for (let y = 0; y < height; y++) {
    const upper = Math.min(y >> 1, from.height - 1) * stride;
    const lower = (y & 1) === 0 ? upper : Math.min((y >> 1) + 1, from.height - 1) * stride;
    doubleRow(from.values, upper, lower, from.width, channels, to, y * width * channels, width);
  }
  return to;
}

function doubleRow(
  from: Float32Array,
  upper: number,
  lower: number,
  fromWidth: number,
  channels: number,
  to: Float32Array,
  out: number,
  width: number,
): void {
  for (let x = 0; x < width; x++) {
    const left = Math.min(x >> 1, fromWidth - 1) * channels;
    const right = (x & 1) === 0 ? left : Math.min((x >> 1) + 1, fromWidth - 1) * channels;
    for (let k = 0; k < channels; k++) {
      const above = (from[upper + left + k] as number) + (from[upper + right + k] as number);
      const below = (from[lower + left + k] as number) + (from[lower + right + k] as number);
      to[out + x * channels + k] = (above + below) * 0.25;
    }
  }
}
