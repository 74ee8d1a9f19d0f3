import { describe, expect, it } from 'vitest';
import { advance, type Job } from '../../src/core/job.ts';
import { type JobStore, LeaseLost } from '../../src/core/storage.ts';
import { queuedJob } from '../fakes/jobs.ts';

export interface JobStoreWorld {
  readonly store: JobStore;
  /** The same jobs as another process sees them. */
  readonly other: JobStore;
  /** Moves the store's idea of time on. */
  pass(ms: number): void;
  /** From now on the owner's process counts as gone. */
  kill(owner: string): void;
}

/** Every job store passes this. */
export function jobStoreContract(name: string, start: () => Promise<JobStoreWorld>): void {
  describe(`job store contract: ${name}`, () => {
    const running = (job: Job): Job =>
      advance(job, { kind: 'attempted', attempt: { id: 'a1', provider: 'akool', startedAt: 1 } });
    const finished = (job: Job, at: number): Job => advance(job, { kind: 'cancelled', at, charged: false });

    it('gives back what was stored, also to another process', async () => {
      const { store, other } = await start();
      const job = running(queuedJob());
      await store.insert(queuedJob(), 'one');
      await store.update(job, 'one');
      expect(await other.get(job.id)).toEqual(job);
      expect(await store.get('unknown')).toBeUndefined();
    });

    it('hands out copies: what a caller does to one changes nothing stored', async () => {
      const { store } = await start();
      const job = queuedJob();
      await store.insert(job, 'one');
      job.attempts.local = 9;
      (await store.get(job.id))?.tried.push({ provider: 'local', problem: 'internal' });
      expect(await store.get(job.id)).toEqual(queuedJob());
    });

    it('stores a job once', async () => {
      const { store, other } = await start();
      await store.insert(queuedJob(), 'one');
      await expect(other.insert(queuedJob(), 'two')).rejects.toThrow();
    });

    it('lets only the holder of the lease write', async () => {
      const { store, other } = await start();
      const job = queuedJob();
      await store.insert(job, 'one');
      await expect(other.update(running(job), 'two')).rejects.toBeInstanceOf(LeaseLost);
      await expect(store.update(queuedJob({ id: 'unknown' }), 'one')).rejects.toBeInstanceOf(LeaseLost);
      expect(await store.get(job.id)).toEqual(job);
    });

    it('gives a lease to one process at a time', async () => {
      const { store, other } = await start();
      await store.insert(queuedJob(), 'one');
      expect(await other.claim('job-1', 'two')).toBeUndefined();
      expect(await store.claim('job-1', 'one')).toEqual(queuedJob());
      await store.release('job-1', 'one');
      const claims = await Promise.all([store.claim('job-1', 'two'), other.claim('job-1', 'three')]);
      expect(claims.filter((job) => job !== undefined)).toHaveLength(1);
      expect(await other.claim('unknown', 'two')).toBeUndefined();
    });

    it('ends a lease that gets no heartbeat, and tells who lost it', async () => {
      const { store, other, pass } = await start();
      await store.insert(queuedJob(), 'one');
      for (let beat = 0; beat < 5; beat++) {
        pass(20_000);
        expect(await store.renew(['job-1'], 'one')).toEqual([]);
      }
      expect(await other.claim('job-1', 'two')).toBeUndefined();
      pass(31_000);
      expect(await other.claim('job-1', 'two')).toEqual(queuedJob());
      expect(await store.renew(['job-1'], 'one')).toEqual(['job-1']);
      await expect(store.update(running(queuedJob()), 'one')).rejects.toBeInstanceOf(LeaseLost);
    });

    it('lets an owner that overslept go on where nobody took its job', async () => {
      const { store, other, pass } = await start();
      await store.insert(queuedJob(), 'one');
      pass(600_000);
      await store.update(running(queuedJob()), 'one');
      expect(await store.renew(['job-1', 'unknown'], 'one')).toEqual(['unknown']);
      expect(await other.claim('job-1', 'two')).toBeUndefined();
    });

    it('takes a released job from its owner, who writes no more', async () => {
      const { store } = await start();
      await store.insert(queuedJob(), 'one');
      await store.release('job-1', 'one');
      await expect(store.update(running(queuedJob()), 'one')).rejects.toBeInstanceOf(LeaseLost);
      expect(await store.renew(['job-1'], 'one')).toEqual(['job-1']);
    });

    it('ends the lease of a process that is gone at once', async () => {
      const { store, other, kill } = await start();
      await store.insert(queuedJob(), 'one');
      kill('one');
      expect(await other.claim('job-1', 'two')).toEqual(queuedJob());
    });

    it('does not release what another holds', async () => {
      const { store, other } = await start();
      await store.insert(queuedJob(), 'one');
      await other.release('job-1', 'two');
      expect(await other.claim('job-1', 'two')).toBeUndefined();
    });

    it('lists what is unfinished in the order of the requests, and neither what ended nor what is parked', async () => {
      const { store } = await start();
      for (const [id, requestedAt] of [
        ['late', 3_000],
        ['early', 1_000],
        ['done', 2_000],
        ['parked', 2_500],
      ] as const) {
        await store.insert(queuedJob({ id, requestedAt }), 'one');
      }
      await store.update(finished(queuedJob({ id: 'done', requestedAt: 2_000 }), 9_000), 'one');
      const parked = running(queuedJob({ id: 'parked', requestedAt: 2_500 }));
      await store.update(advance(parked, { kind: 'parked', at: 1 }), 'one');
      expect((await store.unfinished()).map(({ id }) => id)).toEqual(['early', 'late']);
      expect((await store.list({ limit: 3 })).map(({ id }) => id)).toEqual(['late', 'parked', 'done']);
    });

    it('lists what one person asked for, on one platform, newest first', async () => {
      const { store } = await start();
      const { request } = queuedJob();
      const people = {
        anna: request.requester,
        bert: { platform: 'fake', id: 'bert' },
        other: { platform: 'x', id: 'anna' },
      };
      for (const [index, [id, requester]] of Object.entries({ ...people, again: people.anna }).entries()) {
        await store.insert(queuedJob({ id, requestedAt: index, request: { ...request, requester } }), 'one');
      }
      const of = async (limit: number) =>
        (await store.list({ limit, person: { platform: 'fake', id: 'anna' } })).map(({ id }) => id);
      expect([await of(9), await of(1)]).toEqual([['again', 'anna'], ['again']]);
    });

    it('forgets what ended long ago, and nothing else', async () => {
      const { store } = await start();
      for (const id of ['old', 'new', 'open']) await store.insert(queuedJob({ id }), 'one');
      await store.update(finished(queuedJob({ id: 'old' }), 1_000), 'one');
      await store.update(finished(queuedJob({ id: 'new' }), 9_000), 'one');
      await store.purge(5_000);
      expect((await store.list({ limit: 9 })).map(({ id }) => id).sort()).toEqual(['new', 'open']);
    });
  });
}
