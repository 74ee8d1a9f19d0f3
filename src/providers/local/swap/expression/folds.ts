import { BROWS, LEFT_EYE, OUTER_LIPS, RIGHT_EYE } from '../../mesh/regions.ts';
import { TRIANGLES } from '../../mesh/topology.ts';
import { blur } from '../../pixels/blur.ts';
import { enlarge } from '../../pixels/enlarge.ts';
import type { Grid } from '../../pixels/grid.ts';
import { clamp } from '../../pixels/numbers.ts';
import { fillPolygon } from '../../pixels/polygon.ts';
import type { Raster } from '../../pixels/raster.ts';
import type { Scratch } from '../../pixels/scratch.ts';

/** Width of a face in cells. What is finer than a cell (pores, hairs) is no fold. */
const FACE_CELLS = 110;
/** Folds and creases are narrower than this blur, in face widths. Wider shapes are those of the face. */
const WIDEST_FOLD = 0.022;
/** Added to a colour (0 to 255) before its logarithm, so that noise in the dark is no fold. */
const DARK = 10;
const STEPS_OF_COLOUR = 4;
const LOGARITHMS = Float32Array.from({ length: 256 * STEPS_OF_COLOUR }, (_, step) =>
  Math.log(step / STEPS_OF_COLOUR + DARK),
);
const STRONGEST = 0.7;
/**
 * Share of a fold of the source that vanishes, and of a fold of the scene that appears. Folds are part of what a person
 * looks like: with all of the scene's, the face would be the scene's.
 */
const VANISHES = 0.65;
const APPEARS = 0.15;
/** Eyes, brows and lips are no skin. How far they reach beyond their outlines, in face widths. */
const NOT_SKIN = [...BROWS, RIGHT_EYE, LEFT_EYE, OUTER_LIPS];
const NOT_SKIN_EDGE = 0.012;
const PRIOR = 0.02;

