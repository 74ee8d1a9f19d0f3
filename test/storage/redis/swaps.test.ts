import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createQuota } from '../../../src/core/admission/quota.ts';
import { withCircuitBreaker } from '../../../src/core/attempts/circuit-breaker.ts';
import { withSubmitGate } from '../../../src/core/attempts/submit-gate.ts';
import { systemClock } from '../../../src/core/clock.ts';
import type { Quota } from '../../../src/core/ports/quota.ts';
import type { RunningSwaps } from '../../../src/core/swaps.ts';
import { openStores, type Stores } from '../../../src/storage/stores.ts';
import { hurriedClock } from '../../fakes/clocks/hurried-clock.ts';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { memoryMemberHash } from '../../fakes/storage/memory-members.ts';
import { needsRedis, noRedis, RedisServer } from '../../fakes/storage/redis-server.ts';
import { World } from '../../fakes/world.ts';

const server = new RedisServer(['--appendonly', 'yes', '--appendfsync', 'no']);
const anna = { platform: 'fake', id: 'anna' };
const never = new AbortController().signal;
const clock = hurriedClock(20);
const patient = { timeout: 50_000 };

let world: World;
let opened: Stores[];
let started: RunningSwaps[];

async function open(itsClock = clock): Promise<Stores> {
  const parts = {
    directory: '',
    redisUrl: server.url,
    secretKeys: [new Uint8Array(32).fill(7)] as const,
    clock: itsClock,
  };
  const stores = await openStores({ ...parts, onEvent: (event) => world.events.push(event) });
  opened.push(stores);
  return stores;
}

/** A process with connections of its own. */
async function start(
  role: 'front' | 'worker',
  provider: FakeProvider,
  change: Parameters<World['start']>[1] = {},
  itsClock = clock,
) {
  const { store, blobs, shared } = await open(itsClock);
  const queue = shared?.queue({ runs: role === 'worker', showsPositions: role === 'front' });
  const mayPay = shared?.generation.whenTrusted ?? (async () => undefined);
  const providers = [
    withSubmitGate(
      withCircuitBreaker(provider, clock, () => undefined),
      mayPay,
    ),
  ];
  const parts = { store, blobs, clock, providers, concurrency: 1, deadlineMs: 100_000_000, ...(queue && { queue }) };
  const swaps = world.start([provider], { ...parts, ...change });
  started.push(swaps);
  return swaps;
}

function ask(front: RunningSwaps, message: string, who = 'anna') {
  return front.request(world.request(message, { requester: { platform: 'fake', id: who } }), never);
}

function ends(...messages: string[]): Promise<void> {
  const kinds = (): unknown => messages.map((message) => world.chat.seen(message).outcomes.map(({ kind }) => kind));
  return expect.poll(kinds, patient).toEqual(messages.map(() => ['done']));
}

