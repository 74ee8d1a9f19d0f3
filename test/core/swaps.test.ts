import { afterEach, describe, expect, it } from 'vitest';
import { ProviderError, UserError } from '../../src/core/errors.ts';
import { Undeliverable } from '../../src/core/ports/chat.ts';
import type { RunningSwaps } from '../../src/core/swaps.ts';
import { settle } from '../fakes/clocks/manual-clock.ts';
import { fakeIntake } from '../fakes/fake-intake.ts';
import { FakeProvider, pending, result } from '../fakes/providers.ts';
import { World } from '../fakes/world.ts';

const never = new AbortController().signal;
const open: RunningSwaps[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((swaps) => swaps.close()));
});

function world(providers: readonly FakeProvider[], change: Parameters<World['start']>[1] = {}) {
  const one = new World();
  const swaps = one.start(providers, change);
  open.push(swaps);
  return {
    world: one,
    swaps,
    async swap(message = 'm1', request: Parameters<World['request']>[1] = {}) {
      return swaps.request(one.request(message, request), never);
    },
    ends: (message = 'm1') => one.chat.seen(message).outcomes,
    stages: (message = 'm1') => one.chat.seen(message).stages,
  };
}

describe('one swap', () => {
  it('shows its progress in one message and ends with the picture', async () => {
    const { world: one, swap, ends, stages } = world([new FakeProvider('akool')]);
    const job = await swap();
    await one.pass();
    expect(stages().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['working']));
    expect(ends()).toMatchObject([{ kind: 'done', provider: 'akool' }]);
    expect(one.chat.seen('m1').delivered).toBe('by akool');
    expect(await one.store.get(job.id)).toMatchObject({ state: 'done' });
  });

  it('keeps the result and nothing of what was sent in', async () => {
    const { world: one, swap } = world([new FakeProvider('akool')]);
    await swap();
    expect(one.blobs.size).toBe(2);
    await one.pass();
    expect(one.blobs.size).toBe(1);
  });

  it('stores the intent before the request that can bill, and the ticket right after', async () => {
    const { world: one, swap } = world([new FakeProvider('akool')]);
    await swap();
    await one.pass();
    const steps = one.events.flatMap((event) => (event.kind === 'job-advanced' ? event.event : []));
    expect(steps).toEqual(['attempted', 'intended', 'accepted', 'produced', 'delivered']);
  });

  it('never edits twice at once, whatever comes in', async () => {
    const polls = Array.from({ length: 30 }, (_, index) => pending('akool-1', index / 30));
    const { world: one, swap } = world([new FakeProvider('akool').plays({ polls: [...polls, result('x')] })]);
    await swap();
    await one.pass(120_000);
    expect(one.chat.mostEditsInFlight).toBe(1);
    expect(one.chat.seen('m1').delivered).toBe('x');
  });

  it('polls on through errors of the connection', async () => {
    const trouble = new ProviderError({ provider: 'akool', problem: 'unreachable', sent: 'no', retryable: true });
    const akool = new FakeProvider('akool').plays({ polls: [trouble, trouble, pending('akool-1'), result('x')] });
    const { world: one, swap, ends } = world([akool]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
  });

  it('polls at once when a vendor calls', async () => {
    const akool = new FakeProvider('akool').plays({
      answer: { state: 'pending', ticket: 'akool-1', pollAfterMs: 50_000 },
      polls: [result('x')],
    });
    const { world: one, swap, swaps, ends } = world([akool]);
    const job = await swap();
    await one.pass(1_000);
    expect(ends()).toEqual([]);
    const stored = await one.store.get(job.id);
    if (stored?.state !== 'running') throw new Error('not running');
    swaps.nudge(stored.attempt.id);
    await settle();
    expect(ends()).toMatchObject([{ kind: 'done' }]);
  });

  it('is idle only when everything has ended', async () => {
    const { world: one, swap, swaps } = world([new FakeProvider('akool')]);
    await swap();
    let idle = false;
    void swaps.idle().then(() => {
      idle = true;
    });
    await one.pass(100);
    expect(idle).toBe(false);
    await one.pass();
    expect(idle).toBe(true);
  });

  it('passes a refusal on and asks nobody else', async () => {
    const akool = new FakeProvider('akool').plays({
      answer: { state: 'refused', reason: 'no-face', subject: 'source' },
    });
    const crun = new FakeProvider('crun');
    const { world: one, swap, ends } = world([akool, crun]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'refused', reason: 'no-face', subject: 'source', charged: false }]);
    expect(crun.paid).toBe(0);
  });

  it('takes the scene itself for no result, and says that it was charged', async () => {
    const {
      world: one,
      swap,
      ends,
    } = world([new FakeProvider('akool').plays({ polls: [result('picture of scene')] })]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'refused', reason: 'no-face', subject: 'target', charged: true }]);
  });

  it('takes a damaged result for no result', async () => {
    const { world: one, swap, ends } = world([new FakeProvider('akool').plays({ polls: [result('broken')] })]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'bad-result', charged: true }]);
  });

  it('ends at its deadline and says that it may have been charged', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const { world: one, swap, ends } = world([akool], { deadlineMs: 30_000 });
    await swap();
    await one.pass(40_000);
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'deadline', charged: 'unknown' }]);
    expect(akool.cancelled).toBe(1);
  });

  it('names the file that cannot be sent to a vendor', async () => {
    const akool = new FakeProvider('akool');
    akool.submit = async ({ target }, { signal }) => {
      await target.clean(signal);
      throw new Error('it was clean');
    };
    const intake = {
      ...fakeIntake,
      clean: () => Promise.reject(new UserError('needs-video-library', { subject: 'target' })),
    };
    const { world: one, swap, ends } = world([akool], { intake });
    await swap();
    await one.pass();
    const reason = 'needs-video-library';
    expect(ends()).toMatchObject([{ kind: 'refused', reason, subject: 'target', charged: false }]);
  });

  it('tells the requester when an error of this program ends the swap', async () => {
    const { world: one, swap, ends } = world([new FakeProvider('akool').plays({ crash: true })]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'internal', charged: 'unknown' }]);
    expect(one.events).toContainEqual(expect.objectContaining({ kind: 'bug' }));
  });
});

