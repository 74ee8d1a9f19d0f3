import { alignSimilarity } from '../mesh/alignment.ts';
import { LANDMARK_COUNT } from '../mesh/face.ts';
import {
  LEFT_EYE,
  LEFT_EYE_CORNERS,
  LEFT_IRIS,
  LIPS,
  MOUTH_CORNERS,
  RIGHT_EYE,
  RIGHT_EYE_CORNERS,
  RIGHT_IRIS,
} from '../mesh/regions.ts';
import { NEIGHBOURS, RINGS_FROM_OVAL } from '../mesh/topology.ts';
import { differencesOf, spreadDifferences } from './expression/differences.ts';

/** Mouth and eyes move rigidly, so that the expression stays that of the scene. */
const RIGID_PARTS = [
  { landmarks: [...RIGHT_EYE, ...RIGHT_IRIS], corners: RIGHT_EYE_CORNERS },
  { landmarks: [...LEFT_EYE, ...LEFT_IRIS], corners: LEFT_EYE_CORNERS },
];
const RIGID_LANDMARKS = new Set([...LIPS, ...RIGID_PARTS.flatMap((part) => part.landmarks)]);
const LEAST_SCALE = 0.85;
const GREATEST_SCALE = 1.18;
/** Under the nose: hardly moves with the mouth. */
const ABOVE_MOUTH = 2;
/** Share of the displacement that an expression takes away, because it is part of the source's expression. */
const EXPRESSION_SHARE = 0.8;
const SMOOTHING_ROUNDS = 6;
/**
 * Share of the displacement by ring from the face oval. The oval itself does not move, so that the outline stays that
 * of the scene.
 */
const RING_STRENGTH = [0, 0.35, 0.7, 0.9, 1];
/** The irises lie on no ring. */
const INNERMOST = RING_STRENGTH.length;
const ALIGNMENT_WEIGHTS = alignmentWeights();

/** What a face's shape is read from: its landmarks (x, y, z, pixels), and what it does with them. */
export interface ShapedFace {
  readonly landmarks: Float32Array;
  readonly expression?: Float32Array | undefined;
}

/**
 * The scene's landmarks, moved towards the shape of the source's face by `strength`, 0 to 1. Pose, expression and outline
 * stay those of the scene: parts that do something else in the source move less. The shape that gives way is that of
 * `usual`, the scene's face as it mostly is, in its present pose and place.
 */
export function transferShape(
  { landmarks: source, expression }: ShapedFace,
  scene: ShapedFace,
  strength: number,
  usual: ShapedFace = scene,
): Float32Array {
  const differences = differencesOf(expression, usual.expression);
  const faces = {
    aligned: alignSimilarity(source, usual.landmarks, ALIGNMENT_WEIGHTS),
    usual: usual.landmarks,
    scene: scene.landmarks,
  };
  const moves = faces.aligned.map((value, i) => value - (faces.usual[i] ?? 0));
  const spread = spreadDifferences(differences);
  for (let i = 0; i < 3 * LANDMARK_COUNT; i++) {
    moves[i] = (moves[i] as number) * (1 - EXPRESSION_SHARE * (spread[(i / 3) | 0] as number));
  }
  for (const part of RIGID_PARTS) moveAsWhole(part.landmarks, part.corners, faces, moves, 0);
  moveAsWhole(LIPS, MOUTH_CORNERS, faces, moves, differences.mouth);
  const smooth = smoothed(moves);
  const shaped = faces.scene.slice();
  for (let landmark = 0; landmark < shaped.length / 3; landmark++) {
    const weight = strength * (RING_STRENGTH[RINGS_FROM_OVAL[landmark] ?? INNERMOST] ?? 1);
    for (let i = 3 * landmark; i < 3 * landmark + 2; i++) shaped[i] = (shaped[i] ?? 0) + weight * (smooth[i] ?? 0);
  }
  return shaped;
}

function alignmentWeights(): Float32Array {
  const weights = Float32Array.from(RINGS_FROM_OVAL, (ring) => (ring <= 1 ? 0.6 : 1));
  for (const landmark of LIPS) weights[landmark] = 0.2;
  return weights;
}

interface Faces {
  readonly aligned: Float32Array;
  readonly usual: Float32Array;
  readonly scene: Float32Array;
}

/** With `difference` 1, only follows the place above the mouth, and keeps its size. */
function moveAsWhole(
  landmarks: readonly number[],
  [first, second]: readonly [number, number],
  { aligned, usual, scene }: Faces,
  moves: Float32Array,
  difference: number,
): void {
  const wanted = span(aligned, first, second);
  const present = span(usual, first, second);
  const middle = span(scene, first, second);
  const ratio = wanted.length / Math.max(present.length, 1e-6);
  const scale = 1 + (1 - difference) * (Math.max(LEAST_SCALE, Math.min(GREATEST_SCALE, ratio)) - 1);
  const across = mixed(wanted.x - present.x, moves[3 * ABOVE_MOUTH] ?? 0, difference);
  const down = mixed(wanted.y - present.y, moves[3 * ABOVE_MOUTH + 1] ?? 0, difference);
  for (const landmark of landmarks) {
    const x = scene[3 * landmark] ?? 0;
    const y = scene[3 * landmark + 1] ?? 0;
    moves[3 * landmark] = across + (x - middle.x) * (scale - 1);
    moves[3 * landmark + 1] = down + (y - middle.y) * (scale - 1);
  }
}

function mixed(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}

function span(points: Float32Array, first: number, second: number): { x: number; y: number; length: number } {
  const ax = points[3 * first] ?? 0;
  const ay = points[3 * first + 1] ?? 0;
  const bx = points[3 * second] ?? 0;
  const by = points[3 * second + 1] ?? 0;
  return { x: (ax + bx) / 2, y: (ay + by) / 2, length: Math.hypot(ax - bx, ay - by) };
}

function smoothed(moves: Float32Array): Float32Array {
  let current = moves;
  for (let round = 0; round < SMOOTHING_ROUNDS; round++) {
    const next = current.slice();
    for (let landmark = 0; landmark < LANDMARK_COUNT; landmark++) {
      if (RIGID_LANDMARKS.has(landmark)) continue;
      const around = NEIGHBOURS[landmark] ?? [];
      for (let axis = 0; axis < 2; axis++) {
        let sum = 0;
        for (const neighbour of around) sum += current[3 * neighbour + axis] ?? 0;
        next[3 * landmark + axis] = 0.5 * (current[3 * landmark + axis] ?? 0) + (0.5 * sum) / around.length;
      }
    }
    current = next;
  }
  return current;
}
