import { type Face, LANDMARK_COUNT } from '../mesh/face.ts';
import { faceWidth } from '../mesh/landmarks.ts';
import { FACE_OVAL, LEFT_EYE, LIPS, RIGHT_EYE } from '../mesh/regions.ts';
import { CANONICAL_VERTICES, NEIGHBOURS } from '../mesh/topology.ts';
import { labOf } from '../pixels/lab.ts';
import { smoothstep } from '../pixels/numbers.ts';
import type { Picture } from '../pixels/picture.ts';
import { sample } from '../pixels/sampling.ts';

/** The usual colours of a tracked face, and from them what occludes it in the current frame. */
export interface Appearance {
  /** Usual Lab colour of each landmark, [468, 3]. */
  readonly usual: Float32Array;
  /** For each landmark, how likely something is in front of it, 0 to 1. */
  readonly occlusion: Float32Array;
  /** Share of the face that is occluded, 0 to 1. */
  readonly occludedShare: number;
}

/** A landmark's colour is the mean of the corners of a square. Half its side, in face widths. */
const SPOT = 0.01;
/** Lab distance from the usual colour. Light and expression stay below `SAME`; other objects are beyond `OTHER`. */
const SAME = 14;
const OTHER = 24;
/** Shade and shine change the lightness of skin, but not its hue. */
const LIGHTNESS_WEIGHT = 0.6;
const HUE_WEIGHT = 1.6;
/** Share of the seen colour that the usual colour takes over in each frame, normally and where occluded. */
const LEARNED = 0.12;
const LEARNED_WHEN_OCCLUDED = 0.03;
/** If more than this share is occluded, no face would have been found: the face itself must have changed. */
const FACE_REPLACED_FROM = 0.75;
/**
 * The light has changed if the share `MOST` of the landmarks differs from usual by the same amount, give or take
 * `TOGETHER`.
 */
const TOGETHER = 12;
const MOST = 0.65;
/** Landmarks whose colour changes with expression or hair. Their occlusion is inferred from neighbours. */
const VARIABLE_LANDMARKS = new Set([...LIPS, ...RIGHT_EYE, ...LEFT_EYE, ...FACE_OVAL]);
const STABLE_NEIGHBOURS_USED = 4;
const STABLE_LANDMARKS = Array.from({ length: LANDMARK_COUNT }, (_, landmark) => landmark).filter(
  (each) => !VARIABLE_LANDMARKS.has(each),
);

const STABLE_NEIGHBOURS = new Map([...VARIABLE_LANDMARKS].map((landmark) => [landmark, nearestStable(landmark)]));

/** The appearance in this frame. `before` is the appearance in the previous frame. */
export function appearanceOf(scene: Picture, face: Face, before: Appearance | undefined): Appearance {
  const seen = coloursOf(scene, face);
  if (!before) return firstSight(seen);
  const expected = inTheLightOf(before.usual, seen);
  const unlike = new Float32Array(LANDMARK_COUNT);
  for (const landmark of STABLE_LANDMARKS)
    unlike[landmark] = smoothstep(SAME, OTHER, distance(expected, seen, landmark));
  const occlusion = spread(unlike);
  const occludedShare = mean(occlusion, STABLE_LANDMARKS);
  if (occludedShare > FACE_REPLACED_FROM) return firstSight(seen);
  const usual = expected.map((value, i) => {
    const isOccluded = occlusion[Math.floor(i / 3)] as number;
    const learned = LEARNED + (LEARNED_WHEN_OCCLUDED - LEARNED) * isOccluded;
    return value + ((seen[i] as number) - value) * learned;
  });
  return { usual, occlusion, occludedShare };
}

function firstSight(usual: Float32Array): Appearance {
  return { usual, occlusion: new Float32Array(LANDMARK_COUNT), occludedShare: 0 };
}

function coloursOf(scene: Picture, { landmarks }: Face): Float32Array {
  const sampled = { level: scene, shrink: 1 };
  const reach = faceWidth(landmarks) * SPOT;
  const rgb = new Float32Array(3 * LANDMARK_COUNT);
  const corner = new Float32Array(3);
  for (let i = 0; i < rgb.length; i += 3) {
    for (let k = 0; k < 4; k++) {
      const x = (landmarks[i] as number) + (k & 1 ? reach : -reach);
      const y = (landmarks[i + 1] as number) + (k & 2 ? reach : -reach);
      sample(sampled, x, y, corner, 0);
      for (let c = 0; c < 3; c++) rgb[i + c] = (rgb[i + c] as number) + (corner[c] as number) / 4;
    }
  }
  return labOf(rgb, new Float32Array(rgb.length));
}

/** The usual colours, shifted by the change in light if most of the face changed by the same amount. */
function inTheLightOf(usual: Float32Array, seen: Float32Array): Float32Array {
  const shift = [0, 1, 2].map((channel) => {
    const changes = new Float32Array(STABLE_LANDMARKS.length);
    STABLE_LANDMARKS.forEach((each, k) => {
      changes[k] = (seen[3 * each + channel] ?? 0) - (usual[3 * each + channel] ?? 0);
    });
    changes.sort();
    const median = changes[changes.length >> 1] ?? 0;
    const alike = changes.filter((change) => Math.abs(change - median) < TOGETHER).length;
    return alike > MOST * changes.length ? median : 0;
  });
  return usual.map((value, i) => value + (shift[i % 3] ?? 0));
}

function distance(one: Float32Array, other: Float32Array, landmark: number): number {
  const i = 3 * landmark;
  const lightness = (one[i] as number) - (other[i] as number);
  const a = (one[i + 1] as number) - (other[i + 1] as number);
  const b = (one[i + 2] as number) - (other[i + 2] as number);
  return Math.hypot(LIGHTNESS_WEIGHT * lightness, HUE_WEIGHT * a, HUE_WEIGHT * b);
}

/** Smooths the values over neighbouring landmarks, and infers those of variable landmarks. */
function spread(values: Float32Array): Float32Array {
  const told = values.map((value, landmark) =>
    VARIABLE_LANDMARKS.has(landmark) ? mean(values, STABLE_NEIGHBOURS.get(landmark)) : value,
  );
  return told.map((value, landmark) => (value + mean(told, NEIGHBOURS[landmark])) / 2);
}

function mean(values: Float32Array, landmarks: readonly number[] = []): number {
  let sum = 0;
  for (const landmark of landmarks) sum += values[landmark] as number;
  return sum / Math.max(1, landmarks.length);
}

function nearestStable(landmark: number): number[] {
  const offset = (other: number, axis: number): number =>
    (CANONICAL_VERTICES[3 * other + axis] ?? 0) - (CANONICAL_VERTICES[3 * landmark + axis] ?? 0);
  const away = STABLE_LANDMARKS.map((other) => Math.hypot(offset(other, 0), offset(other, 1), offset(other, 2)));
  const order = STABLE_LANDMARKS.map((_, index) => index).sort((a, b) => (away[a] ?? 0) - (away[b] ?? 0));
  return order.slice(0, STABLE_NEIGHBOURS_USED).map((index) => STABLE_LANDMARKS[index] ?? 0);
}
