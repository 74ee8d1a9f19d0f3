import { type Box, boxHeight, boxWidth, type Face } from '../mesh/face.ts';
import { faceWidth, landmark, regionAround } from '../mesh/landmarks.ts';
import type { Runtime } from '../models/runtime.ts';
import { lumaAt } from '../pixels/luma.ts';
import { clamp } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import { type SampledPicture, sample, sampledAt } from '../pixels/sampling.ts';
import { featureStrength } from './embedding.ts';
import { fitMesh, MESH_MARGIN } from './fit-mesh.ts';

/** From this detector score on, or this strength of features, only upright human faces were seen. */
const SURE_SCORE = 0.94;
const SURE_STRENGTH = 11.5;
/**
 * Logistic regression over 258 human faces, 30 faces of animals and 93 faces upside down that the detector took for
 * upright ones. All but 4 of them are on the right side of 0.
 */
const EVIDENCE = { start: -23.7, strength: 0.427, unsteadiness: -4.84, noseBrightness: 1.35 };
/** The models see less of a face that is bent down, and still less of one that the edge of the picture cuts. */
const LEAST_EVIDENCE = { usual: 0, bent: -1, cut: -3 };
/** Degrees of pitch. No animal and no face upside down with so much evidence seemed bent down by more than 29. */
const BENT_PITCH = 35;
/** Share of a face that may lie outside the picture before it counts as cut. */
const CUT_SHARE = 0.04;

/** Squares from which a human face looks the same to the mesh model: shifts in face sizes, scale, turn in radians. */
const OTHER_VIEWS = [
  { across: 0.08, down: 0, scale: 1, turn: 0 },
  { across: -0.08, down: 0.05, scale: 1, turn: 0 },
  { across: 0, down: -0.08, scale: 1.15, turn: 0 },
  { across: 0, down: 0, scale: 0.9, turn: 0.2 },
  { across: 0, down: 0, scale: 1, turn: -0.2 },
] as const;

const NOSE = [1, 4, 19, 94, 5];
const CHEEKS = [50, 280, 101, 330, 205, 425, 118, 347];
/** Side of the spot that is averaged around a landmark, in face widths. */
const SPOT = 0.05;
const DARKEST_CHEEK = 20;

export interface LikelyHumanOptions {
  /** Skips the models for a face of which the detector is sure that it stands upright. */
  readonly trustsDetector: boolean;
}

/**
 * Whether a found face is a human one, and right side up. The mesh model finds a human face in animals and in faces
 * upside down, but its landmarks then depend on the square that it is shown, and the recognition model finds little in
 * them. Many animals have dark noses.
 */
export async function isLikelyHuman(
  picture: Picture,
  face: Face,
  runtime: Runtime,
  { trustsDetector }: LikelyHumanOptions,
): Promise<boolean> {
  if (trustsDetector && face.score >= SURE_SCORE) return true;
  const strength = await featureStrength(picture, face, runtime);
  if (strength >= SURE_STRENGTH) return true;
  const evidence =
    EVIDENCE.start +
    EVIDENCE.strength * strength +
    EVIDENCE.unsteadiness * Math.log(await unsteadiness(picture, face, runtime)) +
    EVIDENCE.noseBrightness * Math.min(1, noseBrightness(picture, face));
  return evidence > leastEvidence(picture, face);
}

function leastEvidence(picture: Picture, { box, pose }: Face): number {
  if (isCut(box, picture)) return LEAST_EVIDENCE.cut;
  return pose.pitch > BENT_PITCH ? LEAST_EVIDENCE.bent : LEAST_EVIDENCE.usual;
}

/**
 * Root mean square distance of the landmarks found in slightly other squares, in sizes of the face. About 0.01 for a
 * human face.
 */
async function unsteadiness(picture: Picture, { landmarks }: Face, runtime: Runtime): Promise<number> {
  const { side: size } = regionAround(landmarks, 1);
  const region = regionAround(landmarks, MESH_MARGIN);
  const usual = await fitMesh(picture, region, runtime);
  let sum = 0;
  for (const { across, down, scale, turn } of OTHER_VIEWS) {
    const other = await fitMesh(
      picture,
      {
        centreX: region.centreX + across * size,
        centreY: region.centreY + down * size,
        side: region.side * scale,
        angle: region.angle + turn,
      },
      runtime,
    );
    sum += distance(usual.landmarks, other.landmarks) / size;
  }
  return Math.max(1e-3, sum / OTHER_VIEWS.length);
}

function distance(one: Float32Array, other: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < one.length; i += 3) {
    squares += ((one[i] ?? 0) - (other[i] ?? 0)) ** 2 + ((one[i + 1] ?? 0) - (other[i + 1] ?? 0)) ** 2;
  }
  return Math.sqrt((3 * squares) / one.length);
}

/** Brightness of the tip of the nose over that of the cheeks. */
function noseBrightness(picture: Picture, { landmarks }: Face): number {
  const sampled = sampledAt(picture, faceWidth(landmarks) * SPOT);
  const nose = medianBrightness(sampled, landmarks, NOSE);
  return nose / Math.max(DARKEST_CHEEK, medianBrightness(sampled, landmarks, CHEEKS));
}

function medianBrightness(sampled: SampledPicture, landmarks: Float32Array, at: readonly number[]): number {
  const rgb = new Float32Array(3);
  const values = at.map((index) => {
    const [x, y] = landmark(landmarks, index);
    sample(sampled, x, y, rgb, 0);
    return lumaAt(rgb, 0);
  });
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function isCut(box: Box, { width, height }: Picture): boolean {
  const seenWidth = clamp(box.right, 0, width) - clamp(box.left, 0, width);
  const seenHeight = clamp(box.bottom, 0, height) - clamp(box.top, 0, height);
  return seenWidth * seenHeight < (1 - CUT_SHARE) * boxWidth(box) * boxHeight(box);
}
