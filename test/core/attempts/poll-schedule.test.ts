import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/core/attempts/poll-planner.ts';
import {
  createPollSchedule,
  type PollHistory,
  type PollKey,
  type PollSchedule,
} from '../../../src/core/attempts/poll-schedule.ts';
import { durations } from '../../fakes/durations.ts';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';

const key: PollKey = { provider: 'akool', operation: 'largest', kind: 'image' };
const pollEveryMs = 2_000;

/** A history in memory, and the errors it reported. */
function remembering(stored = new Map<string, readonly Observation[]>()) {
  const errors: unknown[] = [];
  const history: PollHistory = {
    load: async (name) => stored.get(name) ?? [],
    save: async (name, observations) => {
      stored.set(name, observations);
    },
  };
  return { stored, errors, history, schedule: createPollSchedule({ history, onError: (error) => errors.push(error) }) };
}

/** Polls until the job has ended, as an attempt does. */
async function watch(schedule: PollSchedule, durationMs: number, hintMs?: number, on = key) {
  const looks: number[] = [];
  let afterMs = 0;
  for (let now = 0; now < durationMs; looks.push(now)) {
    afterMs = now;
    now += await schedule.next(on, { elapsedMs: now, pollEveryMs, hintMs: hintMs && Math.max(1, hintMs - now) });
  }
  const byMs = looks.at(-1) ?? 0;
  await schedule.finished(on, { afterMs, byMs });
  return { polls: looks.length, delayMs: byMs - durationMs };
}

async function mean(schedule: PollSchedule, durations: readonly number[], hintMs?: number) {
  let polls = 0;
  let delayMs = 0;
  for (const duration of durations) {
    const seen = await watch(schedule, duration, hintMs);
    polls += seen.polls / durations.length;
    delayMs += seen.delayMs / durations.length;
  }
  return { polls, delayMs };
}

describe('the schedule', () => {
  it('begins near the pace of the provider', async () => {
    const wait = await remembering().schedule.next(key, { elapsedMs: 0, pollEveryMs });
    expect(wait).toBeGreaterThan(pollEveryMs / 4);
    expect(wait).toBeLessThan(pollEveryMs * 4);
  });

  it('learns when jobs end: fewer polls and a shorter delay than the steady pace', async () => {
    const { schedule } = remembering();
    await mean(schedule, durations(40, 20_000));
    const { polls, delayMs } = await mean(schedule, durations(40, 20_000));
    expect(polls).toBeLessThan(6); // a steady pace needs ten
    expect(delayMs).toBeLessThan(900); // and comes a second late
  });

  it('does not wait for the usual time when the vendor has become faster, or slower', async () => {
    const { schedule } = remembering();
    await mean(schedule, durations(200, 60_000));
    await mean(schedule, durations(100, 6_000));
    expect((await mean(schedule, durations(50, 6_000))).delayMs).toBeLessThan(1_500);
    await mean(schedule, durations(100, 200_000));
    expect((await mean(schedule, durations(50, 200_000))).delayMs).toBeLessThan(12_000);
  });

  it('believes an estimate of the vendor until it knows better', async () => {
    const { schedule } = remembering();
    const hinted = await schedule.next(key, { elapsedMs: 0, pollEveryMs, hintMs: 50_000 });
    expect(hinted).toBeGreaterThan(10_000);
    await mean(schedule, durations(30, 3_000), 605_000);
    const { delayMs } = await mean(schedule, durations(30, 3_000), 605_000);
    expect(delayMs).toBeLessThan(1_000);
    const question = { elapsedMs: 0, pollEveryMs };
    const believed = await schedule.next(key, { ...question, hintMs: 605_000 });
    expect(believed).toBe(await schedule.next(key, question));
  });

  it('polls at once where the vendor says so', async () => {
    expect(await remembering().schedule.next(key, { elapsedMs: 0, pollEveryMs, hintMs: 0 })).toBe(0);
  });

  it('remembers across a restart, each kind of job by itself, and not for ever', async () => {
    const first = remembering();
    await mean(first.schedule, durations(250, 20_000));
    const second = remembering(first.stored);
    const question = { elapsedMs: 0, pollEveryMs };
    expect(first.stored.get('akool/largest/image')).toHaveLength(200);
    expect(await second.schedule.next(key, question)).toBeGreaterThan(10_000);
    const others = [
      { ...key, kind: 'video' },
      { ...key, provider: 'crun' },
      { ...key, operation: 'all' },
    ];
    for (const other of others) expect(await second.schedule.next(other, question)).toBeLessThan(8_000);
  });

  it('goes on from memory when its history cannot be read or written', async () => {
    const errors: unknown[] = [];
    const broken = { load: () => Promise.reject(new Error('disk')), save: () => Promise.reject(new Error('disk')) };
    const schedule = createPollSchedule({ history: broken, onError: (error) => errors.push(error) });
    await mean(schedule, durations(40, 20_000));
    expect((await mean(schedule, durations(20, 20_000))).polls).toBeLessThan(6);
    expect(errors).toHaveLength(61);
  });
});

