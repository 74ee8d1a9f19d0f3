import { smoothstep } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import { type SampledPicture, sample } from '../pixels/sampling.ts';
import { toOneChroma } from './colour/one-chroma.ts';
import type { SwappedPatch } from './paste.ts';
import type { WarpedFace } from './warp-face.ts';

/** Distance in pixels of the source, above what is usual, between the colours of neighbouring grid pixels. */
const TORN = 12;
/** A share of detail below this one cannot be seen. */
const UNSEEN = 0.002;

/** The four grid pixels around a pixel of the scene, and their bilinear weights. */
interface Corners {
  index: number;
  below: number;
  a: number;
  b: number;
  c: number;
  d: number;
}

/**
 * Writes a face that was computed at a smaller size than in the scene. Lost detail is restored from the full pictures:
 * from the source where the mask is 1, from the scene where it is 0.
 */
export function pasteLarge(swapped: SwappedPatch, source: Picture, scene: Picture, destination: Uint8Array): void {
  const { patch } = swapped;
  const corners: Corners = { index: 0, below: patch.width, a: 0, b: 0, c: 0, d: 0 };
  const pixel = new Float32Array(3);
  const sourceFull = { level: source, shrink: 1 };
  const sceneFull = { level: scene, shrink: 1 };
  const detail = new Float32Array(3);
  for (let y = patch.top; y < patch.bottom; y++) {
    for (let x = patch.left; x < patch.right; x++) {
      if (!locate(swapped, x, y, corners)) continue;
      const weight = smoothstep(0.5, 0.6, mixed(swapped.interior, corners));
      if (weight <= 0) continue;
      addUp(swapped, corners, pixel);
      const share = mixed(swapped.mask, corners);
      if (share > UNSEEN && !isTorn(swapped, corners))
        addDetail(swapped.source, sourceFull, share, corners, detail, pixel);
      if (share < 1 - UNSEEN) addDetail(swapped.scene, sceneFull, 1 - share, corners, detail, pixel);
      if (swapped.oneChroma) toOneChroma(pixel, swapped.oneChroma);
      write(pixel, weight, scene.data, destination, 3 * (y * scene.width + x));
    }
  }
}

/** Finds the grid pixels around a pixel of the scene. False outside the face. */
function locate(swapped: SwappedPatch, x: number, y: number, corners: Corners): boolean {
  const { patch } = swapped;
  const { covered } = swapped.grid;
  const right = Math.max(0, Math.min((x - patch.left + 0.5) * patch.scaleX - 0.5, patch.width - 1.001));
  const down = Math.max(0, Math.min((y - patch.top + 0.5) * patch.scaleY - 0.5, patch.height - 1.001));
  const column = right | 0;
  const row = down | 0;
  const i = row * patch.width + column;
  const below = i + patch.width;
  if (covered[i] === 0 || covered[i + 1] === 0 || covered[below] === 0 || covered[below + 1] === 0) return false;
  const partX = right - column;
  const partY = down - row;
  corners.index = i;
  corners.d = partX * partY;
  corners.b = partX - corners.d;
  corners.c = partY - corners.d;
  corners.a = 1 - partX - corners.c;
  return true;
}

function mixed(plane: Float32Array, corners: Corners): number {
  const i = corners.index;
  const j = i + corners.below;
  return (
    (plane[i] as number) * corners.a +
    (plane[i + 1] as number) * corners.b +
    (plane[j] as number) * corners.c +
    (plane[j + 1] as number) * corners.d
  );
}

function mixedColour(rgb: Float32Array, corners: Corners, channel: number): number {
  const i = 3 * corners.index + channel;
  const j = i + 3 * corners.below;
  return (
    (rgb[i] as number) * corners.a +
    (rgb[i + 3] as number) * corners.b +
    (rgb[j] as number) * corners.c +
    (rgb[j + 3] as number) * corners.d
  );
}

function addUp({ scene, difference }: SwappedPatch, corners: Corners, pixel: Float32Array): void {
  for (let c = 0; c < 3; c++) pixel[c] = mixedColour(scene.rgb, corners, c) + mixedColour(difference, corners, c);
}

/** Adds a share of what the full picture shows beyond the smaller size. */
function addDetail(
  { rgb, xs, ys }: WarpedFace,
  full: SampledPicture,
  share: number,
  corners: Corners,
  detail: Float32Array,
  pixel: Float32Array,
): void {
  sample(full, mixed(xs, corners), mixed(ys, corners), detail, 0);
  for (let c = 0; c < 3; c++) {
    pixel[c] = (pixel[c] as number) + share * ((detail[c] as number) - mixedColour(rgb, corners, c));
  }
}

/** Whether the colours around come from two places of the source, which have no place between them: no detail either. */
function isTorn({ source, grid, patch }: SwappedPatch, { index, below }: Corners): boolean {
  const { xs } = source;
  const first = xs[index] as number;
  const across = Math.abs(first - (xs[index + 1] as number));
  const down = Math.abs(first - (xs[index + below] as number));
  const aslant = Math.abs(first - (xs[index + below + 1] as number));
  return !(Math.max(across, down, aslant) < TORN + 4 * ((patch.right - patch.left) / grid.width));
}

function write(pixel: Float32Array, weight: number, from: Uint8Array, to: Uint8Array, at: number): void {
  for (let c = 0; c < 3; c++) {
    const change = ((pixel[c] as number) - (from[at + c] as number)) * weight;
    const value = (to[at + c] as number) + change;
    to[at + c] = Math.max(0, Math.min(255, Math.round(value)));
  }
}
