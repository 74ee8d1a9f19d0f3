/** Where a swap happens: a grid of pixels over the face, and the shaped landmarks (x, y, z) in it. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  /** Width of the face in pixels of the grid. Radii of blurs and feathers are shares of it. */
  readonly faceWidth: number;
  readonly points: Float32Array;
  /** 1 where the face mesh lies. */
  readonly covered: Uint8Array;
}
