import { describe, expect, it, onTestFinished } from 'vitest';
import { settle } from '../../fakes/clocks/manual-clock.ts';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';

const never = new AbortController().signal;

describe('the next start', () => {
  it('begins a local job again whose process died, and says so', async () => {
    const local = new FakeProvider('local', { bills: false }).plays({ polls: [pending('local-1')] });
    const one = new World();
    const first = one.start([local]);
    onTestFinished(() => first.close());
    await first.request(one.request(), never);
    await one.pass(5_000);
    first.die();
    local.forgets();
    const second = one.start([local]);
    onTestFinished(() => second.close());
    expect(await second.resumeAll(() => true)).toHaveLength(1);
    await one.pass();
    expect(one.chat.seen('m1').stages).toContainEqual(expect.objectContaining({ provider: 'local', begunAgain: true }));
    expect(one.chat.seen('m1').outcomes).toMatchObject([{ kind: 'done', warnings: [{ code: 'begun-again' }] }]);
  });

  it('polls on with the ticket at a vendor and pays nothing again', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1'), pending('akool-1'), result('x')] });
    const one = new World();
    const first = one.start([akool]);
    await first.request(one.request(), never);
    await settle();
    await first.close();
    const second = one.start([akool]);
    onTestFinished(() => second.close());
    await second.resumeAll(() => true);
    await one.pass();
    expect(one.chat.seen('m1').delivered).toBe('x');
    expect(akool.paid).toBe(1);
  });

  it('never takes over a job that a living process holds', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const one = new World();
    const first = one.start([akool]);
    const second = one.start([akool]);
    onTestFinished(() => first.close());
    onTestFinished(() => second.close());
    await first.request(one.request(), never);
    await one.pass(5_000);
    expect(await second.resumeAll(() => true)).toEqual([]);
    await one.pass(300_000);
    expect(await second.resumeAll(() => true)).toEqual([]); // heartbeats keep the lease
  });

  it('parks an intent that was never answered', async () => {
    const akool = new FakeProvider('akool').plays({ hang: true });
    const one = new World();
    const first = one.start([akool]);
    await first.request(one.request(), never);
    await settle();
    first.die();
    const second = one.start([akool]);
    onTestFinished(() => second.close());
    await second.resumeAll(() => true);
    await one.pass();
    expect(one.chat.seen('m1').outcomes).toEqual([{ kind: 'parked', provider: 'akool' }]);
    expect(akool.paid).toBe(1);
  });

  it('delivers what was produced and not yet shown', async () => {
    const akool = new FakeProvider('akool');
    const one = new World();
    one.chat.finishErrors.push(...Array.from({ length: 3 }, () => new Error('500')));
    const first = one.start([akool]);
    await first.request(one.request(), never);
    await one.pass(3_000);
    await first.close();
    expect(one.chat.seen('m1').outcomes).toEqual([]);
    const second = one.start([akool]);
    onTestFinished(() => second.close());
    await second.resumeAll(() => true);
    await one.pass();
    expect(one.chat.seen('m1').outcomes).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
  });
});
