import { randomUUID } from 'node:crypto';
import { runAttempt, type Verdict } from '../attempts/attempt.ts';
import { candidates } from '../attempts/provider-choice.ts';
import { type ContentRefusal, refusalOfInputs } from '../content-gate.ts';
import { Cancelled, isLeaving, ProviderError, UserError } from '../errors.ts';
import { allowsNow, type LikenessRules } from '../likeness/rules.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import type { FailureProblem, Setback } from '../ports/chat.ts';
import type { JobIn } from '../ports/job.ts';
import type { Attempt, RefusalReason, RefusalSubject, SwapInput, SwapProvider } from '../ports/provider.ts';
import { LeaseLost } from '../ports/storage.ts';
import { forecastOf } from '../results/judge-swap.ts';
import { attemptHooks, countAgainstBudget, giveBackBudget, type PaidAttemptParts } from './attempt-hooks.ts';
import { afterError, afterFailure, type Circumstances, isUnpaid, type NextStep } from './attempt-policy.ts';
import { type FetchResultParts, fetchPausesMs, fetchResult, mayBeHadLater, type Unusable } from './fetch-result.ts';
import { inputOf, inputsOutliveMs, type JobFilesParts } from './job-files.ts';
import { type JobSignals, jobSignals } from './job-signals.ts';
import type { TicketParts } from './late-results.ts';
import type { EndedBy, LeasedJob, LeasedJobParts } from './leased-job.ts';
import type { JobEvent } from './transitions.ts';

