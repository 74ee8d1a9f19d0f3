import { z } from 'zod';
import { providerProblems, type UserError } from '../errors.ts';
import { Json } from '../json.ts';
import { type MediaFacts, mostPhotos } from './media.ts';
import type { RefusalReason, RefusalSubject, Warning } from './provider.ts';
import type { Quality } from './quality.ts';

/** Where a file is on its platform: plain JSON, never a URL that expires or holds a token. */
export const MediaRef = z.object({ platform: z.string() }).catchall(Json);
export type MediaRef = z.infer<typeof MediaRef>;

/** Where the answer goes: plain JSON that survives a restart. */
export const ReplyRef = z.object({ platform: z.string() }).catchall(Json);
export type ReplyRef = z.infer<typeof ReplyRef>;

export const Requester = z.object({
  platform: z.string(),
  id: z.string(),
  /** Id of the server, group or other place whose quota the request counts against. */
  place: z.string().optional(),
  /** Set where several ids may be one person: the limits of a member count this in place of `id`. */
  countedAs: z.string().optional(),
});
export type Requester = z.infer<typeof Requester>;

/**
 * One row of a group swap: a face of the scene, named by its place from the left, counted from 1, or by a picture of it, and
 * the face that it receives.
 */
const RequestedAssignment = z.union([
  z.object({ fromLeft: z.number().int().positive(), source: MediaRef }),
  z.object({ reference: MediaRef, source: MediaRef }),
]);

const RequestedFaces = z.discriminatedUnion('which', [
  z.object({ which: z.literal('largest') }),
  z.object({ which: z.literal('all') }),
  z.object({ which: z.literal('nth'), fromLeft: z.number().int().positive() }),
  z.object({ which: z.literal('reference'), reference: MediaRef }),
  z.object({ which: z.literal('assigned'), assignments: z.array(RequestedAssignment).min(1) }),
]);
export type RequestedFaces = z.infer<typeof RequestedFaces>;

/** A request for a swap, as every front hands it to core. */
export const SwapRequest = z.object({
  requester: Requester,
  locale: z.string(),
  /** Absent only with assigned faces, which bring their own. */
  source: MediaRef.optional(),
  /** More photos of the person in `source`. Never with assigned faces. */
  morePhotos: z
    .array(MediaRef)
    .max(mostPhotos - 1)
    .optional(),
  target: MediaRef,
  faces: RequestedFaces,
  /** The one provider to use. The request never moves to another. */
  provider: z.string().optional(),
  /** The only providers that may be used, best first; all of the operator's when empty or absent. */
  providers: z.array(z.string()).optional(),
  /** MIME type of the result; the scene's own by default. */
  wanted: z.string().optional(),
  replyRef: ReplyRef,
  /** The permit that the request uses up: a depicted member has agreed to it once. */
  permit: z.string().optional(),
});
export type SwapRequest = z.infer<typeof SwapRequest>;

/** What happened before the current attempt. Stages may be skipped, so each stage carries it. */
export interface Before {
  /** The provider that was tried before, without success. */
  readonly insteadOf?: Setback | undefined;
  /** The work was cut off when its process ended, and has begun again. */
  readonly begunAgain?: boolean;
}

/** What the requester sees while a job runs. Codes only; a front renders them in its language. */
export type Stage =
  | { readonly kind: 'queued'; readonly position: number; readonly expectedMs?: number | undefined }
  | ({ readonly kind: 'preparing'; readonly provider: string } & Before)
  | ({
      readonly kind: 'working';
      readonly provider: string;
      readonly fraction?: number | undefined;
      /** Milliseconds it may still take. */
      readonly expectedMs?: number | undefined;
      /** What the faces promise, as soon as it is known. */
      readonly forecast?: Quality | undefined;
    } & Before)
  | { readonly kind: 'retrying'; readonly provider: string; readonly problem: Setback['problem'] }
  /** The answer to a paid request was lost, and the vendor is asked about it. */
  | { readonly kind: 'checking'; readonly provider: string }
  | { readonly kind: 'delivering' };

/** A checked result, ready to hand over. */
export interface Result extends MediaFacts {
  /** When it is removed, milliseconds since the epoch. Absent in older records. */
  readonly keptUntil?: number | undefined;
  open(signal: AbortSignal): ReadableStream<Uint8Array>;
}

/** An attempt that brought no result and cost nothing, and why. */
export const Setback = z.object({ provider: z.string(), problem: z.enum([...providerProblems, 'failed', 'unfit']) });
export type Setback = z.infer<typeof Setback>;

