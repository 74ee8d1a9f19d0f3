import { describe, expect, it } from 'vitest';
import { FakeProvider } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';

describe('the budget of a day', () => {
  it('is asked before anything is sent, also before a face is uploaded', async () => {
    const akool = new FakeProvider('akool').plays({ before: 'unreachable' });
    const { world, swap, ends } = startWorld([akool]);
    world.budget = 0;
    await swap();
    await world.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'budget-used-up', charged: false }]);
  });

  it.each([
    ['a rejection', { rejected: 'out-of-credit' }, 0],
    ['an upload that fails', { before: 'overloaded' }, 0],
    [
      'a picture that is refused before it is paid',
      { answer: { state: 'unfit', reason: 'no-face', subject: 'target' } },
      0,
    ],
    ['an answer that is lost', { vanished: 'timed-out' }, 1],
    ['a result', {}, 1],
  ] as const)('counts what may be charged alone: after %s', async (_, script, spent) => {
    const scripts = [script, script, script];
    const { world, swap } = startWorld([new FakeProvider('akool').plays(...scripts)]);
    await swap();
    await world.pass();
    expect(world.spent).toBe(spent);
  });

  it('is counted once for an attempt that is resumed before it has paid', async () => {
    const akool = new FakeProvider('akool').plays({ before: 'unreachable' }, {});
    const { world, swaps, swap, ends } = startWorld([akool]);
    world.budget = 1;
    await swap();
    await world.pass();
    expect(ends()).toMatchObject([{ kind: 'done' }]);
    expect(world.spent).toBe(1);
    await swaps.close();
  });
});
