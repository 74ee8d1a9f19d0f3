import type { Clock } from '../clock.ts';
import { ProviderError } from '../errors.ts';
import type { PacedMessage } from '../messages/progress-editor.ts';
import { isDue } from '../ports/job.ts';
import { type DeliveryParts, finishMessage } from './fetch-result.ts';
import { doneWith, opened, outcomeOf } from './job-outcome.ts';
import type { HeldJob } from './leased-job.ts';

const tidyRetryMs = [0, 2_000, 8_000] as const;
/** How long a vendor is asked to delete what it holds; its own expiry does the rest. */
const tidyGiveUpMs = 2 * 24 * 60 * 60 * 1_000;

/**
 * What follows the work on a job: its result is delivered, or its end told, and what the vendor holds is deleted.
 * Rejects when this process must leave the job.
 */
export async function followUp(held: HeldJob, message: PacedMessage, parts: DeliveryParts): Promise<void> {
  if (held.job.state === 'delivering') await deliver(held, message, parts);
  if (isDue(held.job, 'tell')) await tell(held, message, parts);
  if (isDue(held.job, 'tidy') && !isDue(held.job, 'watch')) await tidy(held, parts);
}

async function deliver(held: HeldJob, message: PacedMessage, parts: DeliveryParts): Promise<void> {
  const { job } = held;
  if (job.state !== 'delivering') return;
  const { clock, shelf } = parts;
  message.report({ kind: 'delivering' });
  const outcome = doneWith(opened(job.result, shelf), job, clock.now());
  const isShown = await finishMessage(message, outcome, job, held.leaving, parts);
  if (isShown) await held.advance({ kind: 'delivered', at: clock.now() });
  else {
    const due = held.dueAfter('verdict');
    await held.advance({ kind: 'failed', at: clock.now(), problem: 'undeliverable', charged: held.charge, due });
  }
}

/** Who cannot be told is not told again: the place is gone, or was closed for long. */
async function tell(held: HeldJob, message: PacedMessage, parts: DeliveryParts): Promise<void> {
  const outcome = outcomeOf(held.job);
  if (outcome) await finishMessage(message, outcome, held.job, held.leaving, parts);
  await held.advance({ kind: 'settled', due: 'tell' });
}

/** Deletes what the vendor holds. What could not be deleted stays due, and is taken up again later. */
async function tidy(held: HeldJob, { clock }: { clock: Clock }): Promise<void> {
  const { job, provider, leaving } = held;
  const ticket = 'attempt' in job ? job.attempt?.ticket : undefined;
  for (const waitMs of tidyRetryMs) {
    await clock.sleep(waitMs, leaving);
    try {
      if (ticket !== undefined) await provider?.discard?.(ticket, { signal: leaving });
      await held.advance({ kind: 'settled', due: 'tidy' });
      return;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (!error.retryable) break;
    }
  }
  const isLongAgo = 'finishedAt' in job && clock.now() - job.finishedAt > tidyGiveUpMs;
  if (isLongAgo) await held.advance({ kind: 'settled', due: 'tidy' });
}
