import type { Clock } from '../clock.ts';
import type { OnEvent } from '../events.ts';
import type { Before } from '../ports/chat.ts';
import type { FollowUp, Job, JobIn } from '../ports/job.ts';
import type { SwapProvider } from '../ports/provider.ts';
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

/** What ended a job: the vendor's verdict, or something else before there was a verdict. */
export type EndedBy = 'verdict' | 'no verdict';

/** Pauses between attempts to store a change: a ticket must not be lost because a disk was full. */
const storeRetryMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000, 60_000] as const;

/** A job whose lease this process holds. `job` is always what is stored. */
export class LeasedJob {
  #job: Job;
  readonly #parts: LeasedJobParts;
  /** Aborted when this process must leave the job as it is. */
  readonly leaving: AbortSignal;

  constructor(job: Job, leaving: AbortSignal, parts: LeasedJobParts) {
    this.#job = job;
    this.#parts = parts;
    this.leaving = leaving;
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

  /** What a requester should know of the attempts before this one. */
  get before(): Before {
    const insteadOf = this.#job.tried.at(-1);
    const begunAgain = this.#job.warnings.some(({ code }) => code === 'begun-again');
    return { ...(insteadOf && { insteadOf }), ...(begunAgain && { begunAgain }) };
  }

  get charge(): 'unknown' | false {
    return mayBeCharged(this.#job, this.provider) ? 'unknown' : false;
  }

  /** The follow-up that deletes what the vendor holds, where the vendor can delete. */
  get discarding(): FollowUp[] {
    const ticket = 'attempt' in this.#job ? this.#job.attempt?.ticket : undefined;
    return ticket !== undefined && this.provider?.discard ? ['discard'] : [];
  }

  /** The follow-ups of an end. */
  followUpsAfter(end: EndedBy): FollowUp[] {
    const ticket = 'attempt' in this.#job ? this.#job.attempt?.ticket : undefined;
    const mayStillCome = end === 'no verdict' && ticket !== undefined && this.provider?.bills !== false;
    return ['notify', ...(mayStillCome ? (['watchLate'] as const) : []), ...this.discarding];
  }

  /**
   * Applies the event and stores the job. The change is durable when it resolves; it waits for a store that is out of
   * order. Rejects with LeaseLost when another process holds the job. Where a limit of jobs at once is reached, nothing
   * changes and the limit is returned.
   */
  async advance(event: JobEvent, atOnce?: AtOnceLimits): Promise<keyof AtOnceLimits | undefined> {
    const next = advance(this.#job, event);
    const reached = await this.#store(next, atOnce);
    if (reached !== undefined) return reached;
    this.#job = next;
    const provider = 'attempt' in next ? next.attempt?.provider : undefined;
    this.#parts.onEvent({ kind: 'job-advanced', jobId: next.id, event: event.kind, state: next.state, provider });
    return undefined;
  }

  async #store(next: Job, atOnce: AtOnceLimits | undefined): Promise<keyof AtOnceLimits | undefined> {
    const { store, owner, clock, onEvent } = this.#parts;
    for (const waitMs of [...storeRetryMs, undefined]) {
      try {
        return await store.update(next, owner, atOnce);
      } catch (error) {
        if (error instanceof LeaseLost || waitMs === undefined) throw error;
        onEvent({ kind: 'store-failed', jobId: next.id, error });
        await clock.sleep(waitMs, this.leaving);
      }
    }
    return undefined;
  }

  report(error: unknown): void {
    this.#parts.onEvent({ kind: 'bug', jobId: this.#job.id, error });
  }
}
