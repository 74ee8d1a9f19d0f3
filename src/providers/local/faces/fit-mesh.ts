import { LANDMARK_COUNT, WITH_IRISES } from '../mesh/face.ts';
import { type FaceRegion, landmark } from '../mesh/landmarks.ts';
import { LEFT_EYE, LEFT_IRIS, RIGHT_EYE, RIGHT_IRIS } from '../mesh/regions.ts';
import type { Runtime } from '../models/runtime.ts';
import { cropRotated } from '../pixels/crop.ts';
import type { Picture } from '../pixels/picture.ts';

export interface Mesh {
  /** x, y, z of each landmark in pixels of the picture. The model knows no irises: they lie in the middle of the eyes. */
  readonly landmarks: Float32Array;
  /** Confidence of the model that there is a face, 0 to 1. */
  readonly presence: number;
}

/** Side of the square that the mesh model is shown, in sizes of the face. */
export const MESH_MARGIN = 1.5;

const INPUT_SIDE = 192;

/** Landmarks of the face in a region. Model: MediaPipe Face Mesh, input [1, 192, 192, 3] in 0 to 1. */
export async function fitMesh(picture: Picture, region: FaceRegion, runtime: Runtime): Promise<Mesh> {
  const scale = region.side / INPUT_SIDE;
  const window = { centreX: region.centreX, centreY: region.centreY, scale, angle: region.angle };
  const input = cropRotated(picture, window, INPUT_SIDE, INPUT_SIDE, { multiply: 1 / 255, add: 0 });
  const [points, presence] = await runtime.run('facemesh', input, [1, INPUT_SIDE, INPUT_SIDE, 3]);
  if (!points || points.length !== LANDMARK_COUNT * 3) throw new Error('the mesh model lacks its landmarks');
  return { landmarks: toPicture(points, region, scale), presence: presence?.[0] ?? 0 };
}

function toPicture(points: Float32Array, region: FaceRegion, scale: number): Float32Array {
  const landmarks = new Float32Array(3 * WITH_IRISES);
  const cosine = Math.cos(region.angle) * scale;
  const sine = Math.sin(region.angle) * scale;
  for (let i = 0; i < points.length; i += 3) {
    const across = (points[i] ?? 0) - INPUT_SIDE / 2;
    const down = (points[i + 1] ?? 0) - INPUT_SIDE / 2;
    landmarks[i] = region.centreX + cosine * across - sine * down;
    landmarks[i + 1] = region.centreY + sine * across + cosine * down;
    landmarks[i + 2] = (points[i + 2] ?? 0) * scale;
  }
  setIris(landmarks, RIGHT_EYE, RIGHT_IRIS);
  setIris(landmarks, LEFT_EYE, LEFT_IRIS);
  return landmarks;
}

function setIris(landmarks: Float32Array, lids: readonly number[], iris: readonly number[]): void {
  const middle = [0, 0, 0];
  for (const lid of lids) {
    landmark(landmarks, lid).forEach((value, axis) => {
      middle[axis] = (middle[axis] ?? 0) + value / lids.length;
    });
  }
  for (const point of iris) landmarks.set(middle, 3 * point);
}
