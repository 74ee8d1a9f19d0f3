/** The compressed pixels of one GIF image. */
export interface TrimmedPixels {
  /** Without anything after the last pixel. */
  readonly data: Uint8Array;
  /** Which colours occur, by their number. */
  readonly used: ReadonlySet<number>;
}

const longestCode = 12;
const tableSize = 1 << longestCode;

/**
 * Follows the codes up to the last of `pixels`, and ends them there. The codes before stay as they are. Codes that no
 * decoder can follow end the data too.
 */
export function trimPixels(data: Uint8Array, rootBits: number, pixels: number): TrimmedPixels {
  const clear = 1 << rootBits;
  const end = clear + 1;
  const lengths = new Uint32Array(tableSize);
  lengths.fill(1, 0, clear);
  const used = new Set<number>();
  let [bit, size, next, previous, left] = [0, rootBits + 1, clear + 2, -1, pixels];
  while (left > 0 && bit + size <= data.length * 8) {
    const code = readBits(data, bit, size);
    if (code === end || (code !== clear && code > (previous < 0 ? clear : next))) break;
    bit += size;
    if (code === clear) {
      [size, next, previous] = [rootBits + 1, clear + 2, -1];
      continue;
    }
    if (code < clear) used.add(code);
    if (previous >= 0 && next < tableSize) {
      lengths[next++] = (lengths[previous] as number) + 1;
      if (next === 1 << size && size < longestCode) size++;
    }
    left -= lengths[code] as number;
    previous = code;
  }
  return { data: endedAt(data, bit, end, size), used };
}

/** The lowest bit comes first. */
function readBits(data: Uint8Array, bit: number, size: number): number {
  const at = bit >> 3;
  const bits = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);
  return (bits >> (bit & 7)) & ((1 << size) - 1);
}

function endedAt(data: Uint8Array, bit: number, end: number, size: number): Uint8Array {
  const ended = new Uint8Array((bit + size + 7) >> 3);
  const at = bit >> 3;
  ended.set(data.subarray(0, at));
  const first = ((data[at] ?? 0) & ((1 << (bit & 7)) - 1)) | (end << (bit & 7));
  for (let byte = 0; at + byte < ended.length; byte++) ended[at + byte] = first >> (8 * byte);
  return ended;
}
