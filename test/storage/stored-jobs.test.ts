import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createQuota } from '../../src/core/admission/quota.ts';
import { createPollHistory } from '../../src/core/attempts/poll-history.ts';
import type { Chat } from '../../src/core/ports/chat.ts';
import type { Job } from '../../src/core/ports/job.ts';
import type { RunningSwaps } from '../../src/core/swaps.ts';
import { createRelayFiles } from '../../src/providers/public/relay-files.ts';
import { lockFolder } from '../../src/storage/files/folder-lock.ts';
import { FormerVendor } from '../fakes/former-vendor.ts';
import { result } from '../fakes/providers.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';
import { type Found, findFolder, findRedis, nameOf, openFound } from '../fakes/stored-jobs.ts';
import { textOf } from '../fakes/vendors/relayed-media.ts';
import { World } from '../fakes/world.ts';

const never = new AbortController().signal;
const anna = { platform: 'fake', id: 'anna' };
const carla = { platform: 'fake', id: 'carla', place: 'club' };
const dayMs = 86_400_000;

/** The state each job comes to, what is left to do about it, and what its requester is told meanwhile. */
const expected: Readonly<Record<string, readonly [state: string, followUps: string, ...told: string[]]>> = {
  done: ['done', ''],
  'done-untidied': ['done', ''],
  'done-elsewhere': ['done', ''],
  delivering: ['done', '', 'done'],
  refused: ['refused', ''],
  'refused-untold': ['refused', '', 'refused'],
  failed: ['failed', ''],
  'failed-untold': ['failed', 'watchLate,discard', 'failed'],
  'failed-watched': ['late', '', 'late'],
  'failed-untidied': ['failed', ''],
  cancelled: ['cancelled', ''],
  'cancelled-watched': ['cancelled', ''],
  late: ['late', ''],
  'late-untold': ['late', '', 'late'],
  'late-wanted': ['done', '', 'done'],
  parked: ['parked', ''],
  'parked-untold': ['parked', '', 'parked'],
  'parked-wanted': ['done', '', 'done'],
  running: ['done', '', 'done'],
  'running-unwanted': ['cancelled', 'watchLate,discard', 'cancelled'],
  'running-at-crun': ['done', '', 'done'],
  'running-at-modelslab': ['done', '', 'done'],
  'running-locally': ['done', '', 'done'],
  intended: ['parked', '', 'parked'],
  'intended-found': ['done', '', 'done'],
  preparing: ['done', '', 'done'],
  queued: ['done', '', 'done'],
  'queued-animated': ['done', '', 'done'],
  'queued-video': ['done', '', 'done'],
  'queued-for-all': ['done', '', 'done'],
  'queued-for-second': ['done', '', 'done'],
  'queued-for-assigned': ['done', '', 'done'],
  'queued-with-saved-face': ['done', '', 'done'],
  'queued-once-more': ['done', '', 'done'],
  'queued-in-discord': ['done', '', 'done'],
  'queued-in-telegram': ['done', '', 'done'],
  'queued-in-terminal': ['done', '', 'done'],
};

/** Answers of vendors about jobs that they had accepted before. */
const answers = {
  running: result('what akool made'),
  'running-at-crun': result('what crun made'),
  'running-at-modelslab': result('what modelslab made'),
  'failed-watched': result('what came late'),
  'cancelled-watched': { state: 'failed', charged: false, retryable: false },
  'intended-found': result('what was found'),
} as const;

/** Everything that is sent to vendors by the new process. */
const sent = {
  akool: [
    '/pictures/scene.jpg: largest, /pictures/face.jpg',
    '400000000000000001: largest, the face of somebody in Discord',
    'AgACAgIAAxkB-scene: largest, AgACAgIAAxkB-face',
    'preparing: largest, face',
    'queued-animated, 3 frames: largest, face',
    'queued-for-all: all, face',
    'queued-for-assigned: assigned, first face and second face',
    'queued-for-second: nth, face',
    'queued: largest, face',
  ],
  crun: ['parked-wanted: largest, face', 'queued-once-more: largest, face'],
  modelslab: [],
  local: [
    'queued-video, 5 s: largest, face',
    'queued-with-saved-face: largest, the face of Anna',
    'running-locally: largest, face',
  ],
};

