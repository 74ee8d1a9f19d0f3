import { coverage, distanceToStrokes, outsideRounded, type Stroke } from '../pixels/strokes.ts';

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
const strokes: readonly Stroke[] = [
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
      const middle = width / height / 2;
      plate[index] = coverage(outsideRounded(at.x - middle, at.y - 0.5, middle, 0.5, cornerRadius) * height);
      letters[index] = coverage((distanceToStrokes(at, strokes) - stroke / 2) * height);
    }
  }
  return { width, height, plate, letters };
}
