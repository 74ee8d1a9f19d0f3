import { z } from 'zod';
import { type AdmissionParts, createAdmission, type RequestOptions } from './admission/admit.ts';
import { foresee, type Outline } from './admission/foresee.ts';
import { checkLine } from './admission/line.ts';
import type { FacesSeen, LookAtFacesOptions } from './admission/look-at-faces.ts';
import { type AgainParts, type RepeatChange, repeatRequest, whatAgainDoes } from './admission/repeat-request.ts';
import { createLeftTickets } from './attempts/left-tickets.ts';
import { createVendorIds } from './attempts/vendor-ids.ts';
import { createWebhookWaiters } from './attempts/webhook-waiters.ts';
import { looksAgain } from './content-gate.ts';
import { UserError } from './errors.ts';
import { createJobDispatcher, type JobDispatcher, type JobDispatcherParts, type Line } from './jobs/dispatcher.ts';
import { createJobForgetting, type ForgottenJobs } from './jobs/forgetting/forget-jobs.ts';
import { nobodysPlatform } from './jobs/forgetting/forgotten-job.ts';
import { nobodysChat } from './jobs/forgetting/nobodys-chat.ts';
import { createJobCommands } from './jobs/job-commands.ts';
import { createJobLife, type JobLifeParts } from './jobs/job-life.ts';
import { keepResultMs, opened } from './jobs/job-outcome.ts';
import { createJobProgress, type JobProgressParts } from './jobs/job-progress.ts';
import { createJobMaintenance, type JobMaintenanceParts } from './jobs/maintenance.ts';
import { createSemaphore } from './messages/semaphore.ts';
import type { Again, MediaRef, Requester, Result, SwapRequest } from './ports/chat.ts';
import { isUnderWay, type Job } from './ports/job.ts';
import type { FaceBook, Member, SavedFace } from './ports/members.ts';
import type { Quota } from './ports/quota.ts';
import type { ExpiringStore } from './ports/storage.ts';
import type { Verification } from './ports/trust.ts';

/** The one door for fronts: they ask for swaps here, and learn of the rest through the message of each job. */
export interface Swaps {
  /**
   * Admits the request, stores it as a job and queues the job; the rest is shown in the job's message. Throws
   * UserError, and then nothing was spent: such as FacesToPick where `asksForFaces`.
   */
  request(request: SwapRequest, signal: AbortSignal, options?: RequestOptions): Promise<Job>;
  /** Throws the UserError that a request would end with, as far as is known before its files are looked at. */
  foresee(outline: Outline): Promise<void>;
  /**
   * Requests the swap again, as a new job that does something new. Throws UserError, also when the job is unknown,
   * belongs to somebody other than `change.by`, or would only do the same as it, or as its last repetition.
   */
  repeat(jobId: string, change: RepeatChange, signal: AbortSignal): Promise<Job>;
  /**
   * Fetches a picture to keep as a face, under the limits of requests: a JPEG of at most 1024 px, upright, without
   * metadata, with exactly one face that can be swapped. Of several faces it is the one with this number. Throws
   * UserError, such as FacesToPick where no number was given.
   */
  portrait(ref: MediaRef, requester: Requester, signal: AbortSignal, number?: number): Promise<Uint8Array>;
  /**
   * Numbers the faces of a picture, under the limits of requests. A GIF or video is refused with UserError `moving-face`,
   * unless one frame of it is to be looked at. Throws UserError.
   */
  faces(ref: MediaRef, requester: Requester, signal: AbortSignal, options?: LookAtFacesOptions): Promise<FacesSeen>;
  /** Whether a file was made here, under the limits of requests. Throws UserError. */
  verify(ref: MediaRef, requester: Requester, signal: AbortSignal): Promise<Verification>;
  /** False when there is nothing left to cancel. */
  cancel(jobId: string): Promise<boolean>;
  /**
   * Carries out what the requester chose for a parked or late job. False when the job no longer asks for a choice.
   * Throws UserError.
   */
  choose(jobId: string, choice: Choice): Promise<boolean>;
  /** Undefined when unknown. */
  find(jobId: string): Promise<JobView | undefined>;
  /** A person's jobs, newest first. */
  findOf(member: Member, limit: number): Promise<readonly JobView[]>;
  /** Removes the stored result. The front deletes what was delivered. */
  forget(jobId: string): Promise<void>;
}

/**
 * `try-again`: a parked job begins anew and counts as another job, although it may be paid for twice. `show-result`: a
 * late result is put into the job's message.
 */
export type Choice = 'try-again' | 'show-result';

/** `Swaps` plus the lifecycle methods that only the composition root uses. */
export interface RunningSwaps extends Swaps {
  /** A vendor called about an attempt: it is polled now. Nothing of what the vendor said is believed. */
  nudge(attemptId: string, body?: unknown): void;
  /**
   * Resumes the `wanted` jobs that no living process holds, and asks vendors about those that may still bring a result.
   * Returns the resumed jobs.
   */
  resumeAll(wanted: (job: Job) => boolean): Promise<readonly Job[]>;
  /**
   * Ends the member's jobs, and deletes them with their files, here and at vendors that can delete. What is left is done
   * later without the member. Rejects where another process holds a job for too long.
   */
  forgetJobsOf(member: Member): Promise<ForgottenJobs>;
  /** How many jobs wait for their turn, and how many processes run jobs of a shared queue. */
  line(): Promise<Line>;
  /** Resolves when no job waits or runs. */
  idle(): Promise<void>;
  /**
   * Begins nothing more and leaves every job as it is, for the next start; answers to paid requests under way are
   * awaited for a few seconds. Resolves when nothing runs any more, or does not end in time.
   */
  close(): Promise<void>;
}

