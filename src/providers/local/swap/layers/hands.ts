import { FINGERS, type Hand, KNUCKLES, MIDDLE_KNUCKLE, palmLength, THUMB, WRIST } from '../../mesh/hand.ts';
import type { Grid } from '../../pixels/grid.ts';
import { clamp, smoothstep } from '../../pixels/numbers.ts';
import type { Patch } from '../patch.ts';

/** Half of the thickness of parts of a hand, in lengths of its palm. */
const FINGER = 0.135;
const FINGERTIP = 0.115;
const THUMB_BASE = 0.2;
const THUMB_THICKNESS = 0.15;
const PALM = 0.17;
const PALM_INSIDE = 0.2;
const WRIST_THICKNESS = 0.27;
/** How much of the forearm is shown by the direction of the palm. */
const FOREARM = 0.6;
const EDGE = 0.05;
/** Around a hand the face takes its new shape over this distance. */
const HELD_AROUND = 0.35;

/** A part of a hand: from one landmark to another, and half of its thickness at both. */
type Part = readonly [from: number, to: number, start: number, end: number];

const [THUMB_ROOT = 1, ...THUMB_JOINTS] = THUMB;
const PARTS: readonly Part[] = [
  [WRIST, THUMB_ROOT, THUMB_BASE, THUMB_BASE],
  ...THUMB_JOINTS.map((joint): Part => [joint - 1, joint, THUMB_THICKNESS, THUMB_THICKNESS]),
  ...FINGERS.flatMap(([knuckle, second, third, tip]): Part[] => [
    [WRIST, knuckle, PALM_INSIDE, PALM],
    [knuckle, second, PALM, FINGER],
    [second, third, FINGER, FINGER],
    [third, tip, FINGER, FINGERTIP],
  ]),
  ...KNUCKLES.map((knuckle, index): Part => [KNUCKLES[index - 1] ?? THUMB_ROOT, knuckle, PALM, PALM]),
];

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The hull of two discs. */
interface Hull {
  readonly from: Disc;
  readonly to: Disc;
}

/** Adds hands to `front`, which is what is in front of the face in each pixel of the grid over a patch, 0 to 1. */
export function addHands(front: Float32Array, hands: readonly Hand[], grid: Grid, patch: Patch): void {
  const scaleX = (patch.scaleX * grid.width) / patch.width;
  const scaleY = (patch.scaleY * grid.height) / patch.height;
  const onGrid = ({ x, y, radius }: Disc): Disc => ({
    x: (x - patch.left) * scaleX,
    y: (y - patch.top) * scaleY,
    radius: radius * scaleX,
  });
  for (const { landmarks } of hands) {
    const edge = EDGE * palmLength(landmarks) * scaleX;
    for (const { from, to } of hullsOf(landmarks)) draw(front, grid, { from: onGrid(from), to: onGrid(to) }, edge);
  }
}

/**
 * The landmarks of a reshaped face, left where the scene's face has them under a hand: the hand is not reshaped with
 * the face. All x, y, z in pixels of the scene.
 */
export function holdUnderHands(shaped: Float32Array, own: Float32Array, hands: readonly Hand[]): Float32Array {
  if (hands.length === 0) return shaped;
  const held = shaped.slice();
  for (const { landmarks } of hands) {
    const hulls = hullsOf(landmarks);
    const reach = HELD_AROUND * palmLength(landmarks);
    for (let i = 0; i < held.length; i += 3) {
      const away = Math.min(...hulls.map((hull) => outside(hull, own[i] as number, own[i + 1] as number)));
      const share = smoothstep(reach, 0, away);
      for (let k = i; k < i + 3; k++)
        held[k] = (held[k] as number) + share * ((own[k] as number) - (held[k] as number));
    }
  }
  return held;
}

/** The parts of a hand in the picture. */
function hullsOf(landmarks: Float32Array): Hull[] {
  const unit = palmLength(landmarks);
  const disc = (landmark: number, thickness: number): Disc => ({
    x: landmarks[3 * landmark] ?? 0,
    y: landmarks[3 * landmark + 1] ?? 0,
    radius: thickness * unit,
  });
  const wrist = disc(WRIST, WRIST_THICKNESS);
  const middle = disc(MIDDLE_KNUCKLE, PALM);
  const elbow = {
    x: wrist.x + FOREARM * (wrist.x - middle.x),
    y: wrist.y + FOREARM * (wrist.y - middle.y),
    radius: wrist.radius,
  };
  const parts = PARTS.map(([from, to, start, end]) => ({ from: disc(from, start), to: disc(to, end) }));
  return [...parts, { from: wrist, to: elbow }];
}

function draw(front: Float32Array, { width, height, covered }: Grid, hull: Hull, edge: number): void {
  const { from, to } = hull;
  const reach = Math.max(from.radius, to.radius) + edge;
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(width, Math.ceil(Math.max(from.x, to.x) + reach));
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(height, Math.ceil(Math.max(from.y, to.y) + reach));
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const i = y * width + x;
      if (covered[i] === 0 || front[i] === 1) continue;
      const away = outside(hull, x + 0.5, y + 0.5);
      if (away < edge) front[i] = Math.max(front[i] as number, smoothstep(edge, 0, away));
    }
  }
}

/** Distance from the hull of two discs, negative inside it. */
function outside({ from, to }: Hull, x: number, y: number): number {
  const alongX = to.x - from.x;
  const alongY = to.y - from.y;
  const acrossX = x - from.x;
  const acrossY = y - from.y;
  const share = clamp((acrossX * alongX + acrossY * alongY) / (alongX * alongX + alongY * alongY + 1e-6), 0, 1);
  const away = Math.hypot(acrossX - share * alongX, acrossY - share * alongY);
  return away - from.radius - share * (to.radius - from.radius);
}
