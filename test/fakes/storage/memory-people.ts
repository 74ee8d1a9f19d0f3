import { randomUUID } from 'node:crypto';
import {
  faceIn,
  type SavedFaces,
  withDefault,
  withFace,
  withName,
  withoutFace,
} from '../../../src/core/admission/saved-faces.ts';
import {
  type Consents,
  type FaceBook,
  type Person,
  promiseVersion,
  type SavedFace,
} from '../../../src/core/ports/members.ts';

const keyOf = ({ platform, id }: Person): string => JSON.stringify([platform, id]);

export function createMemoryConsents(): Consents {
  const given = new Map<string, number>();
  return {
    given: async (person) => given.get(keyOf(person)) === promiseVersion,
    give: async (person) => void given.set(keyOf(person), promiseVersion),
    withdraw: async (person) => void given.delete(keyOf(person)),
  };
}

export function createMemoryFaceBook({ now }: { now(): number }): FaceBook {
  const lists = new Map<string, SavedFaces>();
  const pictures = new Map<string, Uint8Array>();

  function change(person: Person, next: (faces: SavedFaces) => SavedFaces): SavedFaces {
    const faces = next(lists.get(keyOf(person)) ?? []);
    lists.set(keyOf(person), faces);
    return faces;
  }

  const seen = (face: SavedFace): SavedFace => ({ ...face });
  return {
    list: async (person) => (lists.get(keyOf(person)) ?? []).map(seen),
    async save(person, name, bytes) {
      const id = randomUUID();
      const faces = change(person, (known) => withFace(known, { id, name, savedAt: now() }));
      pictures.set(id, bytes.slice());
      return seen(faceIn(faces, id));
    },
    async open(person, face) {
      const { id } = faceIn(lists.get(keyOf(person)) ?? [], face);
      return pictures.get(id)?.slice() ?? new Uint8Array();
    },
    rename: async (person, id, name) =>
      seen(
        faceIn(
          change(person, (known) => withName(known, id, name)),
          id,
        ),
      ),
    async makeDefault(person, id) {
      change(person, (known) => withDefault(known, id));
    },
    async remove(person, id) {
      change(person, (known) => withoutFace(known, id));
      pictures.delete(id);
    },
    async removeAll(person) {
      for (const { id } of lists.get(keyOf(person)) ?? []) pictures.delete(id);
      lists.delete(keyOf(person));
    },
  };
}
