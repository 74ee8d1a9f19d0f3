import type { AttemptParts } from '../attempts/attempt.ts';
import { ProviderError } from '../errors.ts';
import { hasFollowUp, type Job } from '../ports/job.ts';
import type { Attempt, SwapProvider, SwapStatus, Ticket } from '../ports/provider.ts';
import type { PaidAttemptParts } from './attempt-hooks.ts';
import { type FetchResultParts, fetchResult, mayBeHadLater } from './fetch-result.ts';
import { isNobodys } from './forgetting/forgotten-job.ts';
import type { LeasedJob } from './leased-job.ts';

/** What finds the ticket of an attempt. */
export interface TicketParts extends AttemptParts, Pick<PaidAttemptParts, 'leftTickets' | 'vendorIds'> {}

interface LateResultParts extends FetchResultParts, Pick<TicketParts, 'leftTickets' | 'vendorIds'> {}

/** How long the vendor's call is awaited after its answer was lost. */
const webhookWaitMs = 20_000;
/** How long a vendor is asked for a result after the end of the job. */
const patienceMs = 24 * 60 * 60 * 1_000;
/** How long it is asked for a result that it has made. */
const longestKeptMs = 7 * 24 * 60 * 60 * 1_000;

/** Finds the ticket of a paid request whose answer was lost, in the vendor's listing, through its call or left behind. */
export async function findTicket(
  provider: SwapProvider,
  attempt: Attempt,
  signal: AbortSignal,
  parts: TicketParts,
): Promise<Ticket | undefined> {
  const listed = await found(provider, attempt, undefined, signal, parts);
  if (listed !== undefined || !provider.find || !parts.webhookUrl(provider.name, attempt.id)) return listed;
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  try {
    const body = await Promise.race([
      parts.waitForWebhook(attempt.id, either),
      parts.clock.sleep(webhookWaitMs, either),
    ]);
    return body === undefined ? undefined : await found(provider, attempt, body, signal, parts);
  } finally {
    over.abort();
  }
}

/**
 * Asks the vendor whether a job that is parked, or ended without a result, has a result after all. `webhookBody` is the
 * body of the vendor's call, where there was one.
 */
export async function checkForLateResult(
  leased: LeasedJob,
  webhookBody: unknown,
  parts: LateResultParts,
): Promise<void> {
  const { job, provider } = leased;
  const now = parts.clock.now();
  if (job.state === 'parked') {
    if (!provider || (webhookBody === undefined && now - job.parkedAt > patienceMs)) return;
    const ticket = await recovered(leased, provider, job.attempt, webhookBody, parts);
    if (ticket !== undefined) await leased.advance({ kind: 'found', ticket, at: now });
  } else if (hasFollowUp(job, 'watchLate') && 'finishedAt' in job) {
    const isOver = await hasAnswered(leased, now - job.finishedAt, parts);
    if (isOver) await leased.advance({ kind: 'completed', followUp: 'watchLate' });
  }
}

/** The ticket of a parked job: found by the vendor, or known before and confirmed by the vendor. */
async function recovered(
  leased: LeasedJob,
  provider: SwapProvider,
  attempt: Attempt,
  webhookBody: unknown,
  parts: LateResultParts,
): Promise<Ticket | undefined> {
  const { ticket } = attempt;
  if (ticket === undefined) return found(provider, attempt, webhookBody, leased.leaving, parts);
  const status = await polled(leased, provider, ticket, parts);
  return status && status.state !== 'lost' ? ticket : undefined;
}

/** Whether the vendor has made a result that could not be fetched, or not be looked at, before the job ended. */
export function isMade(job: Job): boolean {
  return job.state === 'failed' && mayBeHadLater(job.problem) && hasFollowUp(job, 'watchLate');
}

/**
 * Asks for a result that may have come after the end, and stores it. True when no result can come any more, `ageMs`
 * after the end.
 */
async function hasAnswered(leased: LeasedJob, ageMs: number, parts: LateResultParts): Promise<boolean> {
  const { provider, ticket, leaving: signal, job } = leased;
  if (ageMs > longestKeptMs) return true;
  const status = provider && ticket !== undefined ? await polled(leased, provider, ticket, parts) : undefined;
  const hasEnded = status?.state === 'refused' || status?.state === 'failed';
  if (isNobodys(job)) return status?.state === 'done' || hasEnded || ageMs > patienceMs; // it only has to be discarded
  if (status?.state !== 'done') return !isMade(job) && (hasEnded || ageMs > patienceMs);
  const fetched = await fetchResult(status, job, { signal, pausesMs: [] }, parts);
  if ('problem' in fetched && mayBeHadLater(fetched.problem)) return ageMs > (status.keptMs ?? patienceMs);
  if (!('kept' in fetched)) return true;
  const warnings = [...(status.warnings ?? []), ...(fetched.warnings ?? [])];
  const { kept: result, quality } = fetched;
  await leased.advance({ kind: 'came-late', at: parts.clock.now(), result, warnings, quality });
  return false;
}

async function polled(
  leased: LeasedJob,
  provider: SwapProvider,
  ticket: Ticket,
  { onEvent }: LateResultParts,
): Promise<SwapStatus | undefined> {
  try {
    return await provider.poll(ticket, { signal: leased.leaving });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    onEvent({ kind: 'poll-failed', jobId: leased.job.id, provider: provider.name, problem: error.problem });
    return undefined;
  }
}

/** The ticket that was left, or that the vendor finds. An id that another attempt has is none. */
async function found(
  provider: SwapProvider,
  attempt: Attempt,
  webhookBody: unknown,
  signal: AbortSignal,
  { leftTickets, vendorIds }: Pick<TicketParts, 'leftTickets' | 'vendorIds'>,
): Promise<Ticket | undefined> {
  const ticket = (await leftTickets.find(attempt.id)) ?? (await foundByVendor(provider, attempt, webhookBody, signal));
  if (ticket === undefined) return undefined;
  return (await vendorIds.claim(provider.name, ticket, attempt.id)) ? ticket : undefined;
}

async function foundByVendor(
  provider: SwapProvider,
  attempt: Attempt,
  webhookBody: unknown,
  signal: AbortSignal,
): Promise<Ticket | undefined> {
  try {
    return await provider.find?.(attempt, webhookBody, { signal });
  } catch (error) {
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
}
