import type { Raster } from './raster.ts';

/** The pixel grid over a face in which a swap is computed, and the reshaped landmarks (x, y, z) in it. */
export interface Grid extends Raster {
  /** Width of the face in grid pixels. Radii of blurs and feathers are shares of it. */
  readonly faceWidth: number;
  readonly points: Float32Array;
}
