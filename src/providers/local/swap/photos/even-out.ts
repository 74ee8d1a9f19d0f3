import { blur } from '../../pixels/blur.ts';
import { enlarge } from '../../pixels/enlarge.ts';
import { clamp } from '../../pixels/numbers.ts';
import type { Raster } from '../../pixels/raster.ts';
import type { Scratch } from '../../pixels/scratch.ts';

/** Reach of a mean in face widths. Light and complexion are coarser; pores, folds and edges are finer. */
const SIGMA = 0.1;
/** Pixels that the mean of the whole face counts as, where nothing near is seen in both. */
const PRIOR = 0.03;
/** Most that a place may be changed beyond the mean of the face, of 255. */
const REACH = 45;

/**
 * What to add to `other` so that its light and complexion become those of `own`, both [pixels, 3]. `both` is how well
 * each pixel is seen in both, 0 to 1; elsewhere the change of the nearest such pixels is continued.
 */
export function evenOut(
  own: Float32Array,
  other: Float32Array,
  both: Float32Array,
  { width, height, faceWidth }: Pick<Raster, 'width' | 'height'> & { readonly faceWidth: number },
  scratch: Scratch,
): Float32Array {
  const sigma = Math.max(2, SIGMA * faceWidth);
  const factor = Math.max(1, Math.floor(sigma / 3));
  const smallWidth = Math.ceil(width / factor);
  const smallHeight = Math.ceil(height / factor);
  const sums = scratch.floats(4 * smallWidth * smallHeight);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / factor) * smallWidth;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const weight = both[i] as number;
      if (weight <= 0) continue;
      const cell = 4 * (row + Math.floor(x / factor));
      for (let c = 0; c < 3; c++) {
        const change = (own[3 * i + c] as number) - (other[3 * i + c] as number);
        sums[cell + c] = (sums[cell + c] as number) + weight * change;
      }
      sums[cell + 3] = (sums[cell + 3] as number) + weight;
    }
  }
  const mean = meanOf(sums);
  const near = blur(sums, smallWidth, smallHeight, 4, sigma / factor, scratch);
  const small = scratch.floats(3 * smallWidth * smallHeight);
  const prior = PRIOR * factor * factor;
  for (let cell = 0, i = 0; cell < near.length; cell += 4, i += 3) {
    const weight = (near[cell + 3] as number) + prior;
    for (let c = 0; c < 3; c++) {
      const usual = mean[c] as number;
      small[i + c] = clamp(((near[cell + c] as number) + prior * usual) / weight, usual - REACH, usual + REACH);
    }
  }
  return enlarge(small, smallWidth, smallHeight, factor, 3, width, height, scratch.floats(3 * width * height));
}

function meanOf(sums: Float32Array): number[] {
  const total = [0, 0, 0, 1e-6];
  for (let cell = 0; cell < sums.length; cell++) total[cell % 4] = (total[cell % 4] ?? 0) + (sums[cell] as number);
  return total.slice(0, 3).map((sum) => sum / (total[3] ?? 1));
}
