import { INNER_LIP_CORNERS, INNER_LIP_MIDDLES, INNER_LIPS, OUTER_LIPS } from '../../mesh/regions.ts';
import { blurPlane } from '../../pixels/blur.ts';
import type { Grid } from '../../pixels/grid.ts';
import { labOf, rgbOf } from '../../pixels/lab.ts';
import { clamp, smoothstep } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import { region, softRegion } from '../layers/layers.ts';
import type { FaceOnGrid } from './eyes.ts';
import { show } from './show.ts';

/** Height over width of the mouth opening: up to the first it counts as shut, from the second on as fully open. */
const SHUT_MOUTH = 0.045;
const OPEN_MOUTH = 0.075;
const LIPS_EDGE = 0.026;
const INSIDE_EDGE = 0.008;
const LIGHTNESS_REACH = 10;
const CHROMA_REACH = 12;
const FEWEST_PIXELS = 12;

/**
 * Shows the scene's mouth in `rgb` [pixels, 3]: the inside if either mouth is open, and by `difference` the lips too, in
 * the source's lip colour.
 */
export function keepMouth(
  grid: Grid,
  rgb: Float32Array,
  source: FaceOnGrid,
  scene: FaceOnGrid,
  difference: number,
  shown: Float32Array,
  scratch: Scratch,
): void {
  const { width, height, faceWidth } = grid;
  const inside = region(grid, [INNER_LIPS], scratch);
  const lips = region(grid, [OUTER_LIPS], scratch);
  const opening = Math.max(mouthOpening(source.face.landmarks), mouthOpening(scene.face.landmarks));
  const open = smoothstep(SHUT_MOUTH, OPEN_MOUTH, opening);
  if (difference > 0) {
    const theirs = inColourOf(rgb, scene.rgb, grid, lips, inside, scratch);
    const soft = softRegion(grid, [OUTER_LIPS], LIPS_EDGE, scratch);
    for (let i = 0; i < soft.length; i++) soft[i] = difference * smoothstep(0.1, 0.9, soft[i] as number);
    show(rgb, theirs, soft, shown);
  }
  if (open === 0) return;
  const soft = blurPlane(inside, width, height, Math.max(0.8, INSIDE_EDGE * faceWidth), scratch);
  for (let i = 0; i < soft.length; i++) soft[i] = Math.min(1, 1.5 * open * (soft[i] as number));
  show(rgb, scene.rgb, soft, shown);
}

/** The scene with the colour of its lips moved to that of the lips in `rgb`. */
function inColourOf(
  rgb: Float32Array,
  sceneRgb: Float32Array,
  grid: Grid,
  lips: Float32Array,
  inside: Float32Array,
  scratch: Scratch,
): Float32Array {
  const { width, height, faceWidth } = grid;
  const recoloured = scratch.floats(sceneRgb.length);
  recoloured.set(sceneRgb);
  const red = scratch.floats(lips.length);
  const pixels: number[] = [];
  for (let i = lips.indexOf(1); i >= 0; i = lips.indexOf(1, i + 1)) {
    if (inside[i] === 1 || grid.covered[i] === 0) continue;
    pixels.push(i);
    red[i] = 1;
  }
  if (pixels.length < FEWEST_PIXELS) return recoloured;
  const ours = medianLab(rgb, pixels);
  const theirs = medianLab(sceneRgb, pixels);
  const [lightness, a, b] = ours.map((value, channel) => {
    const reach = channel === 0 ? LIGHTNESS_REACH : CHROMA_REACH;
    return clamp(value - (theirs[channel] ?? 0), -reach, reach);
  }) as [number, number, number];
  const soft = blurPlane(red, width, height, Math.max(1, 0.01 * faceWidth), scratch);
  const lab = new Float32Array(3);
  for (let i = 0; i < soft.length; i++) {
    const weight = soft[i] as number;
    if (weight < 0.02) continue;
    labOf(sceneRgb.subarray(3 * i, 3 * i + 3), lab);
    lab[0] = (lab[0] as number) + weight * lightness;
    lab[1] = (lab[1] as number) + weight * a;
    lab[2] = (lab[2] as number) + weight * b;
    rgbOf(lab, recoloured.subarray(3 * i, 3 * i + 3));
  }
  return recoloured;
}

function medianLab(rgb: Float32Array, pixels: readonly number[]): [number, number, number] {
  const colours = new Float32Array(3 * pixels.length);
  pixels.forEach((i, k) => {
    for (let c = 0; c < 3; c++) colours[3 * k + c] = rgb[3 * i + c] as number;
  });
  const lab = labOf(colours, colours);
  const pick = (channel: number): number => {
    const values = Float32Array.from(pixels, (_, k) => lab[3 * k + channel] ?? 0).sort();
    return values[values.length >> 1] ?? 0;
  };
  return [pick(0), pick(1), pick(2)];
}

/** Height over width of the opening between the lips, in the picture. */
export function mouthOpening(landmarks: Float32Array): number {
  return between(landmarks, INNER_LIP_MIDDLES) / Math.max(1e-3, between(landmarks, INNER_LIP_CORNERS));
}

function between(landmarks: Float32Array, [a, b]: readonly [number, number]): number {
  const dx = (landmarks[3 * a] ?? 0) - (landmarks[3 * b] ?? 0);
  const dy = (landmarks[3 * a + 1] ?? 0) - (landmarks[3 * b + 1] ?? 0);
  return Math.hypot(dx, dy);
}
