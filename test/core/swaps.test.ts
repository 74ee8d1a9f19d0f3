import { describe, expect, it } from 'vitest';
import { ProviderError, UserError } from '../../src/core/errors.ts';
import { settle } from '../fakes/clocks/manual-clock.ts';
import { fakeIntake } from '../fakes/fake-intake.ts';
import { queuedJob } from '../fakes/jobs.ts';
import { FakeProvider, pending, result } from '../fakes/providers.ts';
import { createMemoryFaceBook } from '../fakes/storage/memory-members.ts';
import { startWorld } from '../fakes/world.ts';

const uncleanable = {
  ...fakeIntake,
  clean: () => Promise.reject(new UserError('needs-video-library', { subject: 'target' })),
};

/** A vendor that wants the scene cleaned. */
function cleaning(): FakeProvider {
  const akool = new FakeProvider('akool');
  akool.submit = async ({ target }, { signal }) => {
    await target.clean(signal);
    throw new Error('it was clean');
  };
  return akool;
}

describe('one swap', () => {
  it('shows its progress in one message and ends with the picture', async () => {
    const { world: one, swap, ends, stages } = startWorld([new FakeProvider('akool')]);
    const job = await swap();
    await one.pass();
    expect(stages().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['working']));
    expect(ends()).toMatchObject([{ kind: 'done', provider: 'akool' }]);
    expect(one.chat.seen('m1').delivered).toBe('by akool');
    expect(await one.store.get(job.id)).toMatchObject({ state: 'done' });
  });

  it('keeps the result and nothing of what was sent in', async () => {
    const { world: one, swap } = startWorld([new FakeProvider('akool')]);
    await swap();
    expect(one.blobs.size).toBe(2);
    await one.pass();
    expect(one.blobs.size).toBe(1);
  });

  it('stores the intent before the request that can bill, and the ticket right after', async () => {
    const { world: one, swap } = startWorld([new FakeProvider('akool')]);
    await swap();
    await one.pass();
    const steps = one.events.flatMap((event) => (event.kind === 'job-advanced' ? event.event : []));
    expect(steps).toEqual(['attempted', 'budgeted', 'intended', 'accepted', 'produced', 'delivered']);
  });

  it('never edits twice at once, whatever comes in', async () => {
    const polls = Array.from({ length: 30 }, (_, index) => pending('akool-1', index / 30));
    const { world: one, swap } = startWorld([new FakeProvider('akool').plays({ polls: [...polls, result('x')] })]);
    await swap();
    await one.pass(120_000);
    expect(one.chat.mostEditsInFlight).toBe(1);
    expect(one.chat.seen('m1').delivered).toBe('x');
  });

  it('polls on through errors of the connection', async () => {
    const trouble = new ProviderError({ provider: 'akool', problem: 'unreachable', answer: 'unclear' });
    const akool = new FakeProvider('akool').plays({ polls: [trouble, trouble, pending('akool-1'), result('x')] });
    const { world: one, swap, ends } = startWorld([akool]);
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
    const { world: one, swap, swaps, ends } = startWorld([akool]);
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
    const { world: one, swap, swaps } = startWorld([new FakeProvider('akool')]);
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
    const { world: one, swap, ends } = startWorld([akool, crun]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'refused', reason: 'no-face', subject: 'source', charged: false }]);
    expect(crun.paid).toBe(0);
  });

  it('goes elsewhere when a vendor finds out before it is paid that it cannot do it', async () => {
    const akool = new FakeProvider('akool').plays({ unfit: 'media-too-large' });
    const crun = new FakeProvider('crun');
    const { world: one, swap, ends, stages } = startWorld([akool, crun]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'done', provider: 'crun' }]);
    expect(stages()).toContainEqual(
      expect.objectContaining({ provider: 'crun', insteadOf: { provider: 'akool', problem: 'unfit' } }),
    );
    expect([akool.paid, one.spent]).toEqual([0, 1]); // what was counted for the first one was given back
  });

  it('says why no vendor can do it when there is no other', async () => {
    const { world: one, swap, ends } = startWorld([new FakeProvider('akool').plays({ unfit: 'media-too-large' })]);
    await swap();
    await one.pass();
    const refused = { kind: 'refused', provider: 'akool', reason: 'media-too-large', subject: 'target' };
    expect(ends()).toMatchObject([{ ...refused, charged: false }]);
  });

  it('takes a damaged result for none that can be had now', async () => {
    const { world: one, swap, ends } = startWorld([new FakeProvider('akool').plays({ polls: [result('broken')] })]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'not-fetched', charged: true }]);
  });

  it('ends at its deadline and says that it may have been charged', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const { world: one, swap, ends } = startWorld([akool], { deadlineMs: 30_000 });
    await swap();
    await one.pass(40_000);
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'deadline', charged: 'unknown' }]);
    expect(akool.cancelled).toBe(1);
  });

  it('names the file that cannot be sent to a vendor', async () => {
    const { world: one, swap, ends } = startWorld([cleaning()], { intake: uncleanable });
    await swap();
    await one.pass();
    const reason = 'needs-video-library';
    expect(ends()).toMatchObject([{ kind: 'refused', reason, subject: 'target', charged: false }]);
  });

  it('goes on with a provider that does not need the file cleaned', async () => {
    const local = new FakeProvider('local', { bills: false });
    const { world: one, swap, ends } = startWorld([cleaning(), local], { intake: uncleanable });
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'done', provider: 'local' }]);
  });

  it('tells the requester when an error of this program ends the swap', async () => {
    const { world: one, swap, ends } = startWorld([new FakeProvider('akool').plays({ crash: true })]);
    await swap();
    await one.pass();
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'internal', charged: 'unknown' }]);
    expect(one.events).toContainEqual(expect.objectContaining({ kind: 'bug' }));
  });
});

describe("a person's swaps", () => {
  it('are listed with what Again does, and their saved faces are looked up once for all of them', async () => {
    const now = () => 0;
    const book = createMemoryFaceBook({ now });
    const { requester } = queuedJob().request;
    const { id } = await book.save(requester, 'Me', new Uint8Array(1));
    let lookUps = 0;
    const faces = {
      openAll: book.openAll,
      list: (member: typeof requester) => {
        lookUps += 1;
        return book.list(member);
      },
    };
    const { world: one, swap, swaps } = startWorld([new FakeProvider('akool')], { faces });
    for (const message of ['m1', 'm2', 'm3']) await swap(message);
    await one.pass();
    lookUps = 0;
    const listed = await swaps.findOf(requester, 100);
    expect(listed.map(({ again }) => again)).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'face', id, name: 'Me' })),
    );
    expect(lookUps).toBe(1);
  });
});

describe('cancelling', () => {
  it('reaches the vendor and ends the message', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const { world: one, swap, swaps, ends } = startWorld([akool]);
    const job = await swap();
    await one.pass(5_000);
    expect(await swaps.cancel(job.id)).toBe(true);
    await settle();
    expect(ends()).toMatchObject([{ kind: 'cancelled' }]);
    expect(akool.cancelled).toBe(1);
  });

  it('costs nothing while the job waits in line', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const { world: one, swap, swaps, ends, stages } = startWorld([akool], { concurrency: 1 });
    await swap('m1');
    const second = await swap('m2');
    await one.pass(2_000);
    expect(stages('m2')).toEqual([{ kind: 'queued', position: 1 }]);
    expect(await swaps.cancel(second.id)).toBe(true);
    await settle();
    expect(ends('m2')).toMatchObject([{ kind: 'cancelled' }]);
    expect(akool.paid).toBe(1);
    expect(await swaps.cancel(second.id)).toBe(false);
  });
});
