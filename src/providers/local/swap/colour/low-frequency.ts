import { blur, enlarge } from '../../pixels/blur.ts';
import { clamp } from '../../pixels/numbers.ts';
import type { Scratch } from '../../pixels/scratch.ts';
import type { Layers } from '../layers/layers.ts';

const PRIOR = 0.04;
const LIGHTNESS_REACH = 26;
const CHROMA_REACH = 6;

/**
 * Low frequencies (light, shade, complexion) of the Lab difference scene minus source, [pixels, 3]. Each value is a
 * mean over nearby pixels that are skin in both, or the mean of the whole face if there are none. Lightness is averaged
 * over `radius` face widths, colour over twice as much.
 */
export function lowFrequencyDifference(
  layers: Layers,
  confidence: Float32Array,
  radius: number,
  scratch: Scratch,
): Float32Array {
  const { width, height, faceWidth } = layers;
  const sigma = Math.max(2, radius * faceWidth);
  const factor = Math.max(1, Math.floor(sigma / 4));
  const smallWidth = Math.ceil(width / factor);
  const smallHeight = Math.ceil(height / factor);
  const sums = scratch.floats(smallWidth * smallHeight * 4);
  accumulate(layers, confidence, factor, smallWidth, sums);
  const mean = meanDifference(layers, sums);
  const light = blur(sums, smallWidth, smallHeight, 4, sigma / factor, scratch);
  const chroma = blur(sums, smallWidth, smallHeight, 4, (2 * sigma) / factor, scratch);
  const small = scratch.floats(smallWidth * smallHeight * 3);
  normalise(light, chroma, mean, PRIOR * factor * factor, small);
  return enlarge(small, smallWidth, smallHeight, factor, 3, width, height, scratch.floats(width * height * 3));
}

/** For each small cell: weighted sums of the differences in L, a and b, and the sum of weights. */
function accumulate(
  layers: Layers,
  confidence: Float32Array,
  factor: number,
  smallWidth: number,
  sums: Float32Array,
): void {
  const { width, height } = layers;
  const source = layers.source.lab;
  const scene = layers.scene.lab;
  for (let y = 0; y < height; y++) {
    const row = ((y / factor) | 0) * smallWidth;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const weight = confidence[i] as number;
      if (weight <= 0) continue;
      const cell = (row + ((x / factor) | 0)) * 4;
      for (let c = 0; c < 3; c++) {
        const difference = (scene[3 * i + c] as number) - (source[3 * i + c] as number);
        sums[cell + c] = (sums[cell + c] as number) + weight * difference;
      }
      sums[cell + 3] = (sums[cell + 3] as number) + weight;
    }
  }
}

function meanDifference(layers: Layers, sums: Float32Array): [number, number, number] {
  const mean: [number, number, number] = [0, 0, 0];
  let weight = 0;
  for (let cell = 0; cell < sums.length; cell += 4) {
    for (let c = 0; c < 3; c++) mean[c] = (mean[c] ?? 0) + (sums[cell + c] as number);
    weight += sums[cell + 3] as number;
  }
  if (weight > 0) return [mean[0] / weight, mean[1] / weight, mean[2] / weight];
  const { source, scene } = layers;
  return [scene.tone.lightness - source.tone.lightness, scene.tone.a - source.tone.a, scene.tone.b - source.tone.b];
}

function normalise(
  light: Float32Array,
  chroma: Float32Array,
  mean: readonly [number, number, number],
  prior: number,
  to: Float32Array,
): void {
  for (let cell = 0, i = 0; cell < light.length; cell += 4, i += 3) {
    const lightWeight = (light[cell + 3] as number) + prior;
    const chromaWeight = (chroma[cell + 3] as number) + prior;
    to[i] = near(((light[cell] as number) + prior * mean[0]) / lightWeight, mean[0], LIGHTNESS_REACH);
    to[i + 1] = near(((chroma[cell + 1] as number) + prior * mean[1]) / chromaWeight, mean[1], CHROMA_REACH);
    to[i + 2] = near(((chroma[cell + 2] as number) + prior * mean[2]) / chromaWeight, mean[2], CHROMA_REACH);
  }
}

function near(value: number, middle: number, reach: number): number {
  return clamp(value, middle - reach, middle + reach);
}
