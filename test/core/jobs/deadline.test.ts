import { describe, expect, it, onTestFinished } from 'vitest';
import { settle } from '../../fakes/clocks/manual-clock.ts';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { startWorld, World } from '../../fakes/world.ts';

const never = new AbortController().signal;
const minute = 60_000;
const hour = 60 * minute;
const ofMember = (id: string) => ({ requester: { platform: 'fake', id } });

describe('the time that a swap may take', () => {
  it('begins with its first attempt: all of sixty members get theirs, however long they wait in line', async () => {
    const akool = new FakeProvider('akool');
    const { world, swap, ends } = startWorld([akool], { concurrency: 2, deadlineMs: 30_000 });
    for (let member = 0; member < 60; member++) await swap(`m${member}`, ofMember(`member ${member}`));
    await world.pass(5 * minute);
    const kinds = Array.from({ length: 60 }, (_, member) => ends(`m${member}`).map(({ kind }) => kind));
    expect(kinds).toEqual(Array.from({ length: 60 }, () => ['done']));
  });

  it('is not over because the program was not running', async () => {
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const one = new World();
    const first = one.start([akool], { concurrency: 1, deadlineMs: minute });
    await first.request(one.request('m1'), never);
    await first.request(one.request('m2'), never);
    await settle();
    first.die();
    await first.close();
    await one.pass(hour);
    const next = one.start([akool], { concurrency: 1, deadlineMs: minute });
    onTestFinished(() => next.close());
    await next.resumeAll(() => true);
    await one.pass(minute);
    expect(one.chat.seen('m2').outcomes).toMatchObject([{ kind: 'done' }]);
  });

  it('goes on over all attempts', async () => {
    const akool = new FakeProvider('akool').plays(
      { before: 'overloaded', retryAfterMs: 40_000 },
      { polls: [pending('akool-1')] },
    );
    const { world, swap, ends } = startWorld([akool], { deadlineMs: minute });
    await swap();
    await world.pass(59_000);
    expect([akool.paid, ends()]).toEqual([1, []]);
    await world.pass(2_000);
    expect(ends()).toMatchObject([{ kind: 'failed', problem: 'deadline' }]);
  });

  it('never begins for a swap that waited for a day, which is nobody’s fault and counts for nothing', async () => {
    const back: number[] = [];
    const quota = { take: async () => true as const, giveBack: async (_: unknown, at: number) => void back.push(at) };
    const one = new World();
    const stuck = new FakeProvider('akool').plays({ polls: [pending('akool-1')] });
    const first = one.start([stuck], { concurrency: 1, quota });
    await first.request(one.request('m1'), never);
    const { begunAt } = await first.request(one.request('m2'), never);
    await settle();
    first.die();
    await first.close();
    await one.pass(25 * hour);
    const next = one.start([stuck], { concurrency: 1, quota });
    onTestFinished(() => next.close());
    await next.resumeAll(() => true);
    await one.pass(minute);
    const [end] = one.chat.seen('m2').outcomes;
    expect(end).toMatchObject({ kind: 'failed', problem: 'not-begun', charged: false, provider: undefined });
    expect([stuck.paid, back]).toEqual([1, [begunAt]]);
  });
});

describe('a line that has become very long', () => {
  it('takes nobody in who would wait for an hour, and says so before anything is fetched', async () => {
    const akool = new FakeProvider('akool');
    const slow = (ticket: string) => [...Array.from({ length: 300 }, () => pending(ticket)), result('picture')];
    akool.plays(...Array.from({ length: 14 }, (_, index) => ({ polls: slow(`akool-${index + 1}`) })));
    const { world, swap } = startWorld([akool], { concurrency: 1, longestWaitMs: hour });
    for (let job = 0; job < 14; job++) await swap(`m${job}`);
    await world.pass(6 * minute);
    const files = world.blobs.size;
    await expect(swap('late')).rejects.toMatchObject({ code: 'line-too-long', params: { minutes: 61 } });
    expect([world.blobs.size, world.chat.seen('late').stages]).toEqual([files, []]);
    await world.pass(6 * minute);
    await expect(swap('later')).resolves.toMatchObject({ state: 'queued' });
  });
});
