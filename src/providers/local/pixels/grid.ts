/** The pixel grid over a face in which a swap is computed, and the reshaped landmarks (x, y, z) in it. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  /** Width of the face in grid pixels. Radii of blurs and feathers are shares of it. */
  readonly faceWidth: number;
  readonly points: Float32Array;
  /** 1 where the face mesh covers the pixel. */
  readonly covered: Uint8Array;
}
