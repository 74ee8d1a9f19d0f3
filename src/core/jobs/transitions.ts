import type { FailureProblem, Setback } from '../ports/chat.ts';
import { type FollowUp, type Job, type JobIn, type JobState, timeLimitMs } from '../ports/job.ts';
import type { StoredMedia } from '../ports/media.ts';
import type { Attempt, RefusalReason, RefusalSubject, Ticket, Warning } from '../ports/provider.ts';
import type { Quality } from '../ports/quality.ts';
import { type ForgottenEvent, withoutRequester } from './forgetting/forgotten-job.ts';

type Charged = boolean | 'unknown';

/** Events of a running attempt. */
type AttemptEvent =
  | { readonly kind: 'budgeted'; readonly at: number }
  | { readonly kind: 'intended'; readonly at: number }
  /** The intent was stored, and the request was certainly not sent. */
  | { readonly kind: 'unsent' }
  | { readonly kind: 'accepted'; readonly ticket: Ticket }
  /** The attempt ended without a charge. `exhausted`: its provider is not used for the job again. */
  | { readonly kind: 'given-up'; readonly problem: Setback['problem']; readonly exhausted: boolean }
  | { readonly kind: 'lost' }
  | {
      readonly kind: 'produced';
      readonly result: StoredMedia;
      readonly warnings: readonly Warning[];
      readonly quality?: Quality | undefined;
      readonly followUps: readonly FollowUp[];
    }
  | { readonly kind: 'parked'; readonly at: number };

/** Ends without a result. */
type EndEvent = { readonly at: number; readonly followUps: readonly FollowUp[] } & (
  | {
      readonly kind: 'refused';
      readonly reason: RefusalReason;
      readonly subject: RefusalSubject;
      readonly photo?: number | undefined;
      readonly charged: Charged;
    }
  | { readonly kind: 'failed'; readonly problem: FailureProblem; readonly charged: Charged }
  | { readonly kind: 'cancelled'; readonly charged: Charged }
);

/** Events after the end of an attempt or of the job. */
type AfterEvent =
  | { readonly kind: 'delivered'; readonly at: number }
  /** The vendor found the ticket of a parked job. */
  | { readonly kind: 'found'; readonly ticket: Ticket; readonly at: number }
  /** A parked job is begun anew, although it may be paid for twice. */
  | { readonly kind: 'retried'; readonly at: number; readonly deadlineAt: number }
  | {
      readonly kind: 'came-late';
      readonly at: number;
      readonly result: StoredMedia;
      readonly warnings: readonly Warning[];
      readonly quality?: Quality | undefined;
    }
  /** The requester wants the late result. */
  | { readonly kind: 'wanted' }
  /** A follow-up was done. */
  | { readonly kind: 'completed'; readonly followUp: FollowUp };

export type JobEvent =
  | { readonly kind: 'attempted'; readonly attempt: Attempt }
  | AttemptEvent
  | EndEvent
  | AfterEvent
  | ForgottenEvent;

/** The job after the event. State changes happen here only. Throws when the event is impossible in the job's state. */
export function advance(job: Job, event: JobEvent): Job {
  switch (event.kind) {
    case 'attempted': {
      const { provider, startedAt } = event.attempt;
      const { attempts, startedAt: before } = expectState(job, event, 'queued');
      const count = { ...attempts, [provider]: (attempts[provider] ?? 0) + 1 };
      const timed = before === undefined ? timedFrom(startedAt, job) : {};
      return { ...commonFields(job), ...timed, attempts: count, state: 'running', attempt: event.attempt };
    }
    case 'budgeted':
    case 'intended':
    case 'unsent':
    case 'accepted':
    case 'given-up':
    case 'lost':
    case 'produced':
    case 'parked':
      return afterAttempt(expectState(job, event, 'running'), event);
    case 'refused':
    case 'failed':
    case 'cancelled':
      return ended(expectState(job, event, 'queued', 'running', 'delivering', 'parked'), event);
    case 'forgotten':
      return withoutRequester(expectState(job, event, 'done', 'late', 'refused', 'failed', 'cancelled'), event);
    default:
      return afterEnd(job, event);
  }
}

