import type { Portrait } from '../../faces/source-identity.ts';
import { boxWidth, type Pose } from '../../mesh/face.ts';
import { faceWidth, landmark, regionAround } from '../../mesh/landmarks.ts';
import {
  BEARD_AREA,
  INNER_LIP_MIDDLES,
  LEFT_BROW,
  LEFT_EYE,
  LIPS,
  MOUTH_CORNERS,
  RIGHT_BROW,
  RIGHT_EYE,
} from '../../mesh/regions.ts';
import { CANONICAL_VERTICES, FOREHEAD_HEIGHT, RINGS_FROM_OVAL } from '../../mesh/topology.ts';
import { cropRotated } from '../../pixels/crop.ts';
import { labOf } from '../../pixels/lab.ts';
import { sample, sampledAt } from '../../pixels/sampling.ts';

/** What can be seen of one face before it is swapped. Nothing of it is kept. */
export interface FaceFacts {
  readonly pose: Pose;
  /** Pixels. */
  readonly width: number;
  /** How much brighter the face is towards the picture's right and towards its top, in natural logarithms over half a face. */
  readonly light: readonly [right: number, up: number];
  /** Median Lab of the skin. */
  readonly skin: readonly [lightness: number, a: number, b: number];
  /** Fine detail as a share of coarse detail. */
  readonly sharpness: number;
  /** Share of the bare parts of the face that do not look like its skin, 0 to 1. */
  readonly covered: number;
  readonly mouth: MouthFacts;
}

/** Shares of the width of the face. */
export interface MouthFacts {
  readonly width: number;
  readonly opening: number;
  /** How far the corners are above the middle of the lips. */
  readonly lift: number;
}

/** Side of the spot that is averaged at a landmark, in face widths. */
const SPOT = 0.03;
const FEATURES: ReadonlySet<number> = new Set([...RIGHT_EYE, ...LEFT_EYE, ...RIGHT_BROW, ...LEFT_BROW, ...LIPS]);
/** Landmarks that are skin on nearly every face, a beard aside. */
const SKIN = Array.from(RINGS_FROM_OVAL.keys()).filter(
  (index) => (RINGS_FROM_OVAL[index] ?? 0) >= 2 && !FEATURES.has(index) && (FOREHEAD_HEIGHT[index] ?? 0) < 0.6,
);
const BEARD: ReadonlySet<number> = new Set(BEARD_AREA);
const UNLIKE = 22;

export function factsOf({ picture, face }: Portrait): FaceFacts {
  const lab = skinLab({ picture, face });
  const skin = [0, 1, 2].map((channel) => median(SKIN.map((_, at) => lab[3 * at + channel] ?? 0)));
  const [lightness = 0, a = 0, b = 0] = skin;
  return {
    pose: face.pose,
    width: boxWidth(face.box),
    light: lightOf(lab, lightness),
    skin: [lightness, a, b],
    sharpness: sharpnessOf({ picture, face }),
    covered: coveredShare(lab, [lightness, a, b]),
    mouth: mouthOf(face.landmarks),
  };
}

function skinLab({ picture, face }: Portrait): Float32Array {
  const from = sampledAt(picture, faceWidth(face.landmarks) * SPOT);
  const rgb = new Float32Array(3 * SKIN.length);
  for (const [at, index] of SKIN.entries()) {
    const [x, y] = landmark(face.landmarks, index);
    sample(from, x, y, rgb, 3 * at);
  }
  return labOf(rgb, rgb);
}

/** Slopes of the brightness over the canonical face, by least squares. */
function lightOf(lab: Float32Array, middle: number): readonly [number, number] {
  const half = 7;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  let xl = 0;
  let yl = 0;
  const logs: number[] = [];
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [at, index] of SKIN.entries()) {
    const l = Math.max(2, lab[3 * at] ?? 0);
    if (Math.abs(l - middle) > 40) continue;
    logs.push(3 * Math.log((l + 16) / 116));
    xs.push((CANONICAL_VERTICES[3 * index] ?? 0) / half);
    ys.push((CANONICAL_VERTICES[3 * index + 1] ?? 0) / half);
  }
  const mx = mean(xs);
  const my = mean(ys);
  const ml = mean(logs);
  logs.forEach((log, at) => {
    const x = (xs[at] ?? 0) - mx;
    const y = (ys[at] ?? 0) - my;
    xx += x * x;
    yy += y * y;
    xy += x * y;
    xl += x * (log - ml);
    yl += y * (log - ml);
  });
  const determinant = Math.max(1e-6, xx * yy - xy * xy);
  return [(xl * yy - yl * xy) / determinant, (yl * xx - xl * xy) / determinant];
}

function coveredShare(lab: Float32Array, [, a, b]: readonly [number, number, number]): number {
  let other = 0;
  let all = 0;
  for (const [at, index] of SKIN.entries()) {
    if (BEARD.has(index)) continue;
    all++;
    const off = Math.hypot((lab[3 * at + 1] ?? 0) - a, (lab[3 * at + 2] ?? 0) - b);
    if (off > UNLIKE) other++;
  }
  return other / all;
}

const CHIP = 128;

export function sharpnessOf({ picture, face }: Portrait): number {
  const { centreX, centreY, side, angle } = regionAround(face.landmarks, 1);
  const crop = cropRotated(picture, { centreX, centreY, scale: side / CHIP, angle }, CHIP, CHIP, {
    multiply: 1,
    add: 0,
  });
  const grey = new Float32Array(CHIP * CHIP);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = 0.299 * (crop[3 * i] ?? 0) + 0.587 * (crop[3 * i + 1] ?? 0) + 0.114 * (crop[3 * i + 2] ?? 0);
  }
  return detail(grey, 1) / Math.max(0.1, detail(grey, 4));
}

/** Mean absolute second difference at a distance. */
function detail(grey: Float32Array, step: number): number {
  let sum = 0;
  let count = 0;
  for (let y = 20; y < CHIP - 20; y++) {
    for (let x = 20; x < CHIP - 20; x++) {
      const i = y * CHIP + x;
      const here = 4 * (grey[i] ?? 0);
      const around =
        (grey[i - step] ?? 0) + (grey[i + step] ?? 0) + (grey[i - step * CHIP] ?? 0) + (grey[i + step * CHIP] ?? 0);
      sum += Math.abs(here - around);
      count++;
    }
  }
  return sum / count;
}

function mouthOf(landmarks: Float32Array): MouthFacts {
  const width = faceWidth(landmarks);
  const between = (a: number, b: number): number => {
    const [ax, ay, az] = landmark(landmarks, a);
    const [bx, by, bz] = landmark(landmarks, b);
    return Math.hypot(ax - bx, ay - by, az - bz) / width;
  };
  const chin = landmark(landmarks, 152);
  const forehead = landmark(landmarks, 10);
  const long = Math.hypot(forehead[0] - chin[0], forehead[1] - chin[1], forehead[2] - chin[2]);
  const up = [0, 1, 2].map((axis) => ((forehead[axis] ?? 0) - (chin[axis] ?? 0)) / long);
  const height = (index: number): number =>
    landmark(landmarks, index).reduce((sum, v, axis) => sum + v * (up[axis] ?? 0), 0);
  const corners = (height(MOUTH_CORNERS[0]) + height(MOUTH_CORNERS[1])) / 2;
  const middle = (height(INNER_LIP_MIDDLES[0]) + height(INNER_LIP_MIDDLES[1])) / 2;
  return {
    width: between(...MOUTH_CORNERS),
    opening: between(...INNER_LIP_MIDDLES),
    lift: (corners - middle) / width,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
