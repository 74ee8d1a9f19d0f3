import { describe, expect, it, onTestFinished } from 'vitest';
import { Undeliverable } from '../../../src/core/ports/chat.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { startWorld, World } from '../../fakes/world.ts';

const never = new AbortController().signal;

describe('delivery', () => {
  it('is tried again until it succeeds, and the swap is not bought again', async () => {
    const akool = new FakeProvider('akool');
    const { world: one, swap, ends } = startWorld([akool]);
    one.chat.finishErrors.push(new Error('500'), new Error('reset'));
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
  });

  it('still says what happened when the result itself cannot be shown', async () => {
    const { world: one, swap, ends } = startWorld([new FakeProvider('akool')]);
    one.chat.finishErrors.push(new Undeliverable('disk full'));
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'undeliverable' }]);
  });

  it('goes on after a lost edit', async () => {
    const { world: one, swap, ends } = startWorld([new FakeProvider('akool')]);
    one.chat.editErrors.push(new Error('500'));
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'done' }]);
    expect(one.events).toContainEqual(expect.objectContaining({ kind: 'edit-lost' }));
  });
});

describe('what a vendor holds', () => {
  it('is deleted after delivery, however often that must be tried', async () => {
    const akool = new FakeProvider('akool', { discardFailures: 2 });
    const { world: one, swap, ends } = startWorld([akool]);
    const job = await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'done' }]);
    expect(akool.discarded).toBe(1);
    expect(await one.store.get(job.id)).toMatchObject({ state: 'done' });
  });

  it('is deleted later, also by the next start, and nobody is told twice', async () => {
    const akool = new FakeProvider('akool', { discardFailures: 7 });
    const one = new World();
    const first = one.start([akool]);
    const job = await first.request(one.request(), never);
    await one.pass();
    expect(await one.store.get(job.id)).toMatchObject({ state: 'done', followUps: ['discard'] });
    await first.close();
    const second = one.start([akool]);
    onTestFinished(() => second.close());
    await one.pass(3_600_000);
    expect(akool.discarded).toBe(1);
    expect(await one.store.get(job.id)).toMatchObject({ state: 'done' });
    expect(one.chat.seen('m1').outcomes).toHaveLength(1);
    expect(akool.paid).toBe(1);
  });
});
