import type { Point, Stroke } from '../pixels/strokes.ts';

/** Width and distance of digits, in heights of a digit. */
const digitWidth = 0.58;
const gap = 0.26;
/** Degrees between the points of a curve. */
const curveStep = 20;

const right = digitWidth;
const middle = digitWidth / 2;

/** Each digit as lines without lifting the pen. 0 0 is the upper left corner, 1 the height. */
const digits: readonly (readonly (readonly Point[])[])[] = [
  [curve(middle, 0.5, middle, 0.5, 0, 360)],
  [points(0.1, 0.22, 0.34, 0, 0.34, 1)],
  [[...curve(middle, 0.29, middle, 0.29, 190, 395), ...points(0, 1, right, 1)]],
  [curve(middle, 0.26, 0.26, 0.26, 195, 450), curve(middle, 0.74, middle, 0.26, 270, 525)],
  [points(0.44, 1, 0.44, 0, 0, 0.7, right, 0.7)],
  [[...points(0.53, 0, 0.08, 0, 0.04, 0.45), ...curve(0.27, 0.68, 0.31, 0.32, 225, 510)]],
  [curve(middle, 0.69, middle, 0.31, 0, 360), points(0, 0.69, 0.06, 0.38, 0.2, 0.14, 0.44, 0)],
  [points(0, 0, right, 0, 0.2, 1)],
  [curve(middle, 0.25, 0.25, 0.25, 0, 360), curve(middle, 0.75, middle, 0.25, 0, 360)],
  [curve(middle, 0.31, middle, 0.31, 0, 360), points(right, 0.31, 0.52, 0.62, 0.38, 0.86, 0.14, 1)],
];

/** A whole number as strokes around its middle, in heights of a digit, and how wide it is. */
export function strokesOf(number: number): { readonly strokes: readonly Stroke[]; readonly width: number } {
  const written = [...String(number)];
  const width = written.length * digitWidth + (written.length - 1) * gap;
  const strokes = written.flatMap((digit, index) => {
    const left = index * (digitWidth + gap) - width / 2;
    const moved = (digits[Number(digit)] ?? []).map((line) => line.map(({ x, y }) => ({ x: x + left, y: y - 0.5 })));
    return moved.flatMap(strokesAlong);
  });
  return { strokes, width };
}

function strokesAlong(line: readonly Point[]): readonly Stroke[] {
  return line.slice(1).map((to, index): Stroke => [line[index] ?? to, to]);
}

function points(...values: readonly number[]): readonly Point[] {
  const pairs = values.length / 2;
  return Array.from({ length: pairs }, (_, at) => ({ x: values[2 * at] ?? 0, y: values[2 * at + 1] ?? 0 }));
}

/** Part of an ellipse, clockwise, in degrees from its right end. */
function curve(x: number, y: number, across: number, down: number, from: number, to: number): readonly Point[] {
  const steps = Math.ceil((to - from) / curveStep);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return { x: x + across * Math.cos(angle), y: y + down * Math.sin(angle) };
  });
}
