import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/core/errors.ts';
import { nobodysPlatform } from '../../src/core/jobs/forgetting/forgotten-job.ts';
import type { Ticket } from '../../src/core/ports/provider.ts';
import { FakeProvider } from '../fakes/providers.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';
import {
  face,
  type Medium,
  name,
  never,
  other,
  plant,
  planted,
  redisAt,
  requestOf,
  sqlite,
  start,
} from './forget-rig.ts';

const server = new RedisServer();

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

  it('keeps as hashes what protects others and the member: a block, an opt-out and a “never”', async () => {
    const here = medium();
    const program = await start(here, new FakeProvider('akool', { discardFailures: 0 }));
    await plant(program);
    const { blocks, likenessConsents: consents, memberHash } = program.stores;
    await blocks.blockMember(memberHash(planted));
    await consents.answer({ depicted: planted, requester: other }, 'always', name);
    await consents.answer({ depicted: other, requester: planted }, 'never', name);
    await program.likenesses.refer(planted, true);
    await consents.optOut(planted);
    await program.forgetting().forget(planted);
    expect(await here.find()).toEqual([]);
    expect([await blocks.isMemberBlocked(planted), await blocks.isMemberBlocked(other)]).toEqual([true, false]);
    expect([await consents.hasOptedOut(planted), await consents.answersOf(planted)]).toEqual([true, []]);
    expect(await consents.answerTo({ depicted: other, requester: planted })).toBe('never');
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
  suite(() => redisAt(server.url));
});
