import type { Box } from '../../mesh/face.ts';
import { lumaAt } from '../../pixels/luma.ts';
import type { Picture } from '../../pixels/picture.ts';

/** A face is compared as a mosaic of so many cells each way: finer detail changes whenever a picture is encoded anew. */
const CELLS = 24;
/** Shapes that differ by more are other pictures. */
const MOST_STRETCH = 0.03;
/** Less than any swap changes a face, and more than encoding a picture anew does. Of 255. */
const LEAST_CHANGE = 2;

/** Whether the second picture can be the first one with changed faces: it may be smaller or larger. */
export function hasShapeOf(scene: Picture, result: Picture): boolean {
  return Math.abs((result.width * scene.height) / (result.height * scene.width) - 1) <= MOST_STRETCH;
}

/** Whether what is in the box looks different in the result, which may be of another size and encoded anew. */
export function hasChanged(box: Box, scene: Picture, result: Picture): boolean {
  const before = mosaic(scene, box, 1, 1);
  const now = mosaic(result, box, result.width / scene.width, result.height / scene.height);
  let sum = 0;
  for (let i = 0; i < before.length; i++) sum += Math.abs((before[i] as number) - (now[i] as number));
  return sum >= LEAST_CHANGE * before.length;
}

/** Mean brightness of each cell, 0 to 255. */
function mosaic(picture: Picture, { left, right, top, bottom }: Box, scaleX: number, scaleY: number): Float32Array {
  const cells = new Float32Array(CELLS * CELLS);
  const x = (column: number): number => scaleX * (left + ((right - left) * column) / CELLS);
  const y = (row: number): number => scaleY * (top + ((bottom - top) * row) / CELLS);
  for (let cell = 0; cell < cells.length; cell++) {
    const column = cell % CELLS;
    const row = (cell - column) / CELLS;
    cells[cell] = brightness(picture, { left: x(column), right: x(column + 1), top: y(row), bottom: y(row + 1) });
  }
  return cells;
}

/** Mean of an area; of its nearest pixel where it is smaller than one. */
function brightness({ width, height, data }: Picture, { left, right, top, bottom }: Box): number {
  const firstX = Math.min(width - 1, Math.max(0, Math.floor(left)));
  const firstY = Math.min(height - 1, Math.max(0, Math.floor(top)));
  const endX = Math.min(width, Math.max(firstX + 1, Math.floor(right)));
  const endY = Math.min(height, Math.max(firstY + 1, Math.floor(bottom)));
  let sum = 0;
  for (let row = firstY; row < endY; row++) {
    for (let x = firstX; x < endX; x++) sum += lumaAt(data, 3 * (row * width + x));
  }
  return sum / ((endX - firstX) * (endY - firstY));
}
