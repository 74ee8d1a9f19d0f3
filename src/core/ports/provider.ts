import { z } from 'zod';
import { Json } from '../json.ts';
import type { EncodedMedia, Media, RemoteMedia } from './media.ts';
import type { Quality } from './quality.ts';

/**
 * JSON that a provider needs to find an attempt again; opaque to everyone else, except that a ticket which is a string,
 * or the string `id` in it, is the vendor's own id.
 */
export const Ticket = Json;
export type Ticket = z.infer<typeof Ticket>;

/**
 * One row of a group swap: a face of the scene, named by its place or by a picture of it, receives the face of
 * `source`.
 */
export interface Assignment {
  readonly scene: { readonly fromLeft: number } | { readonly reference: Media };
  readonly source: Media;
}

/**
 * Which faces of the scene are replaced. `largest` is the default; a warning then says when there were several faces.
 */
export type Faces =
  | { readonly which: 'largest' }
  | { readonly which: 'all' }
  /** 1 is the leftmost face. */
  | { readonly which: 'nth'; readonly fromLeft: number }
  | { readonly which: 'reference'; readonly reference: Media }
  | { readonly which: 'assigned'; readonly assignments: readonly Assignment[] };

export interface SwapInput {
  readonly target: Media;
  /** Absent only where `faces` assigns a source to each face. */
  readonly source?: Media;
  /** More photos of the person in `source`, four at most. */
  readonly morePhotos?: readonly Media[];
  readonly faces: Faces;
  /** MIME type the requester wants back; a provider that cannot choose ignores it. */
  readonly wanted?: string | undefined;
}