describe('an attempt', () => {
  async function swapped(world: World, schedule: PollSchedule, akool = new FakeProvider('akool')) {
    const swaps = world.start([akool], { schedule });
    await swaps.request(world.request(), new AbortController().signal);
    await world.pass();
    return swaps;
  }

  it('polls by the schedule and teaches it how long it took', async () => {
    const { schedule, stored } = remembering();
    const world = new World();
    const swaps = await swapped(world, schedule);
    expect(world.chat.seen('m1').delivered).toBe('by akool');
    const [learned, ...others] = stored.get('akool/largest/image') ?? [];
    expect(others).toEqual([]);
    expect(learned?.afterMs).toBeGreaterThan(500); // looked at twice before it was done
    expect(learned?.byMs).toBeGreaterThan(learned?.afterMs ?? 0);
    await swaps.close();
  });

  it.each([
    ['failed', { state: 'failed', charged: true, retryable: false } as const],
    ['was refused', { state: 'refused', reason: 'no-face', subject: 'source' } as const],
  ])('teaches nothing when it %s', async (_, end) => {
    const { schedule, stored } = remembering();
    const akool = new FakeProvider('akool').plays({ polls: [pending('akool-1'), end] });
    const swaps = await swapped(new World(), schedule, akool);
    expect(akool.polls).toBe(2);
    expect(stored.size).toBe(0);
    await swaps.close();
  });

  it('teaches nothing about a time without polls', async () => {
    const { schedule, stored } = remembering();
    const world = new World();
    const polls = Array.from({ length: 9 }, () => pending('akool-1'));
    const akool = new FakeProvider('akool').plays({ polls: [...polls, result('by akool')] });
    const first = world.start([akool], { schedule });
    await first.request(world.request(), new AbortController().signal);
    await world.pass(2_000);
    await first.close();
    first.die();
    await world.pass(60_000);
    const second = world.start([akool], { schedule });
    await second.resumeAll(() => true);
    await world.pass(300_000);
    expect(world.chat.seen('m1').delivered).toBe('by akool');
    expect(stored.size).toBe(0);
    await second.close();
  });
});

describe('the time that is still expected', () => {
  it('is unknown at first, then the median of what was seen, and never less than what others of that age took', async () => {
    const { schedule } = remembering();
    expect(await schedule.expected(key, 0)).toBeUndefined();
    for (const seconds of [10, 20, 30, 40, 300]) {
      await schedule.finished(key, { afterMs: (seconds - 1) * 1_000, byMs: seconds * 1_000 });
    }
    expect(await schedule.expected(key, 0)).toBe(30_000);
    expect(await schedule.expected(key, 12_000)).toBe(30_000); // half of those left took more than 40 s
    expect(await schedule.expected(key, 50_000)).toBe(300_000);
    expect(await schedule.expected(key, 400_000)).toBeUndefined();
  });

  it('is shown while a swap runs, and while one waits for its turn', async () => {
    const { schedule } = remembering();
    for (let job = 0; job < 5; job++) await schedule.finished(key, { afterMs: 19_000, byMs: 20_000 });
    const world = new World();
    const polls = [pending('akool-1'), pending('akool-1'), pending('akool-1'), result('x')];
    const akool = new FakeProvider('akool').plays({ polls });
    const swaps = world.start([akool], { schedule, concurrency: 1 });
    await swaps.request(world.request('m1'), new AbortController().signal);
    await swaps.request(world.request('m2'), new AbortController().signal);
    await world.pass(5_000);
    expect(world.chat.seen('m1').stages.at(-1)).toMatchObject({ kind: 'working', expectedMs: 20_000 });
    expect(world.chat.seen('m2').stages.at(-1)).toEqual({ kind: 'queued', position: 1, expectedMs: 20_000 });
    await world.pass(120_000);
    const expected = world.chat
      .seen('m1')
      .stages.flatMap((stage) => (stage.kind === 'working' ? stage.expectedMs : []));
    expect(expected.length).toBeGreaterThan(1);
    expect(expected).toEqual(expected.toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    await swaps.close();
  });
});
