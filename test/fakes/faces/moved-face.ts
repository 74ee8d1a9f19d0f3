import { type Face, LANDMARK_COUNT } from '../../../src/providers/local/mesh/face.ts';
import { boundsOf, faceWidth, landmark } from '../../../src/providers/local/mesh/landmarks.ts';
import {
  FACE_OVAL,
  INNER_LIPS,
  LEFT_BROW,
  LEFT_EYE,
  LEFT_EYE_CORNERS,
  LEFT_IRIS,
  LIPS,
  MOUTH_CORNERS,
  RIGHT_BROW,
  RIGHT_EYE,
  RIGHT_EYE_CORNERS,
  RIGHT_IRIS,
} from '../../../src/providers/local/mesh/regions.ts';
import { RINGS_FROM_OVAL } from '../../../src/providers/local/mesh/topology.ts';
import type { Picture } from '../../../src/providers/local/pixels/picture.ts';
import { fillPolygon } from '../../../src/providers/local/pixels/polygon.ts';
import { interpolate, rasterise } from '../../../src/providers/local/pixels/raster.ts';
import { sample, sampledAt } from '../../../src/providers/local/pixels/sampling.ts';
import { createScratch } from '../../../src/providers/local/pixels/scratch.ts';

/** What a face does that it does not do in its photo. Lengths are shares of the width of the face. */
export interface Movement {
  /** Where the irises go: to the picture's right, and down. */
  readonly gazeAcross?: number;
  readonly gazeDown?: number;
  /** How far the eyes on the picture's left and right close: 0 as in the photo, 1 shut. */
  readonly shut?: readonly [number, number];
  readonly browsUp?: number;
  /** How far the mouth opens. */
  readonly mouthOpens?: number;
  /** How far the corners of the mouth go up, and as far out. */
  readonly smiles?: number;
  /** Degrees to the picture's right. Up to 15 look right. */
  readonly turns?: number;
}

