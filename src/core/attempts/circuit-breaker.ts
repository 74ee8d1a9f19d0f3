import { type Clock, forwardOnly } from '../clock.ts';
import { ProviderError, type ProviderProblem } from '../errors.ts';
import type { SwapProvider, UnfitReason } from '../ports/provider.ts';

const failuresToOpen = 5;
/** How long a vendor that does not answer is left alone before one request probes it again. */
const probeEveryMs = 30_000;
/** How long an account without credit, or with a key that is not accepted, is left alone. */
const accountRestMs = 10 * 60_000;

const outages: ReadonlySet<ProviderProblem> = new Set([
  'unreachable',
  'timed-out',
  'overloaded',
  'maintenance',
  'bad-answer',
]);

/**
 * A provider that is not offered while its vendor is down or its account cannot pay. It opens after five failures
 * in a row; from then on one request each half minute may find out whether the vendor is back. A vendor that asks for fewer
 * requests is not down.
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
      if (failures >= failuresToOpen) rest(probeEveryMs, 'down'); // this one is the probe; the others wait for it
      return watched(provider.submit(input, options));
    },
    poll: (ticket, options) => watched(provider.poll(ticket, options)),
  };
}