describe.skipIf(noRedis)(`swaps of many processes${needsRedis}`, { timeout: 240_000 }, () => {
  beforeAll(() => server.start());
  afterAll(() => server.close());
  beforeEach(async () => {
    world = new World();
    opened = [];
    started = [];
    await server.empty();
  });
  afterEach(async () => {
    await Promise.all(started.map((swaps) => swaps.close()));
    await Promise.all(opened.map((stores) => stores.close()));
  });

  it('are requested in one process and run in others, each once', async () => {
    const provider = new FakeProvider('akool');
    const front = await start('front', provider);
    for (let count = 0; count < 3; count++) await start('worker', provider, { concurrency: 4 });
    const messages = Array.from({ length: 40 }, (_, index) => `m${index}`);
    const jobs = await Promise.all(messages.map((message, index) => ask(front, message, `person ${index % 7}`)));
    await ends(...messages);
    expect(provider.paid).toBe(40);
    expect(world.chat.seen('m7').delivered).toBe('by akool');
    await expect.poll(async () => (await front.find(jobs[0]?.id ?? ''))?.job, patient).toMatchObject({ state: 'done' });
    expect((await front.findOf({ platform: 'fake', id: 'person 0' }, 9)).length).toBe(6);
  });

  it('show their position while they wait, and no position once they run', async () => {
    const provider = new FakeProvider('akool').plays(
      { polls: [pending('akool-1')] },
      { polls: [result('second')] },
      { polls: [result('third')] },
    );
    const front = await start('front', provider);
    await start('worker', provider);
    const first = await ask(front, 'm1');
    await expect.poll(() => provider.paid, patient).toBe(1);
    const second = await ask(front, 'm2');
    await ask(front, 'm3');
    await expect.poll(() => world.chat.seen('m3').stages, patient).toContainEqual({ kind: 'queued', position: 2 });
    expect(await front.find(second.id)).toMatchObject({ position: 1 });
    await front.cancel(first.id);
    await ends('m2', 'm3');
    for (const message of ['m2', 'm3']) {
      const kinds = world.chat
        .seen(message)
        .stages.map(({ kind }) => (kind === 'queued' ? 'q' : '-'))
        .join('');
      expect(kinds).toMatch(/^q+-*$/);
    }
  });

  it('are cancelled from any process, wherever they run', async () => {
    const provider = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const front = await start('front', provider);
    await start('worker', provider);
    const [running, waiting] = [await ask(front, 'running'), await ask(front, 'waiting')];
    await expect.poll(() => provider.paid, patient).toBe(1);
    expect(await front.cancel(waiting.id)).toBe(true);
    expect(await front.cancel(running.id)).toBe(true);
    for (const message of ['running', 'waiting']) {
      await expect.poll(() => world.chat.seen(message).outcomes, patient).toMatchObject([{ kind: 'cancelled' }]);
    }
    expect([provider.paid, provider.cancelled]).toEqual([1, 1]);
    expect(await front.cancel(waiting.id)).toBe(false);
  });

  it('are cancelled although the message to the other process is lost', async () => {
    const provider = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const front = await start('front', provider);
    await start('worker', provider);
    const { id } = await ask(front, 'm1');
    await expect.poll(() => provider.paid, patient).toBe(1);
    const client = server.connect();
    const deafen = () => client.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await deafen();
    const deafening = setInterval(() => void deafen().catch(() => undefined), 20);
    try {
      await front.cancel(id);
      await expect.poll(() => world.chat.seen('m1').outcomes, patient).toMatchObject([{ kind: 'cancelled' }]);
    } finally {
      clearInterval(deafening);
    }
  });

  it('are polled when a vendor calls another process', async () => {
    const provider = new FakeProvider('akool').plays({
      answer: { state: 'pending', ticket: 'akool-1', pollAfterMs: 600_000 },
      polls: [result('x')],
    });
    const front = await start('front', provider);
    await start('worker', provider, { clock: systemClock }); // it would look again after a minute
    const { id } = await ask(front, 'm1');
    await expect.poll(() => provider.paid, patient).toBe(1);
    const attemptOf = async () => {
      const { job } = (await front.find(id)) ?? {};
      return job?.state === 'running' && job.attempt.ticket !== undefined ? job.attempt.id : undefined;
    };
    await expect.poll(attemptOf, patient).toBeDefined();
    const attempt = (await attemptOf()) ?? '';
    await expect
      .poll(() => {
        front.nudge(attempt);
        return world.chat.seen('m1').outcomes;
      }, patient)
      .toMatchObject([{ kind: 'done' }]);
  });

  it('are left to another process by one that is closed', async () => {
    const provider = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const front = await start('front', provider);
    const first = await start('worker', provider);
    await ask(front, 'm1');
    await expect.poll(() => provider.paid, patient).toBe(1);
    await first.close();
    expect(world.chat.seen('m1').outcomes).toEqual([]);
    const polls = provider.polls;
    await start('worker', provider);
    await expect.poll(() => provider.polls, patient).toBeGreaterThan(polls);
    expect(provider.paid).toBe(1);
  });

  it('wait while Redis is gone, and go on when it is back', async () => {
    const provider = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const front = await start('front', provider);
    await start('worker', provider, { concurrency: 2 });
    const first = await ask(front, 'm1');
    await expect.poll(() => provider.paid, patient).toBe(1);
    await server.stop();
    const kinds = () => world.events.map(({ kind }) => kind);
    await expect.poll(kinds, patient).toContain('store-lost');
    const asked = ask(front, 'm2');
    await server.start();
    await asked;
    await ends('m2');
    expect(await front.cancel(first.id)).toBe(true);
    await expect.poll(() => world.chat.seen('m1').outcomes, patient).toMatchObject([{ kind: 'cancelled' }]);
    expect(provider.paid).toBe(2);
    expect(kinds()).toContain('store-back');
  });

  it('are not paid for again after Redis went back, until a person has looked', async () => {
    const provider = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const slower = hurriedClock(4);
    const front = await start('front', provider, { clock: slower }, slower);
    const { id } = await ask(front, 'm1');
    const before = server.snapshot();
    await start('worker', provider, { clock: slower }, slower);
    await start('worker', provider, { clock: slower }, slower);
    await expect.poll(async () => (await front.find(id))?.job, patient).toHaveProperty('attempt.ticket');
    await before.goBack();
    const preparing = () => world.chat.seen('m1').stages.filter(({ kind }) => kind === 'preparing').length;
    await expect.poll(preparing, patient).toBe(2);
    const said = () => world.events.filter(({ kind }) => kind === 'store-went-back').length;
    await expect.poll(said, patient).toBe(3);
    await systemClock.sleep(1_500, never); // longer than the processes wait for each other
    expect(provider.paid).toBe(1);
    await server.connect().hdel('faceswap:generation', 'halted');
    await expect.poll(() => provider.paid, patient).toBe(2);
    expect(said()).toBe(3);
  });

  it('never pass a limit, although two processes are asked five hundred times at once', async () => {
    const provider = new FakeProvider('akool');
    const fronts: RunningSwaps[] = [];
    const quotas: Quota[] = [];
    for (let count = 0; count < 2; count++) {
      const { ledger, settings } = await open();
      const quota = createQuota({
        memberHash: memoryMemberHash,
        ledger,
        settings,
        limits: { memberADay: 37, atOnce: { member: 23 } },
      });
      quotas.push(quota);
      fronts.push(await start('front', provider, { quota: { ...quota, take: async () => true } }));
    }
    const five = Array.from({ length: 500 }, (_, index) => index);
    const ended = await Promise.allSettled(five.map((index) => pick(fronts, index).request(requestOf(index), never)));
    const refused = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(500 - 23);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'quota-used-up', params: { limit: 'at-once' } });
    expect((await pick(opened, 0).store.unfinished()).jobs).toHaveLength(23);
    const today = await Promise.all(five.map((index) => pick(quotas, index).take(anna, 0)));
    expect(today.filter((taken) => taken === true)).toHaveLength(37);
  });
});

function requestOf(index: number) {
  return world.request(`m${index}`, { requester: anna });
}

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('there is none');
  return value;
}
