import { type Clock, forwardOnly } from '../clock.ts';
import { ProviderError, type ProviderProblem } from '../errors.ts';
import type { SwapProvider, UnfitReason } from '../ports/provider.ts';

const failuresToOpen = 5;
/** Pause between two probes of a vendor that does not answer. */
const probeEveryMs = 30_000;
/** Pause after an account had no credit. */
const accountRestMs = 10 * 60_000;

const outages: ReadonlySet<ProviderProblem> = new Set([
  'unreachable',
  'timed-out',
  'overloaded',
  'maintenance',
  'bad-answer',
]);

/**
 * Wraps a provider so that it is not offered while its vendor is down or its account cannot pay. The breaker opens
 * after five failures in a row; then one request each half minute may find out whether the vendor is back. A vendor
 * that asks for fewer requests is not down.
 */
export function withCircuitBreaker(provider: SwapProvider, itsClock: Clock): SwapProvider {
  const clock = forwardOnly(itsClock);
  let failures = 0;
  let closedUntil = 0;
  let reason: UnfitReason = 'down';

  function rest(ms: number, because: UnfitReason): void {
    closedUntil = clock.now() + ms;
    reason = because;
  }

  function note(error: unknown): void {
    if (!(error instanceof ProviderError)) return;
    if (error.problem === 'out-of-credit') rest(accountRestMs, 'out-of-credit');
    else if (outages.has(error.problem) && ++failures >= failuresToOpen) rest(probeEveryMs, 'down');
  }

  function recover(): void {
    failures = 0;
    closedUntil = 0;
  }

  async function watched<Value>(work: Promise<Value>): Promise<Value> {
    try {
      const value = await work;
      recover();
      return value;
    } catch (error) {
      note(error);
      throw error;
    }
  }

  const { name, bills, pollEveryMs } = provider;
  return {
    name,
    bills,
    pollEveryMs,
    account: (options) => provider.account(options),
    ...(provider.find && { find: provider.find.bind(provider) }),
    ...(provider.cancel && { cancel: provider.cancel.bind(provider) }),
    ...(provider.discard && { discard: provider.discard.bind(provider) }),
    unfit: (input) => provider.unfit(input) ?? (clock.now() < closedUntil ? reason : undefined),
    submit(input, options) {
      if (failures >= failuresToOpen) rest(probeEveryMs, 'down'); // this request is the probe; other jobs wait for its result
      return watched(provider.submit(input, options));
    },
    poll: (ticket, options) => watched(provider.poll(ticket, options)),
  };
}
