import { randomUUID } from 'node:crypto';
import { findTicket, tidy } from './aftermath.ts';
import { type AttemptParts, runAttempt, type Verdict } from './attempt.ts';
import type { FailureProblem, Outcome } from './chat.ts';
import { candidates } from './choice.ts';
import { type DeliveryParts, fetchResult, finishMessage } from './delivery.ts';
import { Cancelled, isLeaving, ProviderError } from './errors.ts';
import { HeldJob, type HeldJobParts, type Running } from './held-job.ts';
import { isFinished, isResting, type Job } from './job.ts';
import { type JobSignals, jobSignals } from './job-signals.ts';
import { inputOf, type KeptMediaParts } from './kept-media.ts';
import { afterError, afterFailure, budgetUsedUp, type Circumstances, type Next } from './money.ts';
import type { PacedMessage } from './paced.ts';
import type { Attempt, Pending, RefusalReason, RefusalSubject, SwapInput, SwapProvider } from './provider.ts';
import { LeaseLost } from './storage.ts';

export interface RunnerParts extends HeldJobParts, KeptMediaParts, AttemptParts, DeliveryParts {
  /** Counts a paid submit against the operator's budget; false where it is used up. */
  spend(at: number): Promise<boolean>;
  /** Called once when the job needs its files no more. */
  onFinished(job: Job, options: { mayBeCharged: boolean }): Promise<void>;
}

/** A local job that takes its process down with it every time must end some day. */
const mostBeginnings = 5;

/** Takes one job from where it is to its end. Resolves early when the process stops or loses the lease. */
export async function runJob(
  id: string,
  message: PacedMessage,
  byQueue: AbortSignal,
  parts: RunnerParts,
): Promise<void> {
  const job = await parts.store.claim(id, parts.owner);
  if (!job || isFinished(job) || job.state === 'parked') return message.abandon();
  await new JobRun(job, message, byQueue, parts).toEnd();
}

class JobRun {
  readonly #held: HeldJob;
  readonly #parts: RunnerParts;
  readonly #input: SwapInput;
  readonly #message: PacedMessage;
  readonly #signals: JobSignals;

  constructor(job: Job, message: PacedMessage, byQueue: AbortSignal, parts: RunnerParts) {
    this.#held = new HeldJob(job, parts);
    this.#parts = parts;
    this.#input = inputOf(job, parts);
    this.#message = message;
    this.#signals = jobSignals(byQueue, job.deadlineAt, parts.clock);
  }

