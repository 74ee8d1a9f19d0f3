import type { Choice } from '../choice.ts';
import { decodeFor } from '../media/decode.ts';
import { Refusal } from '../media/refusal.ts';
import type { Face } from '../mesh/face.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import { type Embedding, embedFace } from './embedding.ts';
import { findFaces } from './find-faces.ts';
import { type ChosenFace, type FaceChoice, type FacePick, selectFaces } from './select-faces.ts';

/** Longest side in pixels of a source or reference picture. More adds nothing. */
const LONGEST_PORTRAIT = 4_096;

export interface ChooseOptions {
  readonly runtime: Runtime;
  readonly threshold: number;
  readonly maxPixels: number;
}

/** Decodes a source or reference picture and finds its largest face. Throws Refusal if there is none. */
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

/** The faces that the choice means. Throws Refusal if they are not there. */
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

/** The choice with each reference picture replaced by the embedding of its face. */
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
