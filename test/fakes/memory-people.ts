import { randomUUID } from 'node:crypto';
import { UserError } from '../../src/core/errors.ts';
import {
  type Consents,
  type FaceBook,
  longestFaceName,
  mostFaces,
  type Person,
  type SavedFace,
} from '../../src/core/people.ts';

function keyOf({ platform, id }: Person): string {
  return `${platform}:${id}`;
}

export function createMemoryConsents(): Consents {
  const given = new Set<string>();
  return {
    given: async (person) => given.has(keyOf(person)),
    give: async (person) => void given.add(keyOf(person)),
    withdraw: async (person) => void given.delete(keyOf(person)),
  };
}

interface Row {
  id: string;
  name: string;
  isDefault: boolean;
  savedAt: number;
  bytes: Uint8Array;
}

export function createMemoryFaceBook({ now }: { now(): number }): FaceBook {
  const people = new Map<string, Row[]>();
  const facesOf = (person: Person): Row[] => people.get(keyOf(person)) ?? [];
  const seen = ({ id, name, isDefault, savedAt }: Row): SavedFace => ({ id, name, isDefault, savedAt });

  function freeName(faces: readonly Row[], wish: string, except?: string): string {
    const name = wish.trim();
    if (name === '' || [...name].length > longestFaceName) {
      throw new UserError('face-name-length', { most: longestFaceName });
    }
    const isTaken = faces.some((face) => face.id !== except && face.name.toLowerCase() === name.toLowerCase());
    if (isTaken) throw new UserError('face-name-taken', { name });
    return name;
  }

  function find(person: Person, id: string): Row {
    const face = facesOf(person).find((row) => row.id === id);
    if (!face) throw new UserError('no-such-face');
    return face;
  }

  return {
    list: async (person) => facesOf(person).map(seen),
    async save(person, wish, bytes) {
      const faces = facesOf(person);
      const name = freeName(faces, wish);
      if (faces.length >= mostFaces) throw new UserError('too-many-faces', { most: mostFaces });
      const face = { id: randomUUID(), name, isDefault: faces.length === 0, savedAt: now(), bytes: bytes.slice() };
      people.set(keyOf(person), [...faces, face]);
      return seen(face);
    },
    async open(person, face) {
      if (face !== 'default') return find(person, face).bytes.slice();
      const chosen = facesOf(person).find(({ isDefault }) => isDefault);
      if (!chosen) throw new UserError('no-saved-face');
      return chosen.bytes.slice();
    },
    async rename(person, id, wish) {
      const face = find(person, id);
      face.name = freeName(facesOf(person), wish, id);
      return seen(face);
    },
    async makeDefault(person, id) {
      find(person, id);
      for (const face of facesOf(person)) face.isDefault = face.id === id;
    },
    async remove(person, id) {
      find(person, id);
      const rest = facesOf(person).filter((face) => face.id !== id);
      const [oldest] = rest;
      if (oldest && !rest.some(({ isDefault }) => isDefault)) oldest.isDefault = true;
      people.set(keyOf(person), rest);
    },
    removeAll: async (person) => void people.delete(keyOf(person)),
  };
}
