import type { SubmitOptions, SwapInput, SwapProvider, SwapStatus } from '../../../src/core/ports/provider.ts';
import { AkoolSettings, createAkool } from '../../../src/providers/akool/index.ts';
import { createVendorHttp } from '../../../src/providers/http/vendor-http.ts';
import type { AkoolServer } from './akool-server.ts';
import { relayed, wordDetector } from './relayed-media.ts';

/** The real adapter, over the real socket, as an operator would configure it. */
export function akoolAt(
  server: AkoolServer,
  environment: Readonly<Record<string, string>> = {},
  timeoutMs = 10_000,
): SwapProvider {
  const settings = AkoolSettings.parse({
    AKOOL_API_KEY: server.state.key,
    AKOOL_BASE_URL: server.url,
    ...environment,
  });
  return createAkool(settings, {
    http: (options) => createVendorHttp({ ...options, timeoutMs }),
    detector: wordDetector,
  });
}

export const never = new AbortController().signal;

/** `intents` counts how often the provider said that it is about to pay. */
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

export function input(overrides: Partial<SwapInput> = {}): SwapInput {
  return { target: relayed('alice'), source: relayed('zoe'), faces: { which: 'largest' }, ...overrides };
}

/** From submit to the verdict, each poll by a process that knows the ticket alone. */
export async function swapWith(create: () => SwapProvider, what: SwapInput): Promise<SwapStatus> {
  let status = await create().submit(what, submitOptions());
  for (let polls = 0; status.state === 'pending' && polls < 10; polls++) {
    status = await create().poll(JSON.parse(JSON.stringify(status.ticket)), { signal: never });
  }
  return status;
}