interface Eye {
  readonly corners: readonly [number, number];
  /** Along the upper and the lower lid, each above the other. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly outline: readonly number[];
  readonly iris: readonly number[];
}

const EYES: readonly Eye[] = [
  {
    corners: RIGHT_EYE_CORNERS,
    upper: [246, 161, 160, 159, 158, 157, 173],
    lower: [7, 163, 144, 145, 153, 154, 155],
    outline: RIGHT_EYE,
    iris: RIGHT_IRIS,
  },
  {
    corners: LEFT_EYE_CORNERS,
    upper: [466, 388, 387, 386, 385, 384, 398],
    lower: [249, 390, 373, 374, 380, 381, 382],
    outline: LEFT_EYE,
    iris: LEFT_IRIS,
  },
];
const LOWER_LIP = [324, 318, 402, 317, 14, 87, 178, 88, 95, 375, 321, 405, 314, 17, 84, 181, 91, 146];
const STILL = new Set([...RIGHT_EYE, ...LEFT_EYE]);
/** Of the width of the face, over which skin follows. */
const SKIN_FOLLOWS = 0.11;
const IRIS_EDGE = 1.15;
const INSIDE_MOUTH = [45, 16, 18];

/**
 * A photo of somebody whose face moves, and the landmarks that it has then: the mesh is moved and every triangle of it
 * drawn where it goes, irises and the inside of the mouth on their own. Pixels outside the face stay as they are.
 */
export function movedFace(
  picture: Picture,
  face: Face,
  movement: Movement,
): { picture: Picture; landmarks: Float32Array } {
  const landmarks = movedLandmarks(face.landmarks, movement);
  const moved = drawMesh(picture, face.landmarks, landmarks);
  for (const eye of EYES) drawIris(picture, moved, face.landmarks, landmarks, eye);
  if (movement.mouthOpens) darkenMouth(moved, face.landmarks, landmarks);
  return { picture: moved, landmarks };
}

function movedLandmarks(from: Float32Array, movement: Movement): Float32Array {
  const width = faceWidth(from);
  const { gazeAcross = 0, gazeDown = 0, shut = [0, 0], browsUp = 0, mouthOpens = 0, smiles = 0, turns = 0 } = movement;
  const to = from.slice();
  pull(from, to, [...RIGHT_BROW, ...LEFT_BROW], 0, -browsUp * width);
  pull(
    from,
    to,
    LOWER_LIP,
    0,
    mouthOpens * width,
    [...LIPS].filter((lip) => !LOWER_LIP.includes(lip)),
  );
  for (const [side, corner] of MOUTH_CORNERS.entries()) {
    pull(from, to, [corner], (side === 0 ? -1 : 1) * smiles * width, -smiles * width);
  }
  for (const [side, eye] of EYES.entries()) shutEye(from, to, eye, shut[side] ?? 0);
  for (const iris of [...RIGHT_IRIS, ...LEFT_IRIS]) {
    to[3 * iris] = (from[3 * iris] ?? 0) + gazeAcross * width;
    to[3 * iris + 1] = (from[3 * iris + 1] ?? 0) + gazeDown * width;
  }
  turn(to, (turns * Math.PI) / 180);
  return to;
}

/** Moves landmarks, and the skin around them with them. The edge of the face, the eyes and `held` stay. */
function pull(
  from: Float32Array,
  to: Float32Array,
  handles: readonly number[],
  right: number,
  down: number,
  held: readonly number[] = [],
): void {
  if (right === 0 && down === 0) return;
  const reach = SKIN_FOLLOWS * faceWidth(from);
  for (let i = 0; i < LANDMARK_COUNT; i++) {
    if (STILL.has(i) || held.includes(i)) continue;
    const away = Math.min(...handles.map((handle) => distance(from, i, handle)));
    const share = Math.exp(-0.5 * (away / reach) ** 2) * Math.min(1, (RINGS_FROM_OVAL[i] ?? 0) / 2);
    to[3 * i] = (to[3 * i] ?? 0) + share * right;
    to[3 * i + 1] = (to[3 * i + 1] ?? 0) + share * down;
  }
}

function distance(points: Float32Array, a: number, b: number): number {
  return Math.hypot((points[3 * a] ?? 0) - (points[3 * b] ?? 0), (points[3 * a + 1] ?? 0) - (points[3 * b + 1] ?? 0));
}

function shutEye(from: Float32Array, to: Float32Array, { upper, lower }: Eye, share: number): void {
  for (const [k, lid] of upper.entries()) {
    for (let axis = 0; axis < 2; axis++) {
      const above = from[3 * lid + axis] ?? 0;
      const below = from[3 * (lower[k] ?? 0) + axis] ?? 0;
      to[3 * lid + axis] = above + share * 0.97 * (below - above);
    }
  }
}

/** About the vertical axis at the depth of the face's edge, which therefore stays nearly where it is. */
function turn(points: Float32Array, angle: number): void {
  const middle = [0, 2].map(
    (axis) => FACE_OVAL.reduce((sum, i) => sum + (points[3 * i + axis] ?? 0), 0) / FACE_OVAL.length,
  );
  const [x0 = 0, z0 = 0] = middle;
  for (let i = 0; i < points.length; i += 3) {
    const x = (points[i] ?? 0) - x0;
    const z = (points[i + 2] ?? 0) - z0;
    points[i] = x0 + Math.cos(angle) * x - Math.sin(angle) * z;
    points[i + 2] = z0 + Math.sin(angle) * x + Math.cos(angle) * z;
  }
}

function drawMesh(picture: Picture, from: Float32Array, to: Float32Array): Picture {
  const { width, height } = picture;
  const scratch = createScratch(1);
  const raster = rasterise(to, width, height, scratch);
  const xs = interpolate(raster, from, 3, 0, scratch.floats(width * height));
  const ys = interpolate(raster, from, 3, 1, scratch.floats(width * height));
  const sampled = sampledAt(picture, 1);
  const colour = new Float32Array(3);
  const data = picture.data.slice();
  for (let i = 0; i < width * height; i++) {
    if (raster.covered[i] === 0) continue;
    sample(sampled, xs[i] ?? 0, ys[i] ?? 0, colour, 0);
    data.set(colour.map(Math.round), 3 * i);
  }
  return { width, height, data };
}

/** The iris of the photo where it goes, and the white of the eye where it was, both only between the lids. */
function drawIris(
  photo: Picture,
  moved: Picture,
  from: Float32Array,
  to: Float32Array,
  { outline, iris, corners }: Eye,
): void {
  const [centre = 0, edge = 0] = iris;
  const [fromX, fromY] = landmark(from, centre);
  const [toX, toY] = landmark(to, centre);
  if (Math.hypot(toX - fromX, toY - fromY) < 0.3) return;
  const radius = IRIS_EDGE * Math.max(distance(from, centre, edge), 0.15 * distance(from, ...corners));
  const { width, height } = photo;
  const between = fillPolygon(to, outline, width, height, new Float32Array(width * height));
  const white = whiteOf(photo, from, outline, [fromX, fromY], radius);
  const sampled = sampledAt(photo, 1);
  const colour = new Float32Array(3);
  for (const [i, inside] of between.entries()) {
    if (inside === 0) continue;
    const x = (i % width) + 0.5;
    const y = Math.floor(i / width) + 0.5;
    if (Math.hypot(x - toX, y - toY) < radius) sample(sampled, x - toX + fromX, y - toY + fromY, colour, 0);
    else if (Math.hypot(x - fromX, y - fromY) < radius * 1.1) colour.set(white);
    else continue;
    moved.data.set(colour.map(Math.round), 3 * i);
  }
}

/** Mean colour of an eye without its iris. */
function whiteOf(
  { width, height, data }: Picture,
  landmarks: Float32Array,
  outline: readonly number[],
  [irisX, irisY]: readonly [number, number],
  radius: number,
): number[] {
  const eye = fillPolygon(landmarks, outline, width, height, new Float32Array(width * height));
  const sum = [0, 0, 0];
  let count = 0;
  for (const [i, inside] of eye.entries()) {
    if (inside === 0 || Math.hypot((i % width) + 0.5 - irisX, Math.floor(i / width) + 0.5 - irisY) < radius) continue;
    count++;
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (data[3 * i + c] ?? 0);
  }
  return sum.map((value) => value / Math.max(1, count));
}

/** Fills what a photo of a narrower mouth cannot show. */
function darkenMouth({ width, height, data }: Picture, from: Float32Array, to: Float32Array): void {
  const opening = (points: Float32Array): number => distance(points, 13, 14);
  const unknown = Math.max(0, 1 - opening(from) / Math.max(1, opening(to)));
  const mouth = fillPolygon(to, INNER_LIPS, width, height, new Float32Array(width * height));
  const { top, bottom } = boundsOf(Float32Array.from(INNER_LIPS.flatMap((lip) => [...landmark(to, lip)])));
  for (const [i, inside] of mouth.entries()) {
    if (inside === 0) continue;
    const down = (Math.floor(i / width) - top) / Math.max(1, bottom - top);
    const share = unknown * Math.min(1, 4 * down * (1 - down));
    INSIDE_MOUTH.forEach((dark, c) => {
      data[3 * i + c] = Math.round((data[3 * i + c] ?? 0) * (1 - share) + dark * share);
    });
  }
}
