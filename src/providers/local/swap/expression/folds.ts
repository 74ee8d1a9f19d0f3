import { blur, enlarge } from '../../pixels/blur.ts';
import type { Grid } from '../../pixels/grid.ts';
import { clamp } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';

/** Sizes of what an expression draws on skin (folds, creases, shadows of bulges), as sigmas in face widths. */
const FINEST_FOLD = 0.008;
const WIDEST_FOLD = 0.022;
/** Width of a face at which folds are compared, in pixels. */
const COMPARED_WIDTH = 110;
/** Added to a colour (0 to 255) before its logarithm, so that noise in the dark is no fold. */
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
  const sums = scratch.floats(smallWidth * smallHeight * 4);
  accumulate(rgb, sceneRgb, bare, width, height, factor, smallWidth, sums);
  const sigma = (share: number): number => Math.max(0.8, (share * faceWidth) / factor);
  const fine = blur(sums, smallWidth, smallHeight, 4, sigma(FINEST_FOLD), scratch);
  const wide = blur(sums, smallWidth, smallHeight, 4, sigma(WIDEST_FOLD), scratch);
  const folds = scratch.floats(smallWidth * smallHeight * 3);
  between(fine, wide, PRIOR * factor * factor, folds);
  const whole = scratch.floats(width * height * 3);
  enlarge(folds, smallWidth, smallHeight, factor, 3, width, height, whole);
  apply(rgb, bare, wanted, whole);
}

/** For each small cell, sums of the logarithmic differences scene over face in red, green and blue, and of `bare`. */
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
      const cell = 4 * (row + ((x / factor) | 0));
      for (let c = 0; c < 3; c++) {
        const difference = logarithm(sceneRgb[3 * i + c] as number) - logarithm(rgb[3 * i + c] as number);
        sums[cell + c] = (sums[cell + c] as number) + weight * difference;
      }
      sums[cell + 3] = (sums[cell + 3] as number) + weight;
    }
  }
}

function logarithm(value: number): number {
  const bright = clamp(value, 0, 255);
  const i = bright | 0;
  const low = LOGARITHMS[i] as number;
  return low + (bright - i) * ((LOGARITHMS[i + 1] as number) - low);
}

/** Means of `fine` minus those of `wide`. Both are weighted sums of red, green and blue, then the sum of weights. */
function between(fine: Float32Array, wide: Float32Array, prior: number, folds: Float32Array): void {
  for (let cell = 0, i = 0; cell < fine.length; cell += 4, i += 3) {
    const near = (fine[cell + 3] as number) + prior;
    const around = (wide[cell + 3] as number) + prior;
    for (let c = 0; c < 3; c++) {
      const fold = (fine[cell + c] as number) / near - (wide[cell + c] as number) / around;
      folds[i + c] = clamp(fold, -STRONGEST, STRONGEST);
    }
  }
}

function apply(rgb: Float32Array, bare: Float32Array, wanted: Float32Array, folds: Float32Array): void {
  for (let i = 0; i < wanted.length; i++) {
    const weight = (wanted[i] as number) * (bare[i] as number);
    if (weight < 0.01) continue;
    for (let j = 3 * i; j < 3 * i + 3; j++) {
      rgb[j] = ((rgb[j] as number) + DARK) * Math.exp(weight * (folds[j] as number)) - DARK;
    }
  }
}
