import type { Box } from '../mesh/face.ts';
import { enlarge } from './enlarge.ts';
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
  const radius = radiusOf(sigma);
  const blurred = scratch.unset(values.length);
  scratch.within(() => {
    const rows = scratch.unset(values.length);
    const sums = new Float64Array(width * channels);
    let from = values;
    for (let pass = 0; pass < PASSES; pass++) {
      for (let y = 0; y < height; y++) {
        for (let c = 0; c < channels; c++) blurRow(from, rows, y * width * channels + c, width, channels, radius);
      }
      blurColumns(rows, blurred, width * channels, height, radius, sums);
      from = blurred;
    }
  });
  return blurred;
}

/** Reach of each box blur, in pixels. */
function radiusOf(sigma: number): number {
  return Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
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
  const first = from[start] as number;
  const end = from[last] as number;
  let sum = first * (radius + 1);
  for (let i = start + step; i <= start + reach; i += step) sum += from[Math.min(i, last)] as number;
  let i = start;
  for (const whole = Math.min(start + reach, last - reach); i < whole; i += step) {
    to[i] = sum * inverse;
    sum += (from[i + reach + step] as number) - first;
  }
  for (; i < last - reach; i += step) {
    to[i] = sum * inverse;
    sum += (from[i + reach + step] as number) - (from[i - reach] as number);
  }
  for (; i <= last; i += step) {
    to[i] = sum * inverse;
    sum += end - (i - reach > start ? (from[i - reach] as number) : first);
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
  const whole = scratch.unset(width * height);
  return scratch.within(() => {
    const small = shrink(plane, width, height, factor, scratch.floats(smallWidth * smallHeight));
    const smallSigma = Math.max(0.8, (sigma / factor) * 0.95);
    const blurred = blur(small, smallWidth, smallHeight, 1, smallSigma, scratch);
    return enlarge(blurred, smallWidth, smallHeight, factor, 1, width, height, whole);
  });
}

/** `blurPlane` for a plane that is 0 outside a part of it. */
export function blurPart(
  plane: Float32Array,
  width: number,
  height: number,
  part: Box,
  sigma: number,
  scratch: Scratch,
): Float32Array {
  const factor = Math.max(1, Math.floor(sigma / SIGMA_AT_SMALL_SIZE));
  const margin = (PASSES * radiusOf(Math.max(0.8, sigma / factor)) + 2) * factor;
  const left = Math.max(0, Math.floor((part.left - margin) / factor) * factor);
  const top = Math.max(0, Math.floor((part.top - margin) / factor) * factor);
  const right = Math.min(width, Math.ceil((part.right + margin) / factor) * factor);
  const bottom = Math.min(height, Math.ceil((part.bottom + margin) / factor) * factor);
  const whole = scratch.floats(width * height);
  const columns = right - left;
  const rows = bottom - top;
  if (part.left >= part.right || columns <= 0 || rows <= 0) return whole;
  scratch.within(() => {
    const cut = scratch.unset(columns * rows);
    for (let y = 0; y < rows; y++) {
      const start = (top + y) * width + left;
      cut.set(plane.subarray(start, start + columns), y * columns);
    }
    const soft = blurPlane(cut, columns, rows, sigma, scratch);
    for (let y = 0; y < rows; y++) {
      whole.set(soft.subarray(y * columns, (y + 1) * columns), (top + y) * width + left);
    }
  });
  return whole;
}

/** `blurPlane` for a plane that is 0 nearly everywhere. */
export function blurSparse(
  plane: Float32Array,
  width: number,
  height: number,
  sigma: number,
  scratch: Scratch,
): Float32Array {
  return blurPart(plane, width, height, boxOf(plane, width, height), sigma, scratch);
}

/** The box around all values that are not 0. */
function boxOf(plane: Float32Array, width: number, height: number): Box {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (plane[i] === 0) continue;
      if (x < box.left) box.left = x;
      if (x >= box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      box.bottom = y + 1;
    }
  }
  return box;
}

/** Mean of each square of `factor` × `factor` pixels. */
export function shrink(
  from: Float32Array,
  width: number,
  height: number,
  factor: number,
  to: Float32Array,
): Float32Array {
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
