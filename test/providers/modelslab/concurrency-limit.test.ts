import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../../src/core/errors.ts';
import type { SwapProvider, Ticket } from '../../../src/core/ports/provider.ts';
import { createConcurrencyLimit } from '../../../src/providers/modelslab/concurrency-limit.ts';
import { ManualClock, settle } from '../../fakes/clocks/manual-clock.ts';
import { input } from '../../fakes/drawn-pictures.ts';
import { modelsLabAt } from '../../fakes/vendors/adapters.ts';
import { type ModelsLabServer, startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { never, submitOptions } from '../../fakes/vendors/provider-calls.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';

let server: ModelsLabServer;
let clock: ManualClock;
let provider: SwapProvider;
serverEachTest(startModelsLabServer, (started) => {
  server = started;
  clock = new ManualClock();
  provider = modelsLabAt(server, { MODELSLAB_MAX_QUEUED: '2' }, { clock });
});

async function accepted(): Promise<Ticket> {
  const status = await provider.submit(input(), submitOptions());
  if (status.state !== 'pending') throw new Error(status.state);
  return status.ticket;
}

/** A swap that waits for a free slot. */
async function waiting(signal = never) {
  const options = submitOptions({ signal });
  const before = clock.sleeping;
  const work = provider.submit(input(), options);
  while (clock.sleeping === before) await new Promise(setImmediate);
  return { options, work };
}

describe('unfinished swaps', () => {
  it('are as many as the plan allows; the next waits and announces no payment', async () => {
    const first = await accepted();
    await accepted();
    const { options, work } = await waiting();
    expect([options.intents, server.paid]).toEqual([0, 2]);
    expect(await provider.poll(first, { signal: never })).toMatchObject({ state: 'pending' });
    expect(clock.sleeping).toBe(1);
    expect(await provider.poll(first, { signal: never })).toMatchObject({ state: 'done' });
    expect(await work).toMatchObject({ state: 'pending' });
    expect([options.intents, server.paid]).toEqual([1, 3]);
  });

  it('are followed by the one that waits longest, and not by one that was cancelled', async () => {
    const first = await accepted();
    const second = await accepted();
    const leaver = new AbortController();
    const left = await waiting(leaver.signal);
    const third = await waiting();
    const fourth = await waiting();
    const reason = new Cancelled('requester');
    leaver.abort(reason);
    await expect(left.work).rejects.toBe(reason);
    server.fails('fetch', { body: { status: 'failed' } }, { body: { status: 'failed' } });
    await provider.poll(second, { signal: never });
    await third.work;
    expect([left, third, fourth].map(({ options }) => options.intents)).toEqual([0, 1, 0]);
    await provider.poll(first, { signal: never });
    await fourth.work;
    expect(server.paid).toBe(4);
  });

  it('are started in the order of arrival, even when one arrives as a slot becomes free', async () => {
    const limit = createConcurrencyLimit(1, clock);
    const taken = await limit.acquire(never);
    const order: string[] = [];
    const take = (name: string) => limit.acquire(never).then(() => order.push(name));
    const works = [take('waiting')];
    await settle();
    taken.release();
    works.push(take('passing'));
    await settle();
    expect(order).toEqual(['waiting']);
    await clock.advance(605_000);
    await Promise.all(works);
    expect(order).toEqual(['waiting', 'passing']);
  });

  it('do not count where they were rejected or finished at once', async () => {
    server.fails('submit', { status: 429, body: '' }, 'reset', { body: { status: 'failed' } });
    for (let swaps = 0; swaps < 3; swaps++) await provider.submit(input(), submitOptions()).catch(() => undefined);
    server.state.atOnce = true;
    for (let swaps = 0; swaps < 3; swaps++) await accepted();
    expect(server.paid).toBe(6);
  });

  it('do not count for ever when they are not polled', async () => {
    const seen = await accepted();
    await accepted();
    const { work } = await waiting();
    const last = await waiting();
    await clock.advance(600_000);
    server.state.pendingPolls = 100;
    await provider.poll(seen, { signal: never });
    server.state.queue = 100;
    await clock.advance(5_000);
    expect(await work).toMatchObject({ state: 'pending' });
    expect(last.options.intents).toBe(0);
    await clock.advance(600_000);
    expect(await last.work).toMatchObject({ state: 'pending' });
  });
});
