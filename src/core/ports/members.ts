import { z } from 'zod';
import type { MediaRef, Requester } from './chat.ts';
import { mostPhotos } from './media.ts';

/** A person on one platform, in all of its places. */
export type Member = Pick<Requester, 'platform' | 'id'>;

/** A member as it is stored: who it is, and nothing else. */
export const StoredMember = z.object({ platform: z.string(), id: z.string() });

export function isSameMember(one: Member, other: Member): boolean {
  return one.platform === other.platform && one.id === other.id;
}

/**
 * Names a member by a keyed hash, which says nothing of who it is: 43 characters of A-Z, a-z, 0-9, - and _. The same in all
 * processes and after restarts.
 */
export type MemberHash = (member: Member) => string;

/** The members who asked to be forgotten and about whom something is still to be deleted. Outlives a restart. */
export interface OpenFarewells {
  begin(member: Member): Promise<void>;
  all(): Promise<readonly Member[]>;
  end(member: Member): Promise<void>;
}

/** Version of the promise that people agree to. A person who agreed to an earlier version is asked again. */
export const promiseVersion = 1;

/** Records of who has promised to have the right to use the pictures they send. */
export interface Consents {
  /** Whether the member has agreed to the current promise. When it rejects, the member counts as not agreed. */
  given(member: Member): Promise<boolean>;
  /** `at` in milliseconds since the epoch. */
  give(member: Member, at: number): Promise<void>;
  withdraw(member: Member): Promise<void>;
}

export const mostFaces = 20;
export const longestFaceName = 40;

export const SavedFace = z.object({
  id: z.string(),
  /** Unique per person, whatever the case of its letters. */
  name: z.string(),
  isDefault: z.boolean(),
  /** Milliseconds since the epoch. */
  savedAt: z.number(),
  /** How many photos show it. Absent where there is one, as in older records. */
  photos: z.number().int().min(2).max(mostPhotos).optional(),
});
export type SavedFace = z.infer<typeof SavedFace>;

/**
 * The faces people keep. Methods that take a name throw UserError (`face-name-length`, `face-name-taken`); those that
 * take an id throw `no-such-face` where the person has no such face.
 */
export interface FaceBook {
  /** Oldest first; the first face saved is the default. */
  list(member: Member): Promise<readonly SavedFace[]>;
  /**
   * `bytes` come from `Intake.portrait`, and so do those of `morePhotos` of the same person, four at most. Throws
   * UserError `too-many-faces` besides.
   */
  save(member: Member, name: string, bytes: Uint8Array, morePhotos?: readonly Uint8Array[]): Promise<SavedFace>;
  /** The first photo. Throws UserError `no-saved-face` where there is no default. */
  open(member: Member, face: string | 'default'): Promise<Uint8Array>;
  /** Every photo, the first one first. Throws as `open`. */
  openAll(member: Member, face: string | 'default'): Promise<readonly Uint8Array[]>;
  /** As the last photo. Throws UserError `too-many-photos` besides. */
  addPhoto(member: Member, id: string, bytes: Uint8Array): Promise<SavedFace>;
  /** `index` counts from 0. Throws UserError `last-photo` where it is the only one: then the face is to be removed. */
  removePhoto(member: Member, id: string, index: number): Promise<SavedFace>;
  rename(member: Member, id: string, name: string): Promise<SavedFace>;
  makeDefault(member: Member, id: string): Promise<void>;
  /** The oldest of the rest becomes the default where the default goes. */
  remove(member: Member, id: string): Promise<void>;
  /** Returns how many faces there were. */
  removeAll(member: Member): Promise<number>;
}

const savedFacePlatform = 'saved-face';
const SavedFaceRef = z.object({ platform: z.literal(savedFacePlatform), face: z.string() });

/** A source that is one of the requester's saved faces. It always means the faces of the person who requests. */
export function savedFaceRef(face: string | 'default' = 'default'): MediaRef {
  return { platform: savedFacePlatform, face };
}

/** The id of the face that a reference names, or `default`; undefined for other references. */
export function savedFaceOf(ref: MediaRef): string | undefined {
  return SavedFaceRef.safeParse(ref).data?.face;
}
