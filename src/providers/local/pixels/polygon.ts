/**
 * Sets to 1 each pixel of `plane` whose centre lies inside the polygon through `corners` (landmark numbers). Even-odd
 * rule.
 */
export function fillPolygon(
  points: Float32Array,
  corners: readonly number[],
  width: number,
  height: number,
  plane: Float32Array,
): Float32Array {
  const ys = corners.map((corner) => points[3 * corner + 1] ?? 0);
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(...ys)));
  for (let y = top; y <= bottom; y++) {
    const crossings = crossingsAt(points, corners, y + 0.5);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil((crossings[k] ?? 0) - 0.5));
      const to = Math.min(width - 1, Math.floor((crossings[k + 1] ?? 0) - 0.5));
      if (to >= from) plane.fill(1, y * width + from, y * width + to + 1);
    }
  }
  return plane;
}

function crossingsAt(points: Float32Array, corners: readonly number[], y: number): number[] {
  const crossings: number[] = [];
  let previous = corners.at(-1) ?? 0;
  for (const corner of corners) {
    const fromY = points[3 * previous + 1] ?? 0;
    const toY = points[3 * corner + 1] ?? 0;
    if (fromY <= y !== toY <= y) {
      const fromX = points[3 * previous] ?? 0;
      const toX = points[3 * corner] ?? 0;
      crossings.push(fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX));
    }
    previous = corner;
  }
  return crossings.sort((a, b) => a - b);
}
