import { randomUUID } from 'node:crypto';
import { type AttemptHooks, runAttempt, type Verdict } from '../attempts/attempt.ts';
import { candidates } from '../attempts/provider-choice.ts';
import { Cancelled, isLeaving, ProviderError, UserError } from '../errors.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import type { FailureProblem } from '../ports/chat.ts';
import type { JobIn } from '../ports/job.ts';
import type { Attempt, RefusalReason, RefusalSubject, SwapInput, SwapProvider } from '../ports/provider.ts';
import { LeaseLost } from '../ports/storage.ts';
import {
  afterError,
  afterFailure,
  budgetUsedUp,
  type Circumstances,
  isUnpaid,
  type NextStep,
} from './attempt-policy.ts';
import { type FetchResultParts, fetchResult } from './fetch-result.ts';
import { inputOf, inputsOutliveMs, type JobFilesParts } from './job-files.ts';
import { type JobSignals, jobSignals } from './job-signals.ts';
import type { TicketParts } from './late-results.ts';
import type { EndedBy, LeasedJob, LeasedJobParts } from './leased-job.ts';

export interface RunnerParts extends LeasedJobParts, JobFilesParts, TicketParts, FetchResultParts {
  /** Counts a paid submit against the operator's budget; false where it is used up. */
  spend(at: number): Promise<boolean>;
}

/** A local job that brings its process down ends after so many attempts. */
const maxLocalAttempts = 5;

/**
 * Runs a job that waits or runs until it has a result or another end, or is in doubt: it needs no turn to be reconciled.
 * Rejects when the process stops or loses the lease.
 */
export async function runJob(leased: LeasedJob, message: ProgressEditor, byQueue: AbortSignal, parts: RunnerParts) {
  await new JobRun(leased, message, byQueue, parts).toEnd();
}

class JobRun {
  readonly #leased: LeasedJob;
  readonly #parts: RunnerParts;
  readonly #input: SwapInput;
  readonly #message: ProgressEditor;
  readonly #signals: JobSignals;

  constructor(leased: LeasedJob, message: ProgressEditor, byQueue: AbortSignal, parts: RunnerParts) {
    this.#leased = leased;
    this.#parts = parts;
    this.#input = inputOf(leased.job, parts);
    this.#message = message;
    const { leaving, left, job } = leased;
    this.#signals = jobSignals({ byQueue, leaving, left }, parts.clock);
    if (job.state === 'running' || job.startedAt !== undefined) this.#signals.startDeadline(job);
  }

