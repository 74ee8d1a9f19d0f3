import { clamp } from '../../pixels/numbers.ts';

/** Mean a and b for each whole L* from 0 to 100: the chroma line of a picture, or of its skin. */
export type ChromaLine = Float32Array;

const LIGHTNESSES = 101;
/** L* over which neighbours count, as the sigma of a Gaussian. */
const SMOOTHING = 4;
const REACH = 3 * SMOOTHING;
/** Weight of the mean over all lightnesses, as a share of all pixels. */
const PRIOR = 2e-5;

/** How a and b depend on lightness, over the pixels with a weight. */
export function chromaLine(lab: Float32Array, weights: Float32Array): ChromaLine {
  const sums = new Float64Array(3 * LIGHTNESSES);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight <= 0) continue;
    const at = 3 * Math.round(clamp(lab[3 * i] as number, 0, LIGHTNESSES - 1));
    sums[at] = (sums[at] as number) + weight * (lab[3 * i + 1] as number);
    sums[at + 1] = (sums[at + 1] as number) + weight * (lab[3 * i + 2] as number);
    sums[at + 2] = (sums[at + 2] as number) + weight;
  }
  return smoothed(sums);
}

/** Means under a Gaussian. Beyond the lightnesses that occur, the nearest mean goes on. */
function smoothed(sums: Float64Array): ChromaLine {
  const line = new Float32Array(2 * LIGHTNESSES);
  let total = 0;
  for (let i = 2; i < sums.length; i += 3) total += sums[i] as number;
  if (total === 0) return line;
  const known = new Uint8Array(LIGHTNESSES);
  for (let centre = 0; centre < LIGHTNESSES; centre++) {
    const [a, b, weight] = meanAround(sums, centre);
    if (weight < PRIOR * total) continue;
    known[centre] = 1;
    line[2 * centre] = a;
    line[2 * centre + 1] = b;
  }
  extend(line, known);
  return line;
}

function meanAround(sums: Float64Array, centre: number): [number, number, number] {
  let a = 0;
  let b = 0;
  let weight = 0;
  for (let k = Math.max(0, centre - REACH); k <= Math.min(LIGHTNESSES - 1, centre + REACH); k++) {
    const near = Math.exp(-((k - centre) ** 2) / (2 * SMOOTHING * SMOOTHING));
    a += near * (sums[3 * k] as number);
    b += near * (sums[3 * k + 1] as number);
    weight += near * (sums[3 * k + 2] as number);
  }
  return weight > 0 ? [a / weight, b / weight, weight] : [0, 0, 0];
}

function extend(line: ChromaLine, known: Uint8Array): void {
  const first = known.indexOf(1);
  const last = known.lastIndexOf(1);
  if (first < 0) return;
  for (let k = 0; k < LIGHTNESSES; k++) {
    let from = clamp(k, first, last);
    while (known[from] === 0) from--;
    line[2 * k] = line[2 * from] as number;
    line[2 * k + 1] = line[2 * from + 1] as number;
  }
}

/** a (`channel` 0) or b (1) at a lightness. */
export function chromaAt(line: ChromaLine, lightness: number, channel: 0 | 1): number {
  const x = clamp(lightness, 0, LIGHTNESSES - 1.001);
  const k = x | 0;
  const low = line[2 * k + channel] as number;
  return low + (x - k) * ((line[2 * k + 2 + channel] as number) - low);
}
