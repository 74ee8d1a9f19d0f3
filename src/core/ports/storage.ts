import { z } from 'zod';
import type { Requester } from './chat.ts';
import type { Job } from './job.ts';
import type { Member } from './members.ts';

/** Another process took the job over. The process that held the lease stops at once and writes nothing more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor(jobId: string) {
    super(`job ${jobId} is held by another process`);
  }
}

/** How many jobs may be under way at once: of one requester, in one place, and in all. Absent for no limit. */
export interface AtOnceLimits {
  readonly member?: number | undefined;
  readonly place?: number | undefined;
  readonly all?: number | undefined;
}

/**
 * A command that is left for the process that holds the job's lease. `leave`: it is to give the lease back at once, and
 * to show nothing more of the job.
 */
export const JobCommand = z.enum(['cancel', 'try-again', 'show-result', 'leave']);
export type JobCommand = z.infer<typeof JobCommand>;

export interface JobList {
  readonly jobs: readonly Job[];
  /** Ids of the jobs whose records cannot be read. The records are kept. */
  readonly damaged: readonly string[];
}

/** Only these are read, since there may be thousands of others. */
export interface WhichUnfinished {
  /** Those that no living process holds, without these ids. */
  readonly freeBut?: ReadonlySet<string>;
  /** Those for which a requester waits. */
  readonly pressing?: boolean;
  /** The one with this attempt. */
  readonly attemptId?: string;
}

/**
 * Jobs. Each write is durable when it resolves. An `owner` names one running process; only the owner of a live lease
 * may write a job. A record that cannot be read makes only `get` and `claim` of that job reject.
 */
export interface JobStore {
  /**
   * Stores a new job, with its lease held by `owner`, and counts the jobs under way in the same step. Where a limit is
   * reached, nothing is stored and the limit is returned.
   */
  insert(job: Job, owner: string, atOnce?: AtOnceLimits): Promise<keyof AtOnceLimits | undefined>;
  /** The limit that another job of the requester would reach now. Nothing is stored. */
  reached(requester: Requester, atOnce: AtOnceLimits): Promise<keyof AtOnceLimits | undefined>;
  get(id: string): Promise<Job | undefined>;
  /** Rejects with LeaseLost when `owner` does not hold the lease. `atOnce` limits a job that gets under way again. */
  update(job: Job, owner: string, atOnce?: AtOnceLimits): Promise<keyof AtOnceLimits | undefined>;
  /** Takes the lease where no living process holds it. Undefined when one does, or when the job is unknown. */
  claim(id: string, owner: string): Promise<Job | undefined>;
  /**
   * Heartbeat: renews the leases of the given ids. Returns those that `owner` no longer holds, and the commands stored
   * for any job.
   */
  renew(
    ids: readonly string[],
    owner: string,
  ): Promise<{ lost: readonly string[]; commands: readonly { id: string; command: JobCommand }[] }>;
  release(id: string, owner: string): Promise<void>;
  /** Stores a command for the process that holds the job; undefined clears it. */
  setCommand(id: string, command: JobCommand | undefined): Promise<void>;
  /** Jobs that are not over or have follow-ups, oldest request first: all of them, or those that `which` names. */
  unfinished(which?: WhichUnfinished): Promise<JobList>;
  /** Jobs, newest request first; only those of `member` where one is given. */
  list(options: { limit: number; member?: Member }): Promise<JobList>;
  /**
   * Deletes a job that is not under way. Rejects with LeaseLost when `owner` does not hold the lease. Without an owner
   * it asks for no lease: for a record that cannot be read.
   */
  remove(id: string, owner?: string): Promise<void>;
  /** Deletes jobs that were over before `overBefore`, milliseconds since the epoch. */
  purge(overBefore: number): Promise<void>;
}

/** Whether there is room for the files of another swap. What is under way goes on without asking. */
export interface DiskRoom {
  /** Throws UserError `no-room` where there is too little. */
  check(): Promise<void>;
}

/** Counts against limits. Each call is one atomic step. */
export interface Ledger {
  /**
   * Counts `amount` in the fixed window of `windowMs` that contains `at`. False, and nothing is counted, where that
   * would pass `limit`.
   */
  take(key: string, amount: number, limit: number, windowMs: number, at: number): Promise<boolean>;
  /** What is counted in the window that contains `at`. */
  used(key: string, windowMs: number, at: number): Promise<number>;
  /** Gives back `amount` in the window that contains `at`. */
  give(key: string, amount: number, windowMs: number, at: number): Promise<void>;
}

/** Secrets of this installation that are made once: the same in all processes, after restarts, and in backups. */
export interface KeptSecrets {
  /** The secret with this name; where there is none yet, the one that `make` returns is kept, encrypted. */
  keepOnce(name: string, make: () => Uint8Array): Promise<Uint8Array>;
}

/** Files of jobs, encrypted at rest; keys are unguessable. */
export interface BlobStore {
  /**
   * Returns the key. Rejects as the stream does, and then keeps nothing. `expiresAt` is in milliseconds since the
   * epoch.
   */
  put(content: Uint8Array | AsyncIterable<Uint8Array>, options: { expiresAt: number }): Promise<string>;
  /** Rejects when the key is unknown or the file was changed. */
  open(key: string, signal: AbortSignal): ReadableStream<Uint8Array>;
  remove(key: string): Promise<void>;
  /** Removes what expired before `now`. */
  sweep(now: number): Promise<void>;
}

/** Small values that outlive a restart, until they expire. Keys start with the name of the part that owns them. */
export interface ExpiringStore {
  /**
   * Replaces the value of the key. `value` is plain JSON; with `secret` it is encrypted. `expiresAt` is in milliseconds
   * since the epoch. `of` names the members whose it is: it is deleted when one of them is forgotten.
   */
  put(
    key: string,
    value: unknown,
    options: { expiresAt: number; secret?: boolean; of?: readonly Member[] },
  ): Promise<void>;
  /** Undefined when unknown or expired. The caller parses the value. */
  get(key: string): Promise<unknown>;
  /** Gets and deletes in one step: only one of several callers gets the value. */
  take(key: string): Promise<unknown>;
  delete(key: string): Promise<void>;
  /**
   * Deletes every value of the member, expired ones too, and besides every value under a key of the member's platform
   * that names the member's id. Returns how many there were.
   */
  forget(member: Member): Promise<number>;
  /**
   * Runs pieces of work on the same key one after another, in all processes that share the store: for a value that is
   * read, changed and written back.
   */
  withLock<Value>(key: string, work: () => Promise<Value>): Promise<Value>;
}
