import { expect, onTestFinished } from 'vitest';
import { createQuota } from '../../src/core/admission/quota.ts';
import { createForgetting } from '../../src/core/forget.ts';
import { advance } from '../../src/core/jobs/transitions.ts';
import { createLikenessQuestions, type LikenessQuestions } from '../../src/core/likeness/questions.ts';
import type { Job } from '../../src/core/ports/job.ts';
import type { RunningSwaps, SwapsParts } from '../../src/core/swaps.ts';
import { openStores, type Stores } from '../../src/storage/stores.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { hurriedClock } from '../fakes/clocks/hurried-clock.ts';
import { queuedJob } from '../fakes/jobs.ts';
import { type FakeProvider, pending } from '../fakes/providers.ts';
import { findInFolder, findInRedis } from '../fakes/storage/planted-member.ts';
import { World } from '../fakes/world.ts';

export const planted = { platform: 'fake', id: '770000000000004711' };
const place = { platform: 'fake', id: 'a server' };
export const name = 'Planted Name';
export const face = 'PLANTED-FACE-BYTES';
const scene = 'PLANTED-SCENE-BYTES';
const traces = [planted.id, name, face, scene, 'planted-ref'];
export const other = { platform: 'fake', id: '880000000000000815' };
export const never = new AbortController().signal;
const secretKeys = [new Uint8Array(32).fill(7)] as const;

/** One process over the stores. */
export class Program {
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

  get likenesses(): LikenessQuestions {
    const { likenessConsents: consents } = this.stores;
    return createLikenessQuestions({ ...this.stores, consents, clock: this.clock });
  }

  forgetting(stores: Partial<Stores> = {}, forgetJobsOf = this.swaps.forgetJobsOf) {
    const onEvent = (): void => undefined;
    const others = [this.likenesses];
    return createForgetting({ ...this.stores, clock: this.clock, forgetJobsOf, others, onEvent, ...stores });
  }

  #isClosed = false;

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.swaps.close();
    await this.stores.close();
  }
}

export interface Medium {
  readonly folder: string;
  readonly redisUrl: string | undefined;
  find(): Promise<string[]>;
}

export function sqlite(): Medium {
  const folder = temporaryFolder();
  return { folder, redisUrl: undefined, find: async () => findInFolder(folder, traces) };
}

export function redisAt(url: string): Medium {
  return { folder: '', redisUrl: url, find: () => findInRedis(url, traces) };
}

export async function start(
  { folder, redisUrl }: Medium,
  provider: FakeProvider,
  world = new World(),
  change = {},
  wrap = (stores: Stores): Stores => stores,
) {
  const clock = hurriedClock(100);
  const stores = await openStores({ directory: folder, redisUrl, secretKeys, clock, onEvent: () => undefined });
  const program = new Program(world, wrap(stores), provider, change);
  onTestFinished(() => program.close());
  return program;
}

export function requestOf(member: typeof planted, message: string) {
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
export async function plant({ swaps, stores, provider, clock, world }: Program): Promise<void> {
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
