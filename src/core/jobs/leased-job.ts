import type { LeftTickets } from '../attempts/left-tickets.ts';
import type { Clock } from '../clock.ts';
import type { OnEvent } from '../events.ts';
import { patientlyForPaid } from '../patience.ts';
import type { Before } from '../ports/chat.ts';
import type { FollowUp, Job, JobIn } from '../ports/job.ts';
import type { SwapProvider, Ticket } from '../ports/provider.ts';
import type { Quality } from '../ports/quality.ts';
import { type AtOnceLimits, type JobStore, LeaseLost } from '../ports/storage.ts';
import { mayBeCharged } from './attempt-policy.ts';
import { advance, type JobEvent } from './transitions.ts';

export interface LeasedJobParts {
  readonly providers: readonly SwapProvider[];
  readonly store: JobStore;
  /** Names this process in leases. */
  readonly owner: string;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
}

/**
 * What ended a job: the vendor's verdict, something else before there was a verdict, or a result that was made and
 * cannot be used. The last is left at the vendor until it expires.
 */
export type EndedBy = 'verdict' | 'no verdict' | 'unusable result';

/** A job whose lease this process holds. `job` is always what is stored. */
export class LeasedJob {
  #job: Job;
  readonly #parts: LeasedJobParts;
  /** Whether the result was looked at while this process had the lease. */
  hasSeenResult = false;
  /** What the faces promise, as soon as it is known. It is never stored. */
  forecast: Quality | undefined;
  /** Aborted when this process must leave the job as it is. */
  readonly leaving: AbortSignal;
  /** Aborted a while later, when it does not wait for answers under way any longer. */
  readonly left: AbortSignal;

  constructor(job: Job, lease: { leaving: AbortController; left: AbortController }, parts: LeasedJobParts) {
    this.#job = job;
    this.#parts = parts;
    this.leaving = lease.leaving.signal;
    this.left = lease.left.signal;
  }

  get job(): Job {
    return this.#job;
  }

  get running(): JobIn<'running'> {
    if (this.#job.state !== 'running') throw new Error(`job ${this.#job.id} is ${this.#job.state}, not running`);
    return this.#job;
  }

  /** The provider of the current attempt, where there is one and it is still configured. */
  get provider(): SwapProvider | undefined {
    const name = 'attempt' in this.#job ? this.#job.attempt?.provider : undefined;
    return this.#parts.providers.find((provider) => provider.name === name);
  }

  /** What the provider has accepted the current attempt with. */
  get ticket(): Ticket | undefined {
    return 'attempt' in this.#job ? this.#job.attempt?.ticket : undefined;
  }

  /** What a requester should know of the attempts before this one. */
  get before(): Before {
    const insteadOf = this.#job.tried.at(-1);
    const begunAgain = this.#job.warnings.some(({ code }) => code === 'begun-again');
    return { ...(insteadOf && { insteadOf }), ...(begunAgain && { begunAgain }) };
  }

  /** Whether a paid request may have been received whose answer is not known. */
  get isInDoubt(): boolean {
    const attempt = this.#job.state === 'running' ? this.#job.attempt : undefined;
    const isUnanswered = attempt?.intentAt !== undefined && attempt.ticket === undefined;
    return isUnanswered && this.provider?.bills === true;
  }

  get charge(): 'unknown' | false {
    return mayBeCharged(this.#job, this.provider) ? 'unknown' : false;
  }

  /** The follow-up that deletes what the vendor holds, where the vendor can delete. */
  get discarding(): FollowUp[] {
    return this.ticket !== undefined && this.provider?.discard ? ['discard'] : [];
  }

  /** The follow-ups of an end. */
  followUpsAfter(end: EndedBy): FollowUp[] {
    const mayStillCome = end === 'no verdict' && this.ticket !== undefined && this.provider?.bills !== false;
    const discarding = end === 'unusable result' ? [] : this.discarding;
    return ['notify', ...(mayStillCome ? (['watchLate'] as const) : []), ...discarding];
  }

  /**
   * Applies the event and stores the job. The change is durable when it resolves; it waits for a store that is out of
   * order. Rejects with LeaseLost when another process holds the job. Where a limit of jobs at once is reached, nothing
   * changes and the limit is returned.
   */
  async advance(event: JobEvent, atOnce?: AtOnceLimits): Promise<keyof AtOnceLimits | undefined> {
    const next = advance(this.#job, event);
    const { store, owner } = this.#parts;
    const reached = await this.patiently(() => store.update(next, owner, atOnce));
    if (reached !== undefined) return reached;
    const from = this.#job;
    this.#job = next;
    this.#parts.onEvent({ kind: 'job-advanced', jobId: next.id, event: event.kind, ...changeOf(from, next) });
    return undefined;
  }

  /** Stores the ticket of the attempt. Where another process has taken the job over, the ticket is left for that one. */
  async accept(ticket: Ticket, leftTickets: LeftTickets): Promise<void> {
    const { attempt } = this.running;
    if (JSON.stringify(ticket) === JSON.stringify(attempt.ticket)) return;
    try {
      await this.advance({ kind: 'accepted', ticket });
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      await this.patiently(() => leftTickets.leave(attempt.id, ticket));
      throw error;
    }
  }

  /** Repeats work on a store that is out of order, for as long as paid work is worth it. */
  patiently<Value>(work: () => Promise<Value>): Promise<Value> {
    return patientlyForPaid(this.#job.id, work, this.left, this.#parts);
  }

  /** Takes over a forecast when it comes. Nothing waits for it. It never rejects. */
  foresee(coming: Promise<Quality | undefined>): void {
    void coming.then((forecast) => {
      this.forecast = forecast;
    });
  }

  report(error: unknown): void {
    this.#parts.onEvent({ kind: 'bug', jobId: this.#job.id, error });
  }
}

/** What telemetry is told of a change. */
function changeOf(from: Job, next: Job) {
  const hasBegun = from.startedAt === undefined && next.startedAt !== undefined;
  const hasEnded = !('finishedAt' in from) && 'finishedAt' in next;
  return {
    from: from.state,
    state: next.state,
    provider: 'attempt' in next ? next.attempt?.provider : undefined,
    waitedMs: hasBegun ? Math.max(0, (next.startedAt ?? 0) - next.begunAt) : undefined,
    tookMs: hasEnded ? Math.max(0, next.finishedAt - next.begunAt) : undefined,
  };
}
