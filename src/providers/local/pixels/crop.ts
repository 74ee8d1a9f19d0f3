import { clamp } from './numbers.ts';
import type { Picture } from './picture.ts';
import { levelFor, pyramidLevel } from './pyramid.ts';

/** A rotated square window on a picture. `scale` is picture pixels per crop pixel, `angle` is radians clockwise. */
export interface CropWindow {
  readonly centreX: number;
  readonly centreY: number;
  readonly scale: number;
  readonly angle: number;
}

export interface CropValues {
  /** Each byte becomes `byte * multiply + add`. Pixels outside the picture are black, unless its edges are repeated. */
  readonly multiply: number;
  readonly add: number;
  readonly repeatsEdges?: boolean;
  /** Swaps left and right in the crop. */
  readonly mirrored?: boolean;
}

/**
 * Cuts out a window by bilinear sampling. The result is [height, width, 3] (red, green, blue), as the models expect.
 */
export function cropRotated(
  picture: Picture,
  window: CropWindow,
  width: number,
  height: number,
  values: CropValues,
  crop: Float32Array = new Float32Array(width * height * 3),
): Float32Array {
  const levelNumber = levelFor(picture, window.scale);
  const level = pyramidLevel(picture, levelNumber);
  const shrink = 1 / (1 << levelNumber);
  const direction = values.mirrored ? -1 : 1;
  const stepX = Math.cos(window.angle) * window.scale * shrink;
  const stepY = Math.sin(window.angle) * window.scale * shrink;
  const left = direction * (0.5 - width / 2);
  for (let row = 0; row < height; row++) {
    const down = row + 0.5 - height / 2;
    const x = window.centreX * shrink - 0.5 + stepX * left - stepY * down;
    const y = window.centreY * shrink - 0.5 + stepY * left + stepX * down;
    const sampled = crop.subarray(row * width * 3, (row + 1) * width * 3);
    sampleRow(level, x, y, direction * stepX, direction * stepY, values, sampled);
  }
  return crop;
}

/** Points (x, y, z) of a crop, `side` pixels wide and high, in pixels of the picture. Written to the start of `landmarks`. */
export function cropToPicture(
  points: Float32Array,
  { centreX, centreY, scale, angle }: CropWindow,
  side: number,
  landmarks: Float32Array = new Float32Array(points.length),
): Float32Array {
  const cosine = Math.cos(angle) * scale;
  const sine = Math.sin(angle) * scale;
  for (let i = 0; i < points.length; i += 3) {
    const across = (points[i] ?? 0) - side / 2;
    const down = (points[i + 1] ?? 0) - side / 2;
    landmarks[i] = centreX + cosine * across - sine * down;
    landmarks[i + 1] = centreY + sine * across + cosine * down;
    landmarks[i + 2] = (points[i + 2] ?? 0) * scale;
  }
  return landmarks;
}

/**
 * Fills `row` ([pixels, 3]) with bilinear samples along a line, from `startX`, `startY` in steps of `stepX`, `stepY`
 * pixels.
 */
function sampleRow(
  { width, height, data }: Picture,
  startX: number,
  startY: number,
  stepX: number,
  stepY: number,
  { multiply, add, repeatsEdges = false }: CropValues,
  row: Float32Array,
): void {
  const end = row.length;
  for (let o = 0, alongX = startX, alongY = startY; o < end; o += 3, alongX += stepX, alongY += stepY) {
    const x = repeatsEdges ? clamp(alongX, 0, width - 1) : alongX;
    const y = repeatsEdges ? clamp(alongY, 0, height - 1) : alongY;
    if (x < -1 || y < -1 || x >= width || y >= height) {
      row[o] = add;
      row[o + 1] = add;
      row[o + 2] = add;
      continue;
    }
    const floorX = Math.floor(x);
    const floorY = Math.floor(y);
    const partX = x - floorX;
    const partY = y - floorY;
    const x0 = Math.max(0, floorX);
    const y0 = Math.max(0, floorY);
    const x1 = Math.min(width - 1, floorX + 1);
    const y1 = Math.min(height - 1, floorY + 1);
    const a = (y0 * width + x0) * 3;
    const b = (y0 * width + x1) * 3;
    const c = (y1 * width + x0) * 3;
    const d = (y1 * width + x1) * 3;
    const weightD = partX * partY * multiply;
    const weightB = partX * multiply - weightD;
    const weightC = partY * multiply - weightD;
    const weightA = multiply - weightB - weightC - weightD;
    row[o] = weightedSum(data, a, b, c, d, weightA, weightB, weightC, weightD) + add;
    row[o + 1] = weightedSum(data, a + 1, b + 1, c + 1, d + 1, weightA, weightB, weightC, weightD) + add;
    row[o + 2] = weightedSum(data, a + 2, b + 2, c + 2, d + 2, weightA, weightB, weightC, weightD) + add;
  }
}

function weightedSum(
  data: Uint8Array,
  a: number,
  b: number,
  c: number,
  d: number,
  weightA: number,
  weightB: number,
  weightC: number,
  weightD: number,
): number {
  return at(data, a) * weightA + at(data, b) * weightB + at(data, c) * weightC + at(data, d) * weightD;
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}
