/**
 * FFmpeg filter that turns a stored picture upright. Empty if it is upright already. `matrix` is FFmpeg's display
 * matrix.
 */
export function uprightFilter(matrix: Uint8Array | null): string {
  if (!matrix || matrix.byteLength < 36) return '';
  const view = new DataView(matrix.buffer, matrix.byteOffset, matrix.byteLength);
  const signs = [0, 4, 12, 16].map((at) => Math.sign(view.getInt32(at, true)));
  return filters[signs.join()] ?? '';
}

/** Filters by the signs of the upper left 2 × 2 of the display matrix, row by row. */
const filters: Readonly<Record<string, string>> = {
  '0,1,-1,0': 'transpose=clock',
  '0,-1,1,0': 'transpose=cclock',
  '-1,0,0,-1': 'hflip,vflip',
  '-1,0,0,1': 'hflip',
  '1,0,0,-1': 'vflip',
  '0,1,1,0': 'transpose=cclock_flip',
  '0,-1,-1,0': 'transpose=clock_flip',
};

/** Whether the filter swaps width and height. */
export function exchangesSides(filter: string): boolean {
  return filter.startsWith('transpose');
}
