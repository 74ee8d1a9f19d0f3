/**
 * The badge: "AI" in white on a dark rounded plate that the picture shines through. Its shapes are measured in heights of
 * the badge, from its upper left corner.
 */
export interface BadgeShape {
  readonly width: number;
  readonly height: number;
  /** One entry a pixel, 0 to 1: how much of it the plate covers, and how much the letters. */
  readonly plate: Float32Array;
  readonly letters: Float32Array;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Width by height. */
export const badgeRatio = 1.6;
/** How much of the picture the plate hides. */
export const plateOpacity = 0.62;

const cornerRadius = 0.28;
const top = 0.24;
const bottom = 0.76;
const stroke = 0.115;
const crossbar = 0.585;
/** The feet and the apex of the A, and where the I stands. */
const feet = [0.36, 0.86] as const;
const apex = 0.61;
const stem = 1.17;

const crossAt = (crossbar - top) / (bottom - top);
const strokes: readonly (readonly [Point, Point])[] = [
  [
    { x: feet[0], y: bottom },
    { x: apex, y: top },
  ],
  [
    { x: feet[1], y: bottom },
    { x: apex, y: top },
  ],
  [
    { x: apex - (apex - feet[0]) * crossAt, y: crossbar },
    { x: apex + (feet[1] - apex) * crossAt, y: crossbar },
  ],
  [
    { x: stem, y: bottom },
    { x: stem, y: top },
  ],
];

/** Draws the badge at this height in pixels. Edges are soft, so that it can be read at any size. */
export function badgeShape(height: number): BadgeShape {
  const width = Math.round(height * badgeRatio);
  const plate = new Float32Array(width * height);
  const letters = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = { x: (x + 0.5) / height, y: (y + 0.5) / height };
      const index = y * width + x;
      plate[index] = coverage(outsidePlate(at, width / height), height);
      const nearest = Math.min(...strokes.map(([from, to]) => distanceTo(at, from, to)));
      letters[index] = coverage(nearest - stroke / 2, height);
    }
  }
  return { width, height, plate, letters };
}

/** `distance` to the edge, negative inside. */
function coverage(distance: number, height: number): number {
  return Math.min(1, Math.max(0, 0.5 - distance * height));
}

function outsidePlate({ x, y }: Point, width: number): number {
  const beyondX = Math.abs(x - width / 2) - (width / 2 - cornerRadius);
  const beyondY = Math.abs(y - 0.5) - (0.5 - cornerRadius);
  const outside = Math.hypot(Math.max(beyondX, 0), Math.max(beyondY, 0));
  return outside + Math.min(Math.max(beyondX, beyondY), 0) - cornerRadius;
}

function distanceTo({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy);
  const nearest = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - nearest * dx, y - from.y - nearest * dy);
}
