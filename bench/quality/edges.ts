import { widened } from './planes.ts';

/** Pixels by which an edge may have moved and still be the same. */
const SAME_EDGE = 4;

/** Edges of a result and of its target, in L* a pixel, on the pixels of the portraits. */
export interface Edges {
  readonly result: Float32Array;
  /** The largest around each pixel. */
  readonly nearTarget: Float32Array;
}

export function edgesBeside(result: Float32Array, target: Float32Array): Edges {
  return { result, nearTarget: widened(target, SAME_EDGE) };
}

/**
 * Edges that the result has and the target has not, as a mean over some pixels: second lines beside lips and lids, lines
 * and hair that came with the source, a seam.
 */
export function addedEdges({ result, nearTarget }: Edges, pixels: Int32Array): number {
  return mean(pixels, (i) => Math.max(0, (result[i] ?? 0) - (nearTarget[i] ?? 0)));
}

export function edgeEnergy(edges: Float32Array, pixels: Int32Array): number {
  return mean(pixels, (i) => edges[i] ?? 0);
}

function mean(pixels: Int32Array, value: (pixel: number) => number): number {
  let sum = 0;
  for (const i of pixels) sum += value(i);
  return sum / Math.max(1, pixels.length);
}
