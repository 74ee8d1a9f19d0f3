import { describe, expect, it, onTestFinished } from 'vitest';
import { readAll } from '../../src/core/ports/media.ts';
import type { SwapsParts } from '../../src/core/swaps.ts';
import { settle } from '../fakes/clocks/manual-clock.ts';
import { FakeProvider, type FakeProviderOptions, pending, result, type Script } from '../fakes/providers.ts';
import { SwitchedModerator } from '../fakes/switched-moderator.ts';
import { World } from '../fakes/world.ts';

const never = new AbortController().signal;
const minute = 60_000;
const hour = 60 * minute;
const anna = { platform: 'fake', id: 'anna' };

/** What a gate does that does not let a file pass, and what the requester is told. */
const noes = [
  ['denies', 'unsafe', 'unsafe-content'],
  ['knows a blocked picture', 'blocked', 'blocked'],
  ['hangs', 'hangs', 'unchecked'],
  ['throws', 'throws', 'unchecked'],
] as const;

function start(scripts: readonly Script[] = [], change: Partial<SwapsParts> = {}, vendor: FakeProviderOptions = {}) {
  const world = new World();
  const akool = new FakeProvider('akool', vendor).plays(...scripts);
  const moderator = new SwitchedModerator();
  const given = { taken: 0, back: 0 };
  const quota = {
    take: async () => ++given.taken > 0 || ('member-day' as const),
    giveBack: async () => {
      given.back += 1;
    },
  };
  const begin = () => {
    const swaps = world.start([akool], { moderator, quota, ...change });
    onTestFinished(async () => {
      const closed = swaps.close();
      await world.pass(10_000);
      await closed;
    });
    return swaps;
  };
  return { world, akool, moderator, given, begin, swaps: begin(), seen: world.chat.seen('m1') };
}

/** Lets a gate that hangs run into the limit. */
async function settled(work: Promise<unknown>, world: World): Promise<PromiseSettledResult<unknown>> {
  const [ended] = await Promise.all([Promise.allSettled([work]), world.pass(3 * minute)]);
  return ended[0];
}

describe.each(noes)('a gate that %s', (_what, behaviour, code) => {
  it('refuses requests, repeated requests and faces to keep, and nothing is fetched, kept or counted for them', async () => {
    const { world, akool, moderator, given, swaps, seen } = start();
    await swaps.request(world.request(), never);
    await world.pass();
    expect(seen.outcomes).toMatchObject([{ kind: 'done' }]);
    expect(moderator.asked).toEqual(['target', 'source', 'target', 'source', 'result']);
    const { id } = await swaps.request(world.request('m0'), never);
    await swaps.cancel(id); // a swap that may be asked for as it was
    await world.pass();
    const before = { paid: akool.paid, blobs: world.blobs.size, counted: given.taken - given.back };
    moderator.behaviour = behaviour;
    const again = { by: anna, replyRef: { platform: 'fake', message: 'm3' }, locale: 'en' };
    const ways = [
      () => swaps.request(world.request('m2'), never),
      () => swaps.repeat(id, again as Parameters<typeof swaps.repeat>[1], never),
      () => swaps.portrait({ platform: 'fake', name: 'face' }, anna, never),
    ];
    for (const way of ways) {
      expect(await settled(way(), world)).toMatchObject({ status: 'rejected', reason: { code } });
    }
    const after = { paid: akool.paid, blobs: world.blobs.size, counted: given.taken - given.back };
    expect(after).toEqual(before);
  });

  it.each(['source', 'reference'] as const)('refuses a request for its %s alone, and names it', async (role) => {
    const { world, moderator, swaps } = start();
    Object.assign(moderator, { behaviour, only: [role] });
    const faces = { which: 'reference', reference: { platform: 'fake', name: 'who' } } as const;
    const ended = await settled(swaps.request(world.request('m1', { faces }), never), world);
    expect(ended).toMatchObject({ status: 'rejected', reason: { code, params: { subject: role } } });
    expect(world.blobs.size).toBe(0);
  });

  it.each<[string, Script]>([
    ['the same vendor is asked again', { rejected: 'rate-limited', retryAfterMs: 20_000 }],
    ['the answer is that nothing was done', { before: 'unreachable' }],
  ])('refuses before %s', async (_when, script) => {
    const { world, akool, moderator, given, swaps, seen } = start([script]);
    const { id } = await swaps.request(world.request(), never);
    await settle();
    moderator.behaviour = behaviour;
    const paid = akool.paid;
    await world.pass(5 * minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'refused', reason: code, subject: 'target', charged: false }]);
    expect(akool.paid).toBe(paid);
    expect([given.back, world.blobs.size, world.spent]).toEqual([1, 0, 0]);
    expect(await world.store.get(id)).toMatchObject({ state: 'refused', reason: code });
  });

  it('refuses before another vendor is asked', async () => {
    const crun = new FakeProvider('crun');
    const { world, moderator, seen } = start();
    const akool = new FakeProvider('akool').plays({ rejected: 'out-of-credit' });
    const submit = akool.submit.bind(akool);
    akool.submit = (...given) => {
      moderator.behaviour = behaviour;
      return submit(...given);
    };
    const swaps = world.start([akool, crun], { moderator });
    await swaps.request(world.request(), never);
    await world.pass(5 * minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'refused', reason: code, charged: false }]);
    expect([akool.paid, crun.paid]).toEqual([1, 0]);
  });

  it('refuses a job that waited while the program was stopped', async () => {
    const { world, akool, moderator, begin, swaps, seen } = start([
      { before: 'maintenance', retryAfterMs: 5 * minute },
    ]);
    await swaps.request(world.request(), never);
    await settle();
    await swaps.close();
    swaps.die();
    moderator.behaviour = behaviour;
    await begin().resumeAll(() => true);
    await world.pass(5 * minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'refused', reason: code }]);
    expect(akool.paid).toBe(0);
  });

  it('refuses a parked job that is tried again', async () => {
    const { world, akool, moderator, swaps, seen } = start([{ vanished: 'unreachable' }]);
    const { id } = await swaps.request(world.request(), never);
    await world.pass();
    moderator.behaviour = behaviour;
    await swaps.choose(id, 'try-again');
    await world.pass(5 * minute);
    expect(seen.outcomes.map(({ kind }) => kind)).toEqual(['parked', 'refused']);
    expect(akool.paid).toBe(1);
  });

  it('keeps a result from being sent again', async () => {
    const { world, moderator, swaps } = start();
    const { id } = await swaps.request(world.request(), never);
    await world.pass();
    moderator.behaviour = behaviour;
    const opening = swaps.find(id).then((view) => view?.result && readAll(view.result.open(never), 1_000));
    expect(await settled(opening, world)).toMatchObject({
      status: 'rejected',
      reason: { code, params: { subject: 'result' } },
    });
  });
});

