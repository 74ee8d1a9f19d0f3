import type { CroppedFace } from '../../core/ports/faces.ts';

/**
 * Whether a crop shows no larger face than that which it was cut out for. Only then can it stand for its face: of several
 * the largest is taken for the one that is meant.
 */
export function isClearCrop({ crop, box }: CroppedFace, faces: readonly Pick<CroppedFace, 'box'>[]): boolean {
  if (!crop) return false;
  return !faces.some((other) => {
    const x = (other.box.left + other.box.right) / 2 - crop.left;
    const y = (other.box.top + other.box.bottom) / 2 - crop.top;
    return x > 0 && x < crop.width && y > 0 && y < crop.height && areaOf(other.box) > areaOf(box);
  });
}

/** In square pixels; 0 where an edge lies beyond its opposite. */
export function areaOf({ left, top, right, bottom }: CroppedFace['box']): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}
