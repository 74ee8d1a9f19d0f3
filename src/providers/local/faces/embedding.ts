import type { Face } from '../mesh/face.ts';
import { regionAround } from '../mesh/landmarks.ts';
import type { Runtime } from '../models/runtime.ts';
import { cropRotated } from '../pixels/crop.ts';
import type { Picture } from '../pixels/picture.ts';
import type { Portrait } from './source-identity.ts';

/** Face embedding: 1024 numbers of unit length. Embeddings of one person lie close together. */
export type Embedding = Float32Array;

const INPUT_SIDE = 224;
const MARGIN = 1.3;

/** Embedding by Human's `faceres` model, input [1, 224, 224, 3] in 0 to 255. */
export async function embedFace(picture: Picture, face: Face, runtime: Runtime): Promise<Embedding> {
  return normalised(await featuresOf(picture, face, runtime));
}

/** The embedding of the face in each photo, made one after another. */
export async function embedPortraits(portraits: readonly Portrait[], runtime: Runtime): Promise<Embedding[]> {
  const embeddings: Embedding[] = [];
  for (const { picture, face } of portraits) embeddings.push(await embedFace(picture, face, runtime));
  return embeddings;
}

/**
 * Length of the embedding before it is scaled: how much the model finds to recognise. 9 and more for a human face, less
 * for an animal, for a drawing and upside down.
 */
export async function featureStrength(picture: Picture, face: Face, runtime: Runtime): Promise<number> {
  const features = await featuresOf(picture, face, runtime);
  return Math.sqrt(similarity(features, features));
}

async function featuresOf(picture: Picture, face: Face, runtime: Runtime): Promise<Float32Array> {
  const [features] = await describe(picture, face, runtime);
  if (!features) throw new Error('the recognition model lacks its output');
  return features;
}

/** How old the face looks, in years, by the same model: the mean of what it holds possible. A guess, off by years. */
export async function apparentAge(picture: Picture, face: Face, runtime: Runtime): Promise<number> {
  const [, likelihoods] = await describe(picture, face, runtime);
  if (!likelihoods) throw new Error('the recognition model lacks its ages');
  return likelihoods.reduce((sum, likelihood, index) => sum + likelihood * (index + 1), 0);
}

function describe(picture: Picture, face: Face, runtime: Runtime): Promise<Float32Array[]> {
  const { centreX, centreY, side, angle } = regionAround(face.landmarks, MARGIN);
  const window = { centreX, centreY, scale: side / INPUT_SIDE, angle };
  const input = cropRotated(picture, window, INPUT_SIDE, INPUT_SIDE, { multiply: 1, add: 0 });
  return runtime.run('faceres', input, [1, INPUT_SIDE, INPUT_SIDE, 3]);
}

/** The vector scaled to unit length. */
export function normalised(features: Float32Array): Float32Array {
  const length = Math.sqrt(similarity(features, features)) || 1;
  return features.map((value) => value / length);
}

/** Cosine similarity of two embeddings. Measured: the same person 0.72 and more, two persons 0.61 and less. */
export function similarity(a: Embedding, b: Embedding): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
