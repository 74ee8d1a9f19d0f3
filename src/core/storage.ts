import type { Job } from './job.ts';
import type { Person } from './people.ts';

/** Another process took the job over: whoever held the lease stops at once and writes nothing more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(jobId: string) {
    super(`job ${jobId} is held by another process`);
  }
}

/** Jobs, durable per write. An `owner` names one running process; only the owner of a live lease may write a job. */
export interface JobStore {
  /** Stores a new job, its lease held by `owner`. */
  insert(job: Job, owner: string): Promise<void>;
  get(id: string): Promise<Job | undefined>;
  /** Rejects with LeaseLost when `owner` does not hold the lease. */
  update(job: Job, owner: string): Promise<void>;
  /** Takes the lease where nobody alive holds it; undefined when somebody does or the job is unknown. */
  claim(id: string, owner: string): Promise<Job | undefined>;
  /** Heartbeat. Returns the ids, of those given, whose lease `owner` no longer holds. */
  renew(ids: readonly string[], owner: string): Promise<readonly string[]>;
  release(id: string, owner: string): Promise<void>;
  /** Jobs that are neither finished nor parked, whoever holds them, oldest request first. */
  unfinished(): Promise<readonly Job[]>;
  /** Newest request first; only those of `person` where one is given. */
  list(options: { limit: number; person?: Person }): Promise<readonly Job[]>;
  /** Forgets finished jobs that ended before `finishedBefore` (milliseconds since the epoch). */
  purge(finishedBefore: number): Promise<void>;
}

/** Counts against limits, in one atomic step each. */
export interface Ledger {
  /**
   * Counts `amount` in the fixed window of `windowMs` that holds `at`, unless that would pass `limit`.
   * A window of `Infinity` never ends: for things counted at once.
   */
  take(key: string, amount: number, limit: number, windowMs: number, at: number): Promise<boolean>;
  /** Gives back what was taken in the window that holds `at`. */
  give(key: string, amount: number, windowMs: number, at: number): Promise<void>;
}

/** Files of jobs, encrypted at rest; keys are unguessable. */
export interface Shelf {
  put(bytes: Uint8Array, options: { expiresAt: number }): Promise<string>;
  /** Rejects when the key is unknown or the file was changed. */
  open(key: string, signal: AbortSignal): ReadableStream<Uint8Array>;
  remove(key: string): Promise<void>;
  /** Removes what expired before `now`. */
  sweep(now: number): Promise<void>;
}

/** Small facts that a front needs over a restart, until they expire; keys start with the front's name. */
export interface Memory {
  /** `value` is plain JSON; `secret` ones are encrypted. Replaces what the key held. `expiresAt` since the epoch. */
  put(key: string, value: unknown, options: { expiresAt: number; secret?: boolean }): Promise<void>;
  /** Undefined when unknown or expired; parse what comes back. */
  get(key: string): Promise<unknown>;
  /** Gets and deletes in one step: of several who ask, one gets it. */
  take(key: string): Promise<unknown>;
  delete(key: string): Promise<void>;
}
