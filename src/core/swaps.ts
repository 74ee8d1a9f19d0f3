import { randomUUID } from 'node:crypto';
import { type AdmissionParts, admit, type Moderator, type Quota, type QuotaLimit } from './admission/admit.ts';
import { type RepeatChange, repeatRequest } from './admission/repeat-request.ts';
import { checkFit } from './attempts/provider-choice.ts';
import { UserError } from './errors.ts';
import { createJobDispatcher, type JobDispatcher, type JobDispatcherParts } from './jobs/dispatcher.ts';
import { filesOf, inputOf, inputsOutliveMs } from './jobs/job-files.ts';
import { keepResultMs, opened } from './jobs/job-outcome.ts';
import { createJobMaintenance } from './jobs/maintenance.ts';
import { createSemaphore } from './messages/semaphore.ts';
import type { Chat, Result, SwapRequest } from './ports/chat.ts';
import { isUnderWay, type Job } from './ports/job.ts';
import type { Member } from './ports/members.ts';
import type { AtOnceLimits } from './ports/storage.ts';

/** The one thing fronts call. */
export interface Swaps {
  /** Admits, stores and queues; the rest is told through the message. Throws UserError, and then nothing was spent. */
  request(request: SwapRequest, signal: AbortSignal): Promise<Job>;
  /** The same request once more, as a job of its own. Throws UserError, also when the job is unknown or not `by`'s. */
  repeat(jobId: string, change: RepeatChange, signal: AbortSignal): Promise<Job>;
  /** False when there is nothing left to cancel. */
  cancel(jobId: string): Promise<boolean>;
  /** Answers what a job asks of its requester; false when that is not open any more. Throws UserError. */
  choose(jobId: string, choice: Choice): Promise<boolean>;
  /** Undefined when unknown. */
  find(jobId: string): Promise<JobView | undefined>;
  /** A person's jobs, newest first. */
  findOf(member: Member, limit: number): Promise<readonly JobView[]>;
  /** Takes the kept result away; what was delivered is the front's to delete. */
  forget(jobId: string): Promise<void>;
}

/**
 * `try-again`: a parked job is begun anew, although it may be paid for twice, and counts like another one.
 * `show-result`: a late result goes into the job's message.
 */
export type Choice = 'try-again' | 'show-result';

/** The same, as whoever runs them has them. */
export interface RunningSwaps extends Swaps {
  /** A vendor called: look at the attempt now. Nothing of what it said is believed. */
  nudge(attemptId: string, body?: unknown): void;
  /**
   * Goes on with jobs that no living process holds, and then asks vendors about those that may still bring something.
   * Returns those that go on.
   */
  resumeAll(wanted: (job: Job) => boolean): Promise<readonly Job[]>;
  /** Resolves when no job waits or runs. */
  idle(): Promise<void>;
  /** Leaves every job as it is, for the next start. Resolves when nothing runs any more, or would not end in time. */
  close(): Promise<void>;
}

export interface JobView {
  readonly job: Job;
  /** In line, 1 is next; absent when it does not wait. */
  readonly position?: number | undefined;
  /** What was delivered. It is kept for a day; opening it rejects afterwards. */
  readonly result?: Result | undefined;
}

export interface SwapsParts extends Omit<JobDispatcherParts, 'onEnded' | 'moderator'>, Omit<AdmissionParts, 'chat'> {
  /** Goes on, all the time, with what processes that are gone left behind. */
  readonly resumesAbandoned?: boolean;
  readonly moderator: Moderator;
  readonly quota: Quota;
  /** Milliseconds a job may take from its request on. */
  readonly deadlineMs: number;
}

const limitNames = {
  member: 'at-once',
  place: 'place-at-once',
  all: 'all-at-once',
} as const satisfies Record<keyof AtOnceLimits, QuotaLimit>;

/** Results that are checked and marked at once, each of which is held in memory for that. */
const examinedAtOnce = 2;

