import { type Expression, type Shape, shapeOf } from '../../faces/expression.ts';
import { LANDMARK_COUNT } from '../../mesh/face.ts';
import { CANONICAL_VERTICES } from '../../mesh/topology.ts';
import { smoothstep } from '../../pixels/numbers.ts';

/** For each part of a face, how much the scene's face does something else there than the source's, 0 to 1. */
export interface Differences {
  readonly brows: number;
  readonly rightEye: number;
  readonly leftEye: number;
  readonly rightCheek: number;
  readonly leftCheek: number;
  readonly mouth: number;
  readonly chin: number;
}

interface Part {
  /** Root of the summed squares of the differing shapes, up to which two faces do the same, and from which they do not. */
  readonly alike: number;
  readonly unlike: number;
  readonly shapes: readonly Shape[];
  /** Landmarks in the middle of the part. */
  readonly landmarks: readonly number[];
}

const PARTS: { readonly [part in keyof Differences]: Part } = {
  brows: {
    alike: 0.25,
    unlike: 0.6,
    shapes: ['browDownLeft', 'browDownRight', 'browInnerUp', 'browOuterUpLeft', 'browOuterUpRight'],
    landmarks: [10, 151, 9, 8, 67, 297, 104, 333, 105, 334, 66, 296, 63, 293, 54, 284],
  },
  rightEye: {
    alike: 0.3,
    unlike: 0.65,
    shapes: ['eyeBlinkRight', 'eyeSquintRight', 'eyeWideRight', 'cheekSquintRight'],
    landmarks: [33, 159, 145, 130, 226, 35, 111, 230, 27, 223, 110],
  },
  leftEye: {
    alike: 0.3,
    unlike: 0.65,
    shapes: ['eyeBlinkLeft', 'eyeSquintLeft', 'eyeWideLeft', 'cheekSquintLeft'],
    landmarks: [263, 386, 374, 359, 446, 265, 340, 450, 257, 443, 339],
  },
  rightCheek: {
    alike: 0.3,
    unlike: 0.65,
    shapes: [
      'mouthSmileRight',
      'mouthUpperUpRight',
      'mouthStretchRight',
      'noseSneerRight',
      'mouthDimpleRight',
      'jawOpen',
    ],
    landmarks: [50, 205, 36, 123, 207, 147, 206, 216, 129],
  },
  leftCheek: {
    alike: 0.3,
    unlike: 0.65,
    shapes: ['mouthSmileLeft', 'mouthUpperUpLeft', 'mouthStretchLeft', 'noseSneerLeft', 'mouthDimpleLeft', 'jawOpen'],
    landmarks: [280, 425, 266, 352, 427, 376, 426, 436, 358],
  },
  mouth: {
    alike: 0.22,
    unlike: 0.55,
    shapes: [
      'jawOpen',
      'jawLeft',
      'jawRight',
      'mouthClose',
      'mouthFunnel',
      'mouthPucker',
      'mouthFrownLeft',
      'mouthFrownRight',
      'mouthLeft',
      'mouthRight',
      'mouthLowerDownLeft',
      'mouthLowerDownRight',
      'mouthUpperUpLeft',
      'mouthUpperUpRight',
      'mouthPressLeft',
      'mouthPressRight',
      'mouthRollLower',
      'mouthRollUpper',
      'mouthShrugLower',
      'mouthShrugUpper',
      'mouthSmileLeft',
      'mouthSmileRight',
      'mouthStretchLeft',
      'mouthStretchRight',
    ],
    landmarks: [0, 17, 61, 291, 37, 267, 84, 314, 164, 57, 287, 18],
  },
  chin: {
    alike: 0.2,
    unlike: 0.5,
    shapes: [
      'mouthShrugLower',
      'mouthFrownLeft',
      'mouthFrownRight',
      'mouthPucker',
      'mouthFunnel',
      'mouthRollLower',
      'mouthLowerDownLeft',
      'mouthLowerDownRight',
      'jawOpen',
    ],
    landmarks: [152, 199, 200, 175, 201, 421, 208, 428, 140, 369],
  },
};

const NAMES = Object.keys(PARTS) as (keyof Differences)[];
/** Centimetres on the canonical face over which one part passes into the next. */
const REACH = 1.1;

export const NO_DIFFERENCES: Differences = {
  brows: 0,
  rightEye: 0,
  leftEye: 0,
  rightCheek: 0,
  leftCheek: 0,
  mouth: 0,
  chin: 0,
};

export function differencesOf(source: Expression | undefined, scene: Expression | undefined): Differences {
  if (!source || !scene) return NO_DIFFERENCES;
  const differences = { ...NO_DIFFERENCES };
  for (const name of NAMES) {
    const squares = PARTS[name].shapes.map((shape) => (shapeOf(source, shape) - shapeOf(scene, shape)) ** 2);
    const { alike, unlike } = PARTS[name];
    differences[name] = smoothstep(alike, unlike, Math.sqrt(squares.reduce((sum, square) => sum + square, 0)));
  }
  return differences;
}

/** The nose does nothing, and keeps what lies around it from spreading over it. */
const NOSE = [4, 5, 195, 197, 6, 1, 2, 45, 275, 48, 278, 51, 281, 196, 419, 198, 420, 131, 360];

/** Share of each part at each landmark, [parts, 468]. The shares of a landmark add up to 1. */
const SHARES: readonly Float32Array[] = partShares();

function partShares(): Float32Array[] {
  const shares = [...NAMES.map((name) => PARTS[name].landmarks), NOSE].map((middles) =>
    Float32Array.from({ length: LANDMARK_COUNT }, (_, landmark) => {
      let nearest = Number.POSITIVE_INFINITY; // squared; Math.hypot delays every start
      for (const middle of middles) nearest = Math.min(nearest, squaredDistance(landmark, middle));
      return Math.exp((-0.5 * nearest) / REACH ** 2) + 1e-9;
    }),
  );
  for (let landmark = 0; landmark < LANDMARK_COUNT; landmark++) {
    const sum = shares.reduce((total, share) => total + (share[landmark] ?? 0), 0);
    for (const share of shares) share[landmark] = (share[landmark] ?? 0) / sum;
  }
  return shares;
}

function squaredDistance(one: number, other: number): number {
  let squared = 0;
  for (let axis = 0; axis < 3; axis++) {
    squared += ((CANONICAL_VERTICES[3 * one + axis] ?? 0) - (CANONICAL_VERTICES[3 * other + axis] ?? 0)) ** 2;
  }
  return squared;
}

/** The differences at each landmark, smooth from part to part, [468]. */
export function spreadDifferences(differences: Differences): Float32Array {
  const values = new Float32Array(LANDMARK_COUNT);
  NAMES.forEach((name, part) => {
    const difference = differences[name];
    const share = SHARES[part];
    if (!share || difference === 0) return;
    for (let i = 0; i < LANDMARK_COUNT; i++) values[i] = (values[i] as number) + difference * (share[i] as number);
  });
  return values;
}
