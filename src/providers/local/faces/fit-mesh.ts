import { LANDMARK_COUNT, WITH_IRISES } from '../mesh/face.ts';
import { type FaceRegion, landmark } from '../mesh/landmarks.ts';
import { LEFT_EYE, LEFT_IRIS, RIGHT_EYE, RIGHT_IRIS } from '../mesh/regions.ts';
import type { Runtime } from '../models/runtime.ts';
import { type CropWindow, cropRotated, cropToPicture } from '../pixels/crop.ts';
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
  const window: CropWindow = { ...region, scale: region.side / INPUT_SIDE };
  const input = cropRotated(picture, window, INPUT_SIDE, INPUT_SIDE, { multiply: 1 / 255, add: 0 });
  const [points, presence] = await runtime.run('facemesh', input, [1, INPUT_SIDE, INPUT_SIDE, 3]);
  if (!points || points.length !== LANDMARK_COUNT * 3) throw new Error('the mesh model lacks its landmarks');
  const landmarks = cropToPicture(points, window, INPUT_SIDE, new Float32Array(3 * WITH_IRISES));
  setIris(landmarks, RIGHT_EYE, RIGHT_IRIS);
  setIris(landmarks, LEFT_EYE, LEFT_IRIS);
  return { landmarks, presence: presence?.[0] ?? 0 };
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