export function createSwaps(given: SwapsParts): RunningSwaps {
  const parts = { limitInMemory: createSemaphore(examinedAtOnce), ...given };
  const { store, owner, clock, blobs, quota } = parts;
  const dispatcher: JobDispatcher = createJobDispatcher({ ...parts, onEnded }, (attemptId, body) =>
    maintenance.unclaimedWebhook(attemptId, body),
  );
  const commandHandlers = { cancel: cancelHere, 'try-again': (id: string) => beginAnew(id), 'show-result': showLate };
  const maintenance = createJobMaintenance({ ...parts, commandHandlers }, dispatcher);

  function chat(platform: string): Chat {
    const known = parts.chat(platform);
    if (!known) throw new Error(`${platform} is not served here`);
    return known;
  }

  function onEnded(job: Job): Promise<void> {
    return clear(job, 'charged' in job && job.charged === false);
  }

  /** Its files are needed no more, and it does not count where it cost nothing. */
  async function clear(job: Job, costNothing: boolean): Promise<void> {
    if (costNothing) await quota.giveBack(job.request.requester, job.begunAt);
    await Promise.all([
      parts.relay?.withdraw(job.id),
      ...filesOf(job.inputs).map((file) => blobs.remove(file.blobKey)),
    ]);
  }

  async function request(request: SwapRequest, signal: AbortSignal): Promise<Job> {
    const at = clock.now();
    const deadlineAt = at + parts.deadlineMs;
    const admitted = await admit(request, { at, expiresAt: deadlineAt + inputsOutliveMs, signal }, { ...parts, chat });
    const job: Job = {
      version: 3,
      state: 'queued',
      id: randomUUID(),
      request,
      requestedAt: at,
      begunAt: at,
      deadlineAt,
      inputs: admitted.inputs,
      tried: [],
      attempts: {},
      warnings: admitted.warnings,
    };
    try {
      checkFit(parts.providers, request, inputOf(job, parts));
    } catch (error) {
      await clear(job, true);
      throw error;
    }
    await insert(job);
    await dispatcher.enter(job);
    return job;
  }

  async function insert(job: Job): Promise<void> {
    const { requester, isFurther } = job.request;
    const atOnce = { ...quota.atOnce?.(requester), ...(isFurther && { member: undefined }) };
    const reached = await store.insert(job, owner, atOnce).catch(async (error) => {
      if (await store.get(job.id)) return undefined; // it was stored all the same
      await clear(job, true);
      throw error;
    });
    if (reached === undefined) return;
    await clear(job, true);
    throw new UserError('quota-used-up', { limit: limitNames[reached] });
  }

  async function cancel(jobId: string): Promise<boolean> {
    const before = await store.get(jobId);
    if (!before || !(isUnderWay(before) || before.state === 'parked')) return false;
    if (await cancelHere(jobId)) return true;
    const job = await store.get(jobId);
    if (!job || !isUnderWay(job) || job.state === 'delivering') return job?.state === 'cancelled'; // another one was quick
    await store.setCommand(jobId, 'cancel'); // another process holds it
    return true;
  }

  /** False where the job is another process's, or there is nothing to cancel. */
  async function cancelHere(jobId: string): Promise<boolean> {
    if (await dispatcher.cancel(jobId)) return true;
    return dispatcher.take(jobId, async (leased) => {
      if (leased.job.state !== 'parked') return false;
      await leased.advance({
        kind: 'cancelled',
        at: clock.now(),
        charged: leased.charge,
        followUps: leased.followUpsAfter('verdict'),
      });
      await onEnded(leased.job);
      return true;
    });
  }

  /** A parked job from its start; false where it is not parked or its files are no longer kept. */
  function beginAnew(jobId: string, atOnce?: AtOnceLimits): Promise<boolean> {
    return dispatcher.take(jobId, async (leased) => {
      const at = clock.now();
      if (leased.job.state !== 'parked' || at >= leased.job.deadlineAt + inputsOutliveMs) return false;
      const reached = await leased.advance({ kind: 'retried', at, deadlineAt: at + parts.deadlineMs }, atOnce);
      if (reached === undefined) return true;
      throw new UserError('quota-used-up', { limit: limitNames[reached] });
    });
  }

  async function tryAgain(jobId: string): Promise<boolean> {
    const job = await store.get(jobId);
    if (job?.state !== 'parked') return false;
    const { requester } = job.request;
    if (!(await parts.consents.given(requester))) throw new UserError('consent-missing');
    const at = clock.now();
    const counted = await quota.take(requester, at);
    if (counted !== true) throw new UserError('quota-used-up', { limit: counted });
    let isBegun = false;
    try {
      isBegun = await beginAnew(jobId, quota.atOnce?.(requester));
      return isBegun;
    } finally {
      if (!isBegun) await quota.giveBack(requester, at);
    }
  }

  function showLate(jobId: string): Promise<boolean> {
    return dispatcher.take(jobId, async (leased) => {
      if (leased.job.state !== 'late' || clock.now() >= leased.job.finishedAt + keepResultMs) return false;
      await leased.advance({ kind: 'wanted' });
      return true;
    });
  }

  async function view(job: Job): Promise<JobView> {
    const position = isUnderWay(job) ? await dispatcher.position(job.id) : undefined;
    return { job, position, result: job.state === 'done' ? opened(job.result, blobs) : undefined };
  }

  return {
    request,
    async repeat(jobId, change, signal) {
      const job = await store.get(jobId);
      if (!job) throw new UserError('job-gone');
      return request(repeatRequest(job, change, parts.providers), signal);
    },
    cancel,
    choose: (jobId, choice) => (choice === 'try-again' ? tryAgain(jobId) : showLate(jobId)),
    async find(jobId) {
      const job = await store.get(jobId);
      return job && view(job);
    },
    findOf: async (member, limit) => Promise.all((await store.list({ limit, member })).jobs.map(view)),
    async forget(jobId) {
      const job = await store.get(jobId);
      if (job && 'result' in job) await blobs.remove(job.result.blobKey);
    },
    nudge: dispatcher.nudge,
    resumeAll: maintenance.resumeAll,
    idle: dispatcher.idle,
    async close() {
      maintenance.stop();
      await dispatcher.close();
    },
  };
}