  async toEnd(): Promise<void> {
    const { store, owner } = this.#parts;
    try {
      while (!isFinished(this.#held.job) && !isResting(this.#held.job)) await this.#step();
      if (this.#held.job.state === 'tidying') await tidy(this.#held, this.#signals.leaving, this.#parts);
    } catch (error) {
      await this.#crash(error);
    } finally {
      this.#signals.stop();
      await store.release(this.#held.job.id, owner).catch((error) => this.#held.report(error));
    }
  }

  async #step(): Promise<void> {
    const job = this.#held.job;
    try {
      if (job.state === 'queued') await this.#begin();
      else if (job.state === 'running') await this.#attempt(job);
      else if (job.state === 'delivering') await this.#deliver(job);
    } catch (error) {
      if (!this.#signals.ending.aborted || error instanceof LeaseLost || job.state === 'delivering') throw error;
      await this.#cancelled(this.#signals.ending.reason);
    }
  }

  async #begin(): Promise<void> {
    this.#signals.ending.throwIfAborted();
    const [provider] = candidates(this.#parts.providers, this.#held.job, this.#input);
    if (!provider) return this.#fail('failed', false);
    this.#message.report({ kind: 'preparing', provider: provider.name, ...this.#held.before });
    const attempt: Attempt = { id: randomUUID(), provider: provider.name, startedAt: this.#parts.clock.now() };
    await this.#held.advance({ kind: 'attempted', attempt });
  }

  async #attempt({ attempt }: Running): Promise<void> {
    const provider = this.#parts.providers.find(({ name }) => name === attempt.provider);
    if (!provider) return this.#withoutProvider(attempt);
    if (provider.bills && attempt.intentAt !== undefined && attempt.ticket === undefined) {
      return this.#reconcile(provider, attempt);
    }
    const { ending } = this.#signals;
    let verdict: Verdict;
    try {
      verdict = await runAttempt(provider, attempt, this.#input, ending, this.#hooks(provider), this.#parts);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const uncertain = error.sent === 'unknown' && this.#held.charge !== false;
      if (ending.aborted && !uncertain) throw error;
      const jobId = this.#held.job.id;
      this.#parts.onEvent({ kind: 'attempt-failed', jobId, provider: provider.name, problem: error.problem, error });
      return this.#follow(afterError(error, this.#circumstances(provider)), provider);
    }
    await this.#conclude(verdict, provider);
  }

  /** Its configuration is gone; what was paid for is not. */
  #withoutProvider({ intentAt }: Attempt): Promise<void> {
    return intentAt === undefined
      ? this.#held.advance({ kind: 'given-up', problem: 'failed', exhausted: true })
      : this.#park();
  }

  #hooks(provider: SwapProvider) {
    const { spend, clock, onEvent } = this.#parts;
    return {
      onIntent: async (): Promise<void> => {
        if (provider.bills && !(await spend(clock.now()))) throw budgetUsedUp(provider.name);
        await this.#held.advance({ kind: 'intended', at: clock.now() });
      },
      onPending: async ({ ticket, fraction }: Pending): Promise<void> => {
        const known = this.#held.job.state === 'running' ? this.#held.job.attempt.ticket : undefined;
        if (JSON.stringify(ticket) !== JSON.stringify(known)) await this.#held.advance({ kind: 'accepted', ticket });
        this.#message.report({ kind: 'working', provider: provider.name, fraction, ...this.#held.before });
      },
      onPollError: ({ problem }: ProviderError): void =>
        onEvent({ kind: 'poll-failed', jobId: this.#held.job.id, provider: provider.name, problem }),
    };
  }

  async #conclude(verdict: Verdict, provider: SwapProvider): Promise<void> {
    switch (verdict.state) {
      case 'done': {
        const fetched = await fetchResult(verdict.result, this.#held.job, this.#signals.ending, this.#parts);
        if ('problem' in fetched) return this.#fail(fetched.problem, provider.bills);
        if ('refused' in fetched) return this.#refuse(fetched.refused, 'target', provider.bills);
        return this.#held.advance({ kind: 'produced', result: fetched.kept, warnings: verdict.warnings ?? [] });
      }
      case 'refused':
        return this.#refuse(verdict.reason, verdict.subject, verdict.charged ?? false);
      case 'failed':
        return this.#follow(afterFailure(verdict, this.#circumstances(provider)), provider);
      case 'lost':
        if (provider.bills) return this.#park();
        if ((this.#held.job.attempts[provider.name] ?? 0) >= mostBeginnings) return this.#fail('failed', false);
        return this.#held.advance({ kind: 'lost' });
      default:
        return verdict satisfies never;
    }
  }

  #circumstances(provider: SwapProvider): Circumstances {
    const others = candidates(this.#parts.providers, this.#held.job, this.#input);
    return { job: this.#held.running, provider, others: others.filter(({ name }) => name !== provider.name) };
  }

  async #follow(next: Next, provider: SwapProvider): Promise<void> {
    switch (next.go) {
      case 'again':
        await this.#held.advance({ kind: 'given-up', problem: next.problem, exhausted: false });
        this.#message.report({ kind: 'retrying', provider: provider.name, problem: next.problem });
        return this.#parts.clock.sleep(next.waitMs, this.#signals.ending);
      case 'elsewhere':
        return this.#held.advance({ kind: 'given-up', problem: next.problem, exhausted: true });
      case 'fail':
        return this.#fail(next.problem, next.charged);
      case 'reconcile':
        return this.#reconcile(provider, this.#held.running.attempt);
      default:
        return next satisfies never;
    }
  }

  /** An intent whose answer was lost: only the vendor itself can tell what became of it. */
  async #reconcile(provider: SwapProvider, attempt: Attempt): Promise<void> {
    this.#message.report({ kind: 'checking', provider: provider.name });
    const ticket = await findTicket(provider, attempt, this.#signals.leaving, this.#parts);
    if (ticket === undefined) return this.#park();
    await this.#held.advance({ kind: 'accepted', ticket });
  }

  async #park(): Promise<void> {
    const { provider } = this.#held.running.attempt;
    await this.#held.advance({ kind: 'parked', at: this.#parts.clock.now() });
    await this.#say({ kind: 'parked', provider });
  }

  async #refuse(reason: RefusalReason, subject: RefusalSubject, charged: boolean): Promise<void> {
    const { provider } = this.#held.running.attempt;
    await this.#held.advance({ kind: 'refused', at: this.#parts.clock.now(), reason, subject, charged });
    await this.#finish({ kind: 'refused', provider, reason, subject, charged }, charged);
  }

  async #fail(problem: FailureProblem, charged: boolean | 'unknown'): Promise<void> {
    const provider =
      'attempt' in this.#held.job ? this.#held.job.attempt?.provider : this.#held.job.tried.at(-1)?.provider;
    await this.#held.advance({ kind: 'failed', at: this.#parts.clock.now(), problem, charged });
    await this.#finish({ kind: 'failed', provider, problem, charged }, charged !== false);
  }

  async #deliver(job: Extract<Job, { state: 'delivering' }>): Promise<void> {
    const { shelf, clock } = this.#parts;
    const { shelfKey, ...facts } = job.result;
    this.#message.report({ kind: 'delivering' });
    const delivered = await this.#say({
      kind: 'done',
      provider: job.attempt.provider,
      result: { ...facts, open: (signal) => shelf.open(shelfKey, signal) },
      warnings: job.warnings,
      elapsedMs: clock.now() - job.requestedAt,
    });
    if (!delivered) return this.#fail('undeliverable', this.#held.charge);
    const tidy = job.attempt.ticket !== undefined && this.#held.provider?.discard !== undefined;
    await this.#held.advance({ kind: 'delivered', at: clock.now(), tidy });
    await this.#parts.onFinished(this.#held.job, { mayBeCharged: true });
  }

  async #cancelled(reason: unknown): Promise<void> {
    if (isLeaving(reason) || !(reason instanceof Cancelled)) throw reason;
    const provider = this.#held.provider;
    const ticket = 'attempt' in this.#held.job ? this.#held.job.attempt?.ticket : undefined;
    if (ticket !== undefined) {
      await provider?.cancel?.(ticket, { signal: this.#signals.leaving }).catch((error) => this.#held.report(error));
    }
    const { charge } = this.#held;
    if (reason.by === 'deadline') return this.#fail('deadline', charge);
    await this.#held.advance({ kind: 'cancelled', at: this.#parts.clock.now(), charged: charge });
    await this.#finish({ kind: 'cancelled' }, charge !== false);
  }

  async #crash(error: unknown): Promise<void> {
    if (error instanceof LeaseLost) this.#parts.onEvent({ kind: 'lease-lost', jobId: this.#held.job.id });
    if (isLeaving(error) || error instanceof LeaseLost) return this.#message.abandon();
    this.#held.report(error);
    if (isFinished(this.#held.job)) return;
    await this.#fail('internal', this.#held.charge).catch((problem) => this.#held.report(problem));
  }

  async #finish(outcome: Outcome, charged: boolean): Promise<void> {
    await this.#say(outcome);
    await this.#parts.onFinished(this.#held.job, { mayBeCharged: charged });
  }

  /** False when it cannot be shown at all. Cancelling a job does not silence its answer; leaving does. */
  #say(outcome: Outcome): Promise<boolean> {
    return finishMessage(this.#message, outcome, this.#held.job, this.#signals.leaving, this.#parts);
  }
}
