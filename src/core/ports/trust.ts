import { z } from 'zod';
import type { Job } from './job.ts';
import type { EncodedMedia, MediaFacts, MediaRole } from './media.ts';
import type { Member } from './members.ts';

/**
 * What was decided about a file; only one that passes is used. `unsafe`: what it shows. `blocked`: the operator has
 * blocked it. `unchecked`: nobody could look at it, because the gate broke or took too long.
 */
export type Verdict = 'pass' | 'unsafe' | 'blocked' | 'unchecked';

/** Looks at the content of pictures, GIFs and videos. */
export interface Moderator {
  /** Rejects only with the signal's reason. */
  judge(media: MediaFacts, bytes: Uint8Array, role: MediaRole | 'result', signal: AbortSignal): Promise<Verdict>;
}

/** Marks a result as made by a machine. */
export interface Marker {
  /** Returns the marked file, which must not be changed any more. */
  mark(result: EncodedMedia, job: Job, signal: AbortSignal): Promise<EncodedMedia>;
}

/**
 * What a picture looks like as a whole, so that a copy that was encoded anew is found: a perceptual hash of 256 bits, 64
 * hexadecimal digits, for each sampled frame. It tells nothing of faces.
 */
export const Fingerprint = z.array(z.string().regex(/^[0-9a-f]{64}$/)).min(1);
export type Fingerprint = z.infer<typeof Fingerprint>;

export interface Fingerprinter {
  /** Undefined for a file that has none, such as one of a single colour. */
  fingerprint(bytes: Uint8Array, signal: AbortSignal): Promise<Fingerprint | undefined>;
}

/** A result that was made here. Says nothing of who requested it, or of whose face it shows. */
export const MadeHere = z.object({
  /** SHA-256 of the marked file, hexadecimal. */
  sha256: z.string(),
  fingerprint: Fingerprint.optional(),
  sceneFingerprint: Fingerprint.optional(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  provider: z.string(),
});
export type MadeHere = z.infer<typeof MadeHere>;

/** Remembers results for as long as the operator has set. */
export interface ResultLedger {
  record(result: MadeHere): Promise<void>;
  /** The result with exactly these bytes. */
  exact(sha256: string): Promise<MadeHere | undefined>;
  /** The result that looks like this; undefined where the scene of a swap looks more like it. */
  alike(fingerprint: Fingerprint): Promise<MadeHere | undefined>;
}

/** What the operator has blocked, as the list of blocks shows it. */
export interface Block {
  /** Names the block for `unblock`. */
  readonly id: string;
  readonly kind: 'picture' | 'member';
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * What the operator has blocked after a report. It outlives every deletion, and holds neither ids nor pictures. A method
 * that rejects has no answer: its caller refuses.
 */
export interface Blocks {
  blockPicture(picture: { readonly sha256: string; readonly fingerprint?: Fingerprint | undefined }): Promise<void>;
  /**
   * Whether the picture, or one that looks like it, is blocked. `fingerprint` is called only where a look is needed;
   * where it rejects, so does this.
   */
  isPictureBlocked(sha256: string, fingerprint: () => Promise<Fingerprint | undefined>): Promise<boolean>;
  /** `member` is what `MemberHash` answers. */
  blockMember(member: string): Promise<void>;
  isMemberBlocked(member: Member): Promise<boolean>;
  /** Oldest first. */
  list(): Promise<readonly Block[]>;
  /** False where nothing is blocked under this id. */
  unblock(id: string): Promise<boolean>;
}
