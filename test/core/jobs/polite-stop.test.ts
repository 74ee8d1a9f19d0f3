import { describe, expect, it, onTestFinished } from 'vitest';
import type { JobStore } from '../../../src/core/ports/storage.ts';
import type { SwapsParts } from '../../../src/core/swaps.ts';
import { settle } from '../../fakes/clocks/manual-clock.ts';
import { FakeProvider, result, type Script } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';

const never = new AbortController().signal;

/** A swap whose paid request the vendor has not answered yet, in a process that is then asked to stop. */
async function stopWhileUnanswered(script: Script = {}, change: (one: World) => Partial<SwapsParts> = () => ({})) {
  const answer = Promise.withResolvers<void>();
  const akool = new FakeProvider('akool').plays({ answersAfter: answer.promise, ...script });
  const one = new World();
  const first = one.start([akool], change(one));
  const { id } = await first.request(one.request(), never);
  await settle();
  let isClosed = false;
  const closed = first.close().then(() => {
    isClosed = true;
  });
  return {
    one,
    akool,
    answer: answer.resolve,
    isClosed: () => isClosed,
    stored: () => one.store.get(id),
    async nextStart() {
      await closed;
      first.die();
      const next = one.start([akool]);
      onTestFinished(() => next.close());
      await next.resumeAll(() => true);
      await one.pass();
      return one.chat.seen('m1').outcomes.map(({ kind }) => kind);
    },
  };
}

describe('a process that is asked to stop', () => {
  it('waits for the answer to a paid request, and the next start goes on with it', async () => {
    const { one, akool, answer, isClosed, stored, nextStart } = await stopWhileUnanswered();
    await one.pass(7_500);
    expect(isClosed()).toBe(false);
    answer();
    await settle();
    expect(isClosed()).toBe(true);
    expect(await stored()).toMatchObject({ state: 'running', attempt: { ticket: 'akool-1' } });
    expect(await nextStart()).toEqual(['done']);
    expect(akool.paid).toBe(1);
  });

  it('leaves after eight seconds without an answer, and never asks for it again', async () => {
    const { one, akool, isClosed, nextStart } = await stopWhileUnanswered();
    await one.pass(8_100);
    expect(isClosed()).toBe(true);
    expect(await nextStart()).toEqual(['parked']);
    expect(akool.paid).toBe(1);
  });

  it('takes a result that comes with the answer, since nothing leads to it later', async () => {
    const { one, akool, answer, isClosed, nextStart } = await stopWhileUnanswered({ answer: result('x') });
    await one.pass(2_000);
    answer();
    await settle();
    expect(isClosed()).toBe(true);
    expect(await nextStart()).toEqual(['done']);
    expect([akool.paid, one.chat.seen('m1').delivered]).toEqual([1, 'x']);
  });

  it('stores the ticket although the store fails for a moment', async () => {
    let isDown = false;
    const { one, akool, answer, nextStart } = await stopWhileUnanswered({}, ({ store }) => ({
      store: {
        ...store,
        async update(...job) {
          if (isDown) throw new Error('database or disk is full');
          return store.update(...job);
        },
      },
    }));
    isDown = true;
    await one.pass(1_000);
    answer();
    await one.pass(3_000);
    isDown = false;
    await one.pass(5_000);
    expect(await nextStart()).toEqual(['done']);
    expect(akool.paid).toBe(1);
  });

  it('sends no request any more, and the next start sends it once', async () => {
    const akool = new FakeProvider('akool');
    const one = new World();
    const slow = Promise.withResolvers<void>();
    const first = one.start([akool], { store: withSlowIntents(one, slow.promise) });
    await first.request(one.request(), never);
    await settle();
    const closed = first.close();
    slow.resolve();
    await closed;
    expect(akool.paid).toBe(0);
    first.die();
    const next = one.start([akool]);
    onTestFinished(() => next.close());
    await next.resumeAll(() => true);
    await one.pass();
    expect(one.chat.seen('m1').outcomes).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
  });

  it('waits for nothing whose ticket is stored, nor for work on this machine', async () => {
    const akool = new FakeProvider('akool');
    const local = new FakeProvider('local', { bills: false }).plays({ hang: true });
    const one = new World();
    const swaps = one.start([akool, local]);
    await swaps.request(one.request('m1', { provider: 'akool' }), never);
    await swaps.request(one.request('m2', { provider: 'local' }), never);
    await one.pass(500);
    await swaps.close();
    expect(one.clock.now()).toBe(1_000_500);
  });

  it('takes no lease for a request that is admitted meanwhile', async () => {
    const one = new World();
    const swaps = one.start([new FakeProvider('akool')]);
    await swaps.close();
    const { id } = await swaps.request(one.request(), never);
    await settle();
    expect(await one.store.claim(id, 'another process')).toBeDefined();
  });
});

describe('a request that is cancelled just before it is sent', () => {
  it('is not sent and costs nothing', async () => {
    const akool = new FakeProvider('akool');
    const one = new World();
    const slow = Promise.withResolvers<void>();
    const swaps = one.start([akool], { store: withSlowIntents(one, slow.promise) });
    onTestFinished(() => swaps.close());
    const { id } = await swaps.request(one.request(), never);
    await settle();
    await swaps.cancel(id);
    slow.resolve();
    await settle();
    expect(akool.paid).toBe(0);
    expect(await one.store.get(id)).toMatchObject({ state: 'cancelled', charged: false });
  });
});

describe('a process that loses the lease of a job before its paid request is answered', () => {
  it('leaves the ticket for the process that has taken the job over', async () => {
    const answer = Promise.withResolvers<void>();
    const akool = new FakeProvider('akool').plays({ answersAfter: answer.promise });
    const one = new World();
    const frozen = one.start([akool]);
    onTestFinished(() => frozen.close());
    const { id } = await frozen.request(one.request(), never);
    await settle();
    frozen.die();
    const next = one.start([akool]);
    onTestFinished(() => next.close());
    await next.resumeAll(() => true);
    await one.pass(15_000);
    expect(await one.store.get(id)).toMatchObject({ state: 'parked' });
    answer.resolve();
    await one.pass(3_600_000 + 60_000);
    expect(one.chat.seen('m1').outcomes.map(({ kind }) => kind)).toEqual(['parked', 'done']);
    expect(akool.paid).toBe(1);
  });
});

/** A store in which an intent is durable only after `until`. */
function withSlowIntents({ store }: World, until: Promise<void>): JobStore {
  return {
    ...store,
    async update(...given) {
      const [job] = given;
      if (job.state === 'running' && job.attempt.intentAt !== undefined) await until;
      return store.update(...given);
    },
  };
}
