import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createQuota } from '../../src/core/admission/quota.ts';
import { ProviderError } from '../../src/core/errors.ts';
import { createForgetting } from '../../src/core/forget.ts';
import { nobodysPlatform } from '../../src/core/jobs/forgetting/forgotten-job.ts';
import { advance } from '../../src/core/jobs/transitions.ts';
import type { Job } from '../../src/core/ports/job.ts';
import type { Ticket } from '../../src/core/ports/provider.ts';
import type { RunningSwaps, SwapsParts } from '../../src/core/swaps.ts';
import { openStores, type Stores } from '../../src/storage/stores.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { hurriedClock } from '../fakes/clocks/hurried-clock.ts';
import { queuedJob } from '../fakes/jobs.ts';
import { FakeProvider, pending } from '../fakes/providers.ts';
import { findInFolder, findInRedis } from '../fakes/storage/planted-member.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';
import { World } from '../fakes/world.ts';

const planted = { platform: 'fake', id: '770000000000004711' };
const place = { platform: 'fake', id: 'a server' };
const name = 'Planted Name';
const face = 'PLANTED-FACE-BYTES';
const scene = 'PLANTED-SCENE-BYTES';
const traces = [planted.id, name, face, scene, 'planted-ref'];
const other = { platform: 'fake', id: '880000000000000815' };
const never = new AbortController().signal;
const secretKey = new Uint8Array(32).fill(7);
const server = new RedisServer();

/** One process over the stores. */
class Program {
  readonly clock = hurriedClock(100);
  readonly world: World;
  readonly stores: Stores;
  readonly provider: FakeProvider;
  readonly swaps: RunningSwaps;

  constructor(world: World, stores: Stores, provider: FakeProvider, change: Partial<SwapsParts>) {
    const { store, blobs, expiringStore, consents, faces, memberHash, ledger, settings, shared } = stores;
    this.world = world;
    this.stores = stores;
    this.provider = provider;
    const { clock } = this;
    const quota = createQuota({ ledger, memberHash, settings, limits: { memberADay: 5 } });
    const queue = shared?.queue({ runs: change.concurrency !== 0, showsPositions: false });
    const parts = { store, blobs, expiringStore, consents, faces, memberHash, quota, clock, ...(queue && { queue }) };
    this.swaps = world.start([provider], { ...parts, concurrency: 2, deadlineMs: 1e9, ...change });
  }

  forgetting(stores: Partial<Stores> = {}, forgetJobsOf = this.swaps.forgetJobsOf) {
    const onEvent = (): void => undefined;
    return createForgetting({ ...this.stores, clock: this.clock, forgetJobsOf, others: [], onEvent, ...stores });
  }

  #isClosed = false;

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.swaps.close();
    await this.stores.close();
  }
}

interface Medium {
  readonly name: string;
  readonly folder: string;
  readonly redisUrl: string | undefined;
  find(): Promise<string[]>;
}

function sqlite(): Medium {
  const folder = temporaryFolder();
  return { name: 'SQLite', folder, redisUrl: undefined, find: async () => findInFolder(folder, traces) };
}

function redis(): Medium {
  return { name: 'Redis', folder: '', redisUrl: server.url, find: () => findInRedis(server.url, traces) };
}

async function start({ folder, redisUrl }: Medium, provider: FakeProvider, world = new World(), change = {}) {
  const clock = hurriedClock(100);
  const stores = await openStores({ directory: folder, redisUrl, secretKey, clock, onEvent: () => undefined });
  const program = new Program(world, stores, provider, change);
  onTestFinished(() => program.close());
  return program;
}

function requestOf(member: typeof planted, message: string) {
  const { request } = queuedJob();
  if (member === other) return { ...request, requester: other, replyRef: { platform: 'fake', message } };
  return {
    ...request,
    requester: { ...member, place: place.id },
    source: { platform: 'fake', content: face, name: 'planted-ref' },
    target: { platform: 'fake', content: `${scene} ${message}`, name: 'planted-ref' },
    replyRef: { platform: 'fake', message, owner: member.id, ownerName: name },
  };
}

