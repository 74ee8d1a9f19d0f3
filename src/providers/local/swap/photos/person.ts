import { type ChooseOptions, readPortrait } from '../../faces/choose-faces.ts';
import { type Embedding, embedPortraits, similarity } from '../../faces/embedding.ts';
import { qualityProblem } from '../../faces/face-quality.ts';
import type { Portrait } from '../../faces/source-identity.ts';
import { Refusal } from '../../media/refusal.ts';
import type { LeftOutPhoto } from '../../photos-protocol.ts';

/** How much less alike than the faces of one person two photos must be before one of them is refused. */
const CLEARLY = 0.06;

/** A photo of a person, and how typical it is. */
export interface PersonPhoto extends Portrait {
  /** Mean cosine similarity of the face to those of the other photos; 1 where there is only one. */
  readonly typical: number;
  /** From 1, in the order in which the photos came. */
  readonly number: number;
}

/** The photos of one person that can be used. */
export interface Person {
  readonly photos: readonly PersonPhoto[];
  readonly leftOut: readonly LeftOutPhoto[];
}

/** One person for each entry of `sources`, read one after another. Throws Refusal. */
export async function readPeople(
  sources: readonly (readonly Uint8Array[])[],
  options: ChooseOptions,
): Promise<Person[]> {
  const people: Person[] = [];
  for (const files of sources) people.push(await readPerson(files, options));
  return people;
}

/**
 * Decodes the photos of one person. A photo without a usable face is left out if there is another one. Throws Refusal if
 * there is none, or if one shows somebody else.
 */
async function readPerson(files: readonly Uint8Array[], options: ChooseOptions): Promise<Person> {
  const { photos, leftOut, embeddings } = await readUsablePhotos(files, options);
  if (photos.length === 0) throw new Refusal(leftOut[0]?.reason ?? 'no-face', 'source');
  const stranger = photos[strangerAmong(embeddings, options.threshold - CLEARLY) ?? -1];
  if (stranger) throw new Refusal('another-person', 'source', stranger.number);
  return { photos, leftOut };
}

export interface UsablePhotos extends Person {
  readonly embeddings: readonly Embedding[];
}

/** Decodes photos and leaves out those without a usable face, perhaps all of them. */
export async function readUsablePhotos(files: readonly Uint8Array[], options: ChooseOptions): Promise<UsablePhotos> {
  const usable: (Portrait & { readonly number: number })[] = [];
  const leftOut: LeftOutPhoto[] = [];
  for (const [index, bytes] of files.entries()) {
    const read = await readUsable(bytes, options);
    if ('problem' in read) leftOut.push({ photo: index + 1, reason: read.problem });
    else usable.push({ ...read, number: index + 1 });
  }
  const embeddings = usable.length > 1 ? await embedPortraits(usable, options.runtime) : [];
  const photos = usable.map((photo, index) => ({ ...photo, typical: typicalOf(embeddings, index) }));
  return { photos, leftOut, embeddings };
}

function typicalOf(embeddings: readonly Embedding[], index: number): number {
  const one = embeddings[index];
  if (!one || embeddings.length < 2) return 1;
  const sum = embeddings.reduce((total, other) => total + (other === one ? 0 : similarity(one, other)), 0);
  return sum / (embeddings.length - 1);
}

async function readUsable(
  bytes: Uint8Array,
  options: ChooseOptions,
): Promise<Portrait | { readonly problem: LeftOutPhoto['reason'] }> {
  try {
    const portrait = await readPortrait(bytes, 'source', options);
    const problem = qualityProblem(portrait.face);
    return problem ? { problem } : portrait;
  } catch (error) {
    if (error instanceof Refusal && error.answer.reason === 'no-face') return { problem: 'no-face' };
    throw error;
  }
}

/**
 * Index of a photo that shows another person than most of the others; undefined if there is none. Two photos show one
 * person if they are alike, or if a chain of photos that are alike joins them: turned to different sides, a face is less
 * like itself.
 */
export function strangerAmong(embeddings: readonly Embedding[], threshold: number): number | undefined {
  const middle = likest(embeddings);
  const joined = new Set(embeddings.length > 0 ? [middle] : []);
  for (const one of joined) {
    for (const [index, embedding] of embeddings.entries()) {
      if (similarity(embedding, embeddings[one] ?? embedding) >= threshold) joined.add(index);
    }
  }
  return [...embeddings.keys()].find((index) => !joined.has(index));
}

/** Cosine similarities that are as good as equal. */
const EQUALLY_LIKE = 1e-3;

/** Index of the photo that is most like all others; of equals, the first. */
function likest(embeddings: readonly Embedding[]): number {
  const sums = embeddings.map((one) => embeddings.reduce((sum, other) => sum + similarity(one, other), 0));
  return sums.findIndex((sum) => sum > Math.max(...sums) - EQUALLY_LIKE);
}
