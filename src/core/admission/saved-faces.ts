import { UserError } from '../errors.ts';
import { plainText } from '../plain-text.ts';
import { mostPhotos } from '../ports/media.ts';
import { longestFaceName, mostFaces, type SavedFace } from '../ports/members.ts';

/** The rules for a person's list of saved faces, independent of storage. Each function returns the new list. */
export type SavedFaces = readonly SavedFace[];

export function withFace(faces: SavedFaces, { name, ...face }: Omit<SavedFace, 'isDefault'>): SavedFaces {
  const free = freeName(faces, name);
  if (faces.length >= mostFaces) throw new UserError('too-many-faces', { most: mostFaces });
  return [...faces, { ...face, name: free, isDefault: faces.length === 0 }];
}

export function withName(faces: SavedFaces, id: string, command: string): SavedFaces {
  const { id: known } = faceIn(faces, id);
  const name = freeName(
    faces.filter((face) => face.id !== known),
    command,
  );
  return faces.map((face) => (face.id === known ? { ...face, name } : face));
}

export function withDefault(faces: SavedFaces, id: string): SavedFaces {
  const { id: known } = faceIn(faces, id);
  return faces.map((face) => ({ ...face, isDefault: face.id === known }));
}

/** The face with one photo more. Throws UserError `too-many-photos`. */
export function withPhoto(faces: SavedFaces, id: string): SavedFaces {
  const { photos = 1 } = faceIn(faces, id);
  if (photos >= mostPhotos) throw new UserError('too-many-photos', { most: mostPhotos });
  return counted(faces, id, photos + 1);
}

/** The face without its photo at `index`, from 0. Throws UserError `last-photo`. */
export function withoutPhoto(faces: SavedFaces, id: string, index: number): SavedFaces {
  const { photos = 1 } = faceIn(faces, id);
  if (photos === 1) throw new UserError('last-photo');
  if (!Number.isInteger(index) || index < 0 || index >= photos) throw new UserError('no-such-face');
  return counted(faces, id, photos - 1);
}

function counted(faces: SavedFaces, id: string, photos: number): SavedFaces {
  return faces.map(({ photos: known, ...face }) => {
    if (face.id !== id) return known === undefined ? face : { ...face, photos: known };
    return photos > 1 ? { ...face, photos } : face;
  });
}

export function withoutFace(faces: SavedFaces, id: string): SavedFaces {
  const gone = faceIn(faces, id);
  const rest = faces.filter((face) => face !== gone);
  return gone.isDefault ? rest.map((face, index) => ({ ...face, isDefault: index === 0 })) : rest;
}

/** Throws UserError `no-saved-face` or `no-such-face`. */
export function faceIn(faces: SavedFaces, id: string | 'default'): SavedFace {
  const found = faces.find((face) => (id === 'default' ? face.isDefault : face.id === id));
  if (!found) throw new UserError(id === 'default' ? 'no-saved-face' : 'no-such-face');
  return found;
}

function freeName(faces: SavedFaces, command: string): string {
  const name = plainText(command);
  const { length } = [...name];
  if (length < 1 || length > longestFaceName) throw new UserError('face-name-length', { most: longestFaceName });
  if (faces.some((face) => face.name.toLowerCase() === name.toLowerCase())) {
    throw new UserError('face-name-taken', { name });
  }
  return name;
}
