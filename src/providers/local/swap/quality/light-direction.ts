import { CANONICAL_VERTICES } from '../../mesh/topology.ts';

/**
 * How much brighter a face gets towards the side of its own left eye and towards its forehead: natural logarithms of
 * luminance, from its middle to its edge. Flat light is near 0, hard light from one side above 1.
 */
export interface Light {
  readonly across: number;
  readonly up: number;
}

/** Of the canonical face, centimetres. */
const HALF_FACE = 7;
/** Lightness from that of the skin, beyond which a spot is a highlight, a hair or a shadow of something else. */
const MOST_OFF = 40;
const DARKEST = 2;

/** Fits a plane to the logarithms by least squares. `lab` has the colour at each of `landmarks`. */
export function lightOf(lab: Float32Array, landmarks: readonly number[], skinLightness: number): Light {
  const used = [...landmarks.keys()].filter((at) => Math.abs((lab[3 * at] as number) - skinLightness) <= MOST_OFF);
  const xs = used.map((at) => coordinate(landmarks[at] as number, 0));
  const ys = used.map((at) => coordinate(landmarks[at] as number, 1));
  const logs = used.map((at) => logLuminance(lab[3 * at] as number));
  const [xx, xy, yy] = [covariance(xs, xs), covariance(xs, ys), covariance(ys, ys)];
  const [xl, yl] = [covariance(xs, logs), covariance(ys, logs)];
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 0)) return { across: 0, up: 0 };
  return { across: (xl * yy - yl * xy) / determinant, up: (yl * xx - xl * xy) / determinant };
}

export function lightDistance(one: Light, other: Light): number {
  return Math.hypot(one.across - other.across, one.up - other.up);
}

function coordinate(landmark: number, axis: number): number {
  return (CANONICAL_VERTICES[3 * landmark + axis] ?? 0) / HALF_FACE;
}

/** From CIE lightness; where it is dark the cube is near enough. */
function logLuminance(lightness: number): number {
  return 3 * Math.log((Math.max(DARKEST, lightness) + 16) / 116);
}

function covariance(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, at) => (value - meanA) * ((b[at] ?? 0) - meanB)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
