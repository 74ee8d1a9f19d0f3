import type { Clock } from '../../../src/core/clock.ts';
import type { SubmitOptions, SwapInput, SwapProvider, SwapStatus } from '../../../src/core/ports/provider.ts';
import { type CrunParts, CrunSettings, createCrun } from '../../../src/providers/crun/index.ts';
import { createVendorHttp } from '../../../src/providers/http/vendor-http.ts';
import { drawnDetector, type Member, mediaOf } from '../drawn-pictures.ts';
import type { CrunServer } from './crun-server.ts';

export const alice: Member = { name: 'alice', left: 20, size: 150 };
export const bob: Member = { name: 'bob', left: 400, size: 90 };
export const carol: Member = { name: 'carol', left: 250, size: 60 };
export const zoe: Member = { name: 'zoe', left: 0, size: 200 };
export const yan: Member = { name: 'yan', left: 0, size: 200 };

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

/** The real adapter, over the real socket, as an operator would configure it. */
export function crunAt(server: Pick<CrunServer, 'url' | 'state'>, parts: Partial<CrunParts> = {}): SwapProvider {
  const settings = CrunSettings.parse({ CRUN_API_KEY: server.state.key, CRUN_BASE_URL: server.url });
  return createCrun(settings, {
    http: (options) => createVendorHttp({ ...options, timeoutMs: 300 }),
    clock: instantClock(),
    detector: drawnDetector,
    ...parts,
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
  return { target: mediaOf([alice]), source: mediaOf([zoe]), faces: { which: 'largest' }, ...overrides };
}

/** From submit to the verdict, each poll by a process that knows the ticket alone. */
export async function swapWith(create: () => SwapProvider, what: SwapInput): Promise<SwapStatus> {
  let status = await create().submit(what, submitOptions());
  for (let polls = 0; status.state === 'pending' && polls < 10; polls++) {
    status = await create().poll(JSON.parse(JSON.stringify(status.ticket)), { signal: never });
  }
  return status;
}
