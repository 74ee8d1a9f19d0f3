import { type Expression, expressionDistance, SHAPES } from '../../faces/expression.ts';
import type { Pose } from '../../mesh/face.ts';
import type { Traits } from './traits.ts';

/** A photo of a person, as it is chosen from. */
export interface Candidate extends Traits {
  /** Mean cosine similarity of the face to those of the other photos. A photo that hardly looks like the person is worse. */
  readonly typical: number;
}

/** What the best photo should show. What is left out does not count. */
export interface Wanted {
  readonly pose: Pick<Pose, 'yaw' | 'pitch'>;
  readonly expression: Expression | undefined;
  readonly light: readonly number[];
  /** Width in pixels at which the face is used. */
  readonly width: number;
}

/** Differences that weigh as much as one another. */
const EQUAL = {
  /** Degrees. */
  yaw: 18,
  pitch: 20,
  expression: 0.05,
  light: 0.6,
  /** How many times too small, as a power of two. */
  size: 1,
  /** How many times duller than the sharpest photo, as a power of two. */
  sharpness: 1,
  /** Cosine similarity. */
  typical: 0.06,
};

/** A face that looks straight ahead, does nothing and is lit evenly: what is best where the target is not known. */
export const PLAIN: Wanted = {
  pose: { yaw: 0, pitch: 0 },
  expression: new Float32Array(SHAPES.length),
  light: [],
  width: 256,
};

/** The most pixels of a face's width that make a difference. */
const MOST_WIDTH = 320;

/** What is wanted for a face of a scene. */
export function wantedFor({ pose, expression, light, width }: Traits): Wanted {
  return { pose, expression, light, width: Math.min(width, MOST_WIDTH) };
}

/** Index of the photo that fits best; of equals, the first. */
export function choosePhoto(photos: readonly Candidate[], wanted: Wanted): number {
  const sharpest = Math.max(...photos.map(({ sharpness }) => sharpness));
  const costs = photos.map((photo) => costOf(photo, wanted, sharpest));
  return costs.indexOf(Math.min(...costs));
}

function costOf(photo: Candidate, wanted: Wanted, sharpest: number): number {
  const { yaw, pitch } = photo.pose;
  return (
    Math.hypot((yaw - wanted.pose.yaw) / EQUAL.yaw, (pitch - wanted.pose.pitch) / EQUAL.pitch) +
    difference(photo.expression, wanted.expression) / EQUAL.expression +
    apart(photo.light, wanted.light) / EQUAL.light +
    Math.max(0, Math.log2(wanted.width / photo.width)) / EQUAL.size +
    Math.log2(sharpest / Math.max(1e-3, photo.sharpness)) / EQUAL.sharpness -
    photo.typical / EQUAL.typical
  );
}

function difference(one: Expression | undefined, other: Expression | undefined): number {
  return one && other ? expressionDistance(one, other) : 0;
}

/** Root of the mean square difference; an absent value of `wanted` counts as 0. */
function apart(values: readonly number[], wanted: readonly number[]): number {
  const squares = values.reduce((sum, value, i) => sum + (value - (wanted[i] ?? 0)) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length));
}
