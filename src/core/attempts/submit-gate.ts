import type { SwapProvider } from '../ports/provider.ts';

/** Wraps a provider so that it waits for `mayPay` immediately before the intent of a request that can bill. */
export function withSubmitGate(provider: SwapProvider, mayPay: (signal: AbortSignal) => Promise<void>): SwapProvider {
  return {
    ...provider,
    submit: (input, options) =>
      provider.submit(input, {
        ...options,
        async beforePaid() {
          await mayPay(options.signal);
          await options.beforePaid();
        },
      }),
  };
}
