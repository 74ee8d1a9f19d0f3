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

/** Cells of a look, each way. */
export const lookSides = { coarse: 128, fine: 256 } as const;

/** A picture as it is held in memory while one question about it is answered. It is never stored, since it shows faces. */
export interface Look {
  readonly fingerprint: Fingerprint;
  readonly frames: readonly LookFrame[];
}

/** The brightness of 128 × 128 and of 256 × 256 cells of a sampled frame, one byte a cell, rows from the top. */
export interface LookFrame {
  readonly coarse: Uint8Array;
  readonly fine: Uint8Array;
}

/**
 * Where a result and its scene can be told apart, for each sampled frame: pairs of cells of which the first is brighter in
 * the result and the second in the scene, 8 hexadecimal digits a pair. They begin with `c` for coarse cells and with `f` for fine ones.
 */
export const Tells = z.array(z.string().regex(/^[cf]([0-9a-f]{8})*$/)).min(1);
export type Tells = z.infer<typeof Tells>;

/**
 * Each answers undefined for a file that has nothing to see: one of a single colour, or one that cannot be read. Rejects
 * where nobody could look.
 */
export interface Fingerprinter {
  fingerprint(bytes: Uint8Array, signal: AbortSignal): Promise<Fingerprint | undefined>;
  look(bytes: Uint8Array, signal: AbortSignal): Promise<Look | undefined>;
  /** `tells` is absent where the result and its scene look the same. */
  tellApart(result: Uint8Array, scene: Uint8Array, signal: AbortSignal): Promise<TellingLook | undefined>;
}

export interface TellingLook {
  readonly fingerprint: Fingerprint;
  readonly tells?: Tells | undefined;
}

/** A result that was made here. Says nothing of who requested it, or of whose face it shows. */
export const MadeHere = z.object({
  /** SHA-256 of the marked file, hexadecimal. */
  sha256: z.string(),
  /** Absent where nobody could look at the result. */
  fingerprint: Fingerprint.optional(),
  /** Absent where the result and its scene look the same, or the scene was gone: then copies are not recognised. */
  tells: Tells.optional(),
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
  /** Of the results with such a fingerprint, the one that looks most like it and that `isMeant` accepts. */
  alike(fingerprint: Fingerprint, isMeant: (result: MadeHere) => boolean): Promise<MadeHere | undefined>;
}

/**
 * What is known of a file. `made-here`: it is a result, bit for bit. `altered`: it was made here and changed since.
 * `looks-like`: a result that was encoded anew, as platforms do. `unknown`: nothing is known, which does not mean that
 * it is real.
 */
export interface Verification {
  readonly verdict: 'made-here' | 'altered' | 'looks-like' | 'unknown';
  /** When it was made, milliseconds since the epoch. */
  readonly at?: number;
  readonly provider?: string;
}

export interface Verifier {
  verify(bytes: Uint8Array, signal: AbortSignal): Promise<Verification>;
}

/** What the operator has blocked after a report. It outlives every deletion, and holds neither ids nor pictures. */
export interface Blocks {
  blockPicture(picture: { readonly sha256: string; readonly fingerprint?: Fingerprint | undefined }): Promise<void>;
  isPictureBlocked(sha256: string, fingerprint: Fingerprint | undefined): Promise<boolean>;
  blockMember(member: Member): Promise<void>;
  unblockMember(member: Member): Promise<void>;
  isMemberBlocked(member: Member): Promise<boolean>;
}
