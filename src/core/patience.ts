import { ZodError } from 'zod';
import type { Clock } from './clock.ts';
import { Cancelled, ProviderError, UserError } from './errors.ts';
import type { OnEvent } from './events.ts';
import { type BlobStore, type ExpiringStore, LeaseLost, type Ledger } from './ports/storage.ts';

export interface PatienceOptions {
  readonly clock: Clock;
  /** Ends the pauses. */
  readonly signal: AbortSignal;
  /** Told of every error that is followed by another try. */
  onFailure(error: unknown): void;
  /** Pauses between the tries, milliseconds. */
  readonly pausesMs?: readonly number[];
}

/** For what can be refused or done later. */
const briefly = [250, 500, 1_000, 2_000, 4_000] as const;
/** For what may be paid for: a ticket must not be lost because a disk was full. Five minutes. */
const forPaidWork = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000, 60_000] as const;

/**
 * Repeats work that a store rejects, since a store may be out of order for a moment. Rejects with the error of the last
 * try, and at once with an error that says anything else.
 */
async function patiently<Value>(work: () => Promise<Value>, options: PatienceOptions): Promise<Value> {
  const { clock, signal, onFailure, pausesMs = briefly } = options;
  for (const pauseMs of pausesMs) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
      onFailure(error);
      await clock.sleep(pauseMs, signal);
    }
  }
  return work();
}

/** Repeats work for a job that may be paid for, and reports each failure. */
export function patientlyForPaid<Value>(
  jobId: string,
  work: () => Promise<Value>,
  signal: AbortSignal,
  { clock, onEvent }: { readonly clock: Clock; readonly onEvent: OnEvent },
): Promise<Value> {
  const onFailure = (error: unknown): void => onEvent({ kind: 'store-failed', jobId, error });
  return patiently(work, { clock, signal, onFailure, pausesMs: forPaidWork });
}

/** Repeats work for a job that the job can do without, for some seconds, and reports each failure. */
export function patientlyForAWhile<Value>(
  jobId: string,
  work: () => Promise<Value>,
  signal: AbortSignal,
  { clock, onEvent }: { readonly clock: Clock; readonly onEvent: OnEvent },
): Promise<Value> {
  return patiently(work, { clock, signal, onFailure: (error) => onEvent({ kind: 'store-failed', jobId, error }) });
}

const others = [UserError, ProviderError, Cancelled, LeaseLost, TypeError, SyntaxError, RangeError, ZodError];

/** Stores have errors of many kinds, so that what is surely none of theirs is told apart instead. */
function mayPass(error: unknown): boolean {
  return !others.some((Other) => error instanceof Other);
}

/** Stores whose writes are repeated for a few seconds, where a repetition can do no harm. */
export function patientStores<Stores extends { blobs: BlobStore; ledger: Ledger; expiringStore: ExpiringStore }>(
  stores: Stores,
  options: PatienceOptions,
): Stores {
  const again = <Value>(work: () => Promise<Value>): Promise<Value> => patiently(work, options);
  const { blobs, ledger, expiringStore } = stores;
  return {
    ...stores,
    blobs: {
      ...blobs,
      // a stream is read once: the caller has to open it again
      put: (content, until) =>
        content instanceof Uint8Array ? again(() => blobs.put(content, until)) : blobs.put(content, until),
      remove: (key) => again(() => blobs.remove(key)),
    },
    ledger: {
      ...ledger, // what may have been given back is not given back once more; what is counted twice passes no limit
      take: (...counted) => again(() => ledger.take(...counted)),
    },
    expiringStore: {
      ...expiringStore,
      put: (...kept) => again(() => expiringStore.put(...kept)),
      delete: (key) => again(() => expiringStore.delete(key)),
    },
  };
}
