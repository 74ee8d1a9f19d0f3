import type { Face } from '../mesh/face.ts';
import { distanceBetween, faceWidth } from '../mesh/landmarks.ts';
import { lumaAt } from '../pixels/luma.ts';
import { clamp, smoothstep } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import { type SampledPicture, sampledAt } from '../pixels/sampling.ts';

/** A line over the face, from landmark to landmark. `from` and `to` are where the search starts and ends, 0 to 1 or more. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Lines that the frame of glasses crosses: down over the nose, down below both eyes, and out from the corners of both. */
const BRIDGE = lines(
  [
    [9, 195],
    [55, 196],
    [285, 419],
  ],
  0.1,
  1,
);
const RIMS = lines(
  [
    [163, 117],
    [144, 118],
    [145, 101],
    [153, 100],
    [390, 346],
    [373, 347],
    [374, 330],
    [380, 329],
  ],
  0.25,
  1.8,
);
const RIGHT_SIDE = lines(
  [
    [33, 34],
    [130, 227],
    [133, 127],
  ],
  0.15,
  1,
);
const LEFT_SIDE = lines(
  [
    [263, 264],
    [359, 447],
    [362, 356],
  ],
  0.15,
  1,
);
const STEPS = 48;
/** Side of the square that is averaged for one step, in face widths. Its parts are of a finer level of the picture. */
const SPOT = 0.012;
const PARTS = [-1 / 4, 1 / 4];
/** Half the width of thin and of thick frames, in face widths. */
const FRAMES = [0.03, 0.05];
/** Degrees of yaw up to which both bows of glasses are seen, and from which only the near one is. */
const BOTH_SEEN_YAW = 16;
const ONE_SEEN_YAW = 24;
const DARKEST_SKIN = 20;
/** Share of a step in brightness that counts as a frame: lenses and shade make steps too. */
const STEP_WEIGHT = 0.6;
/** Logistic regression over 11 faces with glasses and 207 without, in two sizes, on logarithms. `FAINTEST` keeps them finite. */
const EVIDENCE = { start: 12.92, bridge: 4.05, rims: 3.47, sides: 1.66 };
const FAINTEST = 0.03;
/** Evidence from which glasses are possible, and from which they are certain. The step avoids flicker in videos. */
const POSSIBLE = 1.8;
const CERTAIN = 2.6;

/** Whether the face wears glasses. Sunglasses without a bridge to be seen are not found. */
export function wearsGlasses(picture: Picture, face: Face): boolean {
  return glassesLikelihood(picture, face) > 0.5;
}

/** Likelihood of glasses, 0 to 1. */
export function glassesLikelihood(picture: Picture, face: Face): number {
  return smoothstep(POSSIBLE, CERTAIN, frameEvidence(picture, face));
}

/** How clearly a frame is seen, over the nose, below both eyes and beside them: 3 and more with glasses, below 1.5 without. */
export function frameEvidence(picture: Picture, face: Face): number {
  const sampled = sampledAt(picture, (faceWidth(face.landmarks) * SPOT) / PARTS.length);
  const over = (across: readonly Line[]): Crossing[] => across.map((line) => crossingOf(sampled, face.landmarks, line));
  const bridge = ranked(
    over(BRIDGE).map(({ dark }) => dark),
    1,
  );
  const rims = ranked(
    over(RIMS).map(({ dark, bright, step }) => Math.max(dark, bright, STEP_WEIGHT * step)),
    3,
  );
  const [right = 0, left = 0] = [RIGHT_SIDE, LEFT_SIDE].map((side) =>
    ranked(
      over(side).map(({ dark, bright }) => Math.max(dark, bright)),
      1,
    ),
  );
  return (
    EVIDENCE.start +
    EVIDENCE.bridge * Math.log(FAINTEST + bridge) +
    EVIDENCE.rims * Math.log(FAINTEST + rims) +
    EVIDENCE.sides * Math.log(FAINTEST + weakerSide(right, left, face.pose.yaw))
  );
}