function afterAttempt(job: JobIn<'running'>, event: AttemptEvent): Job {
  const { attempt, tried, warnings } = job;
  const rest = commonFields(job);
  switch (event.kind) {
    case 'budgeted':
      return { ...job, attempt: { ...attempt, budgetAt: event.at } };
    case 'intended':
      return { ...job, attempt: { ...attempt, intentAt: event.at } };
    case 'unsent': {
      const { intentAt: _, ...unsent } = attempt;
      return { ...job, attempt: unsent };
    }
    case 'accepted':
      return { ...job, attempt: { ...attempt, ticket: event.ticket } };
    case 'given-up': {
      const setback = { provider: attempt.provider, problem: event.problem };
      return { ...rest, tried: event.exhausted ? [...tried, setback] : tried, state: 'queued' };
    }
    case 'lost':
      return { ...rest, warnings: withOnce(warnings, { code: 'begun-again' }), state: 'queued' };
    case 'produced': {
      const all = event.warnings.reduce(withOnce, warnings);
      return {
        ...rest,
        warnings: all,
        state: 'delivering',
        attempt,
        result: event.result,
        ...said(event),
        followUps: [...event.followUps],
      };
    }
    case 'parked':
      return { ...rest, state: 'parked', attempt, parkedAt: event.at, followUps: ['notify'] };
    default:
      return event satisfies never;
  }
}

function refusalOf({ reason, subject, photo }: Extract<EndEvent, { kind: 'refused' }>) {
  return { reason, subject, ...(photo !== undefined && { photo }) };
}

function ended(job: Job, event: EndEvent): Job {
  const attempt = 'attempt' in job && job.attempt ? { attempt: job.attempt } : {};
  const end = { ...commonFields(job), ...attempt, finishedAt: event.at, followUps: [...event.followUps] };
  switch (event.kind) {
    case 'refused':
      return { ...end, state: 'refused', ...refusalOf(event), charged: event.charged };
    case 'failed':
      return { ...end, state: 'failed', problem: event.problem, charged: event.charged };
    case 'cancelled':
      return { ...end, state: 'cancelled', charged: event.charged };
    default:
      return event satisfies never;
  }
}

function afterEnd(job: Job, event: AfterEvent): Job {
  const rest = commonFields(job);
  switch (event.kind) {
    case 'delivered': {
      const delivering = expectState(job, event, 'delivering');
      const { attempt, result, followUps } = delivering;
      return { ...rest, state: 'done', attempt, finishedAt: event.at, result, ...said(delivering), followUps };
    }
    case 'found': {
      const { attempt } = expectState(job, event, 'parked');
      return { ...rest, ...timedFrom(event.at, job), state: 'running', attempt: { ...attempt, ticket: event.ticket } };
    }
    case 'retried': {
      expectState(job, event, 'parked');
      const anew = { begunAt: event.at, startedAt: undefined, deadlineAt: event.deadlineAt };
      return { ...commonFields({ ...job, ...anew }), state: 'queued' };
    }
    case 'came-late': {
      const { attempt, followUps } = expectState(job, event, 'failed', 'cancelled');
      if (!attempt || !followUps.includes('watchLate')) throw impossible(job, event);
      const warnings = event.warnings.reduce(withOnce, job.warnings);
      const left: FollowUp[] = ['notify', ...followUps.filter((one) => one === 'discard')];
      const late = { attempt, finishedAt: event.at, result: event.result, ...said(event) };
      return { ...rest, ...late, warnings, state: 'late', followUps: left };
    }
    case 'wanted': {
      const late = expectState(job, event, 'late');
      const followUps = late.followUps.filter((one) => one !== 'notify');
      return { ...rest, state: 'delivering', attempt: late.attempt, result: late.result, ...said(late), followUps };
    }
    case 'completed':
      if (!('followUps' in job)) throw impossible(job, event);
      return { ...job, followUps: job.followUps.filter((one) => one !== event.followUp) };
    default:
      return event satisfies never;
  }
}

/** What was said of a result. Absent where nothing was. */
function said({ quality }: { readonly quality?: Quality | undefined }) {
  return quality && { quality };
}

function commonFields(job: Job) {
  const { version, id, request, requestedAt, begunAt, startedAt, deadlineAt, inputs, tried, attempts, warnings } = job;
  const common = { version, id, request, requestedAt, begunAt, deadlineAt, inputs, tried, attempts, warnings };
  return startedAt === undefined ? common : { ...common, startedAt };
}

/** The time that the job may take, counted from `at`. */
function timedFrom(at: number, job: Job) {
  return { startedAt: at, deadlineAt: at + timeLimitMs(job) };
}

function expectState<State extends JobState>(job: Job, event: JobEvent, ...states: readonly State[]): JobIn<State> {
  if (isIn(job, states)) return job;
  throw impossible(job, event);
}

function isIn<State extends JobState>(job: Job, states: readonly State[]): job is JobIn<State> {
  return states.some((state) => state === job.state);
}

function withOnce(warnings: readonly Warning[], warning: Warning): Warning[] {
  return [...warnings.filter((one) => one.code !== warning.code), warning];
}

function impossible(job: Job, event: JobEvent): Error {
  return new Error(`job ${job.id} is ${job.state}; it cannot be ${event.kind}`);
}
