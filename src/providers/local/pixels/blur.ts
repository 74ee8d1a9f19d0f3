import type { Scratch } from './scratch.ts';

const PASSES = 3;
/** Pixels. A plane with a wide blur is shrunk until its sigma is about this. */
const SIGMA_AT_SMALL_SIZE = 2.2;

/**
 * Approximates a Gaussian blur by three box blurs. `values` is [height, width, channels], `sigma` is in pixels. Edge
 * pixels repeat outwards. The result lives in `scratch`.
 */
export function blur(
  values: Float32Array,
  width: number,
  height: number,
  channels: number,
  sigma: number,
  scratch: Scratch,
): Float32Array {
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  const rows = scratch.floats(values.length);
  const blurred = scratch.floats(values.length);
  const sums = new Float64Array(width * channels);
  let from = values;
  for (let pass = 0; pass < PASSES; pass++) {
    for (let y = 0; y < height; y++) {
      for (let c = 0; c < channels; c++) blurRow(from, rows, y * width * channels + c, width, channels, radius);
    }
    blurColumns(rows, blurred, width * channels, height, radius, sums);
    from = blurred;
  }
  return blurred;
}

function blurRow(
  from: Float32Array,
  to: Float32Array,
  start: number,
  width: number,
  step: number,
  radius: number,
): void {
  const inverse = 1 / (2 * radius + 1);
  const last = start + (width - 1) * step;
  const reach = radius * step;
  let sum = (from[start] as number) * (radius + 1);
  for (let i = start + step; i <= start + reach; i += step) sum += from[Math.min(i, last)] as number;
  for (let i = start; i <= last; i += step) {
    to[i] = sum * inverse;
    const entering = i + reach + step;
    const leaving = i - reach;
    sum += (from[Math.min(entering, last)] as number) - (from[Math.max(leaving, start)] as number);
  }
}

function blurColumns(
  from: Float32Array,
  to: Float32Array,
  stride: number,
  height: number,
  radius: number,
  sums: Float64Array,
): void {
  const inverse = 1 / (2 * radius + 1);
  for (let x = 0; x < stride; x++) sums[x] = (from[x] as number) * (radius + 1);
  for (let y = 1; y <= radius; y++) addRow(sums, from, Math.min(y, height - 1) * stride);
  for (let y = 0; y < height; y++) {
    const entering = Math.min(y + radius + 1, height - 1) * stride;
    const leaving = Math.max(y - radius, 0) * stride;
    const row = y * stride;
    for (let x = 0; x < stride; x++) {
      const sum = sums[x] as number;
      to[row + x] = sum * inverse;
      sums[x] = sum + (from[entering + x] as number) - (from[leaving + x] as number);
    }
  }
}

function addRow(sums: Float64Array, from: Float32Array, start: number): void {
  for (let x = 0; x < sums.length; x++) sums[x] = (sums[x] as number) + (from[start + x] as number);
}

/** Gaussian blur of one plane [height, width]. A wide blur is done at a smaller size. */
export function blurPlane(
  plane: Float32Array,
  width: number,
  height: number,
  sigma: number,
  scratch: Scratch,
): Float32Array {
  const factor = Math.floor(sigma / SIGMA_AT_SMALL_SIZE);
  if (factor < 2) return blur(plane, width, height, 1, sigma, scratch);
  const smallWidth = Math.ceil(width / factor);
  const smallHeight = Math.ceil(height / factor);
  const small = shrink(plane, width, height, factor, scratch.floats(smallWidth * smallHeight));
  const smallSigma = Math.max(0.8, (sigma / factor) * 0.95);
  const blurred = blur(small, smallWidth, smallHeight, 1, smallSigma, scratch);
  return enlarge(blurred, smallWidth, smallHeight, factor, 1, width, height, scratch.floats(width * height));
}

/** Mean of each square of `factor` × `factor` pixels. */
function shrink(from: Float32Array, width: number, height: number, factor: number, to: Float32Array): Float32Array {
  const smallWidth = Math.ceil(width / factor);
  for (let top = 0; top < height; top += factor) {
    const bottom = Math.min(height, top + factor);
    const row = (top / factor) * smallWidth;
    for (let y = top; y < bottom; y++) addRuns(from, y * width, width, factor, to, row);
    for (let x = 0; x < smallWidth; x++) {
      const columns = Math.min(width, (x + 1) * factor) - x * factor;
      to[row + x] = (to[row + x] as number) / ((bottom - top) * columns);
    }
  }
  return to;
}

function addRuns(from: Float32Array, start: number, width: number, run: number, to: Float32Array, row: number): void {
  let out = row;
  for (let x = 0; x < width; x += run, out++) {
    const end = Math.min(width, x + run);
    let sum = 0;
    for (let i = x; i < end; i++) sum += from[start + i] as number;
    to[out] = (to[out] as number) + sum;
  }
}

/** Bilinear enlargement by `factor`: [smallHeight, smallWidth, channels] to [height, width, channels]. */
export function enlarge(
  from: Float32Array,
  smallWidth: number,
  smallHeight: number,
  factor: number,
  channels: number,
  width: number,
  height: number,
  to: Float32Array,
): Float32Array {
  for (let y = 0; y < height; y++) {
    const down = Math.max(0, Math.min((y + 0.5) / factor - 0.5, smallHeight - 1));
    const upper = Math.floor(down);
    const lower = Math.min(upper + 1, smallHeight - 1);
    const part = down - upper;
    const stride = smallWidth * channels;
    enlargeRow(
      from,
      upper * stride,
      lower * stride,
      part,
      smallWidth,
      factor,
      channels,
      to,
      y * width * channels,
      width,
    );
  }
  return to;
}

function enlargeRow(
  from: Float32Array,
  upper: number,
  lower: number,
  part: number,
  smallWidth: number,
  factor: number,
  channels: number,
  to: Float32Array,
  start: number,
  width: number,
): void {
  for (let x = 0; x < width; x++) {
    const right = Math.max(0, Math.min((x + 0.5) / factor - 0.5, smallWidth - 1));
    const a = right | 0;
    const b = a + 1 < smallWidth ? a + 1 : a;
    const along = right - a;
    for (let c = 0; c < channels; c++) {
      const ia = a * channels + c;
      const ib = b * channels + c;
      const above = (from[upper + ia] as number) * (1 - along) + (from[upper + ib] as number) * along;
      const below = (from[lower + ia] as number) * (1 - along) + (from[lower + ib] as number) * along;
      to[start + x * channels + c] = above + (below - above) * part;
    }
  }
}
