import { codeOf, verdictOnStored } from '../content-gate.ts';
import { ProviderError } from '../errors.ts';
import { stillAllows } from '../likeness/rules.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import { type Again, type Outcome, Undeliverable } from '../ports/chat.ts';
import { hasFollowUp, type Job, type JobIn } from '../ports/job.ts';
import type { Consents } from '../ports/members.ts';
import type { Quota } from '../ports/quota.ts';
import type { AtOnceLimits } from '../ports/storage.ts';
import type { Verdict } from '../ports/trust.ts';
import { inputsOutliveMs, releaseFiles } from './job-files.ts';
import { doneWith, opened, outcomeOf, resultKeptUntil } from './job-outcome.ts';
import { checkForLateResult } from './late-results.ts';
import type { LeasedJob } from './leased-job.ts';
import { reconcile } from './reconcile.ts';
import { type RunnerParts, runJob } from './runner.ts';

export interface JobLifeParts extends RunnerParts {
  readonly quota: Pick<Quota, 'giveBack'>;
  readonly consents: Pick<Consents, 'given'>;
  /** Milliseconds a job may take from its request, or from its restart. */
  readonly deadlineMs: number;
  again(job: Job): Promise<Again | undefined>;
}

/** What happens to a job, whose lease the caller holds, from its first attempt until nothing is left to do about it. */
export interface JobLife {
  /**
   * Works on a job that waits or runs until it has a result or another end, or is in doubt. Rejects when this process
   * must leave it.
   */
  run(leased: LeasedJob, message: ProgressEditor, byQueue: AbortSignal): Promise<void>;
  /** Finds out what became of a job that is in doubt. Rejects when this process must leave the job. */
  reconcile(leased: LeasedJob, message: ProgressEditor): Promise<void>;
  /**
   * Delivers the result, or tells of the end, and deletes what the vendor holds. Rejects when this process must leave
   * the job.
   */
  complete(leased: LeasedJob, message: ProgressEditor): Promise<void>;
  /** Cancels a parked job. False where the job is in another state. */
  cancelParked(leased: LeasedJob): Promise<boolean>;
  /** Ends a parked job that nobody has decided about for a month. False for every other job. */
  endUndecided(leased: LeasedJob): Promise<boolean>;
  /** Begins a parked job anew. False where `canRestart` says no; names the limit of jobs at once that is reached. */
  restart(leased: LeasedJob, atOnce?: AtOnceLimits): Promise<boolean | keyof AtOnceLimits>;
  /** Has a late result delivered. False where `canShowResult` says no. */
  showResult(leased: LeasedJob): Promise<boolean>;
  /** Asks the vendor about a job that is parked or ended without a result. `webhookBody` is what the vendor called with. */
  checkForLateResult(leased: LeasedJob, webhookBody: unknown): Promise<void>;
}

/**
 * Pauses between attempts to show an outcome, ten minutes in all: an outage of the platform must not lose what was paid
 * for.
 */
const showRetryMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, ...Array<number>(9).fill(60_000)] as const;
/** Pauses between attempts to look at a result that is to be shown. */
const lookRetryMs = [1_000, 5_000, 30_000, 60_000] as const;
const discardRetryMs = [0, 2_000, 8_000] as const;
/** After so long a vendor is no longer asked to delete what it holds; its own expiry does it. */
const discardGiveUpMs = 2 * 24 * 60 * 60 * 1_000;

/** A parked job waits for a decision for so long. */
const undecidedMs = 30 * 24 * 60 * 60 * 1_000;

