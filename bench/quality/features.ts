import { landmark } from '../../src/providers/local/mesh/landmarks.ts';
import {
  LEFT_EYE_CORNERS,
  LEFT_IRIS,
  MOUTH_CORNERS,
  RIGHT_EYE_CORNERS,
  RIGHT_IRIS,
} from '../../src/providers/local/mesh/regions.ts';
import { mean } from '../numbers.ts';

/** What the landmarks of a face say about its eyes, brows and mouth, independent of size and roll. */
export interface Features {
  /** Where the irises lie between the corners of the eyes, in eye widths from their middle: to the picture's right, and down. */
  readonly gazeAcross: number;
  readonly gazeDown: number;
  /** Distance of the eyelids in eye widths: of the eye on the picture's left, and of the other. */
  readonly openings: readonly [number, number];
  /** Height of the brows over the eyes, in distances of the eyes. */
  readonly brows: number;
  /** In distances of the eyes. */
  readonly mouthWidth: number;
  readonly mouthOpening: number;
  /** How much higher the corners of the mouth lie than its middle, in widths of the mouth. */
  readonly mouthCurve: number;
}

interface Eye {
  readonly corners: readonly [number, number];
  readonly lids: readonly (readonly [upper: number, lower: number])[];
  readonly iris: number;
  readonly brow: readonly number[];
}

/** In the order of the picture. */
const EYES: readonly [Eye, Eye] = [
  {
    corners: RIGHT_EYE_CORNERS,
    lids: pairs(160, 144, 159, 145, 158, 153),
    iris: RIGHT_IRIS[0] ?? 0,
    brow: [63, 105, 66],
  },
  {
    corners: LEFT_EYE_CORNERS,
    lids: pairs(385, 380, 386, 374, 387, 373),
    iris: LEFT_IRIS[0] ?? 0,
    brow: [293, 334, 296],
  },
];
const INNER_LIPS = pairs(81, 178, 13, 14, 311, 402);
/** Opening in eye widths. The gaze of a narrower eye cannot be seen. */
export const SEEING = 0.12;

function pairs(...numbers: number[]): [number, number][] {
  return numbers.flatMap((first, i) => (i % 2 === 0 ? [[first, numbers[i + 1] ?? 0] as [number, number]] : []));
}

type Point = readonly [x: number, y: number];

/** Of landmarks with irises. */
export function featuresOf(landmarks: Float32Array, rollRadians: number): Features {
  const cosine = Math.cos(rollRadians);
  const sine = Math.sin(rollRadians);
  const at = (index: number): Point => {
    const [x, y] = landmark(landmarks, index);
    return [cosine * x + sine * y, cosine * y - sine * x];
  };
  const eyes = EYES.map((eye) => eyeOf(eye, at));
  const apart = Math.hypot(...offset(at(RIGHT_EYE_CORNERS[0]), at(LEFT_EYE_CORNERS[1])));
  const [left, right] = MOUTH_CORNERS.map(at) as [Point, Point];
  const mouth = Math.hypot(...offset(left, right));
  const middle = (at(13)[1] + at(14)[1]) / 2;
  return {
    gazeAcross: mean(eyes.map(({ across }) => across)),
    gazeDown: mean(eyes.map(({ down }) => down)),
    openings: [eyes[0]?.opening ?? 0, eyes[1]?.opening ?? 0],
    brows: mean(eyes.map(({ brow }) => brow)) / apart,
    mouthWidth: mouth / apart,
    mouthOpening: mean(INNER_LIPS.map(([upper, lower]) => at(lower)[1] - at(upper)[1])) / apart,
    mouthCurve: (middle - (left[1] + right[1]) / 2) / mouth,
  };
}

function eyeOf({ corners, lids, iris, brow }: Eye, at: (index: number) => Point) {
  const [left, right] = corners.map(at) as [Point, Point];
  const width = Math.hypot(...offset(left, right)) || 1;
  const [x, y] = at(iris);
  return {
    across: (x - (left[0] + right[0]) / 2) / width,
    down: (y - (left[1] + right[1]) / 2) / width,
    opening: Math.max(0, mean(lids.map(([upper, lower]) => at(lower)[1] - at(upper)[1])) / width),
    brow: (left[1] + right[1]) / 2 - mean(brow.map((index) => at(index)[1])),
  };
}

function offset(from: Point, to: Point): [number, number] {
  return [to[0] - from[0], to[1] - from[1]];
}

/** How far apart two faces are in each feature, in the feature's unit. The gaze counts only where an eye sees. */
export function featureErrors(a: Features, b: Features) {
  const sees = Math.max(...a.openings) > SEEING && Math.max(...b.openings) > SEEING;
  return {
    gaze: sees ? Math.hypot(a.gazeAcross - b.gazeAcross, a.gazeDown - b.gazeDown) : 0,
    lids: Math.max(...a.openings.map((opening, eye) => Math.abs(opening - (b.openings[eye] ?? 0)))),
    brows: Math.abs(a.brows - b.brows),
    mouthWidth: Math.abs(a.mouthWidth - b.mouthWidth),
    mouthOpening: Math.abs(a.mouthOpening - b.mouthOpening),
    mouthCurve: Math.abs(a.mouthCurve - b.mouthCurve),
  };
}