/** Ended jobs of the member, in states that take days to reach. */
function endedJobs(at: number): Job[] {
  const job = (id: string) =>
    queuedJob({ id, request: requestOf(planted, id), requestedAt: at, begunAt: at, deadlineAt: at + 1e9 });
  const attempt = { id: 'tried', provider: 'akool', startedAt: at, intentAt: at, ticket: 'akool-gone' };
  const running = (id: string): Job => advance(job(id), { kind: 'attempted', attempt });
  const end = { at, charged: 'unknown' as const, followUps: ['watchLate' as const, 'discard' as const] };
  const failed = (id: string): Job => advance(running(id), { kind: 'failed', problem: 'deadline', ...end });
  const kept = { ...queuedJob().inputs.target, blobKey: 'late-result' };
  return [
    failed('watched'),
    advance(failed('late'), { kind: 'came-late', at, result: kept, warnings: [] }),
    advance(running('bad'), { kind: 'failed', problem: 'bad-result', at, charged: true, followUps: [] }),
    advance(job('cancelled'), { kind: 'cancelled', at, charged: false, followUps: [] }),
  ];
}

/** A member with everything that a member can have here. */
async function plant({ swaps, stores, provider, clock, world }: Program): Promise<void> {
  const { consents, faces, settings, expiringStore, store } = stores;
  const soon = { expiresAt: clock.now() + 1e9 };
  for (const member of [planted, other]) await consents.give(member, clock.now());
  await faces.save(planted, name, Buffer.from(face));
  await faces.save(other, 'Mine', Buffer.from('another face'));
  await settings.set(place, { access: { who: 'members', ids: [planted.id, 'a role'] } });
  await expiringStore.put(`fake draft ${planted.id}`, { pictures: ['planted-ref'] }, { ...soon, secret: true });
  await expiringStore.put('fake menu 1', { owner: planted.id, ownerName: name }, soon);
  await expiringStore.put('fake token 2', { token: 'planted-ref' }, { ...soon, of: [planted] });
  await expiringStore.put(`fake expired ${planted.id}`, name, { expiresAt: clock.now() + 1 });
  await expiringStore.put('fake menu 3', { owner: other.id }, soon);
  for (const job of endedJobs(clock.now())) {
    await store.insert(job, 'nobody');
    await store.release(job.id, 'nobody');
  }
  provider.plays({}, { vanished: 'timed-out' }, { polls: [pending('akool-3')] }, { polls: [pending('akool-4')] });
  const ask = (message: string, who = planted) => swaps.request(requestOf(who, message), never);
  const state = async (id: string) => (await swaps.find(id))?.job.state;
  const done = await ask('done');
  await expect.poll(() => state(done.id)).toBe('done');
  const parked = await ask('parked');
  await expect.poll(() => state(parked.id)).toBe('parked');
  const running = [await ask('running'), await ask('running of another', other)];
  await expect.poll(() => Promise.all(running.map(({ id }) => state(id)))).toEqual(['running', 'running']);
  await expect.poll(() => provider.paid).toBe(4);
  await ask('queued');
  expect(world.events.filter(({ kind }) => kind === 'bug')).toEqual([]);
}

