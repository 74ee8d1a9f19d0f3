import { enlarge } from './enlarge.ts';
import type { Grid } from './grid.ts';
import { type Raster, rasterise } from './raster.ts';
import type { Scratch } from './scratch.ts';

/** A grid at half the resolution. Enough for masks, because their edges are soft. */
export interface HalfSize {
  readonly grid: Grid;
  readonly raster: Raster;
  /** [full pixels, 3] to [half pixels, 3]. */
  shrink(rgb: Float32Array): Float32Array;
  /** [half pixels] to [full pixels]. */
  enlarge(plane: Float32Array): Float32Array;
}

export function halfSizeOf(whole: Grid, scratch: Scratch): HalfSize {
  const width = Math.ceil(whole.width / 2);
  const height = Math.ceil(whole.height / 2);
  const points = whole.points.map((value, i) => (i % 3 === 2 ? value : value / 2));
  const raster = rasterise(points, width, height, scratch);
  return {
    grid: { ...raster, points, faceWidth: whole.faceWidth / 2 },
    raster,
    shrink: (rgb) => coveredMeans(rgb, whole, raster, scratch.floats(3 * width * height)),
    enlarge: (plane) =>
      enlarge(plane, width, height, 2, 1, whole.width, whole.height, scratch.unset(whole.width * whole.height)),
  };
}

/** Mean colour of the covered pixels among each 2 × 2. If none is covered, the half-size pixel is uncovered too. */
function coveredMeans(rgb: Float32Array, whole: Grid, { width, height, covered }: Raster, to: Float32Array) {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (covered[i] !== 0) covered[i] = addMean(rgb, whole, 2 * x, 2 * y, to, 3 * i);
    }
  }
  return to;
}

function addMean(rgb: Float32Array, whole: Grid, left: number, top: number, to: Float32Array, out: number): number {
  let count = 0;
  for (let y = top; y < Math.min(top + 2, whole.height); y++) {
    for (let x = left; x < Math.min(left + 2, whole.width); x++) {
      const i = y * whole.width + x;
      if (whole.covered[i] === 0) continue;
      count++;
      for (let c = 0; c < 3; c++) to[out + c] = (to[out + c] as number) + (rgb[3 * i + c] as number);
    }
  }
  for (let c = 0; c < 3; c++) to[out + c] = (to[out + c] as number) / Math.max(1, count);
  return Math.min(1, count);
}