describe('what an earlier program has stored', { timeout: 240_000 }, () => {
  storedBy('in a data folder', findFolder);

  describe.skipIf(noRedis)(`in Redis${needsRedis}`, () => {
    const server = new RedisServer(['--appendonly', 'no']);
    beforeAll(() => server.start());
    afterAll(() => server.close());
    storedBy('of many processes', () => findRedis(server));
  });

  it('in a data folder can be locked', async () => {
    const lock = lockFolder((await findFolder()).directory);
    expect(lock).toBeDefined();
    lock?.release();
  });
});

function storedBy(name: string, find: () => Promise<Found>): void {
  describe(name, () => {
    it('goes on to its end: each requester is told once, and nothing is paid for twice', async () => {
      const { world, stores, vendors, idOf, start, pass, lines, until, ends } = await open(find);
      const first = start();
      await first.resumeAll(() => true);
      await until(ends).toEqual(expected);
      await until(lines).toEqual([]);
      await first.close();
      const second = start();
      await second.resumeAll(() => true);
      for (let step = 0; step < 40; step++) await pass();
      expect(await ends()).toEqual(expected);
      expect(world.chat.seen('delivering').delivered).toBe('the result of delivering');
      expect(world.chat.seen('late-wanted').delivered).toBe('the result of late-wanted');
      expect(world.chat.seen('running').delivered).toBe('what akool made');
      expect(world.chat.seen('running-at-crun').delivered).toBe('what crun made');
      expect(world.chat.seen('queued').delivered).toBe('by akool');
      expect(world.chat.seen('intended-found').delivered).toBe('what was found');
      const [running, local] = [(await second.find(idOf('running')))?.job, world.chat.seen('running-locally')];
      expect(running).toMatchObject({ tried: [{ provider: 'modelslab', problem: 'overloaded' }] });
      expect(local.outcomes).toMatchObject([{ warnings: [{ code: 'begun-again' }] }]);
      expect(Object.fromEntries(vendors.map((vendor) => [vendor.name, vendor.sent.sort()]))).toEqual(sent);
      expect(await createRelayFiles(stores).find('lent-for-running')).toBeUndefined();
      expect(world.events.filter(({ kind }) => kind === 'bug' || kind === 'record-damaged')).toEqual([]);
    });

    it('can be asked for: what is uncertain again, what came late, and what was done before', async () => {
      const { world, idOf, start, until } = await open(find);
      const swaps = start();
      expect(await swaps.cancel(idOf('queued'))).toBe(true);
      expect(await swaps.choose(idOf('parked'), 'try-again')).toBe(true);
      expect(await swaps.choose(idOf('late'), 'show-result')).toBe(true);
      const done = idOf('done');
      await swaps.repeat(done, { by: anna, replyRef: { platform: 'fake', message: 'again' } }, never);
      const outcomes = (message: string) => world.chat.seen(message).outcomes.map(({ kind }) => kind);
      await until(() => ['parked', 'late', 'queued', 'again'].flatMap(outcomes)).toEqual([
        'done',
        'done',
        'cancelled',
        'done',
      ]);
      expect(world.chat.seen('late').delivered).toBe('the result of late');
      expect(await resultOf(swaps, done)).toBe('the result of done');
      const view = await swaps.find(idOf('done-elsewhere'));
      expect(view?.job).toMatchObject({ state: 'done', warnings: [{ code: 'several-faces', count: 3 }] });
    });

    it('counts: jobs under way, jobs of the day, and paid requests', async () => {
      const { world, stores, start, at } = await open(find);
      const { ledger, memberHash, settings } = stores;
      const here = createQuota({ memberHash, ledger, settings, limits: { atOnce: { member: 2 } } });
      const asked = start({ quota: here }).request(world.request('more', { requester: anna }), never);
      await expect(asked).rejects.toMatchObject({ code: 'quota-used-up', params: { limit: 'at-once' } });
      expect(await here.take(carla, at)).toBe('member-day');
      expect(await here.take({ ...carla, place: 'new group' }, at)).toBe(true);
      const limits = { memberADay: 3 };
      expect(await createQuota({ memberHash, ledger, settings, limits }).take({ ...carla, place: 'other' }, at)).toBe(
        'member-day',
      );
      expect(await ledger.take('paid', 1, 20, dayMs, at)).toBe(false);
    });

    it('is known of people and places, and what is remembered for a while', async () => {
      const { stores, at } = await open(find);
      const { faces, consents, settings, expiringStore } = stores;
      expect([await consents.given(anna), await consents.given(carla)]).toEqual([true, false]);
      expect(await faces.list(anna)).toMatchObject([
        { name: 'Beach', isDefault: false },
        { name: 'Me', isDefault: true },
      ]);
      expect(Buffer.from(await faces.open(anna, 'default')).toString()).toBe('the face of Anna');
      const club = { memberADay: 2, providers: ['crun', 'akool'], locale: 'de', channels: ['7'] };
      expect(await settings.get({ platform: 'fake', id: 'club' })).toMatchObject(club);
      const closed = { access: { who: 'members', ids: ['anna', 'staff'] }, isPrivate: true };
      expect(await settings.get({ platform: 'fake', id: 'closed club' })).toMatchObject(closed);
      const moved = { placeADay: 9, countedAs: 'old group' };
      expect(await settings.get({ platform: 'fake', id: 'new group' })).toMatchObject(moved);
      expect(await createPollHistory(expiringStore, { now: () => at }).load('akool/largest/image')).toHaveLength(4);
      expect(await expiringStore.get('a secret note')).toEqual({ said: 'hush', to: ['anna'] });
      expect(await expiringStore.take('telegram language 7001')).toBe('de');
      const lent = await createRelayFiles(stores).find('lent-for-running');
      expect([lent?.mimeType, String(lent?.bytes)]).toEqual(['image/png', 'what is lent to a vendor']);
    });
  });
}

