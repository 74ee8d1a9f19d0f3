import type { Scale } from './profiles.ts';

/**
 * One of the pictures into which a large crop is divided: every `stride`-th pixel of it, from `column` and `row` on.
 * Each shows the whole face at the size that the network was trained on, a pixel of the crop beside the others; tiles
 * would show it parts of faces.
 */
export interface Pass {
  readonly stride: number;
  readonly column: number;
  readonly row: number;
}

const MOST_A_SIDE = 4;
/** How far from its own range a stride is kept, so that a face that moves is not drawn sharper and softer in turn. */
const KEPT_WITHIN = 0.75;

/**
 * How many passes are run along each side of a crop, so that a pixel of the drawing is about a pixel of the scene.
 * `scale` is pixels of the scene per pixel of the network, `mostPasses` the most runs for one face, `before` the answer
 * for the same face in the frame before.
 */
export function strideFor(scale: number, mostPasses: number, before?: number): number {
  const most = Math.max(1, Math.min(MOST_A_SIDE, Math.floor(Math.sqrt(mostPasses))));
  const isNear = before !== undefined && Math.abs(scale - before) < KEPT_WITHIN;
  return Math.max(1, Math.min(most, isNear ? before : Math.round(scale)));
}

export function passesOf(stride: number): Pass[] {
  return Array.from({ length: stride * stride }, (_, index) => ({
    stride,
    column: index % stride,
    row: Math.floor(index / stride),
  }));
}

/** The pixels of a pass from a crop ([side × stride, side × stride, 3], 0 to 1), as the network takes them: [3, side, side]. */
export function takePass(crop: Float32Array, { stride, column, row }: Pass, side: number, scale: Scale): Float32Array {
  const planes = new Float32Array(3 * side * side);
  for (let channel = 0; channel < 3; channel++) {
    const mean = scale.mean[channel] as number;
    const factor = 1 / (scale.deviation[channel] as number);
    let to = channel * side * side;
    for (let y = 0; y < side; y++) {
      let from = 3 * ((y * stride + row) * side * stride + column) + channel;
      for (let x = 0; x < side; x++, from += 3 * stride) planes[to++] = ((crop[from] as number) - mean) * factor;
    }
  }
  return planes;
}

/** Writes what the network gave for a pass ([3, side, side]) to its pixels of the drawing ([side × stride, side × stride, 3]). */
export function putPass(
  planes: Float32Array,
  { stride, column, row }: Pass,
  side: number,
  scale: Scale,
  drawing: Uint8ClampedArray,
): void {
  for (let channel = 0; channel < 3; channel++) {
    const add = 255 * (scale.mean[channel] as number);
    const factor = 255 * (scale.deviation[channel] as number);
    let from = channel * side * side;
    for (let y = 0; y < side; y++) {
      let to = 3 * ((y * stride + row) * side * stride + column) + channel;
      for (let x = 0; x < side; x++, to += 3 * stride) drawing[to] = (planes[from++] as number) * factor + add;
    }
  }
}
