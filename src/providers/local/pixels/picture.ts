/** Upright sRGB pixels [height, width, 3] (red, green, blue), one byte a channel, rows from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}
