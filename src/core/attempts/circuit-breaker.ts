import { type Clock, forwardOnly } from '../clock.ts';
import { ProviderError, type ProviderProblem } from '../errors.ts';
import type { OnEvent } from '../events.ts';
import type { SwapProvider, UnfitReason } from '../ports/provider.ts';

const failuresToOpen = 5;
/** Pause between two probes of a vendor that does not answer. */
const probeEveryMs = 30_000;
/** Pause after an account had no credit, or its key was not accepted. */
const accountRestMs = 10 * 60_000;
/** Pause after a vendor asked for fewer requests, where it did not say how long. */
const queueRestMs = 30_000;

const outages: ReadonlySet<ProviderProblem> = new Set([
  'unreachable',
  'timed-out',
  'overloaded',
  'maintenance',
  'bad-answer',
]);

/**
 * Wraps a provider so that it is not offered while its vendor is down or its account cannot be used. The breaker opens
 * after five failures in a row; then one request each half minute may find out whether the vendor is back. A vendor
 * that asks for fewer requests is not down: until its pause is over, it is offered after the others.
 */
export function withCircuitBreaker(provider: SwapProvider, itsClock: Clock, onEvent: OnEvent): SwapProvider {
  const clock = forwardOnly(itsClock);
  const { name, bills, pollEveryMs } = provider;
  let failures = 0;
  let closedUntil = 0;
  let reason: UnfitReason = 'down';
  let told: UnfitReason | undefined;

  function rest(ms: number, because: UnfitReason): void {
    closedUntil = clock.now() + ms;
    reason = because;
    if (told === because) return;
    told = because;
    onEvent({ kind: 'provider-paused', provider: name, reason });
  }

  function note(error: unknown): void {
    if (!(error instanceof ProviderError)) return;
    const { problem, retryAfterMs = queueRestMs } = error;
    if (problem === 'out-of-credit' || problem === 'bad-key') rest(accountRestMs, problem);
    else if (problem === 'rate-limited') rest(Math.min(retryAfterMs, accountRestMs), 'queue-full');
    else if (outages.has(problem) && ++failures >= failuresToOpen) rest(probeEveryMs, 'down');
  }

  /** A poll that succeeds says that the vendor is up, and nothing about its account or its queue. */
  function recover({ byPoll }: { byPoll: boolean }): void {
    failures = 0;
    if (byPoll && reason !== 'down') return;
    closedUntil = 0;
    if (told) onEvent({ kind: 'provider-back', provider: name });
    told = undefined;
  }

  async function watched<Value>(work: Promise<Value>, what: { byPoll: boolean }): Promise<Value> {
    try {
      const value = await work;
      recover(what);
      return value;
    } catch (error) {
      note(error);
      throw error;
    }
  }

  return {
    name,
    bills,
    pollEveryMs,
    account: (options) => provider.account(options),
    ...(provider.keepsMs && { keepsMs: provider.keepsMs }),
    ...(provider.find && { find: provider.find.bind(provider) }),
    ...(provider.cancel && { cancel: provider.cancel.bind(provider) }),
    ...(provider.discard && { discard: provider.discard.bind(provider) }),
    unfit: (input) => provider.unfit(input) ?? (clock.now() < closedUntil ? reason : undefined),
    submit(input, options) {
      if (failures >= failuresToOpen) rest(probeEveryMs, 'down'); // this request is the probe; other jobs wait for its result
      return watched(provider.submit(input, options), { byPoll: false });
    },
    poll: (ticket, options) => watched(provider.poll(ticket, options), { byPoll: true }),
  };
}
