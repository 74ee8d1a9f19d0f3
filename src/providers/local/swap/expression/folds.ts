import { blur, enlarge } from '../../pixels/blur.ts';
import type { Grid } from '../../pixels/grid.ts';
import { clamp } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';

/** Sizes of what an expression draws on skin (folds, creases, shadows of bulges), as sigmas in face widths. */
const FINEST_FOLD = 0.008;
const WIDEST_FOLD = 0.06;
/** Width of a face at which folds are compared, in pixels. */
const COMPARED_WIDTH = 110;
/** Added to the brightness (0 to 255) before its logarithm, so that noise in the dark is no fold. */
const DARK = 10;
const STRONGEST = 0.7;
const PRIOR = 0.02;
const LOGARITHMS = Float32Array.from({ length: 257 }, (_, value) => Math.log(value + DARK));

/**
 * Replaces the folds in `rgb` by those of `sceneRgb`, both [pixels, 3], by the share `wanted` at each pixel. Only pixels
 * with a `bare` share are compared: eyes, brows and lips are not skin.
 */
export function replaceFolds(
  grid: Grid,
  rgb: Float32Array,
  sceneRgb: Float32Array,
  bare: Float32Array,
  wanted: Float32Array,
  scratch: Scratch,
): void {
  const { width, height, faceWidth } = grid;
  const factor = Math.max(1, Math.round(faceWidth / COMPARED_WIDTH));
  const smallWidth = Math.ceil(width / factor);
  const smallHeight = Math.ceil(height / factor);
  const sums = scratch.floats(smallWidth * smallHeight * 2);
  accumulate(rgb, sceneRgb, bare, width, height, factor, smallWidth, sums);
  const sigma = (share: number): number => Math.max(0.8, (share * faceWidth) / factor);
  const fine = blur(sums, smallWidth, smallHeight, 2, sigma(FINEST_FOLD), scratch);
  const wide = blur(sums, smallWidth, smallHeight, 2, sigma(WIDEST_FOLD), scratch);
  const folds = scratch.floats(smallWidth * smallHeight);
  const prior = PRIOR * factor * factor;
  for (let i = 0; i < folds.length; i++) {
    const near = (fine[2 * i] as number) / ((fine[2 * i + 1] as number) + prior);
    const around = (wide[2 * i] as number) / ((wide[2 * i + 1] as number) + prior);
    folds[i] = clamp(near - around, -STRONGEST, STRONGEST);
  }
  const whole = scratch.floats(width * height);
  enlarge(folds, smallWidth, smallHeight, factor, 1, width, height, whole);
  apply(rgb, bare, wanted, whole);
}

/** For each small cell, the sum of the logarithmic differences scene over face, and the sum of `bare`. */
function accumulate(
  rgb: Float32Array,
  sceneRgb: Float32Array,
  bare: Float32Array,
  width: number,
  height: number,
  factor: number,
  smallWidth: number,
  sums: Float32Array,
): void {
  for (let y = 0; y < height; y++) {
    const row = ((y / factor) | 0) * smallWidth;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const weight = bare[i] as number;
      if (weight <= 0) continue;
      const cell = 2 * (row + ((x / factor) | 0));
      const difference = logarithm(sceneRgb, 3 * i) - logarithm(rgb, 3 * i);
      sums[cell] = (sums[cell] as number) + weight * difference;
      sums[cell + 1] = (sums[cell + 1] as number) + weight;
    }
  }
}

function logarithm(rgb: Float32Array, at: number): number {
  const bright = clamp(brightness(rgb, at), 0, 255);
  const i = bright | 0;
  const low = LOGARITHMS[i] as number;
  return low + (bright - i) * ((LOGARITHMS[i + 1] as number) - low);
}

function brightness(rgb: Float32Array, at: number): number {
  return 0.299 * (rgb[at] as number) + 0.587 * (rgb[at + 1] as number) + 0.114 * (rgb[at + 2] as number);
}

function apply(rgb: Float32Array, bare: Float32Array, wanted: Float32Array, folds: Float32Array): void {
  for (let i = 0; i < wanted.length; i++) {
    const weight = (wanted[i] as number) * (bare[i] as number);
    if (weight < 0.01) continue;
    const bright = Math.max(1, brightness(rgb, 3 * i));
    const gain = Math.max(0, ((bright + DARK) * Math.exp(weight * (folds[i] as number)) - DARK) / bright);
    for (let j = 3 * i; j < 3 * i + 3; j++) rgb[j] = (rgb[j] as number) * gain;
  }
}
