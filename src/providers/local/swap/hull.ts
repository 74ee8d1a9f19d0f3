import type { Patch } from './patch.ts';

/** The area of a swap. Pixels of the scene for which `insideHull` is false did not change. */
export interface Hull {
  readonly patch: Patch;
  /** 1 for each pixel of the patch, at its processed size, that the face covers. */
  readonly covered: Uint8Array;
}

/** Whether the pixel `x`, `y` of the scene may have changed. */
export function insideHull(hull: Hull, x: number, y: number): boolean {
  const { patch, covered } = hull;
  if (x < patch.left || y < patch.top || x >= patch.right || y >= patch.bottom) return false;
  const column = Math.floor((x - patch.left + 0.5) * patch.scaleX);
  const row = Math.floor((y - patch.top + 0.5) * patch.scaleY);
  return covered[Math.min(row, patch.height - 1) * patch.width + Math.min(column, patch.width - 1)] === 1;
}
