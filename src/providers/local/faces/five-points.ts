import { landmark } from '../mesh/landmarks.ts';
import type { CropWindow } from '../pixels/crop.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Landmarks of the eyes, the tip of the nose and the corners of the mouth. Each point is the mean of its landmarks. */
const POINTS = [[33, 133], [362, 263], [1], [61], [291]] as const;

/** Two eyes, tip of the nose, two mouth corners, in pixels. Of each pair, the left one comes first. */
export function fivePoints(landmarks: Float32Array): Point[] {
  return POINTS.map((indices) => {
    const places = indices.map((index) => landmark(landmarks, index));
    const mean = (axis: 0 | 1): number => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    return { x: mean(0), y: mean(1) };
  });
}

/**
 * The square window of `side` crop pixels that brings the points onto the template with the least squared distance
 * (similarity transform).
 */
export function windowOnto(points: readonly Point[], template: readonly Point[], side: number): CropWindow {
  const from = centreOf(template);
  const to = centreOf(points);
  let along = 0;
  let across = 0;
  let spread = 0;
  for (const [index, { x, y }] of template.entries()) {
    const [fromX, fromY] = [x - from.x, y - from.y];
    const [toX, toY] = [(points[index]?.x ?? to.x) - to.x, (points[index]?.y ?? to.y) - to.y];
    along += fromX * toX + fromY * toY;
    across += fromX * toY - fromY * toX;
    spread += fromX * fromX + fromY * fromY;
  }
  const [a, b] = [along / spread, across / spread];
  const [x, y] = [side / 2 - from.x, side / 2 - from.y];
  return {
    centreX: to.x + a * x - b * y,
    centreY: to.y + b * x + a * y,
    scale: Math.hypot(a, b),
    angle: Math.atan2(b, a),
  };
}

function centreOf(points: readonly Point[]): Point {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
