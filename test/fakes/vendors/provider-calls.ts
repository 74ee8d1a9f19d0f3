import { inspect } from 'node:util';
import type { Clock } from '../../../src/core/clock.ts';
import { ProviderError } from '../../../src/core/errors.ts';
import type { SubmitOptions, SwapInput, SwapProvider, SwapStatus } from '../../../src/core/ports/provider.ts';

export const never = new AbortController().signal;

/** Sleeps take no time at all, but time passes. */
export function instantClock(): Clock {
  let now = 1_000_000;
  return {
    now: () => now,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      now += ms;
    },
  };
}

/** `intents` counts how often the provider announced the request that can bill. */
export function submitOptions(overrides: Partial<SubmitOptions> = {}): SubmitOptions & { readonly intents: number } {
  const options = {
    attemptId: 'attempt-1',
    signal: never,
    intents: 0,
    async beforePaid(): Promise<void> {
      options.intents += 1;
    },
    ...overrides,
  };
  return options;
}

/** From submit to the verdict. `create` makes a provider for each poll, which knows the ticket alone. */
export async function swapWith(create: () => SwapProvider, input: SwapInput): Promise<SwapStatus> {
  let status = await create().submit(input, submitOptions());
  for (let polls = 0; status.state === 'pending' && polls < 10; polls++) {
    status = await create().poll(JSON.parse(JSON.stringify(status.ticket)), { signal: never });
  }
  return status;
}

/** The ProviderError that the work ends with; anything else fails the test. */
export async function errorOf(work: Promise<unknown>): Promise<ProviderError> {
  const outcome = await work.catch((error: unknown) => error);
  if (!(outcome instanceof ProviderError)) throw new Error(`no ProviderError but ${inspect(outcome)}`);
  return outcome;
}
