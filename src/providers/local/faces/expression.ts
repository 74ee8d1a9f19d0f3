import { type Face, WITH_IRISES } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';

/** How much of each of `SHAPES` a face shows, 0 to 1. */
export type Expression = Float32Array;

// biome-ignore format: one name a line would fill the page
/** ARKit's names of the shapes, in the order of an `Expression`. `Left` and `Right` are the person's own. */
export const SHAPES = [
  '_neutral', 'browDownLeft', 'browDownRight', 'browInnerUp', 'browOuterUpLeft', 'browOuterUpRight', 'cheekPuff',
  'cheekSquintLeft', 'cheekSquintRight', 'eyeBlinkLeft', 'eyeBlinkRight', 'eyeLookDownLeft', 'eyeLookDownRight',
  'eyeLookInLeft', 'eyeLookInRight', 'eyeLookOutLeft', 'eyeLookOutRight', 'eyeLookUpLeft', 'eyeLookUpRight',
  'eyeSquintLeft', 'eyeSquintRight', 'eyeWideLeft', 'eyeWideRight', 'jawForward', 'jawLeft', 'jawOpen', 'jawRight',
  'mouthClose', 'mouthDimpleLeft', 'mouthDimpleRight', 'mouthFrownLeft', 'mouthFrownRight', 'mouthFunnel',
  'mouthLeft', 'mouthLowerDownLeft', 'mouthLowerDownRight', 'mouthPressLeft', 'mouthPressRight', 'mouthPucker',
  'mouthRight', 'mouthRollLower', 'mouthRollUpper', 'mouthShrugLower', 'mouthShrugUpper', 'mouthSmileLeft',
  'mouthSmileRight', 'mouthStretchLeft', 'mouthStretchRight', 'mouthUpperUpLeft', 'mouthUpperUpRight',
  'noseSneerLeft', 'noseSneerRight',
] as const;
export type Shape = (typeof SHAPES)[number];

// biome-ignore format: one number a line would fill the page
/** Landmarks that the model reads, in its order. From MediaPipe, `face_blendshapes_graph.cc`. */
const LANDMARKS_READ = [
  0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78, 80,
  81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152, 153,
  154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195, 197, 234, 246, 249, 251,
  263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314, 317, 318,
  321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385, 386,
  387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477,
];

const NOT_GAZE = SHAPES.flatMap((name, index) => (index > 0 && !name.startsWith('eyeLook') ? [index] : []));

/**
 * What a face does. Model: MediaPipe's blendshapes, input [1, 146, 2]: landmarks in pixels, turned upright here.
 * The model minds neither their size nor their place.
 */
export async function expressionOf(face: Face, runtime: Runtime): Promise<Expression> {
  const points = uprightPoints(face);
  const [shapes] = await runtime.run('blendshapes', points, [1, LANDMARKS_READ.length, 2]);
  if (shapes?.length !== SHAPES.length) throw new Error('the expression model lacks its shapes');
  return shapes;
}

/** How much of a shape a face shows, 0 to 1. */
export function shapeOf(expression: Expression, shape: Shape): number {
  return expression[SHAPES.indexOf(shape)] ?? 0;
}

/** Mean difference of the shapes, 0 to 1, without those of the gaze. Two faces that do the same are below .03. */
export function expressionDistance(a: Expression, b: Expression): number {
  const sum = NOT_GAZE.reduce((total, index) => total + Math.abs((a[index] ?? 0) - (b[index] ?? 0)), 0);
  return sum / NOT_GAZE.length;
}

function uprightPoints({ landmarks, rollRadians }: Face): Float32Array {
  if (landmarks.length !== 3 * WITH_IRISES) throw new Error('the expression of a face needs its irises');
  const cosine = Math.cos(rollRadians);
  const sine = Math.sin(rollRadians);
  const points = new Float32Array(2 * LANDMARKS_READ.length);
  for (const [at, index] of LANDMARKS_READ.entries()) {
    const x = landmarks[3 * index] ?? 0;
    const y = landmarks[3 * index + 1] ?? 0;
    points[2 * at] = cosine * x + sine * y;
    points[2 * at + 1] = cosine * y - sine * x;
  }
  return points;
}