export function createJobLife(parts: JobLifeParts): JobLife {
  const { clock, quota, deadlineMs } = parts;

  async function ended(job: Job): Promise<void> {
    const { requester } = job.request;
    const isFree = 'charged' in job && job.charged === false;
    // a requester without a promise is being forgotten, which refills no count
    if (isFree && (await parts.consents.given(requester))) await quota.giveBack(requester, job.begunAt);
    await releaseFiles(job, parts);
  }

  return {
    async run(leased, message, byQueue) {
      await runJob(leased, message, byQueue, parts);
      const { state } = leased.job;
      if (state !== 'parked' && state !== 'running') await ended(leased.job).catch((error) => leased.report(error));
    },
    reconcile: (leased, message) => reconcile(leased, message, parts),
    complete: (leased, message) => completeJob(leased, message, parts),
    async cancelParked(leased) {
      if (leased.job.state !== 'parked') return false;
      const followUps = leased.followUpsAfter('verdict');
      await leased.advance({ kind: 'cancelled', at: clock.now(), charged: leased.charge, followUps });
      await ended(leased.job);
      return true;
    },
    async endUndecided(leased) {
      const { job } = leased;
      const at = clock.now();
      if (job.state !== 'parked' || at - job.parkedAt < undecidedMs) return false;
      parts.onEvent({ kind: 'parked-expired', jobId: job.id, provider: job.attempt.provider });
      await leased.advance({ kind: 'cancelled', at, charged: leased.charge, followUps: leased.discarding });
      await ended(leased.job);
      return true;
    },
    async restart(leased, atOnce) {
      const at = clock.now();
      if (!canRestart(leased.job, at)) return false;
      const reached = await leased.advance({ kind: 'retried', at, deadlineAt: at + deadlineMs }, atOnce);
      return reached ?? true;
    },
    async showResult(leased) {
      if (!canShowResult(leased.job, clock.now())) return false;
      await leased.advance({ kind: 'wanted' });
      return true;
    },
    checkForLateResult: (leased, webhookBody) => checkForLateResult(leased, webhookBody, parts),
  };
}

/** Does what follows the work on a job, step by step; each step is stored when it is done. */
async function completeJob(leased: LeasedJob, message: ProgressEditor, parts: JobLifeParts): Promise<void> {
  if (leased.job.state === 'delivering') await deliver(leased, message, parts);
  if (hasFollowUp(leased.job, 'notify')) await tell(leased, message, parts);
  if (hasFollowUp(leased.job, 'discard') && !hasFollowUp(leased.job, 'watchLate')) await discard(leased, parts);
}

async function deliver(leased: LeasedJob, message: ProgressEditor, parts: JobLifeParts): Promise<void> {
  const { job } = leased;
  if (job.state !== 'delivering') return;
  const { clock, blobs } = parts;
  if (!(await stillAllows(parts.likenessRules, job.request, leased.leaving))) return withhold(leased, job, parts);
  message.report({ kind: 'delivering' });
  if (!leased.hasSeenResult && !(await mayBeShown(leased, job, parts))) return;
  const again = await parts.again(job);
  const outcome = { ...doneWith(opened(job.result, blobs), job, clock.now()), again };
  const isShown = await finishMessage(message, outcome, job, leased.leaving, parts);
  const failure = {
    problem: 'undeliverable',
    charged: leased.charge,
    followUps: leased.followUpsAfter('verdict'),
  } as const;
  const at = clock.now();
  await leased.advance(isShown ? { kind: 'delivered', at } : { kind: 'failed', at, ...failure });
}

/** Looks at a result that was stored at another time. False where it is not shown; then the job has ended. */
async function mayBeShown(leased: LeasedJob, job: JobIn<'delivering'>, parts: JobLifeParts): Promise<boolean> {
  for (const waitMs of [...lookRetryMs, undefined]) {
    const verdict = await verdictOnKept(leased, job, parts);
    if (verdict === 'pass') return true;
    if (verdict === 'unchecked' && waitMs !== undefined) await parts.clock.sleep(waitMs, leased.leaving);
    else return endUnshown(leased, job, verdict, parts);
  }
  return false;
}

/** Undefined where the result cannot be read. */
async function verdictOnKept(leased: LeasedJob, job: JobIn<'delivering'>, parts: JobLifeParts) {
  try {
    return await leased.patiently(() => verdictOnStored(job.result, 'result', leased.leaving, parts));
  } catch (error) {
    leased.leaving.throwIfAborted();
    parts.onEvent({ kind: 'delivery-failed', jobId: job.id, error });
    return undefined;
  }
}