/** Everything that is stored, and processes that go on with it. */
async function open(find: () => Promise<Found>) {
  const world = new World();
  const { stores, jobs, jobNamed, clock, pass, lines } = await openFound(await find(), world.events);
  const found = await jobs();
  const vendors = [
    new FormerVendor('akool', found, answers, { discardFailures: 0 }),
    new FormerVendor('crun', found, answers),
    new FormerVendor('modelslab', found, answers, { discardFailures: 0 }),
    new FormerVendor('local', [], answers, { bills: false }),
  ];
  const chat: Chat = {
    platform: 'fake',
    open: (ref, signal) => world.chat.open(ref, signal),
    message: (ref) => world.chat.message({ platform: 'fake', message: nameOf(ref) }),
  };
  const { withdraw } = createRelayFiles(stores);
  const publish = () => Promise.reject(new Error('nothing is lent here'));
  return {
    world,
    vendors,
    stores,
    at: clock.now(),
    idOf: (name: string) => jobNamed(name).id,
    start(change: Parameters<World['start']>[1] = {}) {
      const queue = stores.shared?.queue({ runs: true, showsPositions: true });
      const { store, blobs, consents, faces } = stores;
      const kept = { store, blobs, consents, faces, relay: { publish, withdraw }, clock };
      const swaps = world.start(vendors, { ...kept, chat: () => chat, ...(queue && { queue }), ...change });
      let closed: Promise<void> | undefined;
      const close = () => {
        closed ??= swaps.close();
        return closed;
      };
      onTestFinished(close);
      return { ...swaps, close };
    },
    pass,
    lines,
    /** Polls `look`. */
    until: (look: () => unknown) => expect.poll(() => pass().then(look), { timeout: 50_000, interval: 1 }),
    ends: async () => Object.fromEntries((await jobs()).map((job) => endOf(job, world))),
  };
}

function endOf(job: Job, world: World): [string, readonly string[]] {
  const name = nameOf(job.request.replyRef);
  const told = world.chat.seen(name).outcomes.map(({ kind }) => kind);
  return [name, [job.state, 'followUps' in job ? job.followUps.join() : 'everything', ...told]];
}

async function resultOf(swaps: RunningSwaps, id: string): Promise<string | undefined> {
  const view = await swaps.find(id);
  return view?.result && textOf(view.result.open(never));
}
