import type { AttemptParts } from './attempt.ts';
import { ProviderError } from './errors.ts';
import type { HeldJob } from './held-job.ts';
import type { Attempt, SwapProvider, Ticket } from './provider.ts';

/** How long a vendor's call is waited for after its answer was lost. */
const hookWaitMs = 20_000;
const tidyRetryMs = [0, 2_000, 8_000] as const;
/** After this, what a vendor holds is left to its own expiry. */
const tidyGiveUpMs = 24 * 60 * 60 * 1_000;

/** The ticket of a paid request whose answer was lost, from the vendor's listing or from its call. */
export async function findTicket(
  provider: SwapProvider,
  attempt: Attempt,
  signal: AbortSignal,
  parts: AttemptParts,
): Promise<Ticket | undefined> {
  if (!provider.find) return undefined;
  const listed = await found(provider, attempt, undefined, signal);
  if (listed !== undefined || !parts.hookUrl(provider.name, attempt.id)) return listed;
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  try {
    const body = await Promise.race([parts.hooked(attempt.id, either), parts.clock.sleep(hookWaitMs, either)]);
    return body === undefined ? undefined : await found(provider, attempt, body, signal);
  } finally {
    over.abort();
  }
}

async function found(
  provider: SwapProvider,
  attempt: Attempt,
  hookBody: unknown,
  signal: AbortSignal,
): Promise<Ticket | undefined> {
  try {
    return await provider.find?.(attempt, hookBody, { signal });
  } catch (error) {
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
}

/** Deletes what the vendor holds. A job that could not be tidied stays as it is, and is taken up again later. */
export async function tidy(held: HeldJob, signal: AbortSignal, { clock }: AttemptParts): Promise<void> {
  const { job, provider } = held;
  if (job.state !== 'tidying') return;
  const { ticket } = job.attempt;
  for (const waitMs of tidyRetryMs) {
    await clock.sleep(waitMs, signal);
    try {
      if (ticket !== undefined) await provider?.discard?.(ticket, { signal });
      return await held.advance({ kind: 'tidied' });
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (!error.retryable) break;
    }
  }
  if (clock.now() - job.deliveredAt > tidyGiveUpMs) await held.advance({ kind: 'tidied' });
}