describe('a result', () => {
  it.each([
    ['unsafe', 'unsafe-content'],
    ['blocked', 'blocked'],
  ] as const)('that is %s is never shown, and not asked of anybody else', async (behaviour, reason) => {
    const { world, akool, moderator, swaps, seen } = start();
    Object.assign(moderator, { behaviour, only: ['result'] });
    await swaps.request(world.request(), never);
    await world.pass(5 * minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'refused', reason, subject: 'result', charged: true }]);
    expect([seen.delivered, akool.paid, world.blobs.size]).toEqual([undefined, 1, 0]);
  });

  it.each(['hangs', 'throws'] as const)(
    'that was paid for is offered once a gate that %s works again',
    async (behaviour) => {
      const { world, akool, moderator, swaps, seen } = start();
      Object.assign(moderator, { behaviour, only: ['result'] });
      const { id } = await swaps.request(world.request(), never);
      await world.pass(5 * minute);
      expect(seen.outcomes).toMatchObject([{ kind: 'failed', problem: 'unchecked', charged: true }]);
      await world.pass(5 * hour);
      expect(seen.outcomes).toHaveLength(1);
      moderator.behaviour = 'pass';
      await world.pass(2 * hour);
      expect(seen.outcomes.at(-1)).toMatchObject({ kind: 'late' });
      await swaps.choose(id, 'show-result');
      await world.pass();
      expect([seen.delivered, akool.paid]).toEqual(['by akool', 1]);
    },
  );

  it('of the offline engine that nobody could look at is refused, and costs nothing', async () => {
    const { world, moderator, given, swaps, seen } = start([], {}, { bills: false });
    Object.assign(moderator, { behaviour: 'throws', only: ['result'] });
    await swaps.request(world.request(), never);
    await world.pass(5 * minute);
    expect(seen.outcomes).toMatchObject([{ kind: 'refused', reason: 'unchecked', charged: false }]);
    expect([given.back, world.blobs.size]).toEqual([1, 0]);
  });

  it.each(['unsafe', 'throws'] as const)('that came late is not offered by a gate that is %s', async (behaviour) => {
    const polls = [...Array.from({ length: 62 }, () => pending('akool-1')), result('late picture')];
    const { world, moderator, swaps, seen } = start([{ polls }], { deadlineMs: minute });
    Object.assign(moderator, { behaviour, only: ['result'] });
    await swaps.request(world.request(), never);
    await world.pass(8 * hour);
    expect(seen.outcomes).toMatchObject([{ kind: 'failed', problem: 'deadline' }]);
    expect(seen.delivered).toBeUndefined();
  });

  it.each(noes)('that was stored before is not shown by a gate that %s', async (_what, behaviour, code) => {
    const polls = [...Array.from({ length: 62 }, () => pending('akool-1')), result('late picture')];
    const { world, moderator, swaps, seen } = start([{ polls }], { deadlineMs: minute });
    const { id } = await swaps.request(world.request(), never);
    await world.pass(5 * hour);
    expect(seen.outcomes.at(-1)).toMatchObject({ kind: 'late' });
    moderator.behaviour = behaviour;
    await swaps.choose(id, 'show-result');
    await world.pass(15 * minute);
    const end = { kind: code === 'unchecked' ? 'failed' : 'refused', charged: true };
    expect(seen.outcomes.at(-1)).toMatchObject(end);
    expect(seen.delivered).toBeUndefined();
  });

  it('that was stored and not yet shown when the process ended is looked at before it is shown', async () => {
    for (const behaviour of ['unsafe', 'pass'] as const) {
      const { world, moderator, begin, swaps, seen } = start();
      const offline = new Error('the chat is down');
      world.chat.finishErrors.push(...Array.from({ length: 3 }, () => offline));
      await swaps.request(world.request(), never);
      await world.pass(4_000);
      await swaps.close();
      swaps.die();
      world.chat.finishErrors.length = 0;
      moderator.behaviour = behaviour;
      moderator.asked.length = 0;
      await begin().resumeAll(() => true);
      await world.pass(minute);
      expect(moderator.asked).toEqual(['result']);
      expect(seen.outcomes.at(-1)?.kind).toBe(behaviour === 'pass' ? 'done' : 'refused');
      expect(seen.delivered).toBe(behaviour === 'pass' ? 'by akool' : undefined);
    }
  });
});
