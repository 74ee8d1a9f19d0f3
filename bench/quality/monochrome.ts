import { labOf } from '../../src/providers/local/pixels/lab.ts';
import type { Picture } from '../../src/providers/local/pixels/picture.ts';
import { percentile } from '../numbers.ts';

/** a* and b* for each L*: the colour that a monochrome picture has, as coefficients of 1, L* and its square. */
export interface ChromaLine {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** Distances in a* and b*. A picture is monochrome if nearly all of its pixels lie so near to one line. */
const MONOCHROME = 3;
const NEARLY_ALL = 0.995;
const SAMPLES = 20_000;

/** The chroma line of a picture; undefined if it has more than one colour. */
export function chromaLineOf({ data }: Picture): ChromaLine | undefined {
  const step = 3 * Math.max(1, Math.floor(data.length / 3 / SAMPLES));
  const rgb: number[] = [];
  for (let i = 0; i + 2 < data.length; i += step) rgb.push(...data.subarray(i, i + 3));
  const lab = labOf(Float32Array.from(rgb), new Float32Array(rgb.length));
  const line = { a: quadratic(lab, 1), b: quadratic(lab, 2) };
  const off = distancesFrom(line, lab);
  return percentile(off, NEARLY_ALL) < MONOCHROME ? line : undefined;
}

/** The largest distance in a* and b* from a line, over the pixels of `picture` that differ from those of `before`. */
export function farthestFrom(line: ChromaLine, picture: Picture, before: Picture): { result: number; target: number } {
  const now: number[] = [];
  const then: number[] = [];
  for (let i = 0; i + 2 < picture.data.length; i += 3) {
    const is = picture.data.subarray(i, i + 3);
    const was = before.data.subarray(i, i + 3);
    if (is[0] === was[0] && is[1] === was[1] && is[2] === was[2]) continue;
    now.push(...is);
    then.push(...was);
  }
  return { result: farthest(line, now), target: farthest(line, then) };
}

function farthest(line: ChromaLine, rgb: readonly number[]): number {
  const lab = labOf(Float32Array.from(rgb), new Float32Array(rgb.length));
  return distancesFrom(line, lab).reduce((most, value) => Math.max(most, value), 0);
}

function distancesFrom(line: ChromaLine, lab: Float32Array): number[] {
  const off: number[] = [];
  for (let i = 0; i < lab.length; i += 3) {
    const light = lab[i] ?? 0;
    off.push(Math.hypot((lab[i + 1] ?? 0) - valueAt(line.a, light), (lab[i + 2] ?? 0) - valueAt(line.b, light)));
  }
  return off;
}

function valueAt([constant = 0, slope = 0, bend = 0]: readonly number[], light: number): number {
  return constant + light * (slope + light * bend);
}

/** Least squares of one axis of Lab as a quadratic of L*. */
function quadratic(lab: Float32Array, axis: number): number[] {
  const rows = [0, 1, 2].map(() => [0, 0, 0, 0]);
  for (let i = 0; i < lab.length; i += 3) {
    const light = (lab[i] ?? 0) / 100;
    const powers = [1, light, light * light];
    for (const [r, row] of rows.entries()) {
      for (let c = 0; c < 3; c++) row[c] = (row[c] ?? 0) + (powers[r] ?? 0) * (powers[c] ?? 0);
      row[3] = (row[3] ?? 0) + (powers[r] ?? 0) * (lab[i + axis] ?? 0);
    }
  }
  return solved(rows).map((value, power) => value / 100 ** power);
}

/** Gaussian elimination of three equations. */
function solved(rows: number[][]): number[] {
  for (let pivot = 0; pivot < 3; pivot++) {
    const top = rows[pivot] ?? [];
    const scale = (top[pivot] ?? 0) + 1e-9;
    for (let c = 0; c < 4; c++) top[c] = (top[c] ?? 0) / scale;
    for (const row of rows.filter((other) => other !== top)) {
      const factor = row[pivot] ?? 0;
      for (let c = 0; c < 4; c++) row[c] = (row[c] ?? 0) - factor * (top[c] ?? 0);
    }
  }
  return rows.map((row) => row[3] ?? 0);
}
