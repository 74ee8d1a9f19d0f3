/** A point, in any unit. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line of a drawing, from one end to the other. */
export type Stroke = readonly [Point, Point];

/**
 * How much of a pixel a shape covers, 0 to 1. `distance` is from the middle of the pixel to the edge of the shape, in
 * pixels, negative inside. Edges are soft.
 */
export function coverage(distance: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance));
}

/** Distance from a point to the nearest stroke. */
export function distanceToStrokes(at: Point, strokes: readonly Stroke[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [from, to] of strokes) nearest = Math.min(nearest, distanceTo(at, from, to));
  return nearest;
}

/** Distance to the edge of a rounded rectangle around the origin, negative inside. */
export function outsideRounded(x: number, y: number, halfWidth: number, halfHeight: number, radius: number): number {
  const beyondX = Math.abs(x) - (halfWidth - radius);
  const beyondY = Math.abs(y) - (halfHeight - radius);
  const outside = Math.hypot(Math.max(beyondX, 0), Math.max(beyondY, 0));
  return outside + Math.min(Math.max(beyondX, beyondY), 0) - radius;
}

function distanceTo({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy);
  const nearest = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - nearest * dx, y - from.y - nearest * dy);
}