export interface RunnerParts extends LeasedJobParts, JobFilesParts, TicketParts, FetchResultParts, PaidAttemptParts {
  /** Absent where nobody's avatar can be used. */
  readonly likenessRules?: LikenessRules;
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
    const { job } = this.#leased;
    const onError = (error: unknown): void => this.#leased.report(error);
    const mayUse = attempt.ticket !== undefined || allowsNow(this.#parts.likenessRules, job.request, ending, onError);
    if (!(await mayUse)) return this.#refuse('consent-withdrawn', 'source', this.#leased.charge);
    let verdict: Verdict;
    try {
      const refusal = await this.#refusalOfInputs(attempt);
      if (refusal) return this.#refuse(refusal.reason, refusal.subject, false, refusal.photo);
      this.#leased.foresee(forecastOf(this.#input, provider, ending, this.#parts));
      await countAgainstBudget(this.#leased, provider, this.#parts);
      const hooks = attemptHooks(this.#leased, provider, this.#message, this.#parts);
      verdict = await runAttempt(provider, attempt, this.#input, this.#signals, hooks, this.#parts);
    } catch (error) {
      if (error instanceof UserError && this.#leased.charge === false) return this.#unfitFile(error, provider);
      if (!(error instanceof ProviderError)) throw error;
      if (ending.aborted && isUnpaid(error, this.#leased.job, provider)) throw error;
      const { problem } = error;
      this.#parts.onEvent({ kind: 'attempt-failed', jobId: job.id, provider: provider.name, problem, error });
      return this.#follow(afterError(error, this.#circumstances(provider)), provider, 'no verdict');
    }
    await this.#conclude(verdict, provider);
  }

  /** Undefined for an attempt whose request may be under way: then its result is looked at. */
  async #refusalOfInputs({ intentAt, ticket }: Attempt): Promise<ContentRefusal | undefined> {
    if (intentAt !== undefined || ticket !== undefined) return undefined;
    const patiently: LeasedJob['patiently'] = (work) => this.#leased.patiently(work);
    return refusalOfInputs(this.#leased.job, this.#signals.ending, { ...this.#parts, patiently });
  }

  /** The provider is no longer configured. An attempt that may have been paid for is parked, not given up. */
  async #withoutProvider({ intentAt }: Attempt): Promise<void> {
    if (intentAt !== undefined) return this.#park();
    await this.#giveUp('failed', { exhausted: true });
  }

  async #conclude(verdict: Verdict, provider: SwapProvider): Promise<void> {
    switch (verdict.state) {
      case 'done': {
        const isLastChance = provider.bills && this.#leased.running.attempt.ticket === undefined;
        const signal = isLastChance ? this.#signals.lastChance : this.#signals.ending;
        const fetched = await fetchResult(verdict, this.#leased.job, { signal, pausesMs: fetchPausesMs }, this.#parts);
        if ('problem' in fetched) return this.#withoutResult(fetched.problem, provider);
        if ('refused' in fetched) return this.#refuse(fetched.refused, 'result', provider.bills);
        const warnings = [...(verdict.warnings ?? []), ...(fetched.warnings ?? [])];
        this.#leased.hasSeenResult = true;
        const { kept: result, quality } = fetched;
        const followUps = this.#leased.discarding;
        await this.#leased.advance({ kind: 'produced', result, warnings, quality, followUps });
        return;
      }
      case 'refused':
        return this.#refuse(verdict.reason, verdict.subject, verdict.charged ?? false, verdict.photo);
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

  /** The result was made and cannot be had. What may still be fetched later is looked at again. */
  #withoutResult(problem: Unusable['problem'], { bills }: SwapProvider): Promise<void> {
    if (problem === 'unchecked' && !bills) return this.#refuse(problem, 'result', false);
    const isWatched = mayBeHadLater(problem) && bills && this.#leased.running.attempt.ticket !== undefined;
    return isWatched ? this.#fail(problem, true, 'no verdict') : this.#fail('bad-result', bills, 'unusable result');
  }

  #circumstances(provider: SwapProvider): Circumstances {
    const others = candidates(this.#parts.providers, this.#leased.job, this.#input);
    const rest = others.filter(({ name }) => name !== provider.name);
    return { now: this.#parts.clock.now(), job: this.#leased.running, provider, others: rest };
  }

  async #follow(next: NextStep, provider: SwapProvider, endedBy: EndedBy): Promise<void> {
    switch (next.go) {
      case 'again':
        await this.#giveUp(next.problem, { exhausted: false });
        this.#message.report({ kind: 'retrying', provider: provider.name, problem: next.problem });
        return this.#parts.clock.sleep(next.waitMs, this.#signals.ending);
      case 'elsewhere':
        return this.#giveUp(next.problem, { exhausted: true });
      case 'fail':
        return this.#fail(next.problem, next.charged, endedBy);
      case 'reconcile':
        return; // it is in doubt now
      default:
        return next satisfies never;
    }
  }

  async #giveUp(problem: Setback['problem'], { exhausted }: { exhausted: boolean }): Promise<void> {
    await this.#end({ kind: 'given-up', problem, exhausted }, false);
  }

  /** Ends the attempt, or the job. */
  async #end(event: JobEvent, charged: boolean | 'unknown'): Promise<void> {
    const attempt = this.#leased.job.state === 'running' ? this.#leased.job.attempt : undefined;
    await this.#leased.advance(event);
    if (attempt && charged === false) await giveBackBudget(this.#leased, attempt, this.#parts);
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
    await this.#giveUp('unfit', { exhausted: true });
  }

  async #refuse(reason: RefusalReason, subject: RefusalSubject, charged: boolean | 'unknown', photo?: number) {
    const end = { at: this.#parts.clock.now(), followUps: this.#leased.followUpsAfter('verdict') };
    await this.#end({ kind: 'refused', ...end, reason, subject, photo, charged }, charged);
  }

  async #fail(problem: FailureProblem, charged: boolean | 'unknown', endedBy: EndedBy): Promise<void> {
    const followUps = this.#leased.followUpsAfter(endedBy);
    await this.#end({ kind: 'failed', at: this.#parts.clock.now(), problem, charged, followUps }, charged);
  }

  async #cancelled(reason: unknown): Promise<void> {
    if (isLeaving(reason) || !(reason instanceof Cancelled)) throw reason;
    if (reason.by === 'deadline' && this.#leased.isInDoubt) return; // it needs no time of the job to be reconciled
    const { provider, charge, ticket } = this.#leased;
    if (ticket !== undefined) {
      await provider?.cancel?.(ticket, { signal: this.#leased.leaving }).catch((error) => this.#leased.report(error));
    }
    if (reason.by === 'deadline') return this.#fail('deadline', charge, 'no verdict');
    const followUps = this.#leased.followUpsAfter('no verdict');
    await this.#end({ kind: 'cancelled', at: this.#parts.clock.now(), charged: charge, followUps }, charge);
  }

  async #crash(error: unknown): Promise<void> {
    if (error instanceof LeaseLost || isLeaving(error)) throw error;
    this.#leased.report(error);
    await this.#fail('internal', this.#leased.charge, 'no verdict');
  }
}
