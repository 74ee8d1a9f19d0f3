import type { Runtime } from '../models/runtime.ts';
import { type CropValues, type CropWindow, cropRotated } from '../pixels/crop.ts';
import type { Picture } from '../pixels/picture.ts';
import { isCut, type Tile } from './tiles.ts';

/** A possible face, in pixels of the picture. */
export interface Detection {
  /** 0 to 1. */
  readonly score: number;
  readonly centreX: number;
  readonly centreY: number;
  readonly width: number;
  readonly height: number;
  /**
   * x, y of six points: left eye, right eye, tip of the nose, mouth, left ear, right ear. Left is the left of the face
   * turned upright.
   */
  readonly keypoints: Float32Array;
}

const INPUT_SIDE = 256;
const INPUT_VALUES: CropValues = { multiply: 1 / 127.5, add: -1 };
const NUMBERS_PER_BOX = 16;
const KEYPOINT_NUMBERS = 12;

const MINIMUM_SCORE = 0.5;
const SAME_FACE_OVERLAP = 0.3;
/** Boxes that overlap more than this are averaged, which makes the box more stable. */
const AVERAGED_OVERLAP = 0.55;

const coarseAnchors = gridCentres(8, 6);
const fineAnchors = gridCentres(16, 2);

/** Faces detected in any of the tiles, highest score first. `angle` is their in-plane rotation, radians clockwise. */
export async function detectFaces(
  picture: Picture,
  tiles: readonly Tile[],
  runtime: Runtime,
  angle = 0,
): Promise<Detection[]> {
  const found: Detection[] = [];
  for (const tile of tiles) {
    const inTile = await detectInTile(picture, tile, runtime, angle);
    found.push(...inTile.filter((detection) => !isCut(detection, tile, picture)));
  }
  return mergeDetections(found);
}

/**
 * Detections in one square tile that is turned by `angle` around its centre, before boxes of the same face are merged.
 * Model: MediaPipe BlazeFace, input [1, 256, 256, 3] in -1 to 1.
 */
export async function detectInTile(picture: Picture, tile: Tile, runtime: Runtime, angle = 0): Promise<Detection[]> {
  const window: CropWindow = {
    centreX: tile.left + tile.side / 2,
    centreY: tile.top + tile.side / 2,
    scale: tile.side / INPUT_SIDE,
    angle,
  };
  const input = cropRotated(picture, window, INPUT_SIDE, INPUT_SIDE, INPUT_VALUES);
  const outputs = await runtime.run('blazeface', input, [1, INPUT_SIDE, INPUT_SIDE, 3]);
  const [fineScores, fineBoxes, coarseScores, coarseBoxes] = outputs;
  if (!fineScores || !fineBoxes || !coarseScores || !coarseBoxes) throw new Error('the detector lacks an output');
  return [
    ...readBoxes(fineScores, fineBoxes, fineAnchors, window),
    ...readBoxes(coarseScores, coarseBoxes, coarseAnchors, window),
  ];
}

function readBoxes(scores: Float32Array, boxes: Float32Array, anchors: Float32Array, window: CropWindow): Detection[] {
  const found: Detection[] = [];
  for (const [index, logit] of scores.entries()) {
    const score = 1 / (1 + Math.exp(-logit));
    if (score < MINIMUM_SCORE) continue;
    const anchorX = anchors[2 * index] ?? 0;
    const anchorY = anchors[2 * index + 1] ?? 0;
    const box = boxes.subarray(index * NUMBERS_PER_BOX, (index + 1) * NUMBERS_PER_BOX);
    const [x = 0, y = 0, width = 0, height = 0] = box;
    const points = Float32Array.of(x, y, ...box.slice(4)).map(
      (offset, coordinate) => offset + (coordinate % 2 === 0 ? anchorX : anchorY) * INPUT_SIDE,
    );
    const [centreX = 0, centreY = 0, ...keypoints] = toPicture(points, window);
    found.push({
      score,
      centreX,
      centreY,
      width: width * window.scale,
      height: height * window.scale,
      keypoints: Float32Array.from(keypoints),
    });
  }
  return found;
}

/** Points of the input, x and y interleaved, in pixels of the picture. */
function toPicture(points: Float32Array, { centreX, centreY, scale, angle }: CropWindow): Float32Array {
  const cosine = Math.cos(angle) * scale;
  const sine = Math.sin(angle) * scale;
  return points.map((value, i) => {
    const own = value - INPUT_SIDE / 2;
    const other = (points[i ^ 1] ?? 0) - INPUT_SIDE / 2;
    return i % 2 === 0 ? centreX + cosine * own - sine * other : centreY + cosine * own + sine * other;
  });
}

/**
 * One detection for each face: overlapping boxes are replaced by their mean, weighted by score (weighted non-maximum
 * suppression). Highest score first.
 */
export function mergeDetections(detections: readonly Detection[]): Detection[] {
  let left = [...detections].sort((a, b) => b.score - a.score);
  const merged: Detection[] = [];
  for (let best = left[0]; best; best = left[0]) {
    const surest = best;
    merged.push(
      weightedMean(
        surest,
        left.filter((other) => overlap(surest, other) > AVERAGED_OVERLAP),
      ),
    );
    left = left.filter((other) => other !== surest && overlap(surest, other) <= SAME_FACE_OVERLAP);
  }
  return merged;
}

function weightedMean(best: Detection, group: readonly Detection[]): Detection {
  if (group.length < 2) return best;
  const weight = group.reduce((sum, one) => sum + one.score, 0);
  const mean = (value: (one: Detection) => number): number =>
    group.reduce((sum, one) => sum + one.score * value(one), 0) / weight;
  return {
    score: best.score,
    centreX: mean((one) => one.centreX),
    centreY: mean((one) => one.centreY),
    width: mean((one) => one.width),
    height: mean((one) => one.height),
    keypoints: Float32Array.from({ length: KEYPOINT_NUMBERS }, (_, index) => mean((one) => one.keypoints[index] ?? 0)),
  };
}

/** Intersection over union. */
function overlap(a: Detection, b: Detection): number {
  const width =
    Math.min(a.centreX + a.width / 2, b.centreX + b.width / 2) -
    Math.max(a.centreX - a.width / 2, b.centreX - b.width / 2);
  const height =
    Math.min(a.centreY + a.height / 2, b.centreY + b.height / 2) -
    Math.max(a.centreY - a.height / 2, b.centreY - b.height / 2);
  const shared = Math.max(0, width) * Math.max(0, height);
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/** Cell centres of a square grid as shares of its side (x, y interleaved), each repeated `perCell` times. */
function gridCentres(cells: number, perCell: number): Float32Array {
  const centres: number[] = [];
  for (let y = 0; y < cells; y++) {
    for (let x = 0; x < cells; x++) {
      for (let copy = 0; copy < perCell; copy++) centres.push((x + 0.5) / cells, (y + 0.5) / cells);
    }
  }
  return Float32Array.from(centres);
}
