import { lookSides } from '../../../core/ports/trust.ts';

/**
 * A perceptual hash: the 16 × 16 lowest frequencies of a picture, of which each is above the median or not. What
 * platforms do to pictures changes few of them.
 */

/** The picture is made so small first, cells each way. */
const side = 64;
const frequencies = 16;
/** Standard deviation of the brightness, of 255. Below it there is nothing but noise to see. */
const flattest = 2;

const waves = Array.from({ length: frequencies }, (_, frequency) =>
  Float64Array.from({ length: side }, (_, at) => Math.cos((Math.PI * (2 * at + 1) * frequency) / (2 * side))),
);

/** 64 hexadecimal digits; undefined for a picture of a single colour. `cells` are the coarse ones of a look. */
export function perceptualHash(cells: Uint8Array): string | undefined {
  const small = smaller(cells);
  if (deviation(small) < flattest) return undefined;
  const strengths = lowFrequencies(small);
  const median = strengths.toSorted((a, b) => a - b)[strengths.length / 2] ?? 0;
  let digits = '';
  for (let at = 0; at < strengths.length; at += 4) {
    const bits = strengths.slice(at, at + 4).map((strength) => (strength > median ? 1 : 0));
    digits += Number.parseInt(bits.join(''), 2).toString(16);
  }
  return digits;
}

/** The mean of so many cells each way becomes one. */
const together = lookSides.coarse / side;

function smaller(cells: Uint8Array): Float64Array {
  const small = new Float64Array(side * side);
  for (const [at, cell] of cells.entries()) {
    const x = Math.floor((at % lookSides.coarse) / together);
    const y = Math.floor(at / lookSides.coarse / together);
    const into = y * side + x;
    small[into] = (small[into] ?? 0) + cell / together ** 2;
  }
  return small;
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** The cosine transform, rows first. */
function lowFrequencies(cells: Float64Array): number[] {
  const ofRows = Array.from({ length: side }, (_, y) => {
    const row = cells.subarray(y * side, (y + 1) * side);
    return waves.map((wave) => correlation(row, wave));
  });
  return waves.flatMap((_, u) => {
    const column = Float64Array.from(ofRows, (row) => row[u] ?? 0);
    return waves.map((wave) => correlation(column, wave));
  });
}

function correlation(values: Float64Array, wave: Float64Array): number {
  return values.reduce((sum, value, at) => sum + value * (wave[at] ?? 0), 0);
}
