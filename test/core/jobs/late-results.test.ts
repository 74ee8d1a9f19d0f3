import { describe, expect, it, onTestFinished } from 'vitest';
import { ProviderError } from '../../../src/core/errors.ts';
import { streamOf } from '../../../src/core/ports/media.ts';
import type { SwapStatus } from '../../../src/core/ports/provider.ts';
import { FakeProvider, pending, result, type Script } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A swap that stays pending for that many polls, most of them long after the end of the job. */
function slow(polls: Script['polls'] = []): FakeProvider {
  return new FakeProvider('akool', { discardFailures: 0 }).plays({ polls });
}

function start(akool: FakeProvider, one = new World()) {
  const swaps = one.start([akool], { deadlineMs: minute });
  onTestFinished(() => swaps.close());
  return { one, swaps, seen: one.chat.seen('m1') };
}

/** Pending for as many polls as fit into the deadline and this many hours after it. */
function pendingFor(hours: number, ticket = 'akool-1') {
  return Array.from({ length: 60 + hours }, () => pending(ticket));
}

describe('a result that comes after the end', () => {
  it('is offered after the deadline, and shown when it is wanted, without another charge', async () => {
    const akool = slow([...pendingFor(2), result('late picture')]);
    const { one, swaps, seen } = start(akool);
    const { id } = await swaps.request(one.request(), never);
    await one.pass(2 * minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'failed', problem: 'deadline', charged: 'unknown' }]);
    await one.pass(5 * hour);
    const offer = seen.outcomes.at(-1);
    expect(offer).toMatchObject({ kind: 'late', provider: 'akool' });
    expect(offer?.kind === 'late' && offer.keptUntil).toBeGreaterThan(one.clock.now() + 12 * hour);
    expect(akool.discarded).toBe(1);
    expect(seen.delivered).toBeUndefined();
    expect(await swaps.choose(id, 'show-result')).toBe(true);
    await one.pass();
    expect(seen.delivered).toBe('late picture');
    expect(await one.store.get(id)).toMatchObject({ state: 'done', followUps: [] });
    expect([akool.paid, akool.discarded]).toEqual([1, 1]);
    expect(await swaps.choose(id, 'show-result')).toBe(false);
  });

  it('is offered after the requester had cancelled', async () => {
    const akool = slow([...Array.from({ length: 8 }, () => pending('akool-1')), result('x')]);
    const { one, swaps, seen } = start(akool);
    const { id } = await swaps.request(one.request(), never);
    await one.pass(5_000);
    expect(await swaps.cancel(id)).toBe(true);
    await one.pass(1_000);
    expect(seen.outcomes).toMatchObject([{ kind: 'cancelled' }]);
    await one.pass(8 * hour);
    expect(seen.outcomes.map(({ kind }) => kind)).toEqual(['cancelled', 'late']);
  });

  it('is waited for until the deadline, although the vendor will not let us look at it, and offered later', async () => {
    for (const problem of ['bad-key', 'gone', 'out-of-credit', 'not-allowed'] as const) {
      const closed = new ProviderError({ provider: 'akool', problem, answer: 'rejected' });
      const soonOpen = slow([pending('akool-1'), closed, closed, result('x')]);
      const before = start(soonOpen);
      await before.swaps.request(before.one.request(), never);
      await before.one.pass(minute);
      expect(before.seen.outcomes).toMatchObject([{ kind: 'done' }]);
      const longClosed = slow([pending('akool-1'), ...Array.from({ length: 8 }, () => closed), result('x')]);
      const after = start(longClosed);
      await after.swaps.request(after.one.request(), never);
      await after.one.pass(2 * minute);
      expect(after.seen.outcomes).toMatchObject([{ kind: 'failed', problem: 'deadline', charged: 'unknown' }]);
      await after.one.pass(5 * hour);
      expect(after.seen.outcomes.map(({ kind }) => kind)).toEqual(['failed', 'late']);
      expect([soonOpen.paid, longClosed.paid]).toEqual([1, 1]);
    }
  });

  it('is offered by the next start as well, and told once', async () => {
    const akool = slow([...pendingFor(0), result('x')]);
    const { one, swaps } = start(akool);
    const { id } = await swaps.request(one.request(), never);
    await one.pass(2 * minute);
    swaps.die();
    await swaps.close();
    const next = start(akool, one);
    await next.swaps.resumeAll(() => true);
    await one.pass(2 * hour);
    expect(next.seen.outcomes.map(({ kind }) => kind)).toEqual(['failed', 'late']);
    next.swaps.die();
    await next.swaps.close();
    const last = start(akool, one);
    await last.swaps.resumeAll(() => true);
    await one.pass(hour);
    expect(last.seen.outcomes).toHaveLength(2);
    expect(await last.swaps.choose(id, 'show-result')).toBe(true);
    await one.pass();
    expect(last.seen.delivered).toBe('x');
  });

  it('is looked at when the vendor calls, without waiting for the hour', async () => {
    const akool = slow([...pendingFor(0), result('x')]);
    const { one, swaps, seen } = start(akool);
    const { id } = await swaps.request(one.request(), never);
    await one.pass(2 * minute);
    const job = await one.store.get(id);
    if (!job || !('attempt' in job) || !job.attempt) throw new Error('no attempt');
    for (let call = 0; call < 70 && seen.outcomes.length < 2; call++) {
      swaps.nudge(job.attempt.id);
      await one.pass(1_000);
    }
    expect(seen.outcomes.map(({ kind }) => kind)).toEqual(['failed', 'late']);
  });

  it('is waited for no longer than a day, and then nothing of it is left at the vendor', async () => {
    const akool = slow([pending('akool-1')]);
    const { one, swaps, seen } = start(akool);
    const { id } = await swaps.request(one.request(), never);
    await one.pass(2 * minute);
    const polls = akool.polls;
    await one.pass(3 * day);
    expect(akool.polls - polls).toBeGreaterThan(20);
    expect(akool.polls - polls).toBeLessThan(30);
    expect(akool.discarded).toBe(1);
    expect(seen.outcomes).toHaveLength(1);
    expect(await one.store.get(id)).toMatchObject({ state: 'failed', followUps: [] });
  });

  it('is not offered when it is no picture, and left at the vendor as long as that may change', async () => {
    const akool = slow([...pendingFor(0), result('broken')]);
    const { one, swaps, seen } = start(akool);
    await swaps.request(one.request(), never);
    await one.pass(3 * hour);
    expect(akool.discarded).toBe(0);
    await one.pass(day);
    expect(seen.outcomes).toHaveLength(1);
    expect(akool.discarded).toBe(1);
  });

  it('cannot be had any more after a day', async () => {
    const akool = slow([...pendingFor(0), result('x')]);
    const { one, swaps } = start(akool);
    const { id } = await swaps.request(one.request(), never);
    await one.pass(3 * hour);
    await one.pass(day);
    expect(await swaps.choose(id, 'show-result')).toBe(false);
    expect(await swaps.choose('unknown', 'show-result')).toBe(false);
  });

  it('is offered for two hours and gone then, where the operator keeps results for two', async () => {
    const akool = slow([...pendingFor(0), result('x')]);
    const one = new World();
    const swaps = one.start([akool], { deadlineMs: minute, keepResultsMs: 2 * hour });
    onTestFinished(() => swaps.close());
    const { id } = await swaps.request(one.request(), never);
    const seen = one.chat.seen('m1');
    while (seen.outcomes.at(-1)?.kind !== 'late') await one.pass(minute);
    const offer = seen.outcomes.at(-1);
    const left = offer?.kind === 'late' ? offer.keptUntil - one.clock.now() : 0;
    expect([left > 1.9 * hour, left <= 2 * hour]).toEqual([true, true]);
    await one.pass(1.5 * hour);
    expect(await swaps.choose(id, 'show-result')).toBe(true);
    await one.pass();
    expect(seen.delivered).toBe('x');
    const text = async () => {
      const shown = (await swaps.find(id))?.result;
      return shown && (await new Response(shown.open(never)).text());
    };
    expect(await text()).toBe('x'); // showing it does not make it last longer
    await one.pass(hour);
    await expect(text()).rejects.toThrow();
  });

  it('is not waited for where the vendor has given its verdict, or nobody is paid', async () => {
    const failed = { state: 'failed', charged: true, retryable: false } as const;
    const akool = slow([failed]);
    const { one, swaps } = start(akool);
    await swaps.request(one.request(), never);
    const local = new FakeProvider('local', { bills: false }).plays({ polls: [pending('local-1')] });
    const free = one.start([local], { deadlineMs: minute });
    onTestFinished(() => free.close());
    await free.request(one.request('m2'), never);
    await one.pass(2 * minute);
    const polls = [akool.polls, local.polls];
    await one.pass(2 * hour);
    expect([akool.polls, local.polls]).toEqual(polls);
    expect(akool.discarded).toBe(1);
    expect((await one.store.unfinished()).jobs).toEqual([]);
  });
});

