import { describe, expect, it, onTestFinished } from 'vitest';
import { settle } from '../../fakes/clocks/manual-clock.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { startWorld, World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const webhookUrl = () => new URL('https://bot.example/hooks/akool/x');

describe('jobs of which nobody knows whether they were paid for', () => {
  it('keep no turn from others at the next start', async () => {
    const lost = new FakeProvider('akool', { hookWord: 'done' }).plays({ hang: true }, { hang: true });
    const one = new World();
    const first = one.start([lost], { webhookUrl, concurrency: 2 });
    for (const message of ['m1', 'm2', 'm3']) await first.request(one.request(message), never);
    await settle();
    expect(lost.paid).toBe(2);
    first.die();
    const next = one.start([lost], { webhookUrl, concurrency: 2 });
    onTestFinished(() => next.close());
    await next.resumeAll(() => true);
    await one.pass(5_000);
    expect(one.chat.seen('m3').outcomes).toMatchObject([{ kind: 'done' }]);
    expect(one.chat.seen('m1').stages.at(-1)).toEqual({ kind: 'checking', provider: 'akool' });
    await one.pass(30_000);
    expect(one.chat.seen('m1').outcomes).toMatchObject([{ kind: 'parked' }]);
    expect(lost.paid).toBe(3);
  });

  it('keep no turn from others while their answers are looked for', async () => {
    const akool = new FakeProvider('akool', { hookWord: 'done' }).plays({ vanished: 'unreachable' });
    const { world, swap, ends } = startWorld([akool], { webhookUrl, concurrency: 1 });
    await swap('m1');
    await swap('m2');
    await world.pass(5_000);
    expect(ends('m2')).toMatchObject([{ kind: 'done' }]);
    expect(ends('m1')).toEqual([]);
  });

  it('end as cancelled where their requester had cancelled before and the ticket is found', async () => {
    const akool = new FakeProvider('akool', { listsAfter: 1 });
    const answer = Promise.withResolvers<void>();
    akool.plays({ answersAfter: answer.promise, vanished: 'timed-out' });
    const { world, swap, swaps, ends } = startWorld([akool]);
    const { id } = await swap();
    await settle();
    await swaps.cancel(id);
    answer.resolve();
    await world.pass();
    expect(ends()).toMatchObject([{ kind: 'cancelled' }]);
    expect(await world.store.get(id)).toMatchObject({ charged: 'unknown', attempt: { ticket: 'akool-1' } });
  });
});