function suite(medium: () => Medium): void {
  it('leaves no planted byte of the member, and nothing of another one is touched', async () => {
    const here = medium();
    const provider = new FakeProvider('akool', { discardFailures: 0 });
    const program = await start(here, provider);
    await plant(program);
    expect(await here.find()).not.toEqual([]);
    const gone = await program.forgetting().forget(planted);
    expect(await here.find()).toEqual([]);
    expect(gone).toMatchObject({ faces: 1, swaps: 8, hadPromise: true, notes: expect.any(Number) });
    const { faces, expiringStore, consents, store } = program.stores;
    expect(await program.swaps.findOf(planted, 10)).toEqual([]);
    expect([await consents.given(planted), await consents.given(other)]).toEqual([false, true]);
    expect([await faces.list(planted), (await faces.list(other)).length]).toEqual([[], 1]);
    expect(await expiringStore.get('fake menu 3')).toEqual({ owner: other.id });
    expect((await program.swaps.findOf(other, 10)).map(({ job }) => job.state)).toEqual(['running']);
    const left = (await store.list({ limit: 99 })).jobs.filter(({ request }) => request.requester.id !== other.id);
    expect(new Set(left.map(({ request }) => request.requester.platform))).toEqual(new Set([nobodysPlatform]));
  });

  it('cancels what runs, delivers nothing afterwards, and pays for nothing again', async () => {
    const here = medium();
    const provider = new FakeProvider('akool', { discardFailures: 0 });
    const program = await start(here, provider);
    await plant(program);
    await program.forgetting().forget(planted);
    const outcomes = (message: string) => program.world.chat.seen(message).outcomes.map(({ kind }) => kind);
    expect([outcomes('running'), outcomes('queued')]).toEqual([['cancelled'], ['cancelled']]);
    const before = ['done', 'parked', 'running', 'queued', 'watched', 'late'].map(outcomes);
    const next = await start(here, provider, program.world);
    await program.close();
    await next.swaps.resumeAll(() => true);
    await next.clock.sleep(65_000, never); // more than a round of maintenance
    expect(['done', 'parked', 'running', 'queued', 'watched', 'late'].map(outcomes)).toEqual(before);
    expect(provider.paid).toBe(4);
    expect(await here.find()).toEqual([]);
  });

  it('gives no count back, and asks for the promise again', async () => {
    const program = await start(medium(), new FakeProvider('akool'));
    await plant(program);
    await program.forgetting().forget(planted);
    const ask = () => program.swaps.request(requestOf(planted, 'anew'), never);
    await expect(ask()).rejects.toMatchObject({ code: 'consent-missing' });
    await program.stores.consents.give(planted, 1);
    await ask(); // the fifth of five
    await expect(ask()).rejects.toMatchObject({ code: 'quota-used-up', params: { limit: 'member-day' } });
  });

  it('cancels what another process runs, and waits until it has given the job back', async () => {
    const here = medium();
    const provider = new FakeProvider('akool', { discardFailures: 0 });
    const worker = await start(here, provider);
    await plant(worker);
    const { forgetJobsOf } = (await start(here, provider, worker.world, { concurrency: 0 })).swaps;
    await worker.forgetting({}, forgetJobsOf).forget(planted);
    expect(await here.find()).toEqual([]);
    expect(worker.world.chat.seen('running').outcomes).toMatchObject([{ kind: 'cancelled' }]);
    expect((await worker.swaps.findOf(other, 1))[0]?.job.state).toBe('running');
  });

  it('says what vendors have, and asks a vendor that is down again, without the member', async () => {
    const here = medium();
    const vendor = { isDown: false, discarded: [] as unknown[] };
    const provider = Object.assign(new FakeProvider('akool'), {
      keepsMs: { results: 7 * 86_400_000 },
      async discard(ticket: Ticket) {
        if (vendor.isDown) throw new ProviderError({ provider: 'akool', problem: 'unreachable', answer: 'unsent' });
        vendor.discarded.push(ticket);
      },
    });
    const program = await start(here, provider);
    await plant(program);
    await expect.poll(() => vendor.discarded).toContain('akool-1');
    vendor.isDown = true;
    const before = vendor.discarded.length;
    const { vendors, uncertain } = await program.forgetting().forget(planted);
    expect(vendors).toEqual([{ provider: 'akool', what: 'kept', until: expect.any(Number) }]);
    expect(uncertain).toBe(3); // parked, running and watched
    expect(await here.find()).toEqual([]);
    vendor.isDown = false;
    const next = await start(here, provider, program.world);
    await program.close();
    await next.swaps.resumeAll(() => true);
    await expect.poll(() => vendor.discarded.length).toBeGreaterThan(before);
  });

  it('is finished by the next start, wherever it was cut off', async () => {
    const steps = ['consents', 'faces', 'settings', 'expiringStore', 'scrub', 'farewells'] as const;
    for (const step of steps) {
      const here = medium();
      const provider = new FakeProvider('akool', { discardFailures: 0 });
      const program = await start(here, provider);
      const { consents, faces, expiringStore } = program.stores;
      await consents.give(planted, 1);
      await faces.save(planted, name, Buffer.from(face));
      await expiringStore.put(`fake draft ${planted.id}`, name, { expiresAt: 1e15 });
      const broken = { ...program.stores, [step]: brokenAt(program.stores[step]) };
      await expect(program.forgetting(broken).forget(planted)).rejects.toThrow('cut off');
      await program.close();
      const next = await start(here, provider, program.world);
      await next.forgetting().finish();
      expect(await here.find()).toEqual([]);
      expect(await next.stores.farewells.all()).toEqual([]);
      await next.close();
    }
  });
}

/** The same, but what deletes rejects. */
function brokenAt(part: object): object {
  const fails = async (): Promise<never> => Promise.reject(new Error('cut off'));
  return typeof part === 'function' ? fails : { ...part, withdraw: fails, removeAll: fails, forget: fails, end: fails };
}

describe('forgetting, over SQLite and files', { timeout: 60_000 }, () => suite(sqlite));

describe.skipIf(noRedis)(`forgetting, over Redis${needsRedis}`, { timeout: 60_000 }, () => {
  beforeAll(() => server.start());
  afterAll(() => server.close());
  beforeEach(() => server.empty());
  suite(redis);
});
