import type { FaceRegion } from '../mesh/landmarks.ts';
import type { Runtime } from '../models/runtime.ts';
import { type CropWindow, cropRotated } from '../pixels/crop.ts';
import type { Picture } from '../pixels/picture.ts';

/** A square around a hand, turned so that the fingers point up. Pixels of the picture, and radians clockwise. */
export type HandRegion = FaceRegion;

const INPUT_SIDE = 192;
/** Cells of the two grids of the model along each side, and its guesses for each cell. */
const GRIDS = [
  { cells: 24, perCell: 2 },
  { cells: 12, perCell: 6 },
] as const;
const NUMBERS_PER_PALM = 18;
const WRIST = 4;
const MIDDLE_KNUCKLE = 8;

const MINIMUM_SCORE = 0.3;
/** Side of the square around a hand, and the distance of its centre from that of the palm, in sizes of the palm. */
const HAND_OF_PALM = 2.6;
const TOWARDS_FINGERS = 0.5;
/** Nearer than this share of their squares, two guesses are of one hand. */
const SAME_HAND = 0.25;

interface Guess extends HandRegion {
  readonly score: number;
}

/**
 * Where hands may be in a region, the likeliest first. Model: MediaPipe palm detection, input [1, 192, 192, 3] in 0 to 1.
 */
export async function detectPalms(picture: Picture, region: FaceRegion, runtime: Runtime): Promise<HandRegion[]> {
  const window: CropWindow = { ...region, scale: region.side / INPUT_SIDE };
  const input = cropRotated(picture, window, INPUT_SIDE, INPUT_SIDE, { multiply: 1 / 255, add: 0 });
  const [scores, boxes] = await runtime.run('palm', input, [1, INPUT_SIDE, INPUT_SIDE, 3]);
  if (!scores || !boxes) throw new Error('the palm detector lacks an output');
  const found: Guess[] = [];
  let index = 0;
  for (const { cells, perCell } of GRIDS) {
    for (let cell = 0; cell < cells * cells; cell++) {
      for (let guess = 0; guess < perCell; guess++, index++) {
        const score = 1 / (1 + Math.exp(-(scores[index] ?? 0)));
        if (score < MINIMUM_SCORE) continue;
        const box = boxes.subarray(index * NUMBERS_PER_PALM, (index + 1) * NUMBERS_PER_PALM);
        const x = ((cell % cells) + 0.5) / cells - 0.5;
        const y = (Math.floor(cell / cells) + 0.5) / cells - 0.5;
        found.push({ ...regionOf(box, x * INPUT_SIDE, y * INPUT_SIDE, window), score });
      }
    }
  }
  return oneForEach(found);
}

/** `box`: centre and size of the palm, then seven points, from `x`, `y`, which is measured from the middle of the input. */
function regionOf(box: Float32Array, x: number, y: number, window: CropWindow): HandRegion {
  const [centreX = 0, centreY = 0, width = 0, height = 0] = box;
  const toX = (box[MIDDLE_KNUCKLE] ?? 0) - (box[WRIST] ?? 0);
  const toY = (box[MIDDLE_KNUCKLE + 1] ?? 0) - (box[WRIST + 1] ?? 0);
  const length = Math.hypot(toX, toY) || 1;
  const size = Math.max(width, height);
  const across = x + centreX + (TOWARDS_FINGERS * size * toX) / length;
  const down = y + centreY + (TOWARDS_FINGERS * size * toY) / length;
  const cosine = Math.cos(window.angle) * window.scale;
  const sine = Math.sin(window.angle) * window.scale;
  return {
    centreX: window.centreX + cosine * across - sine * down,
    centreY: window.centreY + sine * across + cosine * down,
    side: HAND_OF_PALM * size * window.scale,
    angle: Math.atan2(toY, toX) + Math.PI / 2 + window.angle,
  };
}

function oneForEach(found: readonly Guess[]): HandRegion[] {
  const kept: Guess[] = [];
  for (const guess of found.toSorted((a, b) => b.score - a.score)) {
    const isNew = kept.every(
      ({ centreX, centreY, side }) => Math.hypot(centreX - guess.centreX, centreY - guess.centreY) > SAME_HAND * side,
    );
    if (isNew) kept.push(guess);
  }
  return kept;
}