/** The weaker of both sides. Of a turned head, only the near one counts. */
function weakerSide(right: number, left: number, yaw: number): number {
  const weaker = Math.min(right, left);
  const near = yaw > 0 ? right : left;
  return weaker + (near - weaker) * smoothstep(BOTH_SEEN_YAW, ONE_SEEN_YAW, Math.abs(yaw));
}

function lines(pairs: readonly (readonly [number, number])[], from: number, to: number): Line[] {
  return pairs.map(([start, end]) => ({ start, end, from, to }));
}

/** The value at a rank, counted from the smallest. */
function ranked(values: readonly number[], rank: number): number {
  return values.toSorted((a, b) => a - b)[rank] ?? 0;
}

/** The strongest thing of a frame's width on a line, relative to the brightness of the skin. */
interface Crossing {
  /** Darker than both its sides, by this much. */
  readonly dark: number;
  readonly bright: number;
  /** From one side to the other. */
  readonly step: number;
}

function crossingOf(sampled: SampledPicture, landmarks: Float32Array, line: Line): Crossing {
  const values = brightnessAlong(sampled, landmarks, line);
  const median = Math.max(DARKEST_SKIN, values.toSorted()[values.length >> 1] ?? 0);
  let dark = 0;
  let bright = 0;
  let step = 0;
  for (const frame of FRAMES) {
    const reach = Math.max(1, Math.round((frame / lengthOf(landmarks, line)) * STEPS));
    for (let k = reach; k + reach < values.length; k++) {
      const here = values[k] ?? 0;
      const before = values[k - reach] ?? 0;
      const after = values[k + reach] ?? 0;
      dark = Math.max(dark, Math.min(before, after) - here);
      bright = Math.max(bright, here - Math.max(before, after));
      step = Math.max(step, Math.abs(after - before));
    }
  }
  return { dark: dark / median, bright: bright / median, step: step / median };
}

/** Face widths. */
function lengthOf(landmarks: Float32Array, { start, end, from, to }: Line): number {
  return Math.max(1e-3, (distanceBetween(landmarks, start, end) * (to - from)) / faceWidth(landmarks));
}

function brightnessAlong(
  sampled: SampledPicture,
  landmarks: Float32Array,
  { start, end, from, to }: Line,
): Float32Array {
  const at = (landmark: number, axis: number): number => landmarks[3 * landmark + axis] ?? 0;
  const dx = at(end, 0) - at(start, 0);
  const dy = at(end, 1) - at(start, 1);
  const spot = (faceWidth(landmarks) * SPOT) / Math.max(1e-3, Math.hypot(dx, dy));
  const values = new Float32Array(STEPS + 1);
  for (let step = 0; step <= STEPS; step++) {
    const share = from + ((to - from) * step) / STEPS;
    let sum = 0;
    for (const along of PARTS) {
      for (const across of PARTS) {
        const x = at(start, 0) + dx * (share + along * spot) - dy * across * spot;
        const y = at(start, 1) + dy * (share + along * spot) + dx * across * spot;
        sum += brightnessAt(sampled, x, y);
      }
    }
    values[step] = sum / PARTS.length ** 2;
  }
  return values;
}

/** Bicubic, because a thin frame is hardly a pixel wide on a small face. `x` and `y` are pixels of the full picture. */
function brightnessAt({ level, shrink }: SampledPicture, x: number, y: number): number {
  const left = x * shrink - 0.5;
  const top = y * shrink - 0.5;
  const column = Math.floor(left);
  const row = Math.floor(top);
  let sum = 0;
  for (let j = -1; j <= 2; j++) {
    const line = clamp(row + j, 0, level.height - 1) * level.width;
    const weight = cubicWeight(row + j - top);
    for (let k = -1; k <= 2; k++) {
      const pixel = 3 * (line + clamp(column + k, 0, level.width - 1));
      sum += weight * cubicWeight(column + k - left) * lumaAt(level.data, pixel);
    }
  }
  return sum;
}

/** Weight of a pixel so far away, by Catmull and Rom. */
function cubicWeight(distance: number): number {
  const d = Math.abs(distance);
  return d < 1 ? 1 + d * d * (1.5 * d - 2.5) : 2 + d * (-4 + d * (2.5 - 0.5 * d));
}
