import { SHAPES } from '../../../../../src/providers/local/faces/expression.ts';
import { faceOf } from '../../../../../src/providers/local/faces/find-faces.ts';
import type { Portrait } from '../../../../../src/providers/local/faces/source-identity.ts';
import { LANDMARK_COUNT } from '../../../../../src/providers/local/mesh/face.ts';
import { CANONICAL_VERTICES } from '../../../../../src/providers/local/mesh/topology.ts';
import { interpolate, pictureOnRaster, rasterise } from '../../../../../src/providers/local/pixels/raster.ts';
import { createScratch } from '../../../../../src/providers/local/pixels/scratch.ts';

const PIXELS_PER_CENTIMETRE = 14;
const SIDE = 320;

/** The colour of a landmark; x is its place across a face that looks straight ahead, in centimetres. */
type Paint = (x: number, landmark: number) => readonly [number, number, number];

/** Landmarks of a face that is turned by so many degrees, to the picture's right where they are positive. */
export function turned(yaw: number): Float32Array {
  const [cosine, sine] = [Math.cos((yaw * Math.PI) / 180), Math.sin((yaw * Math.PI) / 180)];
  const points = new Float32Array(3 * LANDMARK_COUNT);
  for (let i = 0; i < points.length; i += 3) {
    const [x = 0, y = 0, z = 0] = CANONICAL_VERTICES.subarray(i, i + 3);
    points[i] = PIXELS_PER_CENTIMETRE * (cosine * x + sine * z) + SIDE / 2;
    points[i + 1] = -PIXELS_PER_CENTIMETRE * y + SIDE / 2;
    points[i + 2] = PIXELS_PER_CENTIMETRE * (sine * x - cosine * z);
  }
  return points;
}

/** A photo of a painted face on black. */
export function drawnPhoto(yaw: number, paint: Paint): Portrait {
  const landmarks = turned(yaw);
  const scratch = createScratch();
  const raster = rasterise(landmarks, SIDE, SIDE, scratch);
  const colours = new Float32Array(3 * LANDMARK_COUNT);
  for (let at = 0; at < LANDMARK_COUNT; at++) colours.set(paint(CANONICAL_VERTICES[3 * at] ?? 0, at), 3 * at);
  const rgb = new Float32Array(3 * raster.covered.length);
  for (let c = 0; c < 3; c++) {
    const plane = interpolate(raster, colours, 3, c, scratch.floats(raster.covered.length));
    for (let i = 0; i < plane.length; i++) rgb[3 * i + c] = plane[i] ?? 0;
  }
  return { picture: pictureOnRaster(raster, rgb), face: faceOf(landmarks, 1) };
}

/** An expression of this one shape. */
export function expressionWith(shape: (typeof SHAPES)[number], value: number): Float32Array {
  return Float32Array.from(SHAPES, (name) => (name === shape ? value : 0));
}

/** Red, green and blue where the landmark is. */
export function colourAt({ picture, face }: Portrait, landmark: number): number[] {
  const x = Math.floor(face.landmarks[3 * landmark] ?? 0);
  const y = Math.floor(face.landmarks[3 * landmark + 1] ?? 0);
  const at = 3 * (y * picture.width + x);
  return [...picture.data.subarray(at, at + 3)];
}
