import { blur } from '../../pixels/blur.ts';
import type { Grid } from '../../pixels/grid.ts';
import { fillPolygon } from '../../pixels/polygon.ts';
import type { Scratch } from '../../pixels/scratch.ts';

/** A rectangle of the grid around a part of the face. Planes of a spot have one value for each of its pixels. */
export interface Spot {
  readonly grid: Grid;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The landmarks (x, y, z) in pixels of the spot. */
  readonly points: Float32Array;
}

/** The spot that holds `landmarks` and `margin` pixels around them. */
export function spotAround(grid: Grid, landmarks: readonly number[], margin: number): Spot {
  const xs = landmarks.map((each) => grid.points[3 * each] ?? 0);
  const ys = landmarks.map((each) => grid.points[3 * each + 1] ?? 0);
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
  const right = Math.min(grid.width, Math.ceil(Math.max(...xs) + margin));
  const bottom = Math.min(grid.height, Math.ceil(Math.max(...ys) + margin));
  const points = grid.points.slice();
  for (let i = 0; i < points.length; i += 3) {
    points[i] = (points[i] as number) - left;
    points[i + 1] = (points[i + 1] as number) - top;
  }
  return { grid, left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top), points };
}

/** 1 for each pixel of the spot inside the polygon (landmark numbers), else 0. */
export function inside(spot: Spot, polygon: readonly number[], scratch: Scratch): Float32Array {
  const plane = scratch.floats(spot.width * spot.height);
  return fillPolygon(spot.points, polygon, spot.width, spot.height, plane);
}

/** Blurs a plane of the spot with a sigma of `softness` face widths. */
export function softened(spot: Spot, plane: Float32Array, softness: number, scratch: Scratch): Float32Array {
  if (plane.length === 0) return plane;
  return blur(plane, spot.width, spot.height, 1, Math.max(0.8, softness * spot.grid.faceWidth), scratch);
}

/** Covered pixels of the grid at which a plane of the spot is 1. */
export function pixelsOf(spot: Spot, plane: Float32Array): number[] {
  const pixels: number[] = [];
  for (let k = plane.indexOf(1); k >= 0; k = plane.indexOf(1, k + 1)) {
    const i = gridPixel(spot, k);
    if (spot.grid.covered[i] !== 0) pixels.push(i);
  }
  return pixels;
}

function gridPixel({ grid, left, top, width }: Spot, pixel: number): number {
  const row = (pixel / width) | 0;
  return (top + row) * grid.width + left + pixel - row * width;
}

/** The colours [spot's pixels, 3] of `rgb` [grid's pixels, 3]. */
export function cutOut(spot: Spot, rgb: Float32Array, scratch: Scratch): Float32Array {
  const { grid, left, top, width, height } = spot;
  const part = scratch.unset(3 * width * height);
  for (let y = 0; y < height; y++) {
    const start = 3 * ((top + y) * grid.width + left);
    part.set(rgb.subarray(start, start + 3 * width), 3 * y * width);
  }
  return part;
}

/**
 * Shows the colours `from` [spot's pixels, 3] in `rgb` [grid's pixels, 3], by the share of each pixel. `shown` tells for
 * the grid how much of the scene each pixel shows, 0 to 1, and grows with it.
 */
export function show(
  spot: Spot,
  rgb: Float32Array,
  from: Float32Array,
  shares: Float32Array,
  shown: Float32Array,
): void {
  for (let k = 0; k < shares.length; k++) {
    const share = shares[k] as number;
    if (share < 0.004) continue;
    const i = gridPixel(spot, k);
    for (let c = 0; c < 3; c++) {
      const own = rgb[3 * i + c] as number;
      rgb[3 * i + c] = own + ((from[3 * k + c] as number) - own) * share;
    }
    shown[i] = 1 - (1 - (shown[i] as number)) * (1 - share);
  }
}
