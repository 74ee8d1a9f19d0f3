import type { Clock } from '../clock.ts';
import { ProviderError } from '../errors.ts';
import type { OnEvent } from '../events.ts';
import type { ProgressEditor } from '../messages/progress-editor.ts';
import { type Outcome, Undeliverable } from '../ports/chat.ts';
import { hasFollowUp, type Job } from '../ports/job.ts';
import type { BlobStore } from '../ports/storage.ts';
import { doneWith, opened, outcomeOf } from './job-outcome.ts';
import type { LeasedJob } from './leased-job.ts';

export interface CompletionParts {
  readonly clock: Clock;
  readonly blobs: BlobStore;
  readonly onEvent: OnEvent;
}

/**
 * Pauses between attempts to show an outcome, ten minutes in all: an outage of the platform must not lose what was paid
 * for.
 */
const showRetryMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, ...Array<number>(9).fill(60_000)] as const;
const discardRetryMs = [0, 2_000, 8_000] as const;
/** After so long a vendor is no longer asked to delete what it holds; its own expiry does it. */
const discardGiveUpMs = 2 * 24 * 60 * 60 * 1_000;

/**
 * Does what follows the work on a job: delivers its result, or tells of its end, and deletes what the vendor holds.
 * Rejects when this process must leave the job.
 */
export async function completeJob(leased: LeasedJob, message: ProgressEditor, parts: CompletionParts): Promise<void> {
  if (leased.job.state === 'delivering') await deliver(leased, message, parts);
  if (hasFollowUp(leased.job, 'notify')) await tell(leased, message, parts);
  if (hasFollowUp(leased.job, 'discard') && !hasFollowUp(leased.job, 'watchLate')) await discard(leased, parts);
}

async function deliver(leased: LeasedJob, message: ProgressEditor, parts: CompletionParts): Promise<void> {
  const { job } = leased;
  if (job.state !== 'delivering') return;
  const { clock, blobs } = parts;
  message.report({ kind: 'delivering' });
  const outcome = doneWith(opened(job.result, blobs), job, clock.now());
  const isShown = await finishMessage(message, outcome, job, leased.leaving, parts);
  if (isShown) await leased.advance({ kind: 'delivered', at: clock.now() });
  else {
    const followUps = leased.followUpsAfter('verdict');
    await leased.advance({
      kind: 'failed',
      at: clock.now(),
      problem: 'undeliverable',
      charged: leased.charge,
      followUps,
    });
  }
}

/** Tells the requester of the end. Where that fails for ten minutes or for good, it is not tried again. */
async function tell(leased: LeasedJob, message: ProgressEditor, parts: CompletionParts): Promise<void> {
  const outcome = outcomeOf(leased.job);
  if (outcome) await finishMessage(message, outcome, leased.job, leased.leaving, parts);
  await leased.advance({ kind: 'completed', followUp: 'notify' });
}

/** Deletes what the vendor holds. Where that fails, the follow-up stays and is tried again later. */
async function discard(leased: LeasedJob, { clock }: { clock: Clock }): Promise<void> {
  const { job, provider, leaving } = leased;
  const ticket = 'attempt' in job ? job.attempt?.ticket : undefined;
  for (const waitMs of discardRetryMs) {
    await clock.sleep(waitMs, leaving);
    try {
      if (ticket !== undefined) await provider?.discard?.(ticket, { signal: leaving });
      await leased.advance({ kind: 'completed', followUp: 'discard' });
      return;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (!error.retryable) break;
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
  { clock, onEvent }: CompletionParts,
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
