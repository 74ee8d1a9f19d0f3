import { describe, expect, it, onTestFinished } from 'vitest';
import { createQuota } from '../../../src/core/admission/quota.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { Undeliverable } from '../../../src/core/ports/chat.ts';
import type { JobStore } from '../../../src/core/ports/storage.ts';
import type { SwapsParts } from '../../../src/core/swaps.ts';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { createMemoryLedger } from '../../fakes/storage/memory-ledger.ts';
import { memoryMemberHash } from '../../fakes/storage/memory-members.ts';
import { createMemorySettings } from '../../fakes/storage/memory-settings.ts';
import { World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const minute = 60_000;
const day = 24 * 60 * minute;

function start(akool: FakeProvider, change: Partial<SwapsParts> | ((one: World) => Partial<SwapsParts>) = {}) {
  const one = new World();
  const swaps = one.start([akool], typeof change === 'function' ? change(one) : change);
  onTestFinished(() => swaps.close());
  return { one, swaps, seen: one.chat.seen('m1') };
}

/** A store that rejects every change while `isDown` answers true. */
function moody(store: JobStore, isDown: () => boolean): JobStore {
  const refuse = (): void => {
    if (isDown()) throw new Error('database or disk is full');
  };
  return {
    ...store,
    async insert(...job) {
      refuse();
      return store.insert(...job);
    },
    async update(...job) {
      refuse();
      return store.update(...job);
    },
  };
}

describe('a store that rejects writes for a while', () => {
  it('costs a swap nothing but time, wherever it is', async () => {
    for (const downAfter of [0, 500, 1_500, 2_500]) {
      let isDown = false;
      const akool = new FakeProvider('akool');
      const { one, swaps, seen } = start(akool, ({ store }) => ({ store: moody(store, () => isDown) }));
      await swaps.request(one.request(), never);
      await one.pass(downAfter);
      isDown = true;
      await one.pass(minute);
      isDown = false;
      await one.pass(2 * minute);
      expect(seen.outcomes).toMatchObject([{ kind: 'done' }]);
      expect(akool.paid).toBe(1);
    }
  });

  it('keeps the ticket of what was paid for while the disk was full', async () => {
    const akool = new FakeProvider('akool');
    const { one, swaps, seen } = start(akool, ({ store }) => ({
      store: moody(store, () => akool.paid === 1 && one.clock.now() < 1_030_000),
    }));
    await swaps.request(one.request(), never);
    await one.pass(minute);
    expect(one.events).toContainEqual(expect.objectContaining({ kind: 'store-failed' }));
    await one.pass(minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
  });

  it('refuses a request that it cannot store, and keeps and counts nothing of it', async () => {
    const quota = createQuota({
      memberHash: memoryMemberHash,
      ledger: createMemoryLedger(),
      settings: createMemorySettings(),
      limits: { memberADay: 1 },
    });
    let isDown = true;
    const { one, swaps } = start(new FakeProvider('akool'), ({ store }) => ({
      quota,
      store: moody(store, () => isDown),
    }));
    await expect(swaps.request(one.request(), never)).rejects.toThrow('full');
    expect(one.blobs.size).toBe(0);
    isDown = false;
    await expect(swaps.request(one.request(), never)).resolves.toMatchObject({ state: 'queued' });
  });

  it('continues a job that was stored although the store reported an error', async () => {
    const akool = new FakeProvider('akool');
    const { one, swaps, seen } = start(akool, ({ store }) => ({
      store: {
        ...store,
        async insert(...job) {
          await store.insert(...job);
          throw new Error('connection lost');
        },
      },
    }));
    await swaps.request(one.request(), never);
    await one.pass();
    expect(seen.outcomes).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
  });
});

describe('a stored job that cannot be read', () => {
  it('stops no other job, and is reported to the operator once', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1'), pending('akool-1'), result('x')] });
    const { one, swaps, seen } = start(akool);
    await swaps.request(one.request(), never);
    await one.pass(500);
    swaps.die();
    await swaps.close();
    const unfinished = async () => ({ ...(await one.store.unfinished()), damaged: ['broken'] });
    const next = one.start([akool], { store: { ...one.store, unfinished } });
    onTestFinished(() => next.close());
    await next.resumeAll(() => true);
    await one.pass(10 * minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'done' }]);
    expect(one.events.filter(({ kind }) => kind === 'record-damaged')).toEqual([
      { kind: 'record-damaged', jobId: 'broken' },
    ]);
  });
});