describe('a result that was made and cannot be fetched', () => {
  const missing = new ProviderError({ provider: 'akool', problem: 'gone' });

  /** A result whose first openings fail: with the error, or with other content. */
  function hidden(openings: number, instead: ProviderError | string, keptMs?: number): SwapStatus {
    let opened = 0;
    const open = async () => {
      if (opened++ >= openings) return streamOf(Buffer.from('the picture'));
      if (typeof instead === 'string') return streamOf(Buffer.from(instead));
      throw instead;
    };
    return { state: 'done', result: { open }, ...(keptMs !== undefined && { keptMs }) };
  }

  it.each([
    ['cannot be downloaded', missing],
    ['is a page', 'broken page'],
  ] as const)('is told of, looked at again and offered when it comes, where it %s for long', async (_, instead) => {
    const akool = slow([hidden(8, instead)]);
    const { one, swaps, seen } = start(akool);
    const { id } = await swaps.request(one.request(), never);
    await one.pass(30_000);
    expect(seen.outcomes).toMatchObject([{ kind: 'failed', problem: 'not-fetched', charged: true }]);
    await one.pass(15 * minute);
    expect([seen.outcomes.length, akool.discarded]).toEqual([1, 0]);
    await one.pass(30 * minute);
    expect(seen.outcomes.map(({ kind }) => kind)).toEqual(['failed', 'late']);
    expect([akool.paid, akool.discarded]).toEqual([1, 1]);
    await swaps.choose(id, 'show-result');
    await one.pass();
    expect(seen.delivered).toBe('the picture');
  });

  it('is delivered as always where one page came instead', async () => {
    const akool = slow([hidden(1, 'broken page')]);
    const { one, swaps, seen } = start(akool);
    await swaps.request(one.request(), never);
    await one.pass(30_000);
    expect(seen).toMatchObject({ outcomes: [{ kind: 'done' }], delivered: 'the picture' });
  });

  it('is not waited for within the job where the vendor asks for a long pause', async () => {
    const busy = new ProviderError({ provider: 'akool', problem: 'rate-limited', retryAfterMs: 50_000 });
    const akool = slow([hidden(1, busy)]);
    const { one, swaps, seen } = start(akool);
    await swaps.request(one.request(), never);
    await one.pass(5_000);
    expect(seen.outcomes).toMatchObject([{ kind: 'failed', problem: 'not-fetched' }]);
    await one.pass(11 * minute);
    expect(seen.outcomes.map(({ kind }) => kind)).toEqual(['failed', 'late']);
  });

  it('is looked at until the vendor deletes it, and deleted only then', async () => {
    for (const [keptMs, days] of [
      [undefined, 1],
      [2 * day, 2],
    ] as const) {
      const akool = slow([hidden(Number.POSITIVE_INFINITY, missing, keptMs)]);
      const { one, swaps } = start(akool);
      const { id } = await swaps.request(one.request(), never);
      await one.pass(days * day - hour);
      expect([akool.discarded, (await one.store.get(id))?.state]).toEqual([0, 'failed']);
      await one.pass(2 * hour);
      expect(akool.discarded).toBe(1);
      expect(await one.store.get(id)).toMatchObject({ state: 'failed', followUps: [] });
    }
  });

  it('is left at the vendor where it is larger than any result may be', async () => {
    const akool = slow([result('x'.repeat(1_000_001))]);
    const { one, swaps, seen } = start(akool);
    const { id } = await swaps.request(one.request(), never);
    await one.pass(2 * day);
    expect(seen.outcomes).toMatchObject([{ kind: 'failed', problem: 'bad-result', charged: true }]);
    expect(akool.discarded).toBe(0);
    expect(await one.store.get(id)).toMatchObject({ followUps: [] });
  });
});

describe('an end that was not told', () => {
  it('is told by the next start, once', async () => {
    const akool = new FakeProvider('akool').plays({
      answer: { state: 'refused', reason: 'no-face', subject: 'source' },
    });
    const { one, swaps, seen } = start(akool);
    one.chat.finishErrors.push(...Array.from({ length: 4 }, () => new Error('503')));
    const { id } = await swaps.request(one.request(), never);
    await one.pass(2_000);
    expect(await one.store.get(id)).toMatchObject({ state: 'refused', followUps: ['notify'] });
    swaps.die();
    await swaps.close();
    one.chat.finishErrors.length = 0;
    const next = start(akool, one);
    await one.pass(minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'refused' }]);
    next.swaps.die();
    await next.swaps.close();
    start(akool, one);
    await one.pass(minute);
    expect(seen.outcomes).toHaveLength(1);
  });
});
