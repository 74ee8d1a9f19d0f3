import { landmark } from '../mesh/landmarks.ts';
import { LEFT_IRIS, RIGHT_IRIS } from '../mesh/regions.ts';
import type { Runtime } from '../models/runtime.ts';
import { cropRotated } from '../pixels/crop.ts';
import type { Picture } from '../pixels/picture.ts';

interface Eye {
  /** Landmarks of the eye's corners: the one near the temple, the one near the nose. */
  readonly outer: number;
  readonly inner: number;
  /** Mesh landmarks of the model's points 0 to 15: the lower lid from the outer corner, then the upper lid. */
  readonly lids: readonly number[];
  /** Landmarks of the model's points 71 to 75. */
  readonly iris: readonly number[];
  /** The model knows eyes on the picture's left. The other eye is mirrored for it. */
  readonly mirrored: boolean;
}

const eyes: readonly Eye[] = [
  {
    outer: 33,
    inner: 133,
    lids: [33, 7, 163, 144, 145, 153, 154, 155, 133, 246, 161, 160, 159, 158, 157, 173],
    iris: RIGHT_IRIS,
    mirrored: false,
  },
  {
    outer: 263,
    inner: 362,
    lids: [263, 249, 390, 373, 374, 380, 381, 382, 362, 466, 388, 387, 386, 385, 384, 398],
    iris: LEFT_IRIS,
    mirrored: true,
  },
];

const INPUT_SIDE = 64;
const FIRST_OF_IRIS = 71;
const SIDE_OF_EYE_WIDTH = 2.3;
/** Pixels. In a smaller square no eyelid can be seen. */
const SMALLEST_SIDE = 6;

/**
 * Landmarks with the eyelids and irises moved to where the iris model sees them, because the mesh model places eyelids
 * inaccurately and knows no irises. Model: MediaPipe Iris, input [1, 64, 64, 3] in 0 to 1. `angle` is the eye line in radians.
 */
export async function refineEyelids(
  picture: Picture,
  landmarks: Float32Array,
  angle: number,
  runtime: Runtime,
): Promise<Float32Array> {
  const refined = landmarks.slice();
  for (const eye of eyes) await refineEye(picture, refined, eye, angle, runtime);
  return refined;
}

async function refineEye(
  picture: Picture,
  landmarks: Float32Array,
  eye: Eye,
  angle: number,
  runtime: Runtime,
): Promise<void> {
  const [outerX, outerY] = landmark(landmarks, eye.outer);
  const [innerX, innerY] = landmark(landmarks, eye.inner);
  const side = Math.hypot(outerX - innerX, outerY - innerY) * SIDE_OF_EYE_WIDTH;
  if (side < SMALLEST_SIDE) return;
  const scale = side / INPUT_SIDE;
  const window = { centreX: (outerX + innerX) / 2, centreY: (outerY + innerY) / 2, scale, angle };
  const values = { multiply: 1 / 255, add: 0, mirrored: eye.mirrored };
  const input = cropRotated(picture, window, INPUT_SIDE, INPUT_SIDE, values);
  const [points] = await runtime.run('iris', input, [1, INPUT_SIDE, INPUT_SIDE, 3]);
  if (!points) throw new Error('the eye model lacks its output');
  const cosine = Math.cos(angle) * scale;
  const sine = Math.sin(angle) * scale;
  const seen = [...eye.lids.entries(), ...eye.iris.map((index, i) => [FIRST_OF_IRIS + i, index] as const)];
  for (const [point, index] of seen) {
    const across = ((points[3 * point] ?? 0) - INPUT_SIDE / 2) * (eye.mirrored ? -1 : 1);
    const down = (points[3 * point + 1] ?? 0) - INPUT_SIDE / 2;
    landmarks[3 * index] = window.centreX + cosine * across - sine * down;
    landmarks[3 * index + 1] = window.centreY + sine * across + cosine * down;
  }
}
