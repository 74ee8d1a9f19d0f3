import { clamp } from '../../pixels/numbers.ts';

/** A tone curve of one Lab channel as a lookup table: entry i is the result for the value `i / 2 - offset`. */
export interface ToneCurve {
  readonly table: Float32Array;
  readonly offset: number;
}

const ENTRIES = 512;

interface CurveLimits {
  readonly offset: number;
  readonly leastSlope: number;
  readonly greatestSlope: number;
  /** Slopes beyond the outermost quantiles. */
  readonly slopeBelow: number;
  readonly slopeAbove: number;
}

const LIGHTNESS: CurveLimits = { offset: 20, leastSlope: 0.55, greatestSlope: 1.15, slopeBelow: 0.9, slopeAbove: 0.35 };
const CHROMA: CurveLimits = { offset: 128, leastSlope: 0.45, greatestSlope: 1.25, slopeBelow: 0.9, slopeAbove: 0.5 };

/**
 * The curve that maps the quantiles `from` to the quantiles `to`, within limits of slope. Both lists have the same odd
 * length.
 */
export function quantileCurve(
  from: readonly number[],
  to: readonly number[],
  channel: 'lightness' | 'chroma',
): ToneCurve {
  const limits = channel === 'lightness' ? LIGHTNESS : CHROMA;
  const reached = limitSlopes(from, to, limits);
  const table = Float32Array.from({ length: ENTRIES }, (_, entry) =>
    mapped(entry / 2 - limits.offset, from, reached, limits),
  );
  return { table, offset: limits.offset };
}

/** Goes outwards from the median, which is mapped exactly. */
function limitSlopes(from: readonly number[], to: readonly number[], limits: CurveLimits): number[] {
  const middle = (from.length - 1) / 2;
  const reached = [...to];
  for (const direction of [1, -1]) {
    for (let k = middle + direction; k >= 0 && k < from.length; k += direction) {
      const inner = k - direction;
      const run = Math.abs((from[k] ?? 0) - (from[inner] ?? 0)) || 1e-3;
      const rise = Math.abs((to[k] ?? 0) - (to[inner] ?? 0));
      const slope = clamp(rise / run, limits.leastSlope, limits.greatestSlope);
      reached[k] = (reached[inner] ?? 0) + direction * slope * run;
    }
  }
  return reached;
}

function mapped(value: number, from: readonly number[], to: readonly number[], limits: CurveLimits): number {
  const last = from.length - 1;
  const lowest = from[0] ?? 0;
  const highest = from[last] ?? 0;
  if (value < lowest) return (to[0] ?? 0) + (value - lowest) * limits.slopeBelow;
  if (value > highest) return (to[last] ?? 0) + (value - highest) * limits.slopeAbove;
  let k = 0;
  while (k < last - 1 && value > (from[k + 1] ?? 0)) k++;
  const start = from[k] ?? 0;
  const run = (from[k + 1] ?? 0) - start || 1e-3;
  return (to[k] ?? 0) + ((value - start) / run) * ((to[k + 1] ?? 0) - (to[k] ?? 0));
}

/** The value of the curve at `value`, interpolated. */
export function curveAt(curve: ToneCurve, value: number): number {
  const x = clamp((value + curve.offset) * 2, 0, ENTRIES - 2);
  const i = x | 0;
  const low = curve.table[i] as number;
  return low + (x - i) * ((curve.table[i + 1] as number) - low);
}
