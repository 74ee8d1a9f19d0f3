import { findFaces } from '../faces/find-faces.ts';
import { decodeFor } from '../media/decode.ts';
import { answerOrRefusal } from '../media/refusal.ts';
import type { Box } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import type { CompareAnswer, CompareWork } from '../protocol.ts';

/** A face is compared as a mosaic of so many cells each way: finer detail changes whenever a picture is encoded anew. */
const CELLS = 24;
/** Shapes that differ by more are other pictures. */
const MOST_STRETCH = 0.03;

/** How much the faces of the scene changed. The two pictures may differ in size and in how they are encoded. */
export function compareFaces({ bytes, result, maxPixels }: CompareWork, runtime: Runtime): Promise<CompareAnswer> {
  return answerOrRefusal(async () => {
    const scene = (await decodeFor('target', bytes, { maxPixels })).picture;
    const after = (await decodeFor('target', result, { maxPixels })).picture;
    const stretch = (after.width * scene.height) / (after.height * scene.width);
    if (Math.abs(stretch - 1) > MOST_STRETCH) return { state: 'compared' };
    const faces = await findFaces(scene, runtime);
    if (faces.length === 0) return { state: 'compared' };
    const scale = { x: after.width / scene.width, y: after.height / scene.height };
    return { state: 'compared', change: Math.max(...faces.map(({ box }) => changeIn(box, scene, after, scale))) };
  });
}

/** Mean difference of the cells' brightness, 0 to 255. */
function changeIn(box: Box, scene: Picture, after: Picture, scale: { readonly x: number; readonly y: number }): number {
  const before = mosaic(scene, box);
  const now = mosaic(after, {
    left: box.left * scale.x,
    right: box.right * scale.x,
    top: box.top * scale.y,
    bottom: box.bottom * scale.y,
  });
  return before.reduce((sum, value, i) => sum + Math.abs(value - (now[i] ?? 0)), 0) / before.length;
}

function mosaic(picture: Picture, { left, right, top, bottom }: Box): number[] {
  const cells: number[] = [];
  for (let row = 0; row < CELLS; row++) {
    for (let column = 0; column < CELLS; column++) {
      const at = (share: number, from: number, to: number): number => from + ((to - from) * share) / CELLS;
      cells.push(
        brightness(picture, {
          left: at(column, left, right),
          right: at(column + 1, left, right),
          top: at(row, top, bottom),
          bottom: at(row + 1, top, bottom),
        }),
      );
    }
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
  for (let y = firstY; y < endY; y++) {
    for (let i = 3 * (y * width + firstX); i < 3 * (y * width + endX); i += 3) {
      sum += 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
    }
  }
  return sum / ((endX - firstX) * (endY - firstY));
}
