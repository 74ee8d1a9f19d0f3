import { faceWidth } from '../../src/providers/local/mesh/landmarks.ts';
import {
  FACE_OVAL,
  LEFT_BROW,
  LEFT_EYE,
  OUTER_LIPS,
  RIGHT_BROW,
  RIGHT_EYE,
} from '../../src/providers/local/mesh/regions.ts';
import { blur } from '../../src/providers/local/pixels/blur.ts';
import { labOf } from '../../src/providers/local/pixels/lab.ts';
import type { Picture } from '../../src/providers/local/pixels/picture.ts';
import { fillPolygon } from '../../src/providers/local/pixels/polygon.ts';
import type { Scratch } from '../../src/providers/local/pixels/scratch.ts';
import { PORTRAIT_SIDE, type Portrait } from './portraits.ts';

const COUNT = PORTRAIT_SIDE * PORTRAIT_SIDE;

/** L*, a* and b* of a portrait, one plane each. */
export interface LabPlanes {
  readonly light: Float32Array;
  readonly a: Float32Array;
  readonly b: Float32Array;
}

export function labPlanes({ data }: Picture): LabPlanes {
  const lab = labOf(Float32Array.from(data), new Float32Array(data.length));
  const plane = (axis: number): Float32Array => Float32Array.from({ length: COUNT }, (_, i) => lab[3 * i + axis] ?? 0);
  return { light: plane(0), a: plane(1), b: plane(2) };
}

/** `share` of the width of the face as sigma. */
export function soft(plane: Float32Array, share: number, width: number, scratch: Scratch): Float32Array {
  return blur(plane, PORTRAIT_SIDE, PORTRAIT_SIDE, 1, share * width, scratch);
}

/** Lightness per pixel across and down, as one number. */
export function edgesOf(light: Float32Array, scratch: Scratch): Float32Array {
  const smooth = blur(light, PORTRAIT_SIDE, PORTRAIT_SIDE, 1, 1, scratch);
  const edges = new Float32Array(COUNT);
  for (let i = PORTRAIT_SIDE; i < COUNT - PORTRAIT_SIDE; i++) {
    const across = (smooth[i + 1] as number) - (smooth[i - 1] as number);
    const down = (smooth[i + PORTRAIT_SIDE] as number) - (smooth[i - PORTRAIT_SIDE] as number);
    edges[i] = Math.hypot(across, down) / 2;
  }
  return edges;
}

/** The largest value within `radius` pixels. */
export function widened(plane: Float32Array, radius: number): Float32Array {
  const rows = new Float32Array(COUNT);
  const both = new Float32Array(COUNT);
  for (let i = 0; i < COUNT; i++) rows[i] = largest(plane, i, 1, radius);
  for (let i = 0; i < COUNT; i++) both[i] = largest(rows, i, PORTRAIT_SIDE, radius);
  return both;
}

function largest(plane: Float32Array, at: number, step: number, radius: number): number {
  let most = 0;
  for (let k = -radius; k <= radius; k++) most = Math.max(most, plane[at + k * step] ?? 0);
  return most;
}

/** Pixel numbers of parts of a face. */
export interface Parts {
  readonly face: Int32Array;
  /** The face without eyes, brows and lips. */
  readonly skin: Int32Array;
  readonly eyes: Int32Array;
  readonly aroundEyes: Int32Array;
  readonly aroundMouth: Int32Array;
  /** The skin around the lips. */
  readonly besideLips: Int32Array;
  /** A band along the edge of the face, on both sides. */
  readonly seam: Int32Array;
}

export function partsOf({ face }: Portrait): Parts {
  const { landmarks } = face;
  const filled = (factor: number, ...polygons: readonly number[][]): Float32Array => {
    const plane = new Float32Array(COUNT);
    for (const polygon of polygons) {
      fillPolygon(enlarged(landmarks, polygon, factor), polygon, PORTRAIT_SIDE, PORTRAIT_SIDE, plane);
    }
    return plane;
  };
  const features = filled(1.25, RIGHT_EYE, LEFT_EYE, RIGHT_BROW, LEFT_BROW, OUTER_LIPS);
  const [outer, oval, inner] = [filled(1.05, FACE_OVAL), filled(0.97, FACE_OVAL), filled(0.9, FACE_OVAL)];
  const inOval = (plane: Float32Array): Int32Array => where((i) => oval[i] === 1 && plane[i] === 1);
  const [lips, aroundLips] = [filled(1, OUTER_LIPS), filled(1.9, OUTER_LIPS)];
  return {
    face: inOval(oval),
    skin: where((i) => oval[i] === 1 && features[i] === 0),
    eyes: inOval(filled(1.3, RIGHT_EYE, LEFT_EYE)),
    aroundEyes: inOval(filled(2.4, RIGHT_EYE, LEFT_EYE)),
    aroundMouth: inOval(filled(2, OUTER_LIPS)),
    besideLips: where((i) => oval[i] === 1 && aroundLips[i] === 1 && lips[i] === 0),
    seam: where((i) => outer[i] === 1 && inner[i] === 0),
  };
}

function where(holds: (pixel: number) => boolean): Int32Array {
  const pixels: number[] = [];
  for (let i = 0; i < COUNT; i++) if (holds(i)) pixels.push(i);
  return Int32Array.from(pixels);
}

/** The landmarks of a polygon, moved away from its middle. */
function enlarged(landmarks: Float32Array, polygon: readonly number[], factor: number): Float32Array {
  const moved = landmarks.slice();
  for (const axis of [0, 1]) {
    const middle = polygon.reduce((sum, corner) => sum + (landmarks[3 * corner + axis] ?? 0), 0) / polygon.length;
    for (const corner of polygon) {
      moved[3 * corner + axis] = middle + factor * ((landmarks[3 * corner + axis] ?? 0) - middle);
    }
  }
  return moved;
}

export function widthOf({ face }: Portrait): number {
  return faceWidth(face.landmarks);
}
