import { z } from 'zod';
import type { Job } from './job.ts';
import type { Member } from './members.ts';

/** Another process took the job over: whoever held the lease stops at once and writes nothing more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(jobId: string) {
    super(`job ${jobId} is held by another process`);
  }
}

/** How many jobs may be under way at once: of one requester, in one place, and altogether. Absent for no limit. */
export interface AtOnceLimits {
  readonly member?: number | undefined;
  readonly place?: number | undefined;
  readonly all?: number | undefined;
}

/** What somebody who does not hold a job wants of whoever does. */
export const JobCommand = z.enum(['cancel', 'try-again', 'show-result']);
export type JobCommand = z.infer<typeof JobCommand>;

export interface JobList {
  readonly jobs: readonly Job[];
  /** Ids of records that are kept and cannot be read. */
  readonly damaged: readonly string[];
}

/**
 * Jobs, durable per write. An `owner` names one running process; only the owner of a live lease may write a job.
 * A record that cannot be read makes `get` and `claim` reject, and nothing else.
 */
export interface JobStore {
  /**
   * Stores a new job, its lease held by `owner`; in the same step it counts those under way. Where a limit is reached
   * nothing is stored, and the limit is named.
   */
  insert(job: Job, owner: string, atOnce?: AtOnceLimits): Promise<keyof AtOnceLimits | undefined>;
  get(id: string): Promise<Job | undefined>;
  /** Rejects with LeaseLost when `owner` does not hold the lease. Limits are for a job that gets under way again. */
  update(job: Job, owner: string, atOnce?: AtOnceLimits): Promise<keyof AtOnceLimits | undefined>;
  /** Takes the lease where nobody alive holds it; undefined when somebody does or the job is unknown. */
  claim(id: string, owner: string): Promise<Job | undefined>;
  /** Heartbeat. Returns the ids, of those given, whose lease `owner` no longer holds, and what is asked of any job. */
  renew(
    ids: readonly string[],
    owner: string,
  ): Promise<{ lost: readonly string[]; commands: readonly { id: string; command: JobCommand }[] }>;
  release(id: string, owner: string): Promise<void>;
  /** Leaves word for whoever holds the job, or takes it back. */
  setCommand(id: string, command: JobCommand | undefined): Promise<void>;
  /** Jobs about which anything is left to do, whoever holds them, oldest request first. */
  unfinished(): Promise<JobList>;
  /** Newest request first; only those of `person` where one is given. */
  list(options: { limit: number; member?: Member }): Promise<JobList>;
  /** Forgets jobs that were over before `overBefore` (milliseconds since the epoch). */
  purge(overBefore: number): Promise<void>;
}

/** Counts against limits, in one atomic step each. */
export interface Ledger {
  /** Counts `amount` in the fixed window of `windowMs` that holds `at`, unless that would pass `limit`. */
  take(key: string, amount: number, limit: number, windowMs: number, at: number): Promise<boolean>;
  /** Gives back what was taken in the window that holds `at`. */
  give(key: string, amount: number, windowMs: number, at: number): Promise<void>;
}

/** Files of jobs, encrypted at rest; keys are unguessable. */
export interface BlobStore {
  /** Rejects as the stream does, and then keeps nothing. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>, options: { expiresAt: number }): Promise<string>;
  /** Rejects when the key is unknown or the file was changed. */
  open(key: string, signal: AbortSignal): ReadableStream<Uint8Array>;
  remove(key: string): Promise<void>;
  /** Removes what expired before `now`. */
  sweep(now: number): Promise<void>;
}

/** Small facts that a front needs over a restart, until they expire; keys start with the front's name. */
export interface ExpiringStore {
  /** `value` is plain JSON; `secret` ones are encrypted. Replaces what the key held. `expiresAt` since the epoch. */
  put(key: string, value: unknown, options: { expiresAt: number; secret?: boolean }): Promise<void>;
  /** Undefined when unknown or expired; parse what comes back. */
  get(key: string): Promise<unknown>;
  /** Gets and deletes in one step: of several who ask, one gets it. */
  take(key: string): Promise<unknown>;
  delete(key: string): Promise<void>;
  /** Work on the same key happens one after another, whichever process does it: what is read, changed and written back. */
  withLock<Value>(key: string, work: () => Promise<Value>): Promise<Value>;
}
