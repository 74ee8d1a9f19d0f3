import { blur } from '../../pixels/blur.ts';
import { enlarge } from '../../pixels/enlarge.ts';
import type { Grid } from '../../pixels/grid.ts';
import type { Scratch } from '../../pixels/scratch.ts';

/** Small-grid cells per sigma of the blur. */
const CELLS_PER_SIGMA = 4;
/** Weight of the value 0 in each mean. Far from all weights the mean is 0. */
const PRIOR = 0.01;

/**
 * Weighted means of `values` [pixels, channels] over nearby pixels, under a Gaussian with a sigma of `radius` face
 * widths (normalised convolution). Pixels without weight take the mean of those nearby that have one.
 */
export function localMeans(
  grid: Grid,
  values: Float32Array,
  channels: number,
  weights: Float32Array,
  radius: number,
  scratch: Scratch,
): Float32Array {
  const { width, height, faceWidth } = grid;
  const sigma = Math.max(1, radius * faceWidth);
  const factor = Math.max(1, Math.floor(sigma / CELLS_PER_SIGMA));
  const smallWidth = Math.ceil(width / factor);
  const smallHeight = Math.ceil(height / factor);
  const sums = scratch.floats(smallWidth * smallHeight * (channels + 1));
  accumulate(grid, values, channels, weights, factor, smallWidth, sums);
  const blurred = blur(sums, smallWidth, smallHeight, channels + 1, sigma / factor, scratch);
  const means = scratch.unset(smallWidth * smallHeight * channels);
  normalise(blurred, channels, PRIOR * factor * factor, means);
  const whole = scratch.unset(width * height * channels);
  return enlarge(means, smallWidth, smallHeight, factor, channels, width, height, whole);
}

/** For each small cell: weighted sums of the values, and the sum of weights. */
function accumulate(
  { width, height }: Grid,
  values: Float32Array,
  channels: number,
  weights: Float32Array,
  factor: number,
  smallWidth: number,
  sums: Float32Array,
): void {
  for (let y = 0; y < height; y++) {
    let cell = ((y / factor) | 0) * smallWidth * (channels + 1);
    for (let x = 0, i = y * width, inCell = 0; x < width; x++, i++, inCell++) {
      if (inCell === factor) {
        inCell = 0;
        cell += channels + 1;
      }
      const weight = weights[i] as number;
      if (weight <= 0) continue;
      for (let c = 0; c < channels; c++) {
        sums[cell + c] = (sums[cell + c] as number) + weight * (values[i * channels + c] as number);
      }
      sums[cell + channels] = (sums[cell + channels] as number) + weight;
    }
  }
}

function normalise(sums: Float32Array, channels: number, prior: number, to: Float32Array): void {
  for (let cell = 0, i = 0; cell < sums.length; cell += channels + 1, i += channels) {
    const scale = 1 / ((sums[cell + channels] as number) + prior);
    for (let c = 0; c < channels; c++) to[i + c] = (sums[cell + c] as number) * scale;
  }
}
