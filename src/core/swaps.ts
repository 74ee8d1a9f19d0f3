import { randomUUID } from 'node:crypto';
import { type AdmissionParts, type Admitted, admit } from './admission/admit.ts';
import { type RepeatChange, repeatRequest } from './admission/repeat-request.ts';
import { checkFit } from './attempts/provider-choice.ts';
import { createWebhookWaiters } from './attempts/webhook-waiters.ts';
import { UserError } from './errors.ts';
import { createJobDispatcher, type JobDispatcherParts } from './jobs/dispatcher.ts';
import { createJobCommands } from './jobs/job-commands.ts';
import { inputOf, inputsOutliveMs, releaseFiles } from './jobs/job-files.ts';
import { createJobLife, type JobLifeParts } from './jobs/job-life.ts';
import { opened } from './jobs/job-outcome.ts';
import { createJobProgress, type JobProgressParts } from './jobs/job-progress.ts';
import { createJobMaintenance, type JobMaintenanceParts } from './jobs/maintenance.ts';
import { createSemaphore } from './messages/semaphore.ts';
import type { Chat, Result, SwapRequest } from './ports/chat.ts';
import { isUnderWay, type Job } from './ports/job.ts';
import type { Member } from './ports/members.ts';
import { atOnceLimitNames, type Quota } from './ports/quota.ts';
import type { Moderator } from './ports/trust.ts';

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

export interface SwapsParts
  extends Omit<AdmissionParts, 'chat'>,
    Omit<JobLifeParts, 'waitForWebhook'>,
    Omit<JobDispatcherParts, 'progress' | 'webhooks' | 'life'>,
    Omit<JobProgressParts, 'intake'>,
    JobMaintenanceParts {
  readonly quota: Quota;
  readonly moderator: Moderator;
}

/** Results that are checked and marked at the same time, each of which is held in memory for that. */
const examinedAtOnce = 2;

export function createSwaps(given: SwapsParts): RunningSwaps {
  const parts = { limitInMemory: createSemaphore(examinedAtOnce), ...given };
  const webhooks = createWebhookWaiters();
  const progress = createJobProgress(parts);
  const life = createJobLife({ ...parts, waitForWebhook: webhooks.waitForWebhook });
  const dispatcher = createJobDispatcher({ ...parts, progress, webhooks, life });
  const commands = createJobCommands(parts, dispatcher, life);
  const maintenance = createJobMaintenance(parts, { dispatcher, life, commands, webhooks });
  const { store, blobs } = parts;

  async function request(request: SwapRequest, signal: AbortSignal): Promise<Job> {
    const job = await admitJob(request, signal, parts);
    await dispatcher.enter(job);
    return job;
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
    cancel: commands.cancel,
    choose: (jobId, choice) => (choice === 'try-again' ? commands.tryAgain(jobId) : commands.showResult(jobId)),
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

/** Admits a request and stores it as a job, whose lease this process then holds. Throws UserError; nothing is kept then. */
async function admitJob(request: SwapRequest, signal: AbortSignal, parts: SwapsParts): Promise<Job> {
  const at = parts.clock.now();
  const deadlineAt = at + parts.deadlineMs;
  const chat = (platform: string): Chat => servedChat(platform, parts);
  const validity = { at, expiresAt: deadlineAt + inputsOutliveMs, signal };
  const admitted = await admit(request, validity, { ...parts, chat });
  const job = queuedJob(request, { at, deadlineAt, ...admitted });
  const { requester, isFurther } = request;
  async function refuse(error: unknown): Promise<never> {
    await parts.quota.giveBack(requester, at);
    await releaseFiles(job, parts);
    throw error;
  }
  try {
    checkFit(parts.providers, request, inputOf(job, parts));
  } catch (error) {
    await refuse(error);
  }
  const atOnce = { ...parts.quota.atOnce?.(requester), ...(isFurther && { member: undefined }) };
  const reached = await parts.store.insert(job, parts.owner, atOnce).catch(async (error) => {
    const isStored = (await parts.store.get(job.id)) !== undefined; // only the answer was lost
    return isStored ? undefined : refuse(error);
  });
  if (reached !== undefined) await refuse(new UserError('quota-used-up', { limit: atOnceLimitNames[reached] }));
  return job;
}

function queuedJob(
  request: SwapRequest,
  { at, deadlineAt, inputs, warnings }: Admitted & { readonly at: number; readonly deadlineAt: number },
): Job {
  return {
    version: 3,
    state: 'queued',
    id: randomUUID(),
    request,
    requestedAt: at,
    begunAt: at,
    deadlineAt,
    inputs,
    tried: [],
    attempts: {},
    warnings,
  };
}

function servedChat(platform: string, parts: SwapsParts): Chat {
  const chat = parts.chat(platform);
  if (!chat) throw new Error(`${platform} is not served here`);
  return chat;
}
