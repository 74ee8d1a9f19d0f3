import type { NumberedFace } from '../../../core/ports/faces.ts';
import { areaOf } from '../crops.ts';

type Point = readonly [x: number, y: number];
type Face = Pick<NumberedFace, 'box' | 'landmarks'>;

/** Of the points of a face those that every detector means alike: the eyes and the nose. */
const compared = 3;
/** So far from its face, in widths of the face, may the middle of given points be. */
const mostAway = 0.5;

/** Eyes, nose, the middle of the mouth and its corners, as the documents list them; with their origin at `left` and `top`. */
export function pointsOf({ landmarks }: Face, { left, top } = { left: 0, top: 0 }): Point[] {
  const at = landmarks.map(({ x, y }): Point => [x - left, y - top]);
  const corners = at.slice(compared);
  return [...at.slice(0, compared), middleOf(corners).map(Math.round) as unknown as Point, ...corners];
}

/** The same as a text: without the corners of the mouth. */
export function textOf(points: readonly Point[]): string {
  return points
    .slice(0, compared + 1)
    .map((point) => point.join(','))
    .join(':');
}

/** Left, top, width and height. */
export function regionOf({ box: { left, top, right, bottom } }: Face): [number, number, number, number] {
  return [left, top, right - left, bottom - top];
}

/** The only face, or that which points mean, written as in `textOf`; undefined where they are nowhere near a face. */
export function faceAt<One extends Face>(faces: readonly One[], text: string): One | undefined {
  if (faces.length === 1) return faces[0];
  const points = text.split(':').map((pair) => pair.split(',').map(Number));
  const given = points.slice(0, compared).map(([x = Number.NaN, y = Number.NaN]): Point => [x, y]);
  if (given.length < compared) return undefined;
  const [x, y] = middleOf(given);
  const near = faces.filter(({ box: { left, top, right, bottom } }) => {
    const away = mostAway * (right - left);
    return x > left - away && x < right + away && y > top - away && y < bottom + away;
  });
  return least(near, (face) => distance(given, pointsOf(face)));
}

/** The face that a box means, `[left, top, right, bottom]`; undefined where it is on none. */
export function faceIn<One extends Face>(faces: readonly One[], box: readonly number[]): One | undefined {
  const shares = new Map(faces.map((face) => [face, overlap(face, box)]));
  const share = (face: One): number => shares.get(face) ?? 0;
  return least(
    faces.filter((face) => share(face) > 0),
    (face) => -share(face),
  );
}

/** The largest face. */
export function largestOf<One extends Face>(faces: readonly One[]): One | undefined {
  return least(faces, ({ box }) => -areaOf(box));
}

function least<One>(all: readonly One[], of: (one: One) => number): One | undefined {
  return all.toSorted((one, other) => of(one) - of(other))[0];
}

function middleOf(points: readonly Point[]): Point {
  const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return [mean(0), mean(1)];
}

function distance(given: readonly Point[], points: readonly Point[]): number {
  return given.reduce((sum, [x, y], index) => {
    const [otherX, otherY] = points[index] ?? [x, y];
    return sum + Math.hypot(x - otherX, y - otherY);
  }, 0);
}

/** The share of both that they have in common, 0 to 1. */
function overlap({ box }: Face, [left = 0, top = 0, right = 0, bottom = 0]: readonly number[]): number {
  const common = areaOf({
    left: Math.max(left, box.left),
    top: Math.max(top, box.top),
    right: Math.min(right, box.right),
    bottom: Math.min(bottom, box.bottom),
  });
  return common / (areaOf({ left, top, right, bottom }) + areaOf(box) - common);
}
