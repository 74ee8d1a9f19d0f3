import { z } from 'zod';
import { FacesToPick } from '../core/admission/pick-faces.ts';
import { withFace, withPhoto } from '../core/admission/saved-faces.ts';
import type { Clock } from '../core/clock.ts';
import { MediaRef, type Requester } from '../core/ports/chat.ts';
import { type FaceBook, type Member, type SavedFace, StoredMember } from '../core/ports/members.ts';
import type { ExpiringStore } from '../core/ports/storage.ts';
import type { Swaps } from '../core/swaps.ts';
import { bestOf } from './offered-faces.ts';
import type { Translation } from './translations/index.ts';

/** What a photo is kept as: one more photo of a saved face, or a new face. */
export const Keeping = z.object({
  /** The id of the saved face that gets the photo. Absent for a new face. */
  face: z.string().optional(),
  /** The name of the new face; without one it gets a number. */
  name: z.string().optional(),
  /** What the front does once the photo is kept, such as a swap that lacks a face. */
  goOn: z.unknown().optional(),
});
export type Keeping = z.infer<typeof Keeping>;

/** An open question about a photo that is to be kept: which of its faces is meant, or for another photo. */
export const PhotoQuestion = Keeping.extend({
  member: StoredMember,
  /** Absent where another photo is asked for. */
  photo: MediaRef.optional(),
  /** How many faces the photo shows. */
  count: z.number().int(),
  /** The numbers of those that are offered, ascending. */
  numbers: z.array(z.number().int().positive()),
});
export type PhotoQuestion = z.infer<typeof PhotoQuestion>;

/** Questions about photos that are to be kept, which outlive a restart. `key` is opaque. */
export interface PhotoQuestions {
  /** Asks for a day: which face of the photo is meant where `error` says that there are several, else for another photo. */
  open(
    key: string,
    member: Member,
    keeping: Keeping & { readonly photo?: MediaRef },
    error?: unknown,
  ): Promise<PhotoQuestion>;
  /** Undefined where the question is not open any more; so below. */
  find(key: string): Promise<PhotoQuestion | undefined>;
  /** Runs `act`, and then closes the question. It stays open where `act` rejects. Of two presses, the second finds it closed. */
  answer<Value>(key: string, act: (question: PhotoQuestion) => Promise<Value>): Promise<Value | undefined>;
  close(key: string): Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1_000;

export function createPhotoQuestions({
  expiringStore,
  clock,
}: {
  readonly expiringStore: ExpiringStore;
  readonly clock: Pick<Clock, 'now'>;
}): PhotoQuestions {
  const keyOf = (key: string): string => `photo:${key}`;
  const find = async (key: string) => PhotoQuestion.safeParse(await expiringStore.get(keyOf(key))).data;

  return {
    async open(key, member, { photo, ...keeping }, error) {
      const faces = error instanceof FacesToPick ? error.faces : [];
      const numbers = bestOf(faces.filter(({ quality }) => quality > 0)).map(({ number }) => number);
      const question = PhotoQuestion.parse({
        ...keeping,
        ...(numbers.length > 0 && { photo }),
        member,
        count: faces.length,
        numbers,
      });
      const options = { expiresAt: clock.now() + dayMs, secret: true, of: [question.member] };
      await expiringStore.put(keyOf(key), question, options);
      return question;
    },
    find,
    answer: (key, act) =>
      expiringStore.withLock(keyOf(key), async () => {
        const question = await find(key);
        if (!question) return undefined;
        const value = await act(question);
        await expiringStore.delete(keyOf(key));
        return value;
      }),
    close: (key) => expiringStore.delete(keyOf(key)),
  };
}

export interface SavingParts {
  readonly swaps: Pick<Swaps, 'portrait'>;
  readonly faces: FaceBook;
  readonly stopping: AbortSignal;
}

/** A photo that is to be kept. `number` is that of the face that is meant, where it shows several. */
export interface PhotoToKeep extends Keeping {
  readonly photo: MediaRef;
  readonly number?: number | undefined;
}

/**
 * Keeps a photo, as a new face or as one more photo of a saved one. Throws UserError, such as FacesToPick where the photo
 * shows several faces and no number is given, and then nothing was kept.
 */
export async function keepPhoto(
  { photo, number, face, name }: PhotoToKeep,
  requester: Requester,
  { text }: Pick<Translation, 'text'>,
  { swaps, faces, stopping }: SavingParts,
): Promise<SavedFace> {
  const nameAmong = (saved: readonly SavedFace[]): string => {
    const taken = saved.map((one) => one.name.toLowerCase());
    let number = saved.length + 1;
    while (taken.includes(text('face-unnamed', { number }).toLowerCase())) number++;
    return name ?? text('face-unnamed', { number });
  };
  const known = await faces.list(requester);
  if (face === undefined) withFace(known, { id: '', name: nameAmong(known), savedAt: 0 });
  else withPhoto(known, face);
  const portrait = await swaps.portrait(photo, requester, stopping, number);
  if (face !== undefined) return faces.addPhoto(requester, face, portrait);
  return faces.save(requester, nameAmong(await faces.list(requester)), portrait);
}

/**
 * Removes the photo at `index`, from 0, of a face that has `count` photos; does nothing where it has another number by
 * now. Throws UserError.
 */
export async function removePhoto(
  member: Member,
  id: string,
  { index, count }: { readonly index: number; readonly count: number },
  { expiringStore, faces }: { readonly expiringStore: Pick<ExpiringStore, 'withLock'>; readonly faces: FaceBook },
): Promise<void> {
  await expiringStore.withLock(`photos:${member.platform}:${id}`, async () => {
    const face = (await faces.list(member)).find((one) => one.id === id);
    if (face && (face.photos ?? 1) === count) await faces.removePhoto(member, id, index);
  });
}
