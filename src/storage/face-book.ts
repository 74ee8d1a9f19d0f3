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
import { type FaceBook, type Member, SavedFace } from '../core/ports/members.ts';
import { createMemberKey } from './consents.ts';
import { createCipher } from './files/encryption.ts';
import { deriveKey } from './files/secret-key.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import { type OpenTextStore, openKeyv } from './keyv.ts';

const List = z.array(SavedFace);

/** An emptied picture expires after so long, where the process ends before it is deleted. Milliseconds. */
const soon = 60_000;

/**
 * Each person has one entry for the list and one for each picture, all encrypted. The keys of one person's entries
 * begin alike.
 */
export function createFaceBook(
  openTextStore: OpenTextStore,
  secretKey: Uint8Array,
  { now }: { now(): number },
): FaceBook {
  const keyv = openKeyv<string>(openTextStore, 'faces');
  const texts = openTextStore('faces');
  const keyOf = createMemberKey(secretKey);
  const cipher = createCipher(deriveKey(secretKey, 'faces'));
  const withLock = createKeyedMutex();

  async function read(key: string): Promise<SavedFaces> {
    const sealed = await keyv.get(key);
    if (sealed === undefined) return [];
    return List.parse(cipher.decryptJson(sealed, key));
  }

  function entry(key: string, plain: Uint8Array): { key: string; value: string } {
    return { key, value: cipher.encrypt(plain, key) };
  }

  function listEntry(key: string, faces: SavedFaces): { key: string; value: string } {
    return { key, value: cipher.encryptJson(faces, key) };
  }

  /** Reads, changes and writes the list of a person, and writes `others` in the same step. */
  function change(
    member: Member,
    next: (faces: SavedFaces) => SavedFaces,
    others: (key: string) => readonly { key: string; value: string; ttl?: number }[] = () => [],
  ): Promise<SavedFaces> {
    const key = keyOf(member);
    return withLock(key, async () => {
      const faces = next(await read(key));
      await keyv.setMany([listEntry(key, faces), ...others(key)]);
      return faces;
    });
  }

  return {
    list: (member) => read(keyOf(member)),
    async save(member, name, bytes) {
      const id = randomUUID();
      const faces = await change(
        member,
        (known) => withFace(known, { id, name, savedAt: now() }),
        (key) => [entry(`${key}/${id}`, bytes)],
      );
      return faceIn(faces, id);
    },
    async open(member, face) {
      const key = keyOf(member);
      const { id } = faceIn(await read(key), face);
      const sealed = await keyv.get(`${key}/${id}`);
      if (sealed === undefined) throw new UserError('no-such-face'); // removed meanwhile
      return cipher.decrypt(sealed, `${key}/${id}`);
    },
    async rename(member, id, name) {
      return faceIn(await change(member, (known) => withName(known, id, name)), id);
    },
    async makeDefault(member, id) {
      await change(member, (known) => withDefault(known, id));
    },
    async remove(member, id) {
      await change(
        member,
        (known) => withoutFace(known, id),
        (key) => [{ key: `${key}/${id}`, value: '', ttl: soon }],
      );
      await keyv.delete(`${keyOf(member)}/${id}`);
    },
    async removeAll(member) {
      const key = keyOf(member);
      return withLock(key, async () => {
        const { length } = await read(key).catch(() => []); // what cannot be read is deleted as well
        await texts.removeWhere((one) => one === key || one.startsWith(`${key}/`)); // left pictures too
        return length;
      });
    },
  };
}
