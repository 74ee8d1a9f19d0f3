import { describe, expect, it } from 'vitest';
import { withCircuitBreaker } from '../../../src/core/attempts/circuit-breaker.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { startWorld } from '../../fakes/world.ts';

describe('choosing providers', () => {
  it('tells the requester when the next provider is tried', async () => {
    const akool = new FakeProvider('akool').plays({ rejected: 'out-of-credit' });
    const { world: one, swap, stages, ends } = startWorld([akool, new FakeProvider('crun')]);
    await swap();
    await one.pass();
    expect(stages()).toContainEqual(
      expect.objectContaining({ provider: 'crun', insteadOf: { provider: 'akool', problem: 'out-of-credit' } }),
    );
    expect(ends()).toMatchObject([{ kind: 'done', provider: 'crun' }]);
  });

  it('never leaves the provider that was named', async () => {
    const akool = new FakeProvider('akool').plays({ rejected: 'out-of-credit' });
    const crun = new FakeProvider('crun');
    const { world: one, swap, ends } = startWorld([crun, akool]);
    await swap('m1', { provider: 'akool' });
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', provider: 'akool', problem: 'out-of-credit', charged: false }]);
    expect(crun.paid).toBe(0);
  });

  it('asks a vendor that wants a pause after the others, and still where there is no other', async () => {
    const busy = () => new FakeProvider('akool').plays({ rejected: 'rate-limited', retryAfterMs: 20_000 });
    const akool = busy();
    const both = startWorld(
      [akool, new FakeProvider('crun')].map((one) => withCircuitBreaker(one, systemClock, () => undefined)),
    );
    await both.swap('m1');
    await both.swap('m2');
    await both.world.pass();
    expect([both.ends('m1'), both.ends('m2')]).toMatchObject([[{ provider: 'crun' }], [{ provider: 'crun' }]]);
    expect(akool.paid).toBe(1);
    const alone = startWorld([withCircuitBreaker(busy(), systemClock, () => undefined)]);
    await alone.swap('m1');
    await alone.swap('m2');
    await alone.world.pass();
    expect([alone.ends('m1'), alone.ends('m2')]).toMatchObject([[{ kind: 'done' }], [{ kind: 'done' }]]);
  });

  it('never turns local work into a vendor’s bill', async () => {
    const failed = { answer: { state: 'failed', charged: false, retryable: true } } as const;
    const local = new FakeProvider('local', { bills: false }).plays(failed, failed);
    const akool = new FakeProvider('akool');
    const { world: one, swap, ends } = startWorld([local, akool]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', provider: 'local', charged: false }]);
    expect(akool.paid).toBe(0);
  });

  it('skips providers that cannot do it, and says so before anything is kept when none can', async () => {
    const akool = new FakeProvider('akool', { cannot: ['all'] });
    const crun = new FakeProvider('crun');
    const first = startWorld([akool, crun]);
    await first.swap('m1', { faces: { which: 'all' } });
    await first.world.pass();
    expect(first.ends()).toMatchObject([{ kind: 'done', provider: 'crun' }]);
    const second = startWorld([akool]);
    await expect(second.swap('m1', { faces: { which: 'all' } })).rejects.toMatchObject({
      code: 'no-provider-fits',
      params: { provider: 'akool', reason: 'face-choice' },
    });
    expect(second.world.blobs.size).toBe(0);
    await expect(second.swap('m1', { provider: 'nobody' })).rejects.toMatchObject({ code: 'unknown-provider' });
  });

  it('stops at the operator’s budget, also when twenty ask at once', async () => {
    const akool = new FakeProvider('akool');
    const { world: one, swap, ends } = startWorld([akool], { concurrency: 20 });
    one.budget = 3;
    await Promise.all(Array.from({ length: 20 }, (_, index) => swap(`m${index}`)));
    await one.pass();
    const all = Array.from({ length: 20 }, (_, index) => ends(`m${index}`)[0]?.kind);
    expect(akool.paid).toBe(3);
    expect(all.filter((kind) => kind === 'done')).toHaveLength(3);
    expect(ends('m19')).toMatchObject([{ kind: 'failed', problem: 'budget-used-up', charged: false }]);
  });
});
