/** Brightness of the pixel whose red is at `at`, in the unit of its colours. */
export function lumaAt(rgb: Float32Array | Uint8Array, at: number): number {
  return 0.299 * (rgb[at] as number) + 0.587 * (rgb[at + 1] as number) + 0.114 * (rgb[at + 2] as number);
}
