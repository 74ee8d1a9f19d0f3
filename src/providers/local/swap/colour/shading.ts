import { TRIANGLES } from '../../mesh/topology.ts';
import { interpolate, type Raster } from '../../pixels/raster.ts';
import type { Scratch } from '../../pixels/scratch.ts';

/**
 * Coefficients of the nine spherical harmonics up to the second order, without their constant factors: natural
 * logarithm of luminance by surface normal (Ramamoorthi and Hanrahan 2001).
 */
export type Shading = Float64Array;

const TERMS = 9;
const SAMPLES = 1500;
const LEAST_WEIGHT = 0.2;
const ROUNDS = 4;
/** Pixels this far off the fit, in logarithms, count half: hair, beards, cast shadows, shine. */
const OUTLIER = 0.18;
/** Pull towards zero by order, as a share of all weights. It keeps normals that no sample has from running away. */
const RIDGE = [1e-6, 0.004, 0.004, 0.004, 0.012, 0.012, 0.012, 0.012, 0.012];

/** Fits the light on a face to the pixels with a weight. `logs` are logarithms of luminance. */
export function fitShading(
  logs: Float32Array,
  weights: Float32Array,
  normals: Float32Array,
  raster: Raster,
): Shading | undefined {
  const chosen = samplesOf(weights);
  if (chosen.length < 4 * TERMS) return undefined;
  const basis = new Float64Array(chosen.length * TERMS);
  chosen.forEach((pixel, k) => {
    pixelBasis(raster, normals, pixel, basis, k * TERMS);
  });
  const values = Float64Array.from({ length: chosen.length }, (_, k) => logs[chosen[k] as number] as number);
  const trust = new Float64Array(chosen.length);
  let shading: Shading = new Float64Array(TERMS);
  for (let round = 0; round < ROUNDS; round++) {
    chosen.forEach((pixel, k) => {
      const off = round === 0 ? 0 : ((logs[pixel] as number) - dot(shading, basis, k * TERMS)) / OUTLIER;
      trust[k] = (weights[pixel] as number) / (1 + off * off);
    });
    shading = leastSquares(basis, values, trust);
  }
  return shading;
}

/** A light, and the surface it falls on. */
export interface LitSurface {
  readonly shading: Shading;
  readonly normals: Float32Array;
}

/** How much brighter one light makes its surface than another, as a logarithm, at each covered pixel. */
export function shadingBetween(one: LitSurface, other: LitSurface, raster: Raster, scratch: Scratch): Float32Array {
  const bright = shadingAt(one);
  const values = shadingAt(other).map((value, landmark) => (bright[landmark] as number) - value);
  return interpolate(raster, values, 1, 0, scratch.floats(raster.covered.length));
}

/** The logarithm of the light at each landmark. */
function shadingAt({ shading, normals }: LitSurface): Float32Array {
  const values = new Float32Array(normals.length / 3);
  const basis = new Float64Array(TERMS);
  for (let landmark = 0; landmark < values.length; landmark++) {
    const i = 3 * landmark;
    writeBasis(normals[i] as number, normals[i + 1] as number, normals[i + 2] as number, basis, 0);
    values[landmark] = dot(shading, basis, 0);
  }
  return values;
}

/** Evenly spread pixels with enough weight. */
function samplesOf(weights: Float32Array): number[] {
  let count = 0;
  for (let i = 0; i < weights.length; i++) if ((weights[i] as number) > LEAST_WEIGHT) count++;
  const step = Math.max(1, Math.floor(count / SAMPLES));
  const chosen: number[] = [];
  let seen = 0;
  for (let i = 0; i < weights.length; i++) {
    if ((weights[i] as number) > LEAST_WEIGHT && seen++ % step === 0) chosen.push(i);
  }
  return chosen;
}

function pixelBasis(raster: Raster, normals: Float32Array, pixel: number, to: Float64Array, at: number): void {
  const t = raster.triangle[pixel] as number;
  const first = raster.first[pixel] as number;
  const second = raster.second[pixel] as number;
  const a = 3 * (TRIANGLES[t] as number);
  const b = 3 * (TRIANGLES[t + 1] as number);
  const c = 3 * (TRIANGLES[t + 2] as number);
  const mixed = (axis: number): number =>
    first * (normals[a + axis] as number) +
    second * (normals[b + axis] as number) +
    (1 - first - second) * (normals[c + axis] as number);
  writeBasis(mixed(0), mixed(1), mixed(2), to, at);
}

function writeBasis(x: number, y: number, z: number, to: Float64Array, at: number): void {
  to[at] = 1;
  to[at + 1] = x;
  to[at + 2] = y;
  to[at + 3] = z;
  to[at + 4] = x * y;
  to[at + 5] = y * z;
  to[at + 6] = x * z;
  to[at + 7] = x * x - y * y;
  to[at + 8] = 3 * z * z - 1;
}

function dot(shading: Shading, basis: Float64Array, at: number): number {
  let sum = 0;
  for (let k = 0; k < TERMS; k++) sum += (shading[k] as number) * (basis[at + k] as number);
  return sum;
}

/** Weighted least squares with the ridge, by the normal equations. */
function leastSquares(basis: Float64Array, values: Float64Array, weights: Float64Array): Shading {
  const system = new Float64Array(TERMS * (TERMS + 1));
  let total = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k] as number;
    total += weight;
    for (let row = 0; row < TERMS; row++) {
      const scaled = weight * (basis[k * TERMS + row] as number);
      const start = row * (TERMS + 1);
      for (let column = 0; column < TERMS; column++) {
        system[start + column] = (system[start + column] as number) + scaled * (basis[k * TERMS + column] as number);
      }
      system[start + TERMS] = (system[start + TERMS] as number) + scaled * (values[k] as number);
    }
  }
  for (let k = 0; k < TERMS; k++) {
    const diagonal = k * (TERMS + 2);
    system[diagonal] = (system[diagonal] as number) + (RIDGE[k] as number) * total;
  }
  return solve(system);
}

/** Gauss-Jordan elimination of a positive definite system, [rows, rows + 1]. */
function solve(system: Float64Array): Shading {
  const stride = TERMS + 1;
  for (let pivot = 0; pivot < TERMS; pivot++) {
    const scale = 1 / (system[pivot * stride + pivot] as number);
    for (let column = pivot; column < stride; column++) {
      system[pivot * stride + column] = (system[pivot * stride + column] as number) * scale;
    }
    for (let row = 0; row < TERMS; row++) {
      const factor = system[row * stride + pivot] as number;
      if (row === pivot || factor === 0) continue;
      for (let column = pivot; column < stride; column++) {
        const at = row * stride + column;
        system[at] = (system[at] as number) - factor * (system[pivot * stride + column] as number);
      }
    }
  }
  return Float64Array.from({ length: TERMS }, (_, row) => system[row * stride + TERMS] as number);
}