describe('delivery', () => {
  it('is tried again until it succeeds, and the swap is not bought again', async () => {
    const akool = new FakeProvider('akool');
    const { world: one, swap, ends } = world([akool]);
    one.chat.finishErrors.push(new Error('500'), new Error('reset'));
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
  });

  it('still says what happened when the result itself cannot be shown', async () => {
    const { world: one, swap, ends } = world([new FakeProvider('akool')]);
    one.chat.finishErrors.push(new Undeliverable('disk full'));
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'undeliverable' }]);
  });

  it('goes on after a lost edit', async () => {
    const { world: one, swap, ends } = world([new FakeProvider('akool')]);
    one.chat.editErrors.push(new Error('500'));
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'done' }]);
    expect(one.events).toContainEqual(expect.objectContaining({ kind: 'edit-lost' }));
  });
});

describe('choosing providers', () => {
  it('tells the requester when the next provider is tried', async () => {
    const akool = new FakeProvider('akool').plays({ rejected: 'out-of-credit', retryable: false });
    const { world: one, swap, stages, ends } = world([akool, new FakeProvider('crun')]);
    await swap();
    await one.pass();
    expect(stages()).toContainEqual(
      expect.objectContaining({ provider: 'crun', insteadOf: { provider: 'akool', problem: 'out-of-credit' } }),
    );
    expect(ends()).toMatchObject([{ kind: 'done', provider: 'crun' }]);
  });

  it('never leaves the provider that was named', async () => {
    const akool = new FakeProvider('akool').plays({ rejected: 'out-of-credit', retryable: false });
    const crun = new FakeProvider('crun');
    const { world: one, swap, ends } = world([crun, akool]);
    await swap('m1', { provider: 'akool' });
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', provider: 'akool', problem: 'out-of-credit', charged: false }]);
    expect(crun.paid).toBe(0);
  });

  it('never turns local work into a vendor’s bill', async () => {
    const failed = { answer: { state: 'failed', charged: false, retryable: true } } as const;
    const local = new FakeProvider('local', { bills: false }).plays(failed, failed);
    const akool = new FakeProvider('akool');
    const { world: one, swap, ends } = world([local, akool]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', provider: 'local', charged: false }]);
    expect(akool.paid).toBe(0);
  });

  it('skips providers that cannot do it, and says so before anything is kept when none can', async () => {
    const akool = new FakeProvider('akool', { cannot: ['all'] });
    const crun = new FakeProvider('crun');
    const first = world([akool, crun]);
    await first.swap('m1', { faces: { which: 'all' } });
    await first.world.pass();
    expect(first.ends()).toMatchObject([{ kind: 'done', provider: 'crun' }]);
    const second = world([akool]);
    await expect(second.swap('m1', { faces: { which: 'all' } })).rejects.toMatchObject({
      code: 'no-provider-fits',
      params: { provider: 'akool', reason: 'face-choice' },
    });
    expect(second.world.blobs.size).toBe(0);
    await expect(second.swap('m1', { provider: 'nobody' })).rejects.toMatchObject({ code: 'unknown-provider' });
  });

  it('stops at the operator’s budget, also when twenty ask at once', async () => {
    const akool = new FakeProvider('akool');
    const { world: one, swap, ends } = world([akool], { concurrency: 20 });
    one.budget = 3;
    await Promise.all(Array.from({ length: 20 }, (_, index) => swap(`m${index}`)));
    await one.pass();
    const all = Array.from({ length: 20 }, (_, index) => ends(`m${index}`)[0]?.kind);
    expect(akool.paid).toBe(3);
    expect(all.filter((kind) => kind === 'done')).toHaveLength(3);
    expect(ends('m19')).toMatchObject([{ kind: 'failed', problem: 'budget-used-up', charged: false }]);
  });
});

describe('a paid request whose answer is lost', () => {
  it('is parked, never repeated and never moved', async () => {
    const akool = new FakeProvider('akool').plays({ vanished: 'unreachable' });
    const crun = new FakeProvider('crun');
    const { world: one, swap, ends } = world([akool, crun]);
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
    } = world([new FakeProvider('akool').plays({ hang: true, vanished: 'timed-out' })]);
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
    const { world: one, swap, swaps, ends, stages } = world([akool], { webhookUrl });
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
      const { world: one, swap, swaps, ends } = world([akool], { webhookUrl });
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

describe('what a vendor holds', () => {
  it('is deleted after delivery, however often that must be tried', async () => {
    const akool = new FakeProvider('akool', { discardFailures: 2 });
    const { world: one, swap, ends } = world([akool]);
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
    open.push(second);
    await one.pass(3_600_000);
    expect(akool.discarded).toBe(1);
    expect(await one.store.get(job.id)).toMatchObject({ state: 'done' });
    expect(one.chat.seen('m1').outcomes).toHaveLength(1);
    expect(akool.paid).toBe(1);
  });
});

describe('cancelling', () => {
  it('reaches the vendor and ends the message', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const { world: one, swap, swaps, ends } = world([akool]);
    const job = await swap();
    await one.pass(5_000);
    expect(await swaps.cancel(job.id)).toBe(true);
    await settle();
    expect(ends()).toEqual([{ kind: 'cancelled' }]);
    expect(akool.cancelled).toBe(1);
  });

  it('costs nothing while the job waits in line', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const { world: one, swap, swaps, ends, stages } = world([akool], { concurrency: 1 });
    await swap('m1');
    const second = await swap('m2');
    await one.pass(2_000);
    expect(stages('m2')).toEqual([{ kind: 'queued', position: 1 }]);
    expect(await swaps.cancel(second.id)).toBe(true);
    expect(ends('m2')).toEqual([{ kind: 'cancelled' }]);
    expect(akool.paid).toBe(1);
    expect(await swaps.cancel(second.id)).toBe(false);
  });
});

describe('admission', () => {
  it('keeps and spends nothing when it says no', async () => {
    const gates = [
      { change: { consents: { given: async () => false } }, code: 'consent-missing' },
      { change: { moderator: { allows: async () => false } }, code: 'moderated' },
      {
        change: { quota: { take: async () => 'member-day' as const, giveBack: async () => undefined } },
        code: 'quota-used-up',
      },
    ];
    for (const { change, code } of gates) {
      const akool = new FakeProvider('akool');
      const { world: one, swap } = world([akool], change);
      await expect(swap()).rejects.toMatchObject({ code });
      expect([one.blobs.size, akool.paid]).toEqual([0, 0]);
    }
  });

  it('fails closed when a gate does not answer', async () => {
    const broken = async (): Promise<boolean> => {
      throw new Error('no answer');
    };
    for (const change of [{ consents: { given: broken } }, { moderator: { allows: broken } }]) {
      const { world: one, swap } = world([new FakeProvider('akool')], change);
      await expect(swap()).rejects.toThrow('no answer');
      expect(one.blobs.size).toBe(0);
    }
  });

  it('names the picture that is damaged, too large or of the wrong kind', async () => {
    const { swap, world: one } = world([new FakeProvider('akool')]);
    const source = (name: string) => ({ source: { platform: 'fake', name } });
    await expect(swap('m1', source('broken'))).rejects.toEqual(new UserError('damaged-media', { subject: 'source' }));
    await expect(swap('m1', source('video'))).rejects.toMatchObject({ code: 'moving-face' });
    await expect(swap('m1', source('x'.repeat(1_000_001)))).rejects.toMatchObject({ code: 'too-many-bytes' });
    expect(one.blobs.size).toBe(0);
  });
});

describe('the next start', () => {
  it('begins a local job again whose process died, and says so', async () => {
    const local = new FakeProvider('local', { bills: false }).plays({ polls: [pending('local-1')] });
    const one = new World();
    const first = one.start([local]);
    open.push(first);
    await first.request(one.request(), never);
    await one.pass(5_000);
    first.die();
    local.forgets();
    const second = one.start([local]);
    open.push(second);
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
    open.push(second);
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
    open.push(first, second);
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
    await first.close();
    const second = one.start([akool]);
    open.push(second);
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
    open.push(second);
    await second.resumeAll(() => true);
    await one.pass();
    expect(one.chat.seen('m1').outcomes).toMatchObject([{ kind: 'done' }]);
    expect(akool.paid).toBe(1);
  });
});
