import type { Picture } from '../pixels/picture.ts';

const COLUMNS = 32;
const ROWS = 18;
/** Sample points along each side of a cell. */
const DOTS = 3;
/** Mean change of the cells, relative to their mean. A smaller change is never a cut. */
const LEAST_CHANGE = 0.12;
/** A larger change is always a cut, because some videos consist of cuts. */
const SURE_CHANGE = 0.3;
/** Between the two limits, a cut changes this many times more than the frames before it. */
const TIMES_USUAL = 3.5;
const REMEMBERED = 0.8;
/** Levels of 255. Darker pictures show little but noise. */
const DARK = 16;

/** Detects scene cuts. A false alarm costs a little time and nothing else. */
export function createCutDetector(): { isCut(frame: Picture): boolean } {
  let previous: Float32Array | undefined;
  let usual: number | undefined;
  return {
    isCut(frame) {
      const cells = evenlyLit(cellsOf(frame));
      const change = previous ? meanChange(previous, cells) : 0;
      const isSudden = usual !== undefined && change > Math.max(LEAST_CHANGE, TIMES_USUAL * usual);
      const isCut = isSudden || change > SURE_CHANGE;
      if (previous && !isCut) usual = REMEMBERED * (usual ?? change) + (1 - REMEMBERED) * change;
      previous = cells;
      return isCut;
    },
  };
}

/** Mean red, green and blue of each cell of a coarse grid, [ROWS, COLUMNS, 3]. */
function cellsOf({ width, height, data }: Picture): Float32Array {
  const cells = new Float32Array(3 * COLUMNS * ROWS);
  for (let y = 0; y < ROWS * DOTS; y++) {
    const row = Math.floor(((y + 0.5) * height) / (ROWS * DOTS)) * width;
    for (let x = 0; x < COLUMNS * DOTS; x++) {
      const from = 3 * (row + Math.floor(((x + 0.5) * width) / (COLUMNS * DOTS)));
      const to = 3 * (Math.floor(y / DOTS) * COLUMNS + Math.floor(x / DOTS));
      for (let c = 0; c < 3; c++) cells[to + c] = (cells[to + c] as number) + (data[from + c] as number) / DOTS ** 2;
    }
  }
  return cells;
}

/** Scaled to a mean of 1, so that fading light changes little. */
function evenlyLit(cells: Float32Array): Float32Array {
  const mean = cells.reduce((sum, value) => sum + value, 0) / cells.length;
  return cells.map((value) => value / Math.max(DARK, mean));
}

function meanChange(before: Float32Array, after: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < after.length; i++) sum += Math.abs((after[i] as number) - (before[i] as number));
  return sum / after.length;
}