export const FailureProblem = z
  .enum([
    ...providerProblems,
    'failed',
    'deadline',
    'not-begun',
    'bad-result',
    'not-fetched',
    'unchecked',
    'undeliverable',
  ])
  .catch('failed');
export type FailureProblem = z.infer<typeof FailureProblem>;

/** Which faces of a scene were to be swapped, as far as it is known. */
export interface SwappedFaces {
  readonly which: RequestedFaces['which'];
  /** From the left, counted from 1; empty where they were not named by number. */
  readonly numbers: readonly number[];
  /** How many faces the scene has. */
  readonly of?: number | undefined;
}

/** What a swap does when it is repeated: always something that it has not done yet. */
export type Again =
  /** The same, which has brought no result so far. */
  | { readonly kind: 'same' }
  /** All faces of a picture in which one was swapped. */
  | { readonly kind: 'all'; readonly count: number }
  /** Another saved face of the requester. */
  | { readonly kind: 'face'; readonly id: string; readonly name: string }
  /** Another provider. */
  | { readonly kind: 'elsewhere' };

interface Repeatable {
  /** Absent where nothing new would come of repeating the swap. */
  readonly again?: Again | undefined;
}

/** What the requester sees at the end. */
export type Outcome =
  | (Repeatable & {
      readonly kind: 'done';
      readonly provider: string;
      readonly result: Result;
      readonly warnings: readonly Warning[];
      readonly faces?: SwappedFaces | undefined;
      /** Absent where nobody could tell. */
      readonly quality?: Quality | undefined;
      readonly elapsedMs: number;
    })
  | (Repeatable & {
      readonly kind: 'refused';
      readonly provider: string;
      readonly reason: RefusalReason;
      readonly subject: RefusalSubject;
      /** Which of several photos of one person is meant, counted from 1. */
      readonly photo?: number | undefined;
      readonly charged: boolean | 'unknown';
    })
  | (Repeatable & {
      readonly kind: 'failed';
      readonly provider?: string | undefined;
      readonly problem: FailureProblem;
      readonly charged: boolean | 'unknown';
    })
  | { readonly kind: 'rejected'; readonly error: UserError }
  | (Repeatable & { readonly kind: 'cancelled' })
  /** A charge is uncertain. The requester decides whether to try again. */
  | { readonly kind: 'parked'; readonly provider: string }
  /**
   * A result came after the job had ended. The requester may have it until `keptUntil`, milliseconds since the epoch.
   */
  | { readonly kind: 'late'; readonly provider: string; readonly keptUntil: number };

/** The limits of a chat, whose messages share them. All of them hold at once; sends and edits count alike. */
export interface ChatRateLimit {
  /** Starts with the platform's name. */
  readonly id: string;
  readonly limits: readonly { readonly sends: number; readonly perMs: number }[];
  /** A limit that several chats share; it holds as well. */
  readonly within?: ChatRateLimit;
}

/** How a front sends what shows an outcome. */
export interface FinishOptions {
  readonly signal: AbortSignal;
  /** Calls `request` once the chat has room for it, and again after the pause where it throws RateLimited. */
  send<Value>(request: () => Promise<Value>): Promise<Value>;
}

/** The one message of a job, edited from start to end. */
export interface ProgressMessage {
  readonly rateLimit: ChatRateLimit;
  readonly minEditIntervalMs: number;
  /** Called once the chat has room for one request. */
  edit(stage: Stage, signal: AbortSignal): Promise<void>;
  /** Repeating it is harmless. Each message that is sent or edited takes a `send` of its own. */
  finish(outcome: Outcome, options: FinishOptions): Promise<void>;
}

/** A platform, as core sees it. `open` rejects with UserError where the file is gone, and with the signal's reason. */
export interface Chat {
  readonly platform: string;
  /** A file, or with an `avatarRef` a member's avatar. */
  open(ref: MediaRef, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** Whether the member is in the place. Rejects where the platform does not tell. Absent where nobody can be looked up. */
  isIn?(place: string, member: Pick<Requester, 'platform' | 'id'>, signal: AbortSignal): Promise<boolean>;
  message(ref: ReplyRef, locale: string): ProgressMessage;
}

/** The platform asks for a pause (429). Everything that shares the chat's limit waits for it. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited';
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number, options?: ErrorOptions) {
    super(`asked to wait ${retryAfterMs} ms`, options);
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * The outcome can never be shown: the chat or the message is gone, or closed to the program. Any other error of a front
 * is tried again.
 */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}