describe('a chat that cannot be written to', () => {
  it('gets its result after an outage of minutes, and the swap is not bought again', async () => {
    const akool = new FakeProvider('akool');
    const { one, swaps, seen } = start(akool);
    one.chat.finishErrors.push(...Array.from({ length: 14 }, () => new Error('502')));
    await swaps.request(one.request(), never);
    await one.pass(5 * minute);
    expect(seen.outcomes).toEqual([]);
    await one.pass(5 * minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
  });

  it('keeps no other requester waiting meanwhile', async () => {
    const akool = new FakeProvider('akool');
    const { one, swaps } = start(akool, { concurrency: 1 });
    one.chat.finishErrors.push(...Array.from({ length: 5 }, () => new Error('502')));
    await swaps.request(one.request('m1'), never);
    await swaps.request(one.request('m2'), never);
    await one.pass(10_000);
    expect(one.chat.seen('m1').outcomes.length + one.chat.seen('m2').outcomes.length).toBeGreaterThan(0);
    expect(akool.paid).toBe(2);
  });

  it('ends the job when the message or the chat is gone, or the requester banned the bot', async () => {
    const akool = new FakeProvider('akool', { discardFailures: 0 });
    const { one, swaps, seen } = start(akool);
    one.chat.finishErrors.push(new Undeliverable('message deleted'), new Undeliverable('message deleted'));
    const { id } = await swaps.request(one.request(), never);
    await one.pass(minute);
    expect(seen.outcomes).toEqual([]);
    expect(await one.store.get(id)).toMatchObject({ state: 'failed', problem: 'undeliverable', followUps: [] });
    expect([akool.paid, akool.discarded]).toEqual([1, 1]);
    await one.pass(day);
    expect((await one.store.unfinished()).jobs).toEqual([]);
  });

  it('is given up after ten minutes, and the end is told when it can be', async () => {
    const { one, swaps, seen } = start(new FakeProvider('akool'));
    one.chat.finishErrors.push(...Array.from({ length: 18 }, () => new Error('502')));
    await swaps.request(one.request(), never);
    await one.pass(9 * minute);
    expect(seen.outcomes).toEqual([]);
    await one.pass(11 * minute);
    expect(seen.outcomes).toHaveLength(1);
  });
});

describe('a clock that is set', () => {
  /** The world's clock, which can be set to another time. Sleeps keep their length. */
  function settable(clock: Clock): Clock & { set(byMs: number): void } {
    let offset = 0;
    return {
      now: () => clock.now() + offset,
      sleep: (ms, signal) => clock.sleep(ms, signal),
      set: (byMs) => {
        offset += byMs;
      },
    };
  }

  it.each([day, -day])('by %d ms ends no swap, and buys none twice', async (byMs) => {
    const akool = new FakeProvider('akool').plays({
      polls: [...Array.from({ length: 20 }, () => pending('akool-1')), result('x')],
    });
    const one = new World();
    const clock = settable(one.clock);
    const swaps = one.start([akool], { clock });
    onTestFinished(() => swaps.close());
    await swaps.request(one.request(), never);
    await one.pass(5_000);
    clock.set(byMs);
    await one.pass(5 * minute);
    expect(one.chat.seen('m1').outcomes).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
    await swaps.request(one.request('m2'), never);
    await one.pass();
    expect(one.chat.seen('m2').outcomes).toMatchObject([{ kind: 'done' }]);
  });

  it('counts for the current day of the clock, and never more than a day allows', async () => {
    const ledger = createMemoryLedger();
    const quota = createQuota({
      memberHash: memoryMemberHash,
      ledger,
      settings: createMemorySettings(),
      limits: { memberADay: 1 },
    });
    const anna = { platform: 'fake', id: 'anna' };
    expect(await quota.take(anna, 5 * day)).toBe(true);
    expect(await quota.take(anna, 6 * day)).toBe(true);
    expect(await quota.take(anna, 5 * day + 1)).toBe('member-day');
    expect(await quota.take(anna, 6 * day + 1)).toBe('member-day');
  });
});

describe('people who request many swaps at once', () => {
  it('get as many swaps under way as their limit, and not one more', async () => {
    const akool = new FakeProvider('akool').plays(
      ...Array.from({ length: 100 }, (_, index) => ({ polls: [pending(`akool-${index + 1}`)] })),
    );
    const quota = { take: async () => true as const, giveBack: async () => undefined, atOnce: () => ({ member: 3 }) };
    const { one, swaps } = start(akool, { quota, concurrency: 100 });
    const asked = Array.from({ length: 100 }, (_, index) => swaps.request(one.request(`m${index}`), never));
    const answers = await Promise.allSettled(asked);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(97);
    for (const { reason } of refused) expect(reason).toMatchObject({ params: { limit: 'at-once' } });
    await one.pass();
    expect(akool.paid).toBe(3);
    expect(one.blobs.size).toBe(6);
  });

  it('may ask for as many as before once a process has died with theirs', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1'), pending('akool-1'), result('x')] });
    const quota = { take: async () => true as const, giveBack: async () => undefined, atOnce: () => ({ member: 1 }) };
    const { one, swaps } = start(akool, { quota });
    await swaps.request(one.request(), never);
    await one.pass(500);
    swaps.die();
    await swaps.close();
    const next = one.start([akool], { quota });
    onTestFinished(() => next.close());
    await expect(next.request(one.request('m2'), never)).rejects.toMatchObject({ code: 'quota-used-up' });
    await next.resumeAll(() => true);
    await one.pass();
    await expect(next.request(one.request('m2'), never)).resolves.toMatchObject({ state: 'queued' });
  });
});
