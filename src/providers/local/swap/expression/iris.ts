import type { Face } from '../../mesh/face.ts';
import { landmark } from '../../mesh/landmarks.ts';
import { labOf, rgbOf } from '../../pixels/lab.ts';
import { clamp, smoothstep } from '../../pixels/numbers.ts';
import type { WarpedFace } from '../warp-face.ts';

/** Median colour of an iris, Lab, and how well it could be read, 0 to 1. */
export interface IrisColour {
  readonly lab: readonly [number, number, number];
  readonly clarity: number;
}

/** An iris in pixels of its picture. */
export interface Iris {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Direction of the chin, of length 1. */
  readonly downX: number;
  readonly downY: number;
}

/** Where the colour of an iris is read, in radii from its middle: outside the pupil, inside the dark rim. */
const RING_FROM = 0.45;
const RING_TO = 0.86;
/** Above this height, in radii, the upper lid throws its shadow. */
const SHADED_ABOVE = -0.45;
/** Pixels in the ring: up to the first its colour is unknown, from the second on it is sure. */
const TOO_FEW = 6;
const ENOUGH = 16;
/** L* of an iris: darker ones show no colour. */
const TOO_DARK = 4;
const BRIGHT_ENOUGH = 12;
const LIGHTNESS_SHARE = 0.6;
const LIGHTNESS_REACH = 14;
const CHROMA_REACH = 26;
const MEDIAN_SAMPLE = 1500;

export function irisAt({ landmarks, rollRadians }: Face, points: readonly number[]): Iris {
  const [middle = 0, ...edge] = points;
  const [x, y] = landmark(landmarks, middle);
  let radius = 0;
  for (const point of edge) {
    const [edgeX, edgeY] = landmark(landmarks, point);
    radius += Math.hypot(edgeX - x, edgeY - y) / edge.length;
  }
  return { x, y, radius, downX: -Math.sin(rollRadians), downY: Math.cos(rollRadians) };
}

/** Colour of an iris among the pixels `inside` the lids (numbers of pixels of the grid). */
export function irisColour(rgb: Float32Array, warped: WarpedFace, iris: Iris, inside: readonly number[]): IrisColour {
  const ring = inside.filter((i) => {
    const away = distance(warped, iris, i);
    return away > RING_FROM && away < RING_TO && height(warped, iris, i) > SHADED_ABOVE;
  });
  const lab = medianLab(rgb, ring);
  return { lab, clarity: smoothstep(TOO_FEW, ENOUGH, ring.length) * smoothstep(TOO_DARK, BRIGHT_ENOUGH, lab[0]) };
}

/** Median of each Lab channel over pixels of `rgb` [pixels, 3], from an evenly spread sample. */
export function medianLab(rgb: Float32Array, pixels: readonly number[]): [number, number, number] {
  const step = Math.max(1, Math.floor(pixels.length / MEDIAN_SAMPLE));
  const sample = step === 1 ? pixels : pixels.filter((_, k) => k % step === 0);
  const lab = labOfPixels(rgb, sample);
  const median = (channel: number): number => {
    const values = new Float32Array(sample.length);
    for (let k = 0; k < values.length; k++) values[k] = lab[3 * k + channel] as number;
    return values.sort()[values.length >> 1] ?? 0;
  };
  return [median(0), median(1), median(2)];
}

/** Distance of a pixel from the middle of the iris, in radii. */
function distance({ xs, ys }: WarpedFace, { x, y, radius }: Iris, pixel: number): number {
  return Math.hypot((xs[pixel] as number) - x, (ys[pixel] as number) - y) / Math.max(radius, 1e-3);
}

/** Height of a pixel below the middle of the iris, in radii. */
function height({ xs, ys }: WarpedFace, { x, y, radius, downX, downY }: Iris, pixel: number): number {
  return (((xs[pixel] as number) - x) * downX + ((ys[pixel] as number) - y) * downY) / Math.max(radius, 1e-3);
}

function labOfPixels(rgb: Float32Array, pixels: readonly number[]): Float32Array {
  const colours = new Float32Array(3 * pixels.length);
  pixels.forEach((i, k) => {
    for (let c = 0; c < 3; c++) colours[3 * k + c] = rgb[3 * i + c] as number;
  });
  return labOf(colours, new Float32Array(colours.length));
}

/**
 * Moves an iris in `rgb` from its own colour `from` to the colour `to`. Pupil, highlights and the white of the eye keep
 * theirs.
 */
export function tintIris(
  rgb: Float32Array,
  warped: WarpedFace,
  iris: Iris,
  inside: readonly number[],
  from: IrisColour,
  to: IrisColour,
): void {
  const amount = from.clarity * to.clarity;
  const pixels = inside.filter((i) => distance(warped, iris, i) < 1);
  if (amount === 0 || pixels.length === 0) return;
  const lab = labOfPixels(rgb, pixels);
  const [ownLightness] = from.lab;
  const [lightness = 0, a = 0, b = 0] = from.lab.map((own, channel) => {
    const move = (to.lab[channel] ?? own) - own;
    if (channel > 0) return clamp(move, -CHROMA_REACH, CHROMA_REACH);
    return clamp(LIGHTNESS_SHARE * move, -LIGHTNESS_REACH, LIGHTNESS_REACH);
  });
  pixels.forEach((i, k) => {
    const own = lab[3 * k] as number;
    const rim = smoothstep(1, 0.82, distance(warped, iris, i));
    const isPupil = smoothstep(0.75, 0.3, own / Math.max(1, ownLightness));
    const shines = smoothstep(ownLightness + 18, ownLightness + 36, own);
    const weight = amount * rim * (1 - isPupil) * (1 - shines);
    lab[3 * k] = own + weight * lightness;
    lab[3 * k + 1] = (lab[3 * k + 1] as number) + weight * a;
    lab[3 * k + 2] = (lab[3 * k + 2] as number) + weight * b;
  });
  const tinted = rgbOf(lab, lab);
  pixels.forEach((i, k) => {
    for (let c = 0; c < 3; c++) rgb[3 * i + c] = tinted[3 * k + c] as number;
  });
}
