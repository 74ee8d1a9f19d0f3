import { faceWidth } from '../mesh/landmarks.ts';

/** The rectangle of the scene around a face, and the size at which it is processed. */
export interface Patch {
  /** Whole pixels of the scene. `right` and `bottom` are the first pixels outside. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Size in processed pixels: that of the rectangle, or smaller if it is larger than allowed. */
  readonly width: number;
  readonly height: number;
  /** Processed pixels per pixel of the scene, at most 1. */
  readonly scaleX: number;
  readonly scaleY: number;
}

const MARGIN = 0.12;
const SMALLEST_SIDE = 8;

/**
 * Undefined if too little of the face lies inside the scene. `points` are x, y, z a landmark in pixels of the scene.
 */
export function patchAround(
  points: Float32Array,
  scene: { readonly width: number; readonly height: number },
  largestSide: number,
): Patch | undefined {
  const margin = MARGIN * faceWidth(points);
  const [leftmost, rightmost] = range(points, 0);
  const [topmost, bottommost] = range(points, 1);
  const left = Math.max(0, Math.floor(leftmost - margin));
  const top = Math.max(0, Math.floor(topmost - margin));
  const right = Math.min(scene.width, Math.ceil(rightmost + margin));
  const bottom = Math.min(scene.height, Math.ceil(bottommost + margin));
  const partWidth = right - left;
  const partHeight = bottom - top;
  if (partWidth < SMALLEST_SIDE || partHeight < SMALLEST_SIDE) return undefined;
  const scale = Math.min(1, largestSide / Math.max(partWidth, partHeight));
  const width = Math.max(SMALLEST_SIDE, Math.round(partWidth * scale));
  const height = Math.max(SMALLEST_SIDE, Math.round(partHeight * scale));
  return { left, top, right, bottom, width, height, scaleX: width / partWidth, scaleY: height / partHeight };
}

function range(points: Float32Array, axis: number): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = axis; i < points.length; i += 3) {
    const value = points[i] ?? 0;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
}

/** Points of the scene in pixels of the patch. z is unchanged. */
export function toPatch(points: Float32Array, patch: Patch): Float32Array {
  const local = points.slice();
  for (let i = 0; i < local.length; i += 3) {
    local[i] = ((points[i] ?? 0) - patch.left) * patch.scaleX;
    local[i + 1] = ((points[i + 1] ?? 0) - patch.top) * patch.scaleY;
  }
  return local;
}