/** A result that nobody could look at is asked for again later, where the vendor still has it. */
async function endUnshown(
  leased: LeasedJob,
  job: JobIn<'delivering'>,
  verdict: Exclude<Verdict, 'pass'> | undefined,
  { clock, blobs, quota }: JobLifeParts,
): Promise<false> {
  const at = clock.now();
  const charged = leased.provider?.bills ?? 'unknown';
  const isLater = verdict === 'unchecked' && charged !== false;
  if (verdict === undefined || isLater) {
    const problem = isLater ? 'unchecked' : 'undeliverable';
    const followUps = leased.followUpsAfter(isLater ? 'no verdict' : 'verdict');
    await leased.advance({ kind: 'failed', at, problem, charged, followUps });
  } else {
    const followUps = leased.followUpsAfter('verdict');
    await leased.advance({ kind: 'refused', at, reason: codeOf(verdict), subject: 'result', charged, followUps });
    if (charged === false) await quota.giveBack(job.request.requester, job.begunAt);
  }
  await blobs.remove(job.result.blobKey).catch((error) => leased.report(error));
  return false;
}

/** The depicted member does not agree any more: nobody sees the result. */
async function withhold(leased: LeasedJob, job: JobIn<'delivering'>, { clock, blobs }: JobLifeParts): Promise<void> {
  const end = { reason: 'consent-withdrawn', subject: 'source', charged: leased.charge } as const;
  const followUps = leased.followUpsAfter('verdict');
  await leased.advance({ kind: 'refused', at: clock.now(), ...end, followUps });
  await blobs.remove(job.result.blobKey);
}

/** Tells the requester of the end. Where that fails for ten minutes or for good, it is not tried again. */
async function tell(leased: LeasedJob, message: ProgressEditor, parts: JobLifeParts): Promise<void> {
  const outcome = outcomeOf(leased.job, { again: await parts.again(leased.job) });
  if (outcome) await finishMessage(message, outcome, leased.job, leased.leaving, parts);
  await leased.advance({ kind: 'completed', followUp: 'notify' });
}

/** Deletes what the vendor holds. Where that fails, the follow-up stays and is tried again later. */
async function discard(leased: LeasedJob, { clock }: JobLifeParts): Promise<void> {
  const { job, provider, ticket, leaving } = leased;
  for (const waitMs of discardRetryMs) {
    await clock.sleep(waitMs, leaving);
    try {
      if (ticket !== undefined) await provider?.discard?.(ticket, { signal: leaving });
      await leased.advance({ kind: 'completed', followUp: 'discard' });
      return;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.answer === 'rejected') break;
    }
  }
  const isLongAgo = 'finishedAt' in job && clock.now() - job.finishedAt > discardGiveUpMs;
  if (isLongAgo) await leased.advance({ kind: 'completed', followUp: 'discard' });
}

/** Shows the outcome, with retries. False when it cannot be shown at all. */
async function finishMessage(
  message: ProgressEditor,
  outcome: Outcome,
  job: Job,
  signal: AbortSignal,
  { clock, onEvent }: JobLifeParts,
): Promise<boolean> {
  for (const waitMs of [...showRetryMs, undefined]) {
    try {
      await message.finish(outcome, signal);
      return true;
    } catch (error) {
      signal.throwIfAborted();
      onEvent({ kind: 'delivery-failed', jobId: job.id, error });
      if (waitMs === undefined || error instanceof Undeliverable) return false;
      await clock.sleep(waitMs, signal);
    }
  }
  return false;
}

/** Whether the job is parked and its files are still kept. */
export function canRestart(job: Job, at: number): boolean {
  return job.state === 'parked' && at < job.deadlineAt + inputsOutliveMs;
}

/** Whether the job has a late result that is still kept. */
export function canShowResult(job: Job, at: number): boolean {
  return job.state === 'late' && at < resultKeptUntil(job);
}
