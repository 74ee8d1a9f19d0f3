/** How a stored picture is turned to be upright, as a filter; an empty text where it is upright already. */
export function uprightFilter(matrix: Uint8Array | null): string {
  if (!matrix || matrix.byteLength < 36) return '';
  const view = new DataView(matrix.buffer, matrix.byteOffset, matrix.byteLength);
  const signs = [0, 4, 12, 16].map((at) => Math.sign(view.getInt32(at, true)));
  return filters[signs.join()] ?? '';
}

/** By the signs of the display matrix's upper left part, row by row. */
const filters: Readonly<Record<string, string>> = {
  '0,1,-1,0': 'transpose=clock',
  '0,-1,1,0': 'transpose=cclock',
  '-1,0,0,-1': 'hflip,vflip',
  '-1,0,0,1': 'hflip',
  '1,0,0,-1': 'vflip',
  '0,1,1,0': 'transpose=cclock_flip',
  '0,-1,-1,0': 'transpose=clock_flip',
};

/** Whether width and height change places. */
export function exchangesSides(filter: string): boolean {
  return filter.startsWith('transpose');
}
