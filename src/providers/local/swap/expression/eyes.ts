import type { Face } from '../../mesh/face.ts';
import {
  LEFT_EYE,
  LEFT_EYE_CORNERS,
  LEFT_IRIS,
  LEFT_LID_MIDDLES,
  LEFT_LIDS,
  RIGHT_EYE,
  RIGHT_EYE_CORNERS,
  RIGHT_IRIS,
  RIGHT_LID_MIDDLES,
  RIGHT_LIDS,
} from '../../mesh/regions.ts';
import { blurPlane } from '../../pixels/blur.ts';
import type { Grid } from '../../pixels/grid.ts';
import { smoothstep } from '../../pixels/numbers.ts';
import { fillPolygon } from '../../pixels/polygon.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { WarpedFace } from '../warp-face.ts';
import { type IrisColour, irisAt, irisColour, tintIris } from './iris.ts';
import { show } from './show.ts';

interface Eye {
  readonly opening: readonly number[];
  readonly lids: readonly number[];
  readonly iris: readonly number[];
  readonly corners: readonly [number, number];
  readonly middles: readonly [number, number];
}

const RIGHT: Eye = {
  opening: RIGHT_EYE,
  lids: RIGHT_LIDS,
  iris: RIGHT_IRIS,
  corners: RIGHT_EYE_CORNERS,
  middles: RIGHT_LID_MIDDLES,
};
const LEFT: Eye = {
  opening: LEFT_EYE,
  lids: LEFT_LIDS,
  iris: LEFT_IRIS,
  corners: LEFT_EYE_CORNERS,
  middles: LEFT_LID_MIDDLES,
};
const EYES = [RIGHT, LEFT] as const;

/** Opening of an eye (height over width) from which its lids are bare, and below which they are closed or squinted. */
const OPEN = 0.21;
const NARROW = 0.15;
/** Softness of the edges in face widths. */
const EYEBALL_EDGE = 0.007;
const LIDS_EDGE = 0.022;

export interface FaceOnGrid extends WarpedFace {
  readonly face: Face;
}

/**
 * Shows the scene's eyeballs in `rgb` [pixels, 3], with irises in the source's colour, so that the gaze stays the
 * scene's. Lids come along where the eyes of either face are narrow. Adds to `shown` how much of
 * the scene each pixel shows.
 */
export function keepEyes(
  grid: Grid,
  rgb: Float32Array,
  source: FaceOnGrid,
  scene: FaceOnGrid,
  shown: Float32Array,
  scratch: Scratch,
): void {
  const { width, height, faceWidth } = grid;
  const inside = EYES.map(({ opening }) => pixelsIn(grid, opening, scratch));
  const colour = best(EYES.map(({ iris }, k) => irisColour(rgb, source, irisAt(source.face, iris), inside[k] ?? [])));
  const lids = scratch.floats(width * height);
  EYES.forEach((eye) => {
    const narrowest = Math.min(openingOf(eye, source.face), openingOf(eye, scene.face));
    const share = smoothstep(OPEN, NARROW, narrowest);
    if (share > 0) fill(grid, eye.lids, share, lids, scratch);
  });
  show(rgb, scene.rgb, blurPlane(lids, width, height, Math.max(1, LIDS_EDGE * faceWidth), scratch), shown);
  const eyeballs = scratch.floats(width * height);
  for (const pixels of inside) for (const i of pixels) eyeballs[i] = 1;
  const soft = blurPlane(eyeballs, width, height, Math.max(0.8, EYEBALL_EDGE * faceWidth), scratch);
  for (let i = 0; i < soft.length; i++) soft[i] = smoothstep(0.35, 0.85, soft[i] as number);
  show(rgb, scene.rgb, soft, shown);
  EYES.forEach(({ iris }, k) => {
    const pixels = inside[k] ?? [];
    const place = irisAt(scene.face, iris);
    tintIris(rgb, scene, place, pixels, irisColour(scene.rgb, scene, place, pixels), colour);
  });
}

function best([right, left]: readonly IrisColour[]): IrisColour {
  if (!right || !left) throw new Error('a face has two eyes');
  const sum = right.clarity + left.clarity;
  if (sum === 0) return right;
  const mix = (channel: 0 | 1 | 2): number =>
    (right.clarity * right.lab[channel] + left.clarity * left.lab[channel]) / sum;
  return { lab: [mix(0), mix(1), mix(2)], clarity: Math.max(right.clarity, left.clarity) };
}

function pixelsIn(grid: Grid, polygon: readonly number[], scratch: Scratch): number[] {
  const plane = fillPolygon(grid.points, polygon, grid.width, grid.height, scratch.floats(grid.width * grid.height));
  const pixels: number[] = [];
  for (let i = plane.indexOf(1); i >= 0; i = plane.indexOf(1, i + 1)) if (grid.covered[i] !== 0) pixels.push(i);
  return pixels;
}

function fill(grid: Grid, polygon: readonly number[], value: number, plane: Float32Array, scratch: Scratch): void {
  for (const i of pixelsIn(grid, polygon, scratch)) plane[i] = value;
}

/** Height over width of the opening between the lids. */
export function openingOf({ corners, middles }: Pick<Eye, 'corners' | 'middles'>, { landmarks }: Face): number {
  return between(landmarks, middles) / Math.max(1e-3, between(landmarks, corners));
}

function between(landmarks: Float32Array, [a, b]: readonly [number, number]): number {
  const dx = (landmarks[3 * a] ?? 0) - (landmarks[3 * b] ?? 0);
  const dy = (landmarks[3 * a + 1] ?? 0) - (landmarks[3 * b + 1] ?? 0);
  return Math.hypot(dx, dy);
}
