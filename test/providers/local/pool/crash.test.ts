import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/core/clock.ts';
import { Cancelled, ProviderError } from '../../../../src/core/errors.ts';
import type { SwapInput, SwapProvider, SwapStatus } from '../../../../src/core/ports/provider.ts';
import { createPool, type PoolOptions, type WorkerPool } from '../../../../src/providers/local/pool/pool.ts';
import { createLocalProvider } from '../../../../src/providers/local/provider.ts';
import { isNight } from '../../../examples.ts';
import { mediaOf, photo } from '../foreign-files.ts';

const limits = { maxBytes: 64 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };
const video = { isPossible: true, maxFrames: 1_800, maxPixels: 2e6 };

interface Engine {
  readonly pool: WorkerPool;
  readonly provider: SwapProvider;
}

const shared = engineOf();
let { pool, provider } = shared;

afterEach(async () => {
  if (pool !== shared.pool) await pool.close();
  ({ pool, provider } = shared);
});

afterAll(() => shared.pool.close());

function start(changes: Partial<PoolOptions>): void {
  ({ pool, provider } = engineOf(changes));
}

function engineOf(changes: Partial<PoolOptions> = {}): Engine {
  const pool = createPool({
    workerFile: new URL('../../../../src/providers/local/worker/worker.ts', import.meta.url),
    workerSettings: { runtime: 'auto' },
    workers: 1,
    memoryMegabytes: 1_500,
    timeLimitMs: 60_000,
    ...changes,
  });
  return { pool, provider: createLocalProvider({ pool, limits, video, matchThreshold: 0.66, clock: systemClock }) };
}

const input: SwapInput = {
  target: mediaOf(photo('couple')),
  source: mediaOf(photo('collins')),
  faces: { which: 'all' },
};

function signal(): AbortSignal {
  return AbortSignal.timeout(60_000);
}

function submit(): Promise<SwapStatus> {
  return provider.submit(input, { attemptId: 'a', signal: signal(), beforePaid: async () => undefined });
}

async function toEnd(submitted: SwapStatus): Promise<SwapStatus> {
  let status = submitted;
  while (status.state === 'pending') {
    status = await provider.poll(status.ticket, { signal: signal() });
  }
  return status;
}

async function workerPid(): Promise<number> {
  await expect.poll(() => pool.processes.length).toBe(1);
  return pool.processes[0] ?? 0;
}

describe('a swap whose worker dies', () => {
  it.each(isNight ? (['SIGKILL', 'SIGSEGV'] as const) : (['SIGKILL'] as const))(
    'of %s fails alone and can be retried',
    async (fatal) => {
      let status = await submit();
      while (status.state === 'pending' && !status.fraction) {
        status = await provider.poll(status.ticket, { signal: signal() });
      }
      process.kill(await workerPid(), fatal);
      expect(await toEnd(status)).toEqual({ state: 'failed', charged: false, retryable: true });
      expect(await toEnd(await submit())).toMatchObject({ state: 'done' });
    },
  );

  it('for lack of memory fails and can be retried', async () => {
    start({ memoryMegabytes: 120 });
    expect(await toEnd(await submit())).toEqual({ state: 'failed', charged: false, retryable: true });
  });

  it('for lack of time fails for good', async () => {
    start({ timeLimitMs: 30 });
    expect(await toEnd(await submit())).toEqual({ state: 'failed', charged: false, retryable: false });
  });

  it('because of a broken installation reports an internal error', async () => {
    start({ workerFile: new URL('./no-such-worker.ts', import.meta.url), sandbox: 'process' });
    const error = await toEnd(await submit()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ problem: 'internal', answer: 'rejected' });
  });
});

describe('a swap that is cancelled', () => {
  it('ends at once and leaves no process behind', async () => {
    let submitted = await submit();
    while (submitted.state === 'pending' && !submitted.fraction) {
      submitted = await provider.poll(submitted.ticket, { signal: signal() });
    }
    if (submitted.state !== 'pending') throw new Error('not pending');
    const pid = await workerPid();
    const began = performance.now();
    await provider.cancel?.(submitted.ticket, { signal: signal() });
    expect(await provider.poll(submitted.ticket, { signal: signal() })).toEqual({ state: 'lost' });
    await expect.poll(() => pool.processes, { interval: 5 }).toEqual([]);
    expect(performance.now() - began).toBeLessThan(500);
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('stops a poll with the reason of the abort', async () => {
    const submitted = await submit();
    if (submitted.state !== 'pending') throw new Error('not pending');
    const abort = new AbortController();
    const polled = provider.poll(submitted.ticket, { signal: abort.signal });
    const reason = new Cancelled('shutdown');
    abort.abort(reason);
    await expect(polled).rejects.toBe(reason);
    expect(await toEnd(submitted)).toMatchObject({ state: 'done' });
  });
});

describe('results', () => {
  it('can be polled again, and are lost after they are discarded', async () => {
    const submitted = await submit();
    if (submitted.state !== 'pending') throw new Error('not pending');
    const first = await toEnd(submitted);
    expect(await provider.poll(submitted.ticket, { signal: signal() })).toEqual(first);
    await provider.discard?.(submitted.ticket, { signal: signal() });
    expect(await provider.poll(submitted.ticket, { signal: signal() })).toEqual({ state: 'lost' });
  });

  it('come with a fraction that never falls', async () => {
    const fractions: number[] = [];
    let status = await submit();
    while (status.state === 'pending') {
      fractions.push(status.fraction ?? -1);
      status = await provider.poll(status.ticket, { signal: signal() });
    }
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions[0]).toBe(0);
  });
});
