import { CANONICAL_VERTICES } from '../../../../src/providers/local/mesh/topology.ts';

/** Landmarks of the canonical face in a square picture. `middle` and `pixelsPerCentimetre` are the same across and down. */
export function canonicalFace(middle: number, pixelsPerCentimetre: number): Float32Array {
  return CANONICAL_VERTICES.map((value, i) => middle + (i % 3 === 0 ? 1 : -1) * pixelsPerCentimetre * value);
}
