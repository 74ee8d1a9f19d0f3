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
  /**
   * Rejects with the signal's reason, and with UserError `needs-video-library` where this machine cannot read the file
   * at all.
   */
  judge(media: MediaFacts, bytes: Uint8Array, role: MediaRole | 'result', signal: AbortSignal): Promise<Verdict>;
}

/** What a file shows, as far as a classifier can tell: of several frames, the worst. All scores are 0 to 1. */
export interface Seen {
  /** By the classifier's own classes. */
  readonly scores: Readonly<Record<string, number>>;
  readonly sexual: number;
  /** Apparent age in years of the youngest face in a frame that is at least suggestive. Absent where there is none. */
  readonly youngest?: number | undefined;
}

/** Tells what pictures, GIFs and videos show. */
export interface Classifier {
  /**
   * `agesFrom`: how suggestive a frame is, 0 to 1, before the ages of its faces are guessed. Rejects with UserError for a
   * file that cannot be read, with the signal's reason, and with any other error where nobody could look.
   */
  classify(media: MediaFacts, bytes: Uint8Array, agesFrom: number, signal: AbortSignal): Promise<Seen>;
}

/** Marks a result as made by a machine. */
export interface Marker {
  /**
   * Returns the marked file, which must not be changed any more. Undefined where it cannot be marked now; then nobody may
   * have it. Rejects only with the signal's reason.
   */
  mark(result: EncodedMedia, job: Job, signal: AbortSignal): Promise<MarkedMedia | undefined>;
}

export interface MarkedMedia extends EncodedMedia {
  /** The badge was wanted and could not be drawn, as into a video without the video library. */
  readonly lacksBadge?: boolean;
}

/** Draws a badge for people into a picture, GIF or video. */
export interface BadgeDrawer {
  /**
   * The same file with the badge in a corner clear of faces; unchanged where it has one. Undefined where it cannot be drawn,
   * as into a video without the video library. Rejects only with the signal's reason.
   */
  draw(media: EncodedMedia, signal: AbortSignal): Promise<EncodedMedia | undefined>;
}

/** Whether results bear the badge, or are called AI-made in their captions alone. */
export const Badge = z.enum(['corner', 'caption']);
export type Badge = z.infer<typeof Badge>;

/**
 * What the manifest of a file says. `valid`: signed by this installation, and not one byte was changed since. `invalid`:
 * marked by this installation, and changed since. `none`: everything else.
 */
export interface ManifestReading {
  readonly state: 'valid' | 'invalid' | 'none';
  /** When it was marked, milliseconds since the epoch. */
  readonly at?: number | undefined;
  readonly provider?: string | undefined;
}

/** Reads the manifests of foreign files. */
export interface ManifestReader {
  /** Rejects where it cannot be told now, and with the signal's reason. */
  read(media: EncodedMedia, signal: AbortSignal): Promise<ManifestReading>;
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
