import { rgbOf } from '../../pixels/lab.ts';
import { clamp, smoothstep } from '../../pixels/numbers.ts';
import type { Layers } from '../layers/layers.ts';
import { type ChromaLine, chromaAt, chromaLine } from './chroma-line.ts';

/** The only colour that a grey or toned picture has at each brightness. */
export interface OneChroma {
  /** Red, green and blue, 0 to 255, for each whole luma from 0 to 255. */
  readonly ramp: Float32Array;
  /** How sure it is that the picture has no other colours, 0 to 1. */
  readonly certainty: number;
}

/** Distance in a and b that `NEARLY_ALL` pixels of a grey or toned picture keep to its line, and that others exceed. */
const CERTAIN_UP_TO = 3;
const NEVER_FROM = 4.5;
const NEARLY_ALL = 0.98;
/** Side of a cell in face widths. */
const CELL = 0.03;
const LIGHTNESS_STEPS = 200;
const RED = 0.299;
const GREEN = 0.587;
const BLUE = 0.114;

/** The one chroma of the scene's face and what is on it. Undefined if it has more than one, as most have. */
export function oneChromaOf(layers: Layers): OneChroma | undefined {
  const line = chromaLine(layers.scene.lab, layers.coverage);
  const certainty = 1 - smoothstep(CERTAIN_UP_TO, NEVER_FROM, farFrom(line, layers));
  return certainty > 0 ? { ramp: rampOf(line), certainty } : undefined;
}

/** Moves a colour, [red, green, blue] in 0 to 255, to that of its brightness. */
export function toOneChroma(rgb: Float32Array, { ramp, certainty }: OneChroma): void {
  const luma = clamp(RED * (rgb[0] as number) + GREEN * (rgb[1] as number) + BLUE * (rgb[2] as number), 0, 254.999);
  const below = luma | 0;
  for (let c = 0; c < 3; c++) {
    const low = ramp[3 * below + c] as number;
    const only = low + (luma - below) * ((ramp[3 * below + 3 + c] as number) - low);
    const value = rgb[c] as number;
    rgb[c] = value + certainty * (only - value);
  }
}

/** Measured on means of small cells, because the noise of compression lies off every line. */
function farFrom(line: ChromaLine, { width, covered, faceWidth, scene }: Layers): number {
  const cell = Math.max(1, Math.round(CELL * faceWidth));
  const across = Math.ceil(width / cell);
  const sums = new Float32Array(3 * across * Math.ceil(covered.length / width / cell));
  for (let i = 0, x = -1, row = 0; i < covered.length; i++) {
    if (++x === width) {
      x = 0;
      row = 3 * across * Math.floor(i / width / cell);
    }
    if (covered[i] === 0) continue;
    const at = row + 3 * ((x / cell) | 0);
    const lightness = scene.lab[3 * i] as number;
    sums[at] = (sums[at] as number) + (scene.lab[3 * i + 1] as number) - chromaAt(line, lightness, 0);
    sums[at + 1] = (sums[at + 1] as number) + (scene.lab[3 * i + 2] as number) - chromaAt(line, lightness, 1);
    sums[at + 2] = (sums[at + 2] as number) + 1;
  }
  return quantileOfCells(sums, (cell * cell) / 2);
}

function quantileOfCells(sums: Float32Array, fewest: number): number {
  const distances = new Float32Array(sums.length / 3);
  let count = 0;
  for (let at = 0; at < sums.length; at += 3) {
    const pixels = sums[at + 2] as number;
    if (pixels < fewest) continue;
    distances[count++] = Math.hypot(sums[at] as number, sums[at + 1] as number) / pixels;
  }
  const sorted = distances.subarray(0, count).sort();
  return sorted[Math.floor(NEARLY_ALL * count)] ?? Number.POSITIVE_INFINITY;
}

/** Walks the line from black to white, and notes the colour at each luma that it passes. */
function rampOf(line: ChromaLine): Float32Array {
  const lab = new Float32Array(3 * (LIGHTNESS_STEPS + 1));
  for (let step = 0; step <= LIGHTNESS_STEPS; step++) {
    const lightness = (100 * step) / LIGHTNESS_STEPS;
    lab.set([lightness, chromaAt(line, lightness, 0), chromaAt(line, lightness, 1)], 3 * step);
  }
  const rgb = rgbOf(lab, new Float32Array(lab.length));
  const ramp = new Float32Array(3 * 256);
  let step = 0;
  for (let luma = 0; luma < 256; luma++) {
    while (step < LIGHTNESS_STEPS - 1 && lumaAt(rgb, step + 1) < luma) step++;
    const low = lumaAt(rgb, step);
    const part = clamp((luma - low) / Math.max(1e-3, lumaAt(rgb, step + 1) - low), 0, 1);
    for (let c = 0; c < 3; c++) {
      const from = rgb[3 * step + c] as number;
      ramp[3 * luma + c] = from + part * ((rgb[3 * step + 3 + c] as number) - from);
    }
  }
  return ramp;
}

function lumaAt(rgb: Float32Array, step: number): number {
  return RED * (rgb[3 * step] as number) + GREEN * (rgb[3 * step + 1] as number) + BLUE * (rgb[3 * step + 2] as number);
}