/** The grid in cells of `factor` × `factor` pixels. */
interface Cells {
  readonly factor: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Replaces folds, which are dark lines, in `rgb` by those of `sceneRgb`, both [pixels, 3]. `wanted` is the share at each landmark, 0 to 1.
 * Folds are the fine part of the logarithms of the colours, so that lighter and darker skin have the same ones.
 */
export function replaceFolds(
  grid: Grid,
  raster: Raster,
  rgb: Float32Array,
  sceneRgb: Float32Array,
  wanted: Float32Array,
  scratch: Scratch,
): void {
  const { width, height, faceWidth } = grid;
  const factor = Math.max(1, Math.round(faceWidth / FACE_CELLS));
  const cells: Cells = { factor, width: Math.ceil(width / factor), height: Math.ceil(height / factor) };
  const bare = bareSkin(grid, cells, scratch);
  const ratios = scratch.floats(4 * bare.length);
  sumColours(rgb, grid, cells, scratch.floats(3 * bare.length), ratios, -1);
  sumColours(sceneRgb, grid, cells, scratch.floats(3 * bare.length), ratios, 1);
  weigh(ratios, bare);
  const wide = blur(ratios, cells.width, cells.height, 4, (WIDEST_FOLD * faceWidth) / factor, scratch);
  const gains = scratch.floats(3 * bare.length);
  gainsOf(ratios, wide, sharesAt(raster, cells, wanted, bare, scratch), gains);
  const whole = scratch.unset(rgb.length);
  enlarge(gains, cells.width, cells.height, factor, 3, width, height, whole);
  for (let i = 0; i < rgb.length; i++) rgb[i] = ((rgb[i] as number) + DARK) * (1 + (whole[i] as number)) - DARK;
}

/** How much of each cell is skin, 0 to 1. */
function bareSkin(grid: Grid, { factor, width, height }: Cells, scratch: Scratch): Float32Array {
  const points = grid.points.map((value) => value / factor);
  const features = scratch.floats(width * height);
  for (const polygon of NOT_SKIN) fillPolygon(points, polygon, width, height, features);
  const soft = blur(features, width, height, 1, Math.max(0.8, (NOT_SKIN_EDGE * grid.faceWidth) / factor), scratch);
  for (let cell = 0; cell < soft.length; cell++) {
    soft[cell] =
      grid.covered[middleOf(cell, grid, { factor, width, height })] === 0
        ? 0
        : Math.max(0, 1 - 2.5 * (soft[cell] as number));
  }
  return soft;
}

/** The pixel of the grid in the middle of a cell. */
function middleOf(cell: number, grid: Pick<Grid, 'width' | 'height'>, { factor, width }: Cells): number {
  const row = (cell / width) | 0;
  const x = Math.min(grid.width - 1, (cell - row * width) * factor + (factor >> 1));
  const y = Math.min(grid.height - 1, row * factor + (factor >> 1));
  return y * grid.width + x;
}

/** Adds the logarithm of each cell's mean colour, times `sign`, to `ratios` [cells, 4]. */
function sumColours(
  rgb: Float32Array,
  grid: Grid,
  { factor, width }: Cells,
  sums: Float32Array,
  ratios: Float32Array,
  sign: number,
): void {
  for (let y = 0; y < grid.height; y++) {
    const row = ((y / factor) | 0) * width;
    const start = 3 * y * grid.width;
    let cell = 3 * row;
    for (let x = 0, i = start, inCell = 0; x < grid.width; x++, i += 3, inCell++) {
      if (inCell === factor) {
        inCell = 0;
        cell += 3;
      }
      sums[cell] = (sums[cell] as number) + (rgb[i] as number);
      sums[cell + 1] = (sums[cell + 1] as number) + (rgb[i + 1] as number);
      sums[cell + 2] = (sums[cell + 2] as number) + (rgb[i + 2] as number);
    }
  }
  const share = 1 / (factor * factor);
  for (let cell = 0, i = 0; i < sums.length; cell += 4, i += 3) {
    for (let c = 0; c < 3; c++) {
      const step = clamp((sums[i + c] as number) * share * STEPS_OF_COLOUR, 0, LOGARITHMS.length - 1) | 0;
      const logarithm = LOGARITHMS[step] as number;
      ratios[cell + c] = (ratios[cell + c] as number) + sign * logarithm;
    }
  }
}

function weigh(ratios: Float32Array, weights: Float32Array): void {
  for (let cell = 0, i = 0; i < weights.length; cell += 4, i++) {
    const weight = weights[i] as number;
    for (let c = 0; c < 3; c++) ratios[cell + c] = (ratios[cell + c] as number) * weight;
    ratios[cell + 3] = weight;
  }
}

/** Share of the scene's folds in each cell: as much as is `wanted` there, on skin. */
function sharesAt(
  raster: Raster,
  cells: Cells,
  wanted: Float32Array,
  bare: Float32Array,
  scratch: Scratch,
): Float32Array {
  const shares = scratch.floats(bare.length);
  for (let cell = 0; cell < bare.length; cell++) {
    const skin = bare[cell] as number;
    if (skin === 0) continue;
    const i = middleOf(cell, raster, cells);
    const t = raster.triangle[i] as number;
    const a = wanted[TRIANGLES[t] as number] as number;
    const b = wanted[TRIANGLES[t + 1] as number] as number;
    const c = wanted[TRIANGLES[t + 2] as number] as number;
    shares[cell] = skin * (c + (raster.first[i] as number) * (a - c) + (raster.second[i] as number) * (b - c));
  }
  return shares;
}

/** What red, green and blue [cells, 3] grow by, as a share of themselves. */
function gainsOf(ratios: Float32Array, wide: Float32Array, shares: Float32Array, gains: Float32Array): void {
  for (let cell = 0, i = 0; i < shares.length; cell += 4, i++) {
    const share = shares[i] as number;
    if (share < 0.01) continue;
    const weight = Math.max(1e-6, ratios[cell + 3] as number);
    const around = (wide[cell + 3] as number) + PRIOR;
    for (let c = 0; c < 3; c++) {
      const fold = (ratios[cell + c] as number) / weight - (wide[cell + c] as number) / around;
      const taken = share * (fold > 0 ? VANISHES : APPEARS);
      gains[3 * i + c] = Math.expm1(taken * clamp(fold, -STRONGEST, STRONGEST));
    }
  }
}
