import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  faceIn,
  type SavedFaces,
  withDefault,
  withFace,
  withName,
  withoutFace,
} from '../core/admission/saved-faces.ts';
import { UserError } from '../core/errors.ts';
import { type FaceBook, type Person, SavedFace } from '../core/ports/members.ts';
import { createPersonKey } from './consents.ts';
import { createSeal } from './files/encryption.ts';
import { deriveKey } from './files/secret-key.ts';
import { type OpenKept, openKeyv } from './keyv.ts';
import { createTurns } from './turns.ts';

const List = z.array(SavedFace);

/** Milliseconds until an emptied picture goes by itself, where the process ends before it is deleted. */
const soon = 60_000;

/** Lists and pictures are entries of their own, each encrypted; those of one person begin with the same key. */
export function createFaceBook(openKept: OpenKept, secretKey: Uint8Array, { now }: { now(): number }): FaceBook {
  const keyv = openKeyv<string>(openKept, 'faces');
  const keyOf = createPersonKey(secretKey);
  const seal = createSeal(deriveKey(secretKey, 'faces'));
  const inTurn = createTurns();

  async function read(key: string): Promise<SavedFaces> {
    const sealed = await keyv.get(key);
    if (sealed === undefined) return [];
    return List.parse(JSON.parse(Buffer.from(seal.open(sealed, key)).toString('utf8')));
  }

  function entry(key: string, plain: Uint8Array): { key: string; value: string } {
    return { key, value: seal.close(plain, key) };
  }

  function listEntry(key: string, faces: SavedFaces): { key: string; value: string } {
    return entry(key, Buffer.from(JSON.stringify(faces), 'utf8'));
  }

  /** Reads, changes and writes the list, with other entries in the same step. */
  function change(
    person: Person,
    next: (faces: SavedFaces) => SavedFaces,
    others: (key: string) => readonly { key: string; value: string; ttl?: number }[] = () => [],
  ): Promise<SavedFaces> {
    const key = keyOf(person);
    return inTurn(key, async () => {
      const faces = next(await read(key));
      await keyv.setMany([listEntry(key, faces), ...others(key)]);
      return faces;
    });
  }

  return {
    list: (person) => read(keyOf(person)),
    async save(person, name, bytes) {
      const id = randomUUID();
      const faces = await change(
        person,
        (known) => withFace(known, { id, name, savedAt: now() }),
        (key) => [entry(`${key}/${id}`, bytes)],
      );
      return faceIn(faces, id);
    },
    async open(person, face) {
      const key = keyOf(person);
      const { id } = faceIn(await read(key), face);
      const sealed = await keyv.get(`${key}/${id}`);
      if (sealed === undefined) throw new UserError('no-such-face'); // removed meanwhile
      return seal.open(sealed, `${key}/${id}`);
    },
    async rename(person, id, name) {
      return faceIn(await change(person, (known) => withName(known, id, name)), id);
    },
    async makeDefault(person, id) {
      await change(person, (known) => withDefault(known, id));
    },
    async remove(person, id) {
      await change(
        person,
        (known) => withoutFace(known, id),
        (key) => [{ key: `${key}/${id}`, value: '', ttl: soon }],
      );
      await keyv.delete(`${keyOf(person)}/${id}`);
    },
    async removeAll(person) {
      const key = keyOf(person);
      await inTurn(key, async () => {
        const faces = await read(key);
        await keyv.deleteMany([key, ...faces.map(({ id }) => `${key}/${id}`)]);
      });
    },
  };
}
