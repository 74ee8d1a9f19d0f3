import type { Scratch } from '../../src/providers/local/pixels/scratch.ts';
import { deviation, mean, percentile } from '../numbers.ts';
import { type LabPlanes, type Parts, soft } from './planes.ts';
import { PORTRAIT_SIDE } from './portraits.ts';

/** Shares of the width of a face: what is finer than the first is pores, what is finer than the second folds, the rest light. */
const PORES = 0.012;
const FOLDS = 0.03;
const LIGHT = 0.08;
/** L* from one side of the face to the other. Below, light has no direction. */
const DIRECTED = 8;

/** Lightness from the 5th to the 95th percentile of the skin, in L*. */
export function lightnessRange({ light }: LabPlanes, { skin }: Parts): number {
  const values = Array.from(skin, (i) => light[i] ?? 0);
  return percentile(values, 0.95) - percentile(values, 0.05);
}

/** Where light comes from: the rise of L* over the width and height of the skin. */
export interface Slope {
  readonly across: number;
  readonly down: number;
}

/** Least squares over the skin. */
export function lightSlope({ light }: LabPlanes, { skin }: Parts): Slope {
  const xs = Array.from(skin, (i) => i % PORTRAIT_SIDE);
  const ys = Array.from(skin, (i) => Math.floor(i / PORTRAIT_SIDE));
  const values = Array.from(skin, (i) => light[i] ?? 0);
  const [mx, my, mv] = [mean(xs), mean(ys), mean(values)];
  let [xx, xy, yy, xv, yv] = [0, 0, 0, 0, 0];
  for (let k = 0; k < skin.length; k++) {
    const dx = (xs[k] ?? 0) - mx;
    const dy = (ys[k] ?? 0) - my;
    const dv = (values[k] ?? 0) - mv;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
    xv += dx * dv;
    yv += dy * dv;
  }
  const determinant = Math.max(1e-9, xx * yy - xy * xy);
  const width = Math.sqrt((12 * xx) / Math.max(1, skin.length));
  return { across: (width * (xv * yy - yv * xy)) / determinant, down: (width * (yv * xx - xv * xy)) / determinant };
}

/** Degrees between two directions of light; 0 where the target has none. */
export function slopeAngle(result: Slope, target: Slope): number {
  if (Math.hypot(target.across, target.down) < DIRECTED) return 0;
  const turn = Math.atan2(result.down, result.across) - Math.atan2(target.down, target.across);
  return Math.abs((Math.atan2(Math.sin(turn), Math.cos(turn)) * 180) / Math.PI);
}

/** How much the light of the result differs from the target's, where both are as light on the whole: root mean square of L*. */
export function shadingError(result: LabPlanes, target: LabPlanes, parts: Parts, width: number, scratch: Scratch) {
  const r = soft(result.light, LIGHT, width, scratch);
  const t = soft(target.light, LIGHT, width, scratch);
  return deviation(Array.from(parts.skin, (i) => (r[i] ?? 0) - (t[i] ?? 0)));
}

/** The same of a* and b*: blotches of colour. */
export function blotches(result: LabPlanes, target: LabPlanes, { skin }: Parts, width: number, scratch: Scratch) {
  const of = (axis: 'a' | 'b'): number => {
    const r = soft(result[axis], LIGHT / 2, width, scratch);
    const t = soft(target[axis], LIGHT / 2, width, scratch);
    return deviation(Array.from(skin, (i) => (r[i] ?? 0) - (t[i] ?? 0)));
  };
  return Math.hypot(of('a'), of('b'));
}

/** Dark stains on some skin: how much darker than the target's its darkest is, in L*, apart from fine detail and light. */
export function stains(result: LabPlanes, target: LabPlanes, pixels: Int32Array, width: number, scratch: Scratch) {
  const folds = ({ light }: LabPlanes): Float32Array => {
    const fine = soft(light, FOLDS, width, scratch);
    const wide = soft(light, 2 * LIGHT, width, scratch);
    return fine.map((value, i) => value - (wide[i] ?? 0));
  };
  const [r, t] = [folds(result), folds(target)];
  const darker = Array.from(pixels, (i) => (t[i] ?? 0) - (r[i] ?? 0));
  return Math.max(0, percentile(darker, 0.93));
}

/** How little a part follows the light and dark of the target, apart from fine detail: 0 if it does, 1 if not at all. */
export function unlikeness(result: LabPlanes, target: LabPlanes, pixels: Int32Array, width: number, scratch: Scratch) {
  const [r, t] = [result, target].map(({ light }) => {
    const smooth = soft(light, PORES, width, scratch);
    return Array.from(pixels, (i) => smooth[i] ?? 0);
  }) as [number[], number[]];
  const [mr, mt] = [mean(r), mean(t)];
  const products = mean(r.map((value, k) => (value - mr) * ((t[k] ?? 0) - mt)));
  return 1 - products / Math.max(1e-6, deviation(r) * deviation(t));
}
