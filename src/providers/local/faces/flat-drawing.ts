import { regionAround } from '../mesh/landmarks.ts';
import { cropRotated } from '../pixels/crop.ts';
import type { Picture } from '../pixels/picture.ts';

const CROP_SIDE = 96;
const BLOCK_SIDE = 8;
/** Range of green, in levels of 255, within which a block counts as one colour. */
const ONE_COLOUR = 3;
const BLACK = 12;
const WHITE = 245;

const MOST_FLAT_SHARE = 0.15;

/** Whether a face consists of plain colours, as in a drawing. Light and pores vary the colour of skin everywhere. */
export function isFlatDrawing(picture: Picture, landmarks: Float32Array): boolean {
  return flatShare(picture, landmarks) > MOST_FLAT_SHARE;
}

/**
 * Share of a face, 0 to 1, that is in plain colours. Black and white do not count: over- and underexposure make them
 * too.
 */
function flatShare(picture: Picture, landmarks: Float32Array): number {
  const { centreX, centreY, side, angle } = regionAround(landmarks, 1);
  const window = { centreX, centreY, scale: side / CROP_SIDE, angle };
  const crop = cropRotated(picture, window, CROP_SIDE, CROP_SIDE, { multiply: 1, add: 0 });
  let blocks = 0;
  let flat = 0;
  // The inner half holds nothing but the face.
  for (let top = CROP_SIDE / 4; top < (CROP_SIDE * 3) / 4; top += BLOCK_SIDE) {
    for (let left = CROP_SIDE / 4; left < (CROP_SIDE * 3) / 4; left += BLOCK_SIDE) {
      const [lowest, highest] = greenRange(crop, left, top);
      blocks++;
      if (highest - lowest <= ONE_COLOUR && lowest > BLACK && highest < WHITE) flat++;
    }
  }
  return flat / blocks;
}

function greenRange(crop: Float32Array, left: number, top: number): readonly [lowest: number, highest: number] {
  let lowest = 255;
  let highest = 0;
  for (let y = top; y < top + BLOCK_SIDE; y++) {
    for (let x = left; x < left + BLOCK_SIDE; x++) {
      const green = crop[(y * CROP_SIDE + x) * 3 + 1] as number;
      lowest = Math.min(lowest, green);
      highest = Math.max(highest, green);
    }
  }
  return [lowest, highest];
}
