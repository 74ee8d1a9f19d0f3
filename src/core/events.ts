import type { JobState } from './ports/job.ts';
import type { MediaRole } from './ports/media.ts';
import type { UnfitReason } from './ports/provider.ts';

/** `conflict`: another process uses the same token. `silent`: the connection is open, and nothing comes. */
export type PlatformTrouble = 'unreachable' | 'conflict' | 'silent';

/** What core reports to telemetry. No event holds a secret, a body or a URL. */
export type CoreEvent =
  | {
      readonly kind: 'job-advanced';
      readonly jobId: string;
      readonly event: string;
      readonly from: JobState;
      readonly state: JobState;
      readonly provider?: string | undefined;
      /** How long it waited for its first attempt, which has just begun. */
      readonly waitedMs?: number | undefined;
      /** Since it was requested, or begun anew; where it has ended now. */
      readonly tookMs?: number | undefined;
    }
  | { readonly kind: 'job-resumed'; readonly jobId: string; readonly state: JobState }
  | {
      readonly kind: 'attempt-failed';
      readonly jobId: string;
      readonly provider: string;
      readonly problem: string;
      readonly error?: unknown;
    }
  | { readonly kind: 'poll-failed'; readonly jobId: string; readonly provider: string; readonly problem: string }
  /**
   * A vendor was asked and has answered. `unseenMs`: if it was done, it was done for no longer than that without being
   * asked.
   */
  | {
      readonly kind: 'polled';
      readonly jobId: string;
      readonly provider: string;
      readonly isPending: boolean;
      readonly unseenMs: number;
    }
  /** Until it is back, a provider is not offered, or is offered after the others (`queue-full`). */
  | { readonly kind: 'provider-paused'; readonly provider: string; readonly reason: UnfitReason }
  | { readonly kind: 'provider-back'; readonly provider: string }
  /** A file may be shown or swapped. */
  | { readonly kind: 'content-passed'; readonly role: MediaRole | 'result' }
  /** A file was refused because of what it shows, or because nobody could look at it. */
  | {
      readonly kind: 'content-refused';
      readonly verdict: 'unsafe' | 'blocked' | 'unchecked';
      readonly role: MediaRole | 'result';
      readonly error?: unknown;
    }
  | { readonly kind: 'edited'; readonly jobId: string; readonly platform: string }
  | { readonly kind: 'edit-lost'; readonly jobId: string; readonly platform: string; readonly error: unknown }
  | { readonly kind: 'delivery-failed'; readonly jobId: string; readonly error: unknown }
  /** Something could not be stored, and is tried again. */
  | { readonly kind: 'store-failed'; readonly jobId?: string | undefined; readonly error: unknown }
  /** There is too little room for the files of another swap. New ones are refused until there is more. Bytes. */
  | { readonly kind: 'disk-full'; readonly usedBytes: number; readonly freeBytes: number }
  | { readonly kind: 'disk-has-room' }
  /** Nobody has decided about a parked job for long. Its end is stored; whether it was charged is not known. */
  | { readonly kind: 'parked-expired'; readonly jobId: string; readonly provider: string }
  /** The store cannot be reached. Everything waits until it is back. */
  | { readonly kind: 'store-lost'; readonly error: unknown }
  | { readonly kind: 'store-back' }
  /** The store has lost what it had acknowledged. Nothing is submitted to vendors until a person says so. */
  | { readonly kind: 'store-went-back'; readonly problem: string }
  | { readonly kind: 'store-trusted' }
  /** Lent files are served by no process. What needs them waits until one does. */
  | { readonly kind: 'relay-missing' }
  | { readonly kind: 'relay-back' }
  /** A platform cannot be used for a while; told once, until it is back. `detail` is what the platform or the network said. */
  | {
      readonly kind: 'platform-lost';
      readonly platform: string;
      readonly trouble: PlatformTrouble;
      readonly detail?: string | undefined;
    }
  | { readonly kind: 'platform-back'; readonly platform: string; readonly afterMs: number }
  /** A platform asked for fewer requests. */
  | { readonly kind: 'rate-limited'; readonly platform: string }
  /** Reports cannot be shown in the operator's channel. They are stored, and this is tried again. */
  | { readonly kind: 'reports-channel-closed'; readonly error: unknown }
  /** The record of a stored job cannot be read. It is kept and left alone. */
  | { readonly kind: 'record-damaged'; readonly jobId: string }
  | { readonly kind: 'lease-lost'; readonly jobId: string }
  | { readonly kind: 'bug'; readonly jobId?: string | undefined; readonly error: unknown };

export type OnEvent = (event: CoreEvent) => void;