  async toEnd(): Promise<void> {
    try {
      for (let { job } = this.#leased; job.state === 'queued' || job.state === 'running'; job = this.#leased.job) {
        if (this.#leased.isInDoubt) return;
        await this.#step(job);
      }
    } catch (error) {
      await this.#crash(error);
    } finally {
      this.#signals.stop();
    }
  }

  async #step(job: JobIn<'queued' | 'running'>): Promise<void> {
    try {
      if (job.state === 'queued') await this.#begin();
      else await this.#attempt(job);
    } catch (error) {
      if (!this.#signals.ending.aborted || error instanceof LeaseLost) throw error;
      await this.#cancelled(this.#signals.ending.reason);
    }
  }

  async #begin(): Promise<void> {
    this.#signals.ending.throwIfAborted();
    const { job } = this.#leased;
    const isTooLate = job.startedAt === undefined && this.#parts.clock.now() > job.begunAt + inputsOutliveMs;
    if (isTooLate) return this.#fail('not-begun', false, 'verdict'); // its files may be gone before it ends
    const [provider] = candidates(this.#parts.providers, job, this.#input);
    if (!provider) return this.#fail('failed', false, 'verdict');
    this.#message.report({ kind: 'preparing', provider: provider.name, ...this.#leased.before });
    const attempt: Attempt = { id: randomUUID(), provider: provider.name, startedAt: this.#parts.clock.now() };
    await this.#leased.advance({ kind: 'attempted', attempt });
    this.#signals.startDeadline(this.#leased.job);
  }

  async #attempt({ attempt }: JobIn<'running'>): Promise<void> {
    const provider = this.#parts.providers.find(({ name }) => name === attempt.provider);
    if (!provider) return this.#withoutProvider(attempt);
    const { ending } = this.#signals;
    let verdict: Verdict;
    try {
      verdict = await runAttempt(provider, attempt, this.#input, this.#signals, this.#hooks(provider), this.#parts);
    } catch (error) {
      if (error instanceof UserError && this.#leased.charge === false) return this.#unfitFile(error, provider);
      if (!(error instanceof ProviderError)) throw error;
      if (ending.aborted && isUnpaid(error, this.#leased.job, provider)) throw error;
      const jobId = this.#leased.job.id;
      this.#parts.onEvent({ kind: 'attempt-failed', jobId, provider: provider.name, problem: error.problem, error });
      return this.#follow(afterError(error, this.#circumstances(provider)), provider, 'no verdict');
    }
    await this.#conclude(verdict, provider);
  }

  /** The provider is no longer configured. An attempt that may have been paid for is parked, not given up. */
  async #withoutProvider({ intentAt }: Attempt): Promise<void> {
    if (intentAt !== undefined) return this.#park();
    await this.#leased.advance({ kind: 'given-up', problem: 'failed', exhausted: true });
  }

  #hooks(provider: SwapProvider): AttemptHooks {
    const { spend, clock, onEvent, leftTickets } = this.#parts;
    return {
      onIntent: async () => {
        const isAffordable = !provider.bills || (await this.#leased.patiently(() => spend(clock.now())));
        if (!isAffordable) throw budgetUsedUp(provider.name);
        await this.#leased.advance({ kind: 'intended', at: clock.now() });
      },
      onUnsent: async () => {
        await this.#leased.advance({ kind: 'unsent' });
      },
      onTicket: (ticket) => this.#leased.accept(ticket, leftTickets),
      onPending: ({ fraction }, expectedMs) => {
        this.#message.report({
          kind: 'working',
          provider: provider.name,
          fraction,
          expectedMs,
          ...this.#leased.before,
        });
      },
      onPollError: ({ problem }) =>
        onEvent({ kind: 'poll-failed', jobId: this.#leased.job.id, provider: provider.name, problem }),
    };
  }

  async #conclude(verdict: Verdict, provider: SwapProvider): Promise<void> {
    switch (verdict.state) {
      case 'done': {
        const isLastChance = provider.bills && this.#leased.running.attempt.ticket === undefined;
        const signal = isLastChance ? this.#signals.lastChance : this.#signals.ending;
        const fetched = await fetchResult(verdict.result, this.#leased.job, signal, this.#parts);
        if ('problem' in fetched) return this.#fail(fetched.problem, provider.bills, 'verdict');
        if ('refused' in fetched) return this.#refuse(fetched.refused, 'target', provider.bills);
        const { warnings = [] } = verdict;
        await this.#leased.advance({
          kind: 'produced',
          result: fetched.kept,
          warnings,
          followUps: this.#leased.discarding,
        });
        return;
      }
      case 'refused':
        return this.#refuse(verdict.reason, verdict.subject, verdict.charged ?? false);
      case 'unfit':
        return this.#unfit(verdict.reason, verdict.subject, provider);
      case 'failed':
        return this.#follow(afterFailure(verdict, this.#circumstances(provider)), provider, 'verdict');
      case 'lost':
        if (provider.bills) return this.#park();
        if ((this.#leased.job.attempts[provider.name] ?? 0) >= maxLocalAttempts) {
          return this.#fail('failed', false, 'verdict');
        }
        await this.#leased.advance({ kind: 'lost' });
        return;
      default:
        return verdict satisfies never;
    }
  }

  #circumstances(provider: SwapProvider): Circumstances {
    const others = candidates(this.#parts.providers, this.#leased.job, this.#input);
    const rest = others.filter(({ name }) => name !== provider.name);
    return { now: this.#parts.clock.now(), job: this.#leased.running, provider, others: rest };
  }

  async #follow(next: NextStep, provider: SwapProvider, endedBy: EndedBy): Promise<void> {
    switch (next.go) {
      case 'again':
        await this.#leased.advance({ kind: 'given-up', problem: next.problem, exhausted: false });
        this.#message.report({ kind: 'retrying', provider: provider.name, problem: next.problem });
        return this.#parts.clock.sleep(next.waitMs, this.#signals.ending);
      case 'elsewhere':
        await this.#leased.advance({ kind: 'given-up', problem: next.problem, exhausted: true });
        return;
      case 'fail':
        return this.#fail(next.problem, next.charged, endedBy);
      case 'reconcile':
        return; // it is in doubt now
      default:
        return next satisfies never;
    }
  }

  async #park(): Promise<void> {
    await this.#leased.advance({ kind: 'parked', at: this.#parts.clock.now() });
  }

  /** A file that passed admission cannot be prepared for this provider. */
  #unfitFile({ code, params }: UserError, provider: SwapProvider): Promise<void> {
    const reason = code === 'needs-video-library' ? code : 'unsupported-media';
    return this.#unfit(reason, params.subject ?? 'target', provider);
  }

  /** Nothing that can bill was sent. The requester is refused only where no other provider can be asked. */
  async #unfit(reason: RefusalReason, subject: RefusalSubject, provider: SwapProvider): Promise<void> {
    if (this.#circumstances(provider).others.length === 0) return this.#refuse(reason, subject, false);
    await this.#leased.advance({ kind: 'given-up', problem: 'unfit', exhausted: true });
  }

  async #refuse(reason: RefusalReason, subject: RefusalSubject, charged: boolean | 'unknown'): Promise<void> {
    const followUps = this.#leased.followUpsAfter('verdict');
    await this.#leased.advance({ kind: 'refused', at: this.#parts.clock.now(), reason, subject, charged, followUps });
  }

  async #fail(problem: FailureProblem, charged: boolean | 'unknown', endedBy: EndedBy): Promise<void> {
    const followUps = this.#leased.followUpsAfter(endedBy);
    await this.#leased.advance({ kind: 'failed', at: this.#parts.clock.now(), problem, charged, followUps });
  }

  async #cancelled(reason: unknown): Promise<void> {
    if (isLeaving(reason) || !(reason instanceof Cancelled)) throw reason;
    const { provider, charge, job } = this.#leased;
    const ticket = 'attempt' in job ? job.attempt?.ticket : undefined;
    if (ticket !== undefined) {
      await provider?.cancel?.(ticket, { signal: this.#leased.leaving }).catch((error) => this.#leased.report(error));
    }
    if (reason.by === 'deadline') return this.#fail('deadline', charge, 'no verdict');
    const followUps = this.#leased.followUpsAfter('no verdict');
    await this.#leased.advance({ kind: 'cancelled', at: this.#parts.clock.now(), charged: charge, followUps });
  }

  async #crash(error: unknown): Promise<void> {
    if (error instanceof LeaseLost || isLeaving(error)) throw error;
    this.#leased.report(error);
    await this.#fail('internal', this.#leased.charge, 'no verdict');
  }
}
