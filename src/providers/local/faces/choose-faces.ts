import { decodeFor } from '../media/decode.ts';
import { Refusal } from '../media/refusal.ts';
import type { Face } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import type { Choice } from '../protocol.ts';
import { type Embedding, embedFace } from './embedding.ts';
import { findFaces } from './find-faces.ts';
import { type ChosenFace, type FaceChoice, type FacePick, selectFaces } from './select-faces.ts';

/** A picture that only gives a face needs no more than this, in pixels. */
const LONGEST_PORTRAIT = 4_096;

export interface ChooseOptions {
  readonly runtime: Runtime;
  readonly threshold: number;
  readonly maxPixels: number;
}

/** A picture that gives a face, and its largest face. */
export async function readPortrait(
  bytes: Uint8Array,
  subject: 'source' | 'reference',
  { runtime, maxPixels }: Pick<ChooseOptions, 'runtime' | 'maxPixels'>,
): Promise<{ picture: Picture; face: Face }> {
  const { picture } = await decodeFor(subject, bytes, { maxPixels, maxSide: LONGEST_PORTRAIT });
  const [face] = await findFaces(picture, runtime);
  if (!face) throw new Refusal('no-face', subject);
  return { picture, face };
}

/** Which of the faces are meant. Throws Refusal where they are not there. */
export async function chooseFaces(
  picture: Picture,
  faces: readonly Face[],
  choice: Choice,
  options: ChooseOptions,
): Promise<readonly ChosenFace[]> {
  if (faces.length === 0) throw new Refusal('no-face', 'target');
  const selection = await selectFaces(faces, await readChoice(choice, options), {
    embed: (face) => embedFace(picture, face, options.runtime),
    threshold: options.threshold,
  });
  if (selection.state === 'chosen') return selection.faces;
  throw new Refusal(selection.reason, selection.reason === 'no-match' ? 'reference' : 'target');
}

/** The choice with reference pictures made into embeddings. */
export async function readChoice(choice: Choice, options: ChooseOptions): Promise<FaceChoice> {
  if (choice.which !== 'picked') return choice;
  const picks: FacePick[] = [];
  for (const pick of choice.picks) {
    picks.push('fromLeft' in pick ? pick : { reference: await embeddingOf(pick.reference, options) });
  }
  return { which: 'assigned', picks };
}

async function embeddingOf(bytes: Uint8Array, options: ChooseOptions): Promise<Embedding> {
  const { picture, face } = await readPortrait(bytes, 'reference', options);
  return embedFace(picture, face, options.runtime);
}
