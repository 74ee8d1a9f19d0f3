import type { Before } from './chat.ts';
import type { OnEvent } from './events.ts';
import { advance, type Job, type JobEvent } from './job.ts';
import { mayBeCharged } from './money.ts';
import type { SwapProvider } from './provider.ts';
import type { JobStore } from './storage.ts';

export type Running = Extract<Job, { state: 'running' }>;

export interface HeldJobParts {
  readonly providers: readonly SwapProvider[];
  readonly store: JobStore;
  /** Names this process in leases. */
  readonly owner: string;
  readonly onEvent: OnEvent;
}

/** A job whose lease this process holds: what it knows of it is what is stored. */
export class HeldJob {
  #job: Job;
  readonly #parts: HeldJobParts;

  constructor(job: Job, parts: HeldJobParts) {
    this.#job = job;
    this.#parts = parts;
  }

  get job(): Job {
    return this.#job;
  }

  get running(): Running {
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

  /** Durable before it resolves. Rejects with LeaseLost when another process holds the job. */
  async advance(event: JobEvent): Promise<void> {
    const next = advance(this.#job, event);
    await this.#parts.store.update(next, this.#parts.owner);
    this.#job = next;
    const provider = 'attempt' in next ? next.attempt?.provider : undefined;
    this.#parts.onEvent({ kind: 'job-advanced', jobId: next.id, event: event.kind, state: next.state, provider });
  }

  report(error: unknown): void {
    this.#parts.onEvent({ kind: 'bug', jobId: this.#job.id, error });
  }
}
