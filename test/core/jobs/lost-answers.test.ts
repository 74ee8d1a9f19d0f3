import { describe, expect, it } from 'vitest';
import { settle } from '../../fakes/clocks/manual-clock.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';

describe('a paid request whose answer is lost', () => {
  it('is parked, never repeated and never moved', async () => {
    const akool = new FakeProvider('akool').plays({ vanished: 'unreachable' });
    const crun = new FakeProvider('crun');
    const { world: one, swap, ends } = startWorld([akool, crun]);
    const job = await swap();
    await one.pass();
    expect(ends()).toEqual([{ kind: 'parked', provider: 'akool' }]);
    expect([akool.paid, crun.paid]).toEqual([1, 0]);
    expect(await one.store.get(job.id)).toMatchObject({ state: 'parked', attempt: { provider: 'akool' } });
  });

  it('is parked as well when the requester cancels meanwhile', async () => {
    const {
      world: one,
      swap,
      swaps,
      ends,
    } = startWorld([new FakeProvider('akool').plays({ hang: true, vanished: 'timed-out' })]);
    const job = await swap();
    await settle();
    await swaps.cancel(job.id);
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'cancelled' }]);
    expect(await one.store.get(job.id)).toMatchObject({ state: 'cancelled', charged: 'unknown' });
  });
});

describe('a vendor that can be queried about a lost answer', () => {
  const webhookUrl = () => new URL('https://bot.example/hooks/akool/x');

  it('is believed when it calls and a poll agrees', async () => {
    const akool = new FakeProvider('akool', { hookWord: 'done' }).plays({ vanished: 'unreachable' });
    const { world: one, swap, swaps, ends, stages } = startWorld([akool], { webhookUrl });
    const job = await swap();
    await one.pass(2_000);
    expect(stages()).toContainEqual({ kind: 'checking', provider: 'akool' });
    const stored = await one.store.get(job.id);
    if (stored?.state !== 'running') throw new Error('not running');
    swaps.nudge(stored.attempt.id, 'done');
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'done', provider: 'akool' }]);
    expect(akool.paid).toBe(1);
  });

  it('is not waited for without end, and not believed when it says something else', async () => {
    for (const word of [undefined, 'forged']) {
      const akool = new FakeProvider('akool', { hookWord: 'done' }).plays({ vanished: 'unreachable' });
      const { world: one, swap, swaps, ends } = startWorld([akool], { webhookUrl });
      const job = await swap();
      await one.pass(2_000);
      const stored = await one.store.get(job.id);
      if (stored?.state !== 'running') throw new Error('not running');
      if (word) swaps.nudge(stored.attempt.id, word);
      await one.pass();
      expect(ends()).toEqual([{ kind: 'parked', provider: 'akool' }]);
    }
  });
});
