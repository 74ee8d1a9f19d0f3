import type { NumberedFace } from '../core/ports/faces.ts';

/** Most faces of a picture that are offered. */
const mostOffered = 15;

/** Those that can be swapped best, from left to right. */
export function bestOf(faces: readonly NumberedFace[]): readonly NumberedFace[] {
  const best = faces.toSorted((one, other) => other.quality - one.quality).slice(0, mostOffered);
  return best.sort((one, other) => one.number - other.number);
}