export interface JobView {
  readonly job: Job;
  /** The job's position in the queue: 1 is next. Absent when the job does not wait. */
  readonly position?: number | undefined;
  /** The delivered result. Opening it rejects once it is kept no longer. */
  readonly result?: Result | undefined;
  /** What repeating the swap would do; absent where nothing new would come of it. */
  readonly again?: Again | undefined;
}

export interface SwapsParts
  extends Omit<AdmissionParts, 'chat' | 'store' | 'faces'>,
    Omit<JobLifeParts, 'waitForWebhook' | 'leftTickets' | 'vendorIds' | 'again'>,
    Omit<AgainParts, 'faces'>,
    Omit<JobDispatcherParts, 'progress' | 'webhooks' | 'life'>,
    Omit<JobProgressParts, 'intake'>,
    JobMaintenanceParts {
  readonly quota: Quota;
  readonly expiringStore: Pick<ExpiringStore, 'get' | 'put' | 'withLock'>;
  readonly faces?: Pick<FaceBook, 'openAll' | 'list'>;
  /** A request is refused when it would wait longer for its turn. Absent for no limit. */
  readonly longestWaitMs?: number;
}

/** Results that are checked and marked at the same time, each of which is held in memory for that. */
const examinedAtOnce = 2;

export function createSwaps(given: SwapsParts): RunningSwaps {
  const parts = {
    limitInMemory: createSemaphore(examinedAtOnce),
    ...given,
    chat: (platform: string) => (platform === nobodysPlatform ? nobodysChat : given.chat(platform)),
  };
  const webhooks = createWebhookWaiters();
  const progress = createJobProgress(parts);
  const leftTickets = createLeftTickets({ ...parts, tell: (attemptId) => dispatcher.nudge(attemptId) });
  const vendorIds = createVendorIds(parts.expiringStore, parts.clock);
  const life = createJobLife({ ...parts, again, leftTickets, vendorIds, waitForWebhook: webhooks.waitForWebhook });
  const dispatcher: JobDispatcher = createJobDispatcher({ ...parts, progress, webhooks, life });
  const commands = createJobCommands(parts, dispatcher, life);
  const maintenance = createJobMaintenance(parts, { dispatcher, life, commands, webhooks });
  const forgetJobsOf = createJobForgetting(parts, dispatcher);
  const admission = createAdmission(parts);
  /** As long as a repetition may wait in line, and as its result is kept. */
  const keepRepetitionMs = Math.max(keepResultMs, parts.keepResultsMs ?? 0);
  const { store, blobs } = parts;

  /** Undefined as well where nobody can tell. */
  async function again(job: Job, faces = parts.faces): Promise<Again | undefined> {
    return whatAgainDoes(job, { ...parts, faces }).catch((error) => {
      parts.onEvent({ kind: 'bug', jobId: job.id, error });
      return undefined;
    });
  }

  async function request(request: SwapRequest, signal: AbortSignal, options?: RequestOptions): Promise<Job> {
    if (parts.longestWaitMs !== undefined) await checkLine(dispatcher, parts.longestWaitMs);
    const job = await admission.admit(request, signal, options);
    await dispatcher.enter(job);
    return job;
  }

  /** Of several presses one gets its job. Throws UserError where that job runs or is done. */
  function once(key: string, work: () => Promise<Job>): Promise<Job> {
    const { expiringStore, clock } = parts;
    return expiringStore.withLock(key, async () => {
      const earlier = await store.get(
        z
          .string()
          .catch('')
          .parse(await expiringStore.get(key)),
      );
      if (earlier && (isUnderWay(earlier) || earlier.state === 'done')) throw new UserError('again-done');
      const job = await work();
      await expiringStore.put(key, job.id, { expiresAt: clock.now() + keepRepetitionMs });
      return job;
    });
  }

  async function view(job: Job, faces = parts.faces): Promise<JobView> {
    const position = isUnderWay(job) ? await dispatcher.position(job.id) : undefined;
    const result = job.state === 'done' ? looksAgain(opened(job.result, blobs), parts) : undefined;
    return { job, position, result, again: isUnderWay(job) ? undefined : await again(job, faces) };
  }

  return {
    request,
    async foresee(outline) {
      await foresee(outline, parts);
      if (parts.longestWaitMs !== undefined) await checkLine(dispatcher, parts.longestWaitMs);
    },
    portrait: admission.portrait,
    faces: admission.faces,
    verify: admission.verify,
    async repeat(jobId, change, signal) {
      const job = await store.get(jobId);
      if (!job) throw new UserError('job-gone');
      const does = await whatAgainDoes(job, parts, change.providers);
      const repeated = repeatRequest(job, does, change, parts.providers);
      return once(`again ${jobId} ${JSON.stringify(does)}`, () => request(repeated, signal));
    },
    cancel: commands.cancel,
    choose: (jobId, choice) => (choice === 'try-again' ? commands.tryAgain(jobId) : commands.showResult(jobId)),
    async find(jobId) {
      const job = await store.get(jobId);
      return job && view(job);
    },
    async findOf(member, limit) {
      const { jobs } = await store.list({ limit, member });
      let saved: Promise<readonly SavedFace[]> | undefined; // one look-up for all of them
      const { faces } = parts;
      const listed = faces && { ...faces, list: () => (saved ??= faces.list(member)) };
      return Promise.all(jobs.map((job) => view(job, listed)));
    },
    async forget(jobId) {
      const job = await store.get(jobId);
      if (job && 'result' in job) await blobs.remove(job.result.blobKey);
    },
    forgetJobsOf,
    nudge: dispatcher.nudge,
    resumeAll: maintenance.resumeAll,
    line: dispatcher.line,
    idle: dispatcher.idle,
    async close() {
      maintenance.stop();
      await dispatcher.close();
    },
  };
}
