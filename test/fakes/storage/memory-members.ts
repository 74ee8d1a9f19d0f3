import { createHash, randomUUID } from 'node:crypto';
import {
  faceIn,
  type SavedFaces,
  withDefault,
  withFace,
  withName,
  withoutFace,
  withoutPhoto,
  withPhoto,
} from '../../../src/core/admission/saved-faces.ts';
import {
  type Consents,
  type FaceBook,
  type Member,
  type MemberHash,
  type OpenFarewells,
  promiseVersion,
  type SavedFace,
} from '../../../src/core/ports/members.ts';

const keyOf = ({ platform, id }: Member): string => JSON.stringify([platform, id]);

export function createMemoryConsents(): Consents {
  const given = new Map<string, number>();
  return {
    given: async (member) => given.get(keyOf(member)) === promiseVersion,
    give: async (member) => void given.set(keyOf(member), promiseVersion),
    withdraw: async (member) => void given.delete(keyOf(member)),
  };
}

export function createMemoryFaceBook({ now }: { now(): number }): FaceBook {
  const lists = new Map<string, SavedFaces>();
  const pictures = new Map<string, readonly Uint8Array[]>();

  function change(member: Member, next: (faces: SavedFaces) => SavedFaces): SavedFaces {
    const faces = next(lists.get(keyOf(member)) ?? []);
    lists.set(keyOf(member), faces);
    return faces;
  }

  const seen = (face: SavedFace): SavedFace => ({ ...face });
  return {
    list: async (member) => (lists.get(keyOf(member)) ?? []).map(seen),
    async save(member, name, bytes, morePhotos = []) {
      const id = randomUUID();
      const photos = morePhotos.length > 0 ? { photos: 1 + morePhotos.length } : {};
      const faces = change(member, (known) => withFace(known, { id, name, savedAt: now(), ...photos }));
      pictures.set(
        id,
        [bytes, ...morePhotos].map((photo) => photo.slice()),
      );
      return seen(faceIn(faces, id));
    },
    async open(member, face) {
      const { id } = faceIn(lists.get(keyOf(member)) ?? [], face);
      return pictures.get(id)?.[0]?.slice() ?? new Uint8Array();
    },
    async openAll(member, face) {
      const { id } = faceIn(lists.get(keyOf(member)) ?? [], face);
      return (pictures.get(id) ?? []).map((photo) => photo.slice());
    },
    async addPhoto(member, id, bytes) {
      const face = faceIn(
        change(member, (known) => withPhoto(known, id)),
        id,
      );
      pictures.set(id, [...(pictures.get(id) ?? []), bytes.slice()]);
      return seen(face);
    },
    async removePhoto(member, id, index) {
      const face = faceIn(
        change(member, (known) => withoutPhoto(known, id, index)),
        id,
      );
      pictures.set(
        id,
        (pictures.get(id) ?? []).filter((_, one) => one !== index),
      );
      return seen(face);
    },
    rename: async (member, id, name) =>
      seen(
        faceIn(
          change(member, (known) => withName(known, id, name)),
          id,
        ),
      ),
    async makeDefault(member, id) {
      change(member, (known) => withDefault(known, id));
    },
    async remove(member, id) {
      change(member, (known) => withoutFace(known, id));
      pictures.delete(id);
    },
    async removeAll(member) {
      const { length } = lists.get(keyOf(member)) ?? [];
      for (const { id } of lists.get(keyOf(member)) ?? []) pictures.delete(id);
      lists.delete(keyOf(member));
      return length;
    },
  };
}

/** Names a member by a hash whose key everybody knows. */
export const memoryMemberHash: MemberHash = ({ platform, id }) =>
  createHash('sha256').update(keyOf({ platform, id })).digest('base64url');

export function createMemoryFarewells(): OpenFarewells {
  const open = new Map<string, Member>();
  return {
    begin: async ({ platform, id }) => void open.set(keyOf({ platform, id }), { platform, id }),
    all: async () => [...open.values()],
    end: async (member) => void open.delete(keyOf(member)),
  };
}
