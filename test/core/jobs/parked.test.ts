import { describe, expect, it, onTestFinished } from 'vitest';
import type { SwapsParts } from '../../../src/core/swaps.ts';
import { FakeProvider, type FakeProviderOptions, pending, type Script } from '../../fakes/providers.ts';
import { startWorld, World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const hour = 3_600_000;
const webhookUrl = () => new URL('https://bot.example/hooks/akool/x');

/** A swap that is parked because its paid request was never answered. */
async function park(
  scripts: readonly Script[] = [],
  vendor: FakeProviderOptions = {},
  change: Partial<SwapsParts> = {},
) {
  const akool = new FakeProvider('akool', vendor).plays({ vanished: 'unreachable' }, ...scripts);
  const one = new World();
  const swaps = one.start([akool], change);
  onTestFinished(() => swaps.close());
  const { id } = await swaps.request(one.request(), never);
  await one.pass();
  const seen = one.chat.seen('m1');
  expect(seen.outcomes).toEqual([{ kind: 'parked', provider: 'akool' }]);
  const job = await one.store.get(id);
  if (job?.state !== 'parked') throw new Error('not parked');
  return { akool, one, swaps, id, seen, attempt: job.attempt };
}

describe('a parked job', () => {
  it('is begun again on the requester’s word, in the same message, as an attempt of its own', async () => {
    const { akool, one, swaps, id, seen, attempt } = await park();
    expect(await swaps.choose(id, 'try-again')).toBe(true);
    expect(await swaps.choose(id, 'try-again')).toBe(false);
    await one.pass();
    expect(seen.outcomes.at(-1)).toMatchObject({ kind: 'done', provider: 'akool' });
    expect(seen.delivered).toBe('by akool');
    expect(akool.paid).toBe(2);
    const job = await one.store.get(id);
    expect(job && 'attempt' in job && job.attempt?.id).not.toBe(attempt.id);
  });

  it('is begun once, however often the button is pressed', async () => {
    const { akool, one, swaps, id } = await park();
    const pressed = await Promise.all(Array.from({ length: 5 }, () => swaps.choose(id, 'try-again')));
    await one.pass();
    expect(pressed.filter(Boolean)).toHaveLength(1);
    expect(akool.paid).toBe(2);
  });

  it('may be parked once more, and is never paid for by itself', async () => {
    const { akool, one, swaps, id, seen } = await park([{ vanished: 'timed-out' }]);
    await swaps.choose(id, 'try-again');
    await one.pass(48 * hour);
    expect(seen.outcomes.map(({ kind }) => kind)).toEqual(['parked', 'parked']);
    expect(akool.paid).toBe(2);
  });

  it('counts like another job when it is begun again', async () => {
    let left = 1;
    const quota = {
      take: async () => (left-- > 0 ? (true as const) : ('member-day' as const)),
      giveBack: async () => undefined,
    };
    const { akool, swaps, id } = await park([], {}, { quota });
    await expect(swaps.choose(id, 'try-again')).rejects.toMatchObject({ code: 'quota-used-up' });
    expect(akool.paid).toBe(1);
  });

  it('cannot be begun again once its pictures are gone, nor when the promise was taken back', async () => {
    let given = true;
    const { one, swaps, id } = await park([], {}, { consents: { given: async () => given } });
    given = false;
    await expect(swaps.choose(id, 'try-again')).rejects.toMatchObject({ code: 'consent-missing' });
    given = true;
    await one.pass(25 * hour);
    expect(await swaps.choose(id, 'try-again')).toBe(false);
  });

  it('goes on when its vendor calls with a word that leads to it', async () => {
    const { akool, one, swaps, seen, attempt } = await park([], { hookWord: 'done' }, { webhookUrl });
    swaps.nudge(attempt.id, 'forged');
    swaps.nudge('another attempt', 'done');
    await one.pass();
    expect(seen.outcomes).toHaveLength(1);
    swaps.nudge(attempt.id, 'done');
    await one.pass();
    expect(seen.outcomes.at(-1)).toMatchObject({ kind: 'done' });
    expect(akool.paid).toBe(1);
  });

  it('goes on when its vendor calls although the requester could not be told yet', async () => {
    const akool = new FakeProvider('akool', { hookWord: 'done' }).plays({ vanished: 'unreachable' });
    const one = new World();
    one.chat.finishErrors.push(...Array.from({ length: 6 }, () => new Error('502')));
    const swaps = one.start([akool], { webhookUrl });
    onTestFinished(() => swaps.close());
    const { id } = await swaps.request(one.request(), never);
    await one.pass(25_000);
    const job = await one.store.get(id);
    if (job?.state !== 'parked') throw new Error('not parked');
    swaps.nudge(job.attempt.id, 'done');
    await one.pass(2 * 60_000);
    expect(one.chat.seen('m1').outcomes.map(({ kind }) => kind)).toEqual(['parked', 'done']);
    expect(akool.paid).toBe(1);
  });

  it('goes on when its vendor lists it later, also after a restart', async () => {
    for (const restarts of [false, true]) {
      const vendor = { listsAfter: 3 };
      const { akool, one, swaps, seen } = await park([], vendor);
      if (restarts) {
        swaps.die();
        await swaps.close();
        const next = one.start([akool]);
        onTestFinished(() => next.close());
        await next.resumeAll(() => true);
      }
      await one.pass(3 * hour);
      expect(seen.outcomes.map(({ kind }) => kind)).toEqual(['parked', 'done']);
      expect(akool.paid).toBe(1);
    }
  });

  it('is asked about for a day and waits for a person from then on', async () => {
    const { akool, one, id } = await park([], { listsAfter: 1_000 });
    await one.pass(24 * hour);
    const { listings } = akool;
    await one.pass(24 * hour);
    expect(listings).toBeGreaterThan(20);
    expect(akool.listings - listings).toBeLessThan(3);
    expect(await one.store.get(id)).toMatchObject({ state: 'parked' });
  });

  it('is ended after a month without a decision, which the operator is told, and purged like any other', async () => {
    const { akool, one, swaps, id, seen } = await park();
    swaps.die();
    await swaps.close();
    const job = await one.store.claim(id, 'a test');
    if (job?.state !== 'parked') throw new Error('not parked');
    await one.store.update({ ...job, parkedAt: job.parkedAt - (30 * 24 - 1) * hour }, 'a test');
    await one.store.release(id, 'a test');
    const next = one.start([akool]);
    onTestFinished(() => next.close());
    await next.resumeAll(() => true);
    await one.pass(50 * 60_000);
    expect(await one.store.get(id)).toMatchObject({ state: 'parked' });
    await one.pass(2 * hour);
    expect(await one.store.get(id)).toMatchObject({ state: 'cancelled', charged: 'unknown', followUps: [] });
    expect(one.events).toContainEqual({ kind: 'parked-expired', jobId: id, provider: 'akool' });
    expect([akool.paid, one.blobs.size, seen.outcomes.length]).toEqual([1, 0, 1]);
    await one.store.purge(one.clock.now() + 1);
    expect(await one.store.get(id)).toBeUndefined();
  });

  it('leaves its record for as long as the operator wants once it is over', async () => {
    const { world, swap } = startWorld([new FakeProvider('akool')], { keepRecordsMs: 2 * hour });
    const { id } = await swap();
    await world.pass(1.5 * hour);
    expect(await world.store.get(id)).toMatchObject({ state: 'done' });
    await world.pass(hour);
    expect(await world.store.get(id)).toBeUndefined();
  });

  it('is not read again and again while it waits', async () => {
    const { one, swaps, id } = await park();
    let reads = 0;
    swaps.die();
    await swaps.close();
    const unfinished: typeof one.store.unfinished = async (which) => {
      const found = await one.store.unfinished(which);
      reads += found.jobs.filter((job) => job.id === id).length;
      return found;
    };
    const next = one.start([new FakeProvider('akool')], { store: { ...one.store, unfinished } });
    onTestFinished(() => next.close());
    await one.pass(hour);
    expect(reads).toBeLessThan(10);
  });

  it('can be given up', async () => {
    const { one, swaps, id, seen } = await park();
    expect(await swaps.cancel(id)).toBe(true);
    await one.pass();
    expect(seen.outcomes.at(-1)).toMatchObject({ kind: 'cancelled' });
    expect(await one.store.get(id)).toMatchObject({ state: 'cancelled', charged: 'unknown', followUps: [] });
    expect(one.blobs.size).toBe(0);
    expect(await swaps.choose(id, 'try-again')).toBe(false);
  });

  it('counts not among those under way', async () => {
    const quota = { take: async () => true as const, giveBack: async () => undefined, atOnce: () => ({ member: 1 }) };
    const { one, swaps, id } = await park([{ polls: [pending('akool-2')] }], {}, { quota });
    await swaps.request(one.request('m2'), never);
    await expect(swaps.request(one.request('m3'), never)).rejects.toMatchObject({ params: { limit: 'at-once' } });
    await expect(swaps.choose(id, 'try-again')).rejects.toMatchObject({ params: { limit: 'at-once' } });
  });
});

describe('a swap whose vendor is no longer configured', () => {
  it('is parked although its ticket is known, and goes on once the vendor is back', async () => {
    const akool = new FakeProvider('akool').plays({
      polls: [pending('akool-1'), pending('akool-1'), pending('akool-1')],
    });
    const one = new World();
    const first = one.start([akool]);
    await first.request(one.request(), never);
    await one.pass(1_500);
    first.die();
    await first.close();
    const without = one.start([new FakeProvider('crun')]);
    await without.resumeAll(() => true);
    await one.pass();
    expect(one.chat.seen('m1').outcomes).toEqual([{ kind: 'parked', provider: 'akool' }]);
    without.die();
    await without.close();
    const again = one.start([akool]);
    onTestFinished(() => again.close());
    await again.resumeAll(() => true);
    await one.pass();
    expect(one.chat.seen('m1').stages.at(-1)).toMatchObject({ kind: 'working', provider: 'akool' });
    expect(akool.paid).toBe(1);
  });

  it('stays parked where its vendor does not know it, and is told once', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const one = new World();
    const swaps = one.start([akool]);
    onTestFinished(() => swaps.close());
    await swaps.request(one.request(), never);
    await one.pass(1_500);
    akool.forgets();
    await one.pass(30 * hour);
    expect(one.chat.seen('m1').outcomes).toEqual([{ kind: 'parked', provider: 'akool' }]);
    expect(akool.paid).toBe(1);
  });
});
