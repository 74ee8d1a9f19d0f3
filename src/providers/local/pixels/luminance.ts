import { cube, rootOf } from './lab.ts';

/**
 * Keeps the logarithm of black finite, and the shades and shine of dark skin as strong on light skin as they look. Luminance
 * of white is 1.
 */
const FLOOR = 0.06;

/** Natural logarithm of luminance for the L* of each pixel of `lab`. */
export function logLuminance(lab: Float32Array, logs: Float32Array): Float32Array {
  for (let i = 0; i < logs.length; i++) logs[i] = logOf(lab[3 * i] as number);
  return logs;
}

const STEPS_OF_LIGHTNESS = 32;
const LOGS = Float64Array.from({ length: 100 * STEPS_OF_LIGHTNESS + 2 }, (_, i) => exactLogOf(i / STEPS_OF_LIGHTNESS));

/** Looked up to within 0.0001. */
export function logOf(lightness: number): number {
  if (!(lightness >= 0 && lightness <= 100)) return exactLogOf(lightness);
  const x = lightness * STEPS_OF_LIGHTNESS;
  const i = x | 0;
  const low = LOGS[i] as number;
  return low + (x - i) * ((LOGS[i + 1] as number) - low);
}

function exactLogOf(lightness: number): number {
  return Math.log(Math.max(0, cube((lightness + 16) / 116)) + FLOOR);
}

/** The inverse of `logOf`, 0 to about 100. */
export function lightnessOf(log: number): number {
  return 116 * rootOf(Math.max(0, Math.exp(log) - FLOOR)) - 16;
}
