import { z } from 'zod';
import { FailureProblem, Setback, SwapRequest } from './chat.ts';
import { migrated } from './job-migrations.ts';
import { StoredMedia } from './media.ts';
import { Attempt, RefusalReason, RefusalSubject, Warning } from './provider.ts';
import { Quality } from './quality.ts';

/** A row of a group swap, as it was requested. In older records every scene face is named by its place. */
const StoredAssignment = z.union([
  z.object({ fromLeft: z.number().int().positive(), source: StoredMedia }),
  z.object({ reference: StoredMedia, source: StoredMedia }),
]);

/** The files of a request, kept from admission until the job ends. */
export const JobInputs = z.object({
  target: StoredMedia,
  source: StoredMedia.optional(),
  /** More photos of the person in `source`. Absent in older records. */
  morePhotos: z.array(StoredMedia).optional(),
  reference: StoredMedia.optional(),
  assignments: z.array(StoredAssignment).optional(),
});
export type JobInputs = z.infer<typeof JobInputs>;

const Always = {
  version: z.literal(3),
  id: z.string(),
  request: SwapRequest,
  requestedAt: z.number(),
  /** When the job was requested, or was last begun anew by a person's choice. Milliseconds since the epoch. */
  begunAt: z.number(),
  /** When its first attempt since `begunAt` began; the time until the deadline counts from then. Absent in older records. */
  startedAt: z.number().optional(),
  /** Moves when the first attempt begins: waiting in line counts against no job. */
  deadlineAt: z.number(),
  inputs: JobInputs,
  /** Providers that are not used again for the job, in the order of their attempts. */
  tried: z.array(Setback),
  /** Attempts per provider name. */
  attempts: z.record(z.string(), z.number().int()),
  /** Those of another version of the program are left out. */
  warnings: z.array(Warning.or(z.unknown().transform(() => undefined))).transform(known),
};

/**
 * What is left to do about a job that has ended: notify the requester, watch for a late result of the vendor, discard
 * what the vendor holds; in this order.
 */
export const FollowUp = z.enum(['notify', 'watchLate', 'discard']);
export type FollowUp = z.infer<typeof FollowUp>;

const Charge = z.union([z.boolean(), z.literal('unknown')]);
const Ended = { attempt: Attempt.optional(), followUps: z.array(FollowUp) };
/** A result, and what was said of it; nothing where nobody could tell. */
const WithResult = { result: StoredMedia, quality: Quality.optional().catch(undefined) };
const Finished = { ...Ended, finishedAt: z.number() };

const CurrentJob = z.discriminatedUnion('state', [
  z.object({ ...Always, state: z.literal('queued') }),
  z.object({ ...Always, state: z.literal('running'), attempt: Attempt }),
  /** The follow-ups come after the delivery. */
  z.object({ ...Always, ...Ended, ...WithResult, state: z.literal('delivering'), attempt: Attempt }),
  z.object({ ...Always, ...Ended, state: z.literal('parked'), attempt: Attempt, parkedAt: z.number() }),
  z.object({ ...Always, ...Finished, ...WithResult, state: z.literal('done') }),
  /** The result came after the job had ended without one. The requester may have it. */
  z.object({ ...Always, ...Finished, ...WithResult, state: z.literal('late'), attempt: Attempt }),
  z.object({
    ...Always,
    ...Finished,
    state: z.literal('refused'),
    reason: RefusalReason,
    subject: RefusalSubject,
    photo: z.number().int().positive().optional(),
    charged: Charge,
  }),
  z.object({ ...Always, ...Finished, state: z.literal('failed'), problem: FailureProblem, charged: Charge }),
  z.object({ ...Always, ...Finished, state: z.literal('cancelled'), charged: Charge }),
]);

function known(warnings: readonly (Warning | undefined)[]): Warning[] {
  return warnings.filter((warning) => warning !== undefined);
}

/** A job as it is stored. Records of the version before are read as well. */
export const Job = z.preprocess(migrated, CurrentJob);
export type Job = z.infer<typeof Job>;
export type JobState = Job['state'];
export type JobIn<State extends JobState> = Extract<Job, { state: State }>;

/** Milliseconds that the job may take from its first attempt on. */
export function timeLimitMs({ begunAt, startedAt = begunAt, deadlineAt }: Job): number {
  return deadlineAt - startedAt;
}

/** True when the job has ended. There may be follow-ups. */
export function isFinished(job: Job): boolean {
  return 'finishedAt' in job;
}

/** When the job ended for good, milliseconds since the epoch; undefined while anything is left to do about it. */
export function overAt(job: Job): number | undefined {
  return 'finishedAt' in job && job.followUps.length === 0 ? job.finishedAt : undefined;
}

/** Whether it counts among the jobs that its requester has under way at once. */
export function isUnderWay({ state }: Job): boolean {
  return state === 'queued' || state === 'running' || state === 'delivering';
}

/** Whether a requester waits for the job. Everything else about a job is done from time to time. */
export function isPressing(job: Job): boolean {
  return isUnderWay(job) || hasFollowUp(job, 'notify');
}

export function hasFollowUp(job: Job, what: FollowUp): boolean {
  return 'followUps' in job && job.followUps.includes(what);
}
