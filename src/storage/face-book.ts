import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  faceIn,
  type SavedFaces,
  withDefault,
  withFace,
  withName,
  withoutFace,
  withoutPhoto,
  withPhoto,
} from '../core/admission/saved-faces.ts';
import { UserError } from '../core/errors.ts';
import { mostPhotos } from '../core/ports/media.ts';
import { type FaceBook, type Member, SavedFace } from '../core/ports/members.ts';
import { createMemberKey } from './consents.ts';
import { createCipher } from './files/encryption.ts';
import { deriveKeys } from './files/secret-key.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import { type OpenTextStore, openKeyv } from './keyv.ts';

const List = z.array(SavedFace);

/** An emptied picture expires after so long, where the process ends before it is deleted. Milliseconds. */
const soon = 60_000;

/** The key of a photo of a face. The first one has the name that it has had since a face could have only one. */
function photoKey(key: string, id: string, index: number): string {
  return index === 0 ? `${key}/${id}` : `${key}/${id}/${index + 1}`;
}

function indicesOf({ photos = 1 }: SavedFace): number[] {
  return Array.from({ length: photos }, (_, index) => index);
}

/**
 * Each person has one entry for the list and one for each picture, all encrypted. The keys of one person's entries
 * begin alike.
 */
export function createFaceBook(openTextStore: OpenTextStore, keys: StoreKeys, { now }: { now(): number }): FaceBook {
  const keyv = openKeyv<string>(openTextStore, 'faces');
  const texts = openTextStore('faces');
  const keyOf = createMemberKey(keys);
  const cipher = createCipher(deriveKeys(keys.secret, 'faces'));
  const withLock = createKeyedMutex();

  async function read(key: string): Promise<SavedFaces> {
    const sealed = await keyv.get(key);
    if (sealed === undefined) return [];
    return List.parse(cipher.decryptJson(sealed, key));
  }

  function entry(key: string, plain: Uint8Array): { key: string; value: string } {
    return { key, value: cipher.encrypt(plain, key) };
  }

  async function openPhoto(key: string, { id }: SavedFace, index: number): Promise<Uint8Array> {
    const name = photoKey(key, id, index);
    const sealed = await keyv.get(name);
    if (sealed === undefined) throw new UserError('no-such-face'); // removed meanwhile
    return cipher.decrypt(sealed, name);
  }

  function openPhotos(key: string, face: SavedFace): Promise<Uint8Array[]> {
    return Promise.all(indicesOf(face).map((index) => openPhoto(key, face, index)));
  }

  function listEntry(key: string, faces: SavedFaces): { key: string; value: string } {
    return { key, value: cipher.encryptJson(faces, key) };
  }

  /** Reads, changes and writes the list of a person, and writes `others` in the same step. */
  function change(
    member: Member,
    next: (faces: SavedFaces) => SavedFaces,
    others: (key: string, faces: SavedFaces) => readonly { key: string; value: string; ttl?: number }[] = () => [],
  ): Promise<SavedFaces> {
    const key = keyOf(member);
    return withLock(key, async () => {
      const faces = next(await read(key));
      await keyv.setMany([listEntry(key, faces), ...others(key, faces)]);
      return faces;
    });
  }

  return {
    list: (member) => read(keyOf(member)),
    async save(member, name, bytes, morePhotos = []) {
      if (morePhotos.length >= mostPhotos) throw new Error('a saved face has five photos at most');
      const id = randomUUID();
      const photos = morePhotos.length > 0 ? { photos: 1 + morePhotos.length } : {};
      const faces = await change(
        member,
        (known) => withFace(known, { id, name, savedAt: now(), ...photos }),
        (key) => [bytes, ...morePhotos].map((photo, index) => entry(photoKey(key, id, index), photo)),
      );
      return faceIn(faces, id);
    },
    async open(member, face) {
      const key = keyOf(member);
      return openPhoto(key, faceIn(await read(key), face), 0);
    },
    async openAll(member, face) {
      const key = keyOf(member);
      const saved = faceIn(await read(key), face);
      return openPhotos(key, saved);
    },
    async addPhoto(member, id, bytes) {
      const faces = await change(
        member,
        (known) => withPhoto(known, id),
        (key, known) => [entry(photoKey(key, id, (faceIn(known, id).photos ?? 1) - 1), bytes)],
      );
      return faceIn(faces, id);
    },
    async removePhoto(member, id, index) {
      const key = keyOf(member);
      return withLock(key, async () => {
        const known = await read(key);
        const faces = withoutPhoto(known, id, index);
        const photos = await openPhotos(key, faceIn(known, id));
        const left = photos.filter((_, one) => one !== index);
        const last = photoKey(key, id, left.length);
        const moved = left.map((photo, at) => entry(photoKey(key, id, at), photo)).slice(index);
        await keyv.setMany([listEntry(key, faces), ...moved, { key: last, value: '', ttl: soon }]);
        await keyv.delete(last);
        return faceIn(faces, id);
      });
    },
    async rename(member, id, name) {
      return faceIn(await change(member, (known) => withName(known, id, name)), id);
    },
    async makeDefault(member, id) {
      await change(member, (known) => withDefault(known, id));
    },
    async remove(member, id) {
      const key = keyOf(member);
      let gone: readonly string[] = [];
      await change(
        member,
        (known) => {
          gone = indicesOf(faceIn(known, id)).map((index) => photoKey(key, id, index));
          return withoutFace(known, id);
        },
        () => gone.map((photo) => ({ key: photo, value: '', ttl: soon })),
      );
      await keyv.deleteMany([...gone]);
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
