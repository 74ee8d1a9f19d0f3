import { type Embedding, embedFace } from '../../src/providers/local/faces/embedding.ts';
import { type Expression, expressionOf } from '../../src/providers/local/faces/expression.ts';
import { findFaces } from '../../src/providers/local/faces/find-faces.ts';
import type { Face } from '../../src/providers/local/mesh/face.ts';
import { regionAround } from '../../src/providers/local/mesh/landmarks.ts';
import type { Runtime } from '../../src/providers/local/models/runtime.ts';
import { type CropWindow, cropRotated } from '../../src/providers/local/pixels/crop.ts';
import type { Picture } from '../../src/providers/local/pixels/picture.ts';
import { type Features, featuresOf } from './features.ts';

/** Pixels of a side. Everything is measured on upright portraits of this size, which show a face as large as a chat does. */
export const PORTRAIT_SIDE = 384;
const MARGIN = 1.6;

/** One face, cut out upright, with what can be read from it. */
export interface Portrait {
  readonly picture: Picture;
  /** In pixels of the portrait. */
  readonly face: Face;
  readonly identity: Embedding;
  readonly expression: Expression;
  readonly features: Features;
}

/** The window around a face of a picture. Another picture cut by it shows the same place. */
export function windowAround({ landmarks }: Face): CropWindow {
  const { centreX, centreY, side, angle } = regionAround(landmarks, MARGIN);
  return { centreX, centreY, scale: side / PORTRAIT_SIDE, angle };
}

export function cutOut(picture: Picture, window: CropWindow, side = PORTRAIT_SIDE): Picture {
  const values = cropRotated({ ...picture }, window, side, side, { multiply: 1, add: 0.5 });
  return { width: side, height: side, data: Uint8Array.from(values) };
}

/** What a window of a picture shows. Undefined if no face is found in its middle. */
export async function portraitIn(whole: Picture, window: CropWindow, runtime: Runtime): Promise<Portrait | undefined> {
  const picture = cutOut(whole, window);
  const faces = await findFaces(picture, runtime, { limit: 3 });
  const off = ({ box }: Face): number =>
    Math.hypot(box.left + box.right - PORTRAIT_SIDE, box.top + box.bottom - PORTRAIT_SIDE);
  const [face] = faces.toSorted((a, b) => off(a) - off(b));
  if (!face || off(face) > PORTRAIT_SIDE / 3) return undefined;
  return {
    picture,
    face,
    identity: await embedFace(picture, face, runtime),
    expression: await expressionOf(face, runtime),
    features: featuresOf(face.landmarks, face.rollRadians),
  };
}
