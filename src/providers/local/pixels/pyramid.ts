import type { Picture } from './picture.ts';

const SMALLEST_SIDE = 24;
/** Pixels. A larger picture has spare detail: its level 2 is made directly, from one pixel in four. */
const LARGE_PIXELS = 6_000_000;

const pyramids = new WeakMap<Picture, Map<number, Picture>>();

/** The picture at 1/2^level of its size. Levels are made on demand and cached as long as the picture lives. */
export function pyramidLevel(picture: Picture, level: number): Picture {
  if (level === 0) return picture;
  const levels = pyramids.get(picture) ?? new Map<number, Picture>();
  pyramids.set(picture, levels);
  const known = levels.get(level);
  if (known) return known;
  const isLarge = picture.width * picture.height > LARGE_PIXELS;
  const made = level === 2 && isLarge ? quartered(picture) : halved(pyramidLevel(picture, level - 1));
  levels.set(level, made);
  return made;
}

/** The coarsest level with about one pixel per crop pixel. `scale` is picture pixels per crop pixel. */
export function levelFor(picture: Picture, scale: number): number {
  const wanted = Math.floor(Math.log2(Math.max(1, scale)) + 0.25);
  const last = Math.max(0, Math.ceil(Math.log2(Math.min(picture.width, picture.height) / SMALLEST_SIDE)));
  return Math.min(wanted, last);
}

function halved(picture: Picture): Picture {
  const width = Math.max(1, picture.width >> 1);
  const height = Math.max(1, picture.height >> 1);
  const data = new Uint8Array(width * height * 3);
  const right = picture.width > 1 ? 3 : 0;
  const below = picture.height > 1 ? picture.width * 3 : 0;
  for (let y = 0; y < height; y++) {
    halveRow(picture.data, 2 * y * picture.width * 3, right, below, data, y * width * 3, width);
  }
  return { width, height, data };
}

function halveRow(
  from: Uint8Array,
  start: number,
  right: number,
  below: number,
  to: Uint8Array,
  out: number,
  width: number,
): void {
  const end = out + width * 3;
  let i = start;
  for (let o = out; o < end; o += 3, i += 6) {
    to[o] = (at(from, i) + at(from, i + right) + at(from, i + below) + at(from, i + right + below) + 2) >> 2;
    to[o + 1] =
      (at(from, i + 1) + at(from, i + right + 1) + at(from, i + below + 1) + at(from, i + right + below + 1) + 2) >> 2;
    to[o + 2] =
      (at(from, i + 2) + at(from, i + right + 2) + at(from, i + below + 2) + at(from, i + right + below + 2) + 2) >> 2;
  }
}

function quartered(picture: Picture): Picture {
  const width = picture.width >> 2;
  const height = picture.height >> 2;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    quarterRow(picture.data, 4 * y * picture.width * 3, picture.width * 3, data, y * width * 3, width);
  }
  return { width, height, data };
}

/** For each 4 × 4 pixels, the mean of four of them, one in each row and column, so that the centre does not move. */
function quarterRow(from: Uint8Array, start: number, row: number, to: Uint8Array, out: number, width: number): void {
  const end = out + width * 3;
  let a = start + 3;
  let b = start + row + 9;
  let c = start + 2 * row;
  let d = start + 3 * row + 6;
  for (let o = out; o < end; o += 3, a += 12, b += 12, c += 12, d += 12) {
    to[o] = (at(from, a) + at(from, b) + at(from, c) + at(from, d) + 2) >> 2;
    to[o + 1] = (at(from, a + 1) + at(from, b + 1) + at(from, c + 1) + at(from, d + 1) + 2) >> 2;
    to[o + 2] = (at(from, a + 2) + at(from, b + 2) + at(from, c + 2) + at(from, d + 2) + 2) >> 2;
  }
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}
