import { clamp } from './numbers.ts';
import type { Picture } from './picture.ts';
import { pyramidLevel } from './pyramid.ts';

/** A pyramid level of a picture. `shrink` converts pixels of the full picture to pixels of `level`. */
export interface SampledPicture {
  readonly level: Picture;
  readonly shrink: number;
}

const SMALLEST_SIDE = 24;

/** The coarsest pyramid level with at least one pixel per output pixel. `scale` is picture pixels per output pixel. */
export function sampledAt(picture: Picture, scale: number): SampledPicture {
  const finest = Math.floor(Math.log2(Math.max(1, scale)) + 0.3);
  const smallest = Math.floor(Math.log2(Math.min(picture.width, picture.height) / SMALLEST_SIDE));
  const number = Math.max(0, Math.min(finest, smallest));
  return { level: pyramidLevel(picture, number), shrink: 1 / (1 << number) };
}

/**
 * Fills the covered pixels of `rgb` ([pixels, 3]) by bilinear sampling at `xs`, `ys`, in pixels of the full picture.
 */
export function samplePoints(
  from: SampledPicture,
  covered: Uint8Array,
  xs: Float32Array,
  ys: Float32Array,
  rgb: Float32Array,
): Float32Array {
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] !== 0) sample(from, xs[i] as number, ys[i] as number, rgb, 3 * i);
  }
  return rgb;
}

/** Writes the bilinear colour at `x`, `y` (pixels of the full picture) to `rgb[out]` and the two values after it. */
export function sample(from: SampledPicture, x: number, y: number, rgb: Float32Array, out: number): void {
  const { width, height, data } = from.level;
  const left = clamp(x * from.shrink - 0.5, 0, width - 1.001);
  const top = clamp(y * from.shrink - 0.5, 0, height - 1.001);
  const column = left | 0;
  const row = top | 0;
  const partX = left - column;
  const partY = top - row;
  const a = (row * width + column) * 3;
  const c = a + width * 3;
  const weightD = partX * partY;
  const weightB = partX - weightD;
  const weightC = partY - weightD;
  const weightA = 1 - partX - weightC;
  for (let k = 0; k < 3; k++) {
    rgb[out + k] =
      (data[a + k] as number) * weightA +
      (data[a + 3 + k] as number) * weightB +
      (data[c + k] as number) * weightC +
      (data[c + 3 + k] as number) * weightD;
  }
}

/**
 * Fills the covered pixels of `to` by bilinear sampling of a plane [height, width] at `xs`, `ys`, in pixels of the plane.
 */
export function samplePlane(
  plane: Float32Array,
  width: number,
  height: number,
  covered: Uint8Array,
  xs: Float32Array,
  ys: Float32Array,
  to: Float32Array,
): Float32Array {
  for (let i = 0; i < covered.length; i++) {
    if (covered[i] === 0) continue;
    const left = clamp((xs[i] as number) - 0.5, 0, width - 1.001);
    const top = clamp((ys[i] as number) - 0.5, 0, height - 1.001);
    const column = left | 0;
    const row = top | 0;
    const partX = left - column;
    const a = row * width + column;
    const c = a + width;
    const above = (plane[a] as number) + ((plane[a + 1] as number) - (plane[a] as number)) * partX;
    const below = (plane[c] as number) + ((plane[c + 1] as number) - (plane[c] as number)) * partX;
    to[i] = above + (below - above) * (top - row);
  }
  return to;
}
