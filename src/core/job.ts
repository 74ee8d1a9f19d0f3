import { z } from 'zod';
import { Setback, SwapRequest } from './chat.ts';
import { KeptMedia } from './media.ts';
import { Attempt, RefusalReason, RefusalSubject, type Ticket, Warning } from './provider.ts';

/** The files of a request, kept from admission until the job ends. */
export const JobInputs = z.object({
  target: KeptMedia,
  source: KeptMedia.optional(),
  reference: KeptMedia.optional(),
  assignments: z.array(z.object({ fromLeft: z.number().int().positive(), source: KeptMedia })).optional(),
});
export type JobInputs = z.infer<typeof JobInputs>;

const Always = {
  version: z.literal(1),
  id: z.string(),
  request: SwapRequest,
  requestedAt: z.number(),
  deadlineAt: z.number(),
  inputs: JobInputs,
  /** Providers that are not asked again, in order. */
  tried: z.array(Setback),
  /** Attempts per provider name. */
  attempts: z.record(z.string(), z.number().int()),
  warnings: z.array(Warning),
};

const Charge = z.union([z.boolean(), z.literal('unknown')]);
const Finished = { finishedAt: z.number(), attempt: Attempt.optional() };

export const Job = z.discriminatedUnion('state', [
  z.object({ ...Always, state: z.literal('queued') }),
  z.object({ ...Always, state: z.literal('running'), attempt: Attempt }),
  z.object({ ...Always, state: z.literal('delivering'), attempt: Attempt, result: KeptMedia }),
  /** Delivered; what the vendor still holds is to be deleted. */
  z.object({ ...Always, state: z.literal('tidying'), attempt: Attempt, result: KeptMedia, deliveredAt: z.number() }),
  z.object({ ...Always, state: z.literal('parked'), attempt: Attempt, parkedAt: z.number() }),
  z.object({ ...Always, ...Finished, state: z.literal('done'), result: KeptMedia }),
  z.object({
    ...Always,
    ...Finished,
    state: z.literal('refused'),
    reason: RefusalReason,
    subject: RefusalSubject,
    charged: z.boolean(),
  }),
  z.object({ ...Always, ...Finished, state: z.literal('failed'), problem: z.string(), charged: Charge }),
  z.object({ ...Always, ...Finished, state: z.literal('cancelled'), charged: Charge }),
]);
export type Job = z.infer<typeof Job>;
export type JobState = Job['state'];
type In<State extends JobState> = Extract<Job, { state: State }>;

export type JobEvent =
  | { readonly kind: 'attempted'; readonly attempt: Attempt }
  | { readonly kind: 'intended'; readonly at: number }
  | { readonly kind: 'accepted'; readonly ticket: Ticket }
  /** The attempt ended without a charge; `exhausted` when its provider is not to be asked again. */
  | { readonly kind: 'given-up'; readonly problem: Setback['problem']; readonly exhausted: boolean }
  | { readonly kind: 'lost' }
  | { readonly kind: 'produced'; readonly result: KeptMedia; readonly warnings: readonly Warning[] }
  /** `tidy` where the vendor still holds something that is to be deleted. */
  | { readonly kind: 'delivered'; readonly at: number; readonly tidy: boolean }
  | { readonly kind: 'tidied' }
  | {
      readonly kind: 'refused';
      readonly at: number;
      readonly reason: RefusalReason;
      readonly subject: RefusalSubject;
      readonly charged: boolean;
    }
  | { readonly kind: 'failed'; readonly at: number; readonly problem: string; readonly charged: boolean | 'unknown' }
  | { readonly kind: 'cancelled'; readonly at: number; readonly charged: boolean | 'unknown' }
  | { readonly kind: 'parked'; readonly at: number };

export function isFinished(job: Job): boolean {
  return 'finishedAt' in job;
}

/** Neither at its end nor to be worked on: a person decides, or only the vendor is to be tidied up. */
export function isResting({ state }: Job): boolean {
  return state === 'parked' || state === 'tidying';
}

/** The only place where a job's state changes. Throws on an event its state cannot have. */
export function advance(job: Job, event: JobEvent): Job {
  if ('finishedAt' in job) throw impossible(job, event);
  const { version, id, request, requestedAt, deadlineAt, inputs, tried, attempts, warnings } = job;
  const always = { version, id, request, requestedAt, deadlineAt, inputs, tried, attempts, warnings };
  const attempt = 'attempt' in job ? { attempt: job.attempt } : {};
  switch (event.kind) {
    case 'attempted': {
      const { provider } = event.attempt;
      const count = { ...attempts, [provider]: (attempts[provider] ?? 0) + 1 };
      return { ...always, attempts: count, state: 'running', attempt: event.attempt };
    }
    case 'intended':
      return { ...running(job, event), attempt: { ...running(job, event).attempt, intentAt: event.at } };
    case 'accepted':
      return { ...running(job, event), attempt: { ...running(job, event).attempt, ticket: event.ticket } };
    case 'given-up': {
      const { provider } = running(job, event).attempt;
      const { problem, exhausted } = event;
      return { ...always, tried: exhausted ? [...tried, { provider, problem }] : tried, state: 'queued' };
    }
    case 'lost':
      running(job, event);
      return { ...always, warnings: withOnce(warnings, { code: 'begun-again' }), state: 'queued' };
    case 'produced': {
      const all = event.warnings.reduce(withOnce, warnings);
      return {
        ...always,
        warnings: all,
        state: 'delivering',
        attempt: running(job, event).attempt,
        result: event.result,
      };
    }
    case 'delivered':
      if (job.state !== 'delivering') throw impossible(job, event);
      if (event.tidy) {
        return { ...always, attempt: job.attempt, state: 'tidying', deliveredAt: event.at, result: job.result };
      }
      return { ...always, ...attempt, state: 'done', finishedAt: event.at, result: job.result };
    case 'tidied':
      if (job.state !== 'tidying') throw impossible(job, event);
      return { ...always, ...attempt, state: 'done', finishedAt: job.deliveredAt, result: job.result };
    case 'refused': {
      const { reason, subject, charged } = event;
      return { ...always, ...attempt, state: 'refused', finishedAt: event.at, reason, subject, charged };
    }
    case 'failed':
      return {
        ...always,
        ...attempt,
        state: 'failed',
        finishedAt: event.at,
        problem: event.problem,
        charged: event.charged,
      };
    case 'cancelled':
      return { ...always, ...attempt, state: 'cancelled', finishedAt: event.at, charged: event.charged };
    case 'parked':
      return { ...always, state: 'parked', attempt: running(job, event).attempt, parkedAt: event.at };
    default:
      return event satisfies never;
  }
}

function running(job: Job, event: JobEvent): In<'running'> {
  if (job.state !== 'running') throw impossible(job, event);
  return job;
}

function withOnce(warnings: readonly Warning[], warning: Warning): Warning[] {
  return [...warnings.filter((one) => one.code !== warning.code), warning];
}

function impossible(job: Job, event: JobEvent): Error {
  return new Error(`job ${job.id} is ${job.state}; it cannot be ${event.kind}`);
}