export const RefusalReason = z.enum([
  'no-face',
  /** One of several photos does not show the person of the others. */
  'another-person',
  'face-too-small',
  'face-turned-away',
  'face-up-or-down',
  /** Source and target look in directions that are too different. */
  'faces-turned-apart',
  'no-such-face',
  'no-match',
  'too-many-faces',
  'unsupported-media',
  'media-too-long',
  'media-too-large',
  'unsafe-content',
  'blocked',
  'unchecked',
  'needs-video-library',
  /** The depicted member does not agree any more. No provider gives this reason. */
  'consent-withdrawn',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** Why one of several photos of a person is not used. */
export const LeftOutReason = z.enum(['no-face', 'face-too-small', 'face-turned-away', 'face-up-or-down']);

export const Warning = z.discriminatedUnion('code', [
  z.object({ code: z.literal('several-faces'), count: z.number().int() }),
  z.object({ code: z.literal('first-frame-only') }),
  /** One of several photos of a person, counted from 1, that was not used, and why. */
  z.object({ code: z.literal('photo-left-out'), photo: z.number().int(), reason: LeftOutReason }),
  /** Faces of the scene that were left alone because they are too small or turned too far. */
  z.object({ code: z.literal('faces-left-alone'), count: z.number().int() }),
  z.object({ code: z.literal('begun-again') }),
  /** The badge could not be drawn into the result. */
  z.object({ code: z.literal('no-badge') }),
]);
export type Warning = z.infer<typeof Warning>;

/** Why a provider is not offered for an input. */
export type UnfitReason =
  | 'kind'
  | 'face-choice'
  | 'size'
  | 'length'
  | 'needs-public-url'
  | 'needs-detector'
  | 'needs-video-library'
  | 'down'
  | 'out-of-credit'
  | 'bad-key'
  /** It may be used all the same, after the others. */
  | 'queue-full';

export interface Pending {
  readonly state: 'pending';
  readonly ticket: Ticket;
  /** 0 to 1; absent when the vendor does not say. */
  readonly fraction?: number | undefined;
  readonly pollAfterMs?: number | undefined;
  /** Milliseconds the attempt may still take, where the provider knows better than the history. */
  readonly expectedMs?: number | undefined;
}

export interface Done {
  readonly state: 'done';
  readonly result: RemoteMedia;
  readonly warnings?: readonly Warning[];
  /** Where the provider has looked at the result itself: then nobody else does. */
  readonly quality?: Quality | undefined;
  /** SHA-256 of the scene as it was sent, hexadecimal, where the provider kept it. */
  readonly sentScene?: string | undefined;
  /** Milliseconds for which the vendor keeps a result; a day where it is absent. */
  readonly keptMs?: number;
}

export const RefusalSubject = z.enum(['source', 'target', 'reference', 'result']);
export type RefusalSubject = z.infer<typeof RefusalSubject>;

export type SwapStatus =
  | Pending
  | Done
  /** A verdict on the media. No other provider is tried. `charged` is false where it is absent. */
  | {
      readonly state: 'refused';
      readonly reason: RefusalReason;
      readonly subject: RefusalSubject;
      /** Which of several photos of one person is meant, counted from 1. */
      readonly photo?: number | undefined;
      readonly charged?: boolean | 'unknown';
    }
  /**
   * Only from `submit`, before anything could be charged: the provider finds that it cannot do this swap, or cannot
   * tell. Other providers are tried; where there is none, the requester is refused for this reason.
   */
  | { readonly state: 'unfit'; readonly reason: RefusalReason; readonly subject: RefusalSubject }
  /** The vendor accepted the attempt and failed. */
  | { readonly state: 'failed'; readonly charged: boolean | 'unknown'; readonly retryable: boolean }
  /** The ticket is unknown, as after the process of a local job died. */
  | { readonly state: 'lost' };

export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: UnfitReason | 'unreachable';
}

/**
 * What an operator should know of a vendor that works. `unconfirmed-roles`: its documents contradict one another about
 * which picture is which, and one paid swap finds out.
 */
export type AccountNote = 'unconfirmed-roles';

export interface Account {
  readonly credit?: number | undefined;
  readonly unit?: string | undefined;
  readonly problems: readonly Problem[];
  readonly notes?: readonly AccountNote[];
}

/** One try of a job with one provider. */
export const Attempt = z.object({
  id: z.string(),
  provider: z.string(),
  startedAt: z.number(),
  /** When the attempt was counted against the budget; milliseconds since the epoch. */
  budgetAt: z.number().optional(),
  /** Set immediately before the one request that can bill; milliseconds since the epoch. */
  intentAt: z.number().optional(),
  ticket: Ticket.optional(),
});
export type Attempt = z.infer<typeof Attempt>;

export interface SubmitOptions {
  readonly attemptId: string;
  readonly webhookUrl?: URL | undefined;
  readonly signal: AbortSignal;
  /** Awaited immediately before the one request that can bill. */
  beforePaid(): Promise<void>;
}

export interface WithSignal {
  readonly signal: AbortSignal;
}

export interface SwapProvider {
  readonly name: string;
  /** Whether an accepted attempt can cost the operator money. */
  readonly bills: boolean;
  readonly pollEveryMs: number;
  /** How many swaps it works on at once, so that more had better wait in line. Absent for no limit. */
  readonly mostAtOnce?: { readonly pictures: number; readonly videos: number };
  /** How long the vendor keeps what it was not told to delete, milliseconds; absent where it does not say. */
  readonly keepsMs?: { readonly uploads?: number; readonly results?: number };
  /** Why the provider is not offered for this input; undefined when it is. */
  unfit(input: SwapInput): UnfitReason | undefined;
  submit(input: SwapInput, options: SubmitOptions): Promise<SwapStatus>;
  poll(ticket: Ticket, options: WithSignal): Promise<SwapStatus>;
  /** The account's credit and its problems. Costs nothing. */
  account(options: WithSignal): Promise<Account>;
  /** Finds the ticket of an intent whose answer was lost. */
  find?(attempt: Attempt, hookBody: unknown, options: WithSignal): Promise<Ticket | undefined>;
  cancel?(ticket: Ticket, options: WithSignal): Promise<void>;
  /** Deletes inputs and results at the vendor. */
  discard?(ticket: Ticket, options: WithSignal): Promise<void>;
}

/** A face found in a picture. Edges are pixels of the upright picture. */
export interface DetectedFace {
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** 0 to 1. */
  readonly score: number;
}

/** Which face is cut out of a picture. */
export type CropChoice =
  | { readonly which: 'largest' }
  /** 1 is the leftmost face. */
  | { readonly which: 'nth'; readonly fromLeft: number }
  /** The face that looks like the one in `reference`, an encoded picture. */
  | { readonly which: 'reference'; readonly reference: Uint8Array };

/** Finds faces on this machine, for providers whose vendor cannot tell faces apart. Bytes are encoded pictures. */
export interface FaceDetector {
  /** The largest face first. */
  detect(bytes: Uint8Array, signal: AbortSignal): Promise<readonly DetectedFace[]>;
  /** The chosen face with some room around it, as a picture of its own; undefined where there is no such face. */
  crop(bytes: Uint8Array, choice: CropChoice, signal: AbortSignal): Promise<EncodedMedia | undefined>;
  /**
   * Index of the photo of a person that suits the face of the scene best, or any scene where there is none; undefined where
   * no photo shows a usable face. Absent where it cannot be told.
   */
  choosePhoto?(
    photos: readonly Uint8Array[],
    scene: { readonly bytes: Uint8Array; readonly choice: CropChoice } | undefined,
    signal: AbortSignal,
  ): Promise<number | undefined>;
  /**
   * A frame of a video that shows a face; undefined where none was seen. Absent where videos cannot be read on this
   * machine.
   */
  frameWithFace?(bytes: Uint8Array, signal: AbortSignal): Promise<EncodedMedia | undefined>;
}
