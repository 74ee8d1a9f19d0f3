import { describe, expect, it } from 'vitest';
import { advance } from '../../src/core/jobs/transitions.ts';
import type { Job } from '../../src/core/ports/job.ts';
import { type JobStore, LeaseLost, type WhichUnfinished } from '../../src/core/ports/storage.ts';
import { queuedJob, storedPicture } from '../fakes/jobs.ts';

export interface JobStoreWorld {
  readonly store: JobStore;
  /** The same jobs as another process sees them. */
  readonly other: JobStore;
  /** Lets time pass for the store. */
  pass(ms: number): void | Promise<void>;
  /** From now on the owner's process counts as gone. */
  kill(owner: string): void;
}

/** Every job store passes this. */
export function jobStoreContract(name: string, start: () => Promise<JobStoreWorld>): void {
  describe(`job store contract: ${name}`, () => {
    const running = (job: Job): Job =>
      advance(job, { kind: 'attempted', attempt: { id: 'a1', provider: 'akool', startedAt: 1 } });
    const finished = (job: Job, at: number): Job =>
      advance(job, { kind: 'cancelled', at, charged: false, followUps: [] });
    const parked = (job: Job): Job => advance(running(job), { kind: 'parked', at: 1 });
    const of = (id: string, requester: Requester) =>
      queuedJob({ id, request: { ...queuedJob().request, requester: { platform: 'fake', ...requester } } });
    type Requester = { id: string; place?: string };

    it('gives back what was stored, also to another process', async () => {
      const { store, other } = await start();
      const job = running(queuedJob());
      await store.insert(queuedJob(), 'one');
      await store.update(job, 'one');
      expect(await other.get(job.id)).toEqual(job);
      expect(await store.get('unknown')).toBeUndefined();
    });

    it('gives back assigned faces, named by number or by a picture', async () => {
      const { store, other } = await start();
      const { request, inputs } = queuedJob();
      const ref = (name: string) => ({ platform: 'fake', name });
      const job = queuedJob({
        request: {
          ...request,
          faces: {
            which: 'assigned',
            assignments: [
              { reference: ref('her'), source: ref('one') },
              { fromLeft: 2, source: ref('two') },
            ],
          },
        },
        inputs: {
          target: inputs.target,
          assignments: [
            { reference: storedPicture('her'), source: storedPicture('one') },
            { fromLeft: 2, source: storedPicture('two') },
          ],
        },
      });
      await store.insert(job, 'one');
      expect(await other.get(job.id)).toEqual(job);
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

    it('removes a job for the holder of its lease, or for whoever asks for no lease', async () => {
      const { store, other } = await start();
      const jobs = ['one', 'two'].map((id) => finished(queuedJob({ id }), 5));
      for (const job of jobs) {
        await store.insert(queuedJob({ id: job.id }), 'me');
        await store.update(job, 'me');
      }
      await expect(other.remove('one', 'you')).rejects.toBeInstanceOf(LeaseLost);
      await store.remove('one', 'me');
      await other.remove('two');
      await other.remove('two');
      expect(await store.list({ limit: 9, member: { platform: 'fake', id: 'anna' } })).toEqual({
        jobs: [],
        damaged: [],
      });
      expect(await store.get('one')).toBeUndefined();
    });

    it('lists a job under its new requester alone', async () => {
      const { store, other } = await start();
      await store.insert(queuedJob(), 'me');
      const ended = finished(queuedJob(), 5);
      await store.update(ended, 'me');
      const requester = { platform: 'nobody', id: 'hash' };
      await store.update({ ...ended, request: { ...ended.request, requester } }, 'me');
      const ofAnna = await other.list({ limit: 9, member: { platform: 'fake', id: 'anna' } });
      expect([ofAnna.jobs, (await other.list({ limit: 9, member: requester })).jobs.length]).toEqual([[], 1]);
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
        await pass(20_000);
        expect((await store.renew(['job-1'], 'one')).lost).toEqual([]);
      }
      expect(await other.claim('job-1', 'two')).toBeUndefined();
      await pass(31_000);
      expect(await other.claim('job-1', 'two')).toEqual(queuedJob());
      expect((await store.renew(['job-1'], 'one')).lost).toEqual(['job-1']);
      await expect(store.update(running(queuedJob()), 'one')).rejects.toBeInstanceOf(LeaseLost);
    });

    it('lets an owner that overslept go on where nobody took its job', async () => {
      const { store, other, pass } = await start();
      await store.insert(queuedJob(), 'one');
      await pass(600_000);
      await store.update(running(queuedJob()), 'one');
      expect((await store.renew(['job-1', 'unknown'], 'one')).lost).toEqual(['unknown']);
      expect(await other.claim('job-1', 'two')).toBeUndefined();
    });

    it('takes a released job from its owner, who writes no more', async () => {
      const { store } = await start();
      await store.insert(queuedJob(), 'one');
      await store.release('job-1', 'one');
      await expect(store.update(running(queuedJob()), 'one')).rejects.toBeInstanceOf(LeaseLost);
      expect((await store.renew(['job-1'], 'one')).lost).toEqual(['job-1']);
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

    it('lists what is left to do in the order of the requests, and not what is over', async () => {
      const { store } = await start();
      const at = { late: 3_000, early: 1_000, over: 2_000, parked: 2_500, untold: 2_700 };
      for (const [id, requestedAt] of Object.entries(at)) await store.insert(queuedJob({ id, requestedAt }), 'one');
      await store.update(finished(queuedJob({ id: 'over', requestedAt: at.over }), 9_000), 'one');
      await store.update(parked(queuedJob({ id: 'parked', requestedAt: at.parked })), 'one');
      const end = { kind: 'cancelled', at: 9_000, charged: false, followUps: ['notify'] } as const;
      await store.update(advance(queuedJob({ id: 'untold', requestedAt: at.untold }), end), 'one');
      expect((await store.unfinished()).jobs.map(({ id }) => id)).toEqual(['early', 'parked', 'untold', 'late']);
      expect((await store.list({ limit: 4 })).jobs.map(({ id }) => id)).toEqual(['late', 'untold', 'parked', 'over']);
      expect((await store.unfinished()).damaged).toEqual([]);
    });

    it('lists only what no living process holds, only what a requester waits for, or only the job of an attempt', async () => {
      const { store, other, pass, kill } = await start();
      const ids = async (which: WhichUnfinished) => (await other.unfinished(which)).jobs.map(({ id }) => id).sort();
      const of = (id: string) => queuedJob({ id });
      for (const id of ['held', 'left', 'orphan', 'waits', 'told']) {
        await store.insert(of(id), id === 'orphan' ? 'gone' : 'one');
      }
      const told = advance(parked(of('told')), { kind: 'completed', followUp: 'notify' });
      await store.update(told, 'one');
      await store.update(parked(of('left')), 'one');
      for (const id of ['left', 'waits', 'told']) await store.release(id, 'one');
      kill('gone');
      expect(await ids({ freeBut: new Set() })).toEqual(['left', 'orphan', 'told', 'waits']);
      expect(await ids({ freeBut: new Set(['waits']), pressing: true })).toEqual(['left', 'orphan']);
      expect(await ids({ pressing: true })).toEqual(['held', 'left', 'orphan', 'waits']);
      await store.update(advance(running(of('held')), { kind: 'intended', at: 2 }), 'one');
      expect(await ids({ attemptId: 'a1' })).toEqual(['held', 'left', 'told']);
      expect(await ids({ attemptId: 'a2' })).toEqual([]);
      await pass(31_000);
      expect(await ids({ freeBut: new Set(), pressing: true })).toEqual(['held', 'left', 'orphan', 'waits']);
    });

    it('counts what is under way for each member, place and altogether, and names the limit that is reached', async () => {
      const { store, other } = await start();
      expect(await store.insert(of('a1', { id: 'anna', place: 'club' }), 'one', { member: 1 })).toBeUndefined();
      expect(await other.insert(of('a2', { id: 'anna', place: 'pub' }), 'two', { member: 1 })).toBe('member');
      expect(await other.insert(of('b1', { id: 'bert', place: 'club' }), 'two', { member: 1, place: 1 })).toBe('place');
      expect(await other.insert(of('b1', { id: 'bert', place: 'pub' }), 'two', { place: 1 })).toBeUndefined();
      expect(await store.insert(of('c1', { id: 'carl' }), 'one', { member: 1, place: 1, all: 2 })).toBe('all');
      expect(await store.insert(of('c1', { id: 'carl' }), 'one', { member: 1, place: 1, all: 3 })).toBeUndefined();
      expect(await store.insert(of('c2', { id: 'carl' }), 'one', { place: 1 })).toBeUndefined();
      expect((await store.unfinished()).jobs.map(({ id }) => id).sort()).toEqual(['a1', 'b1', 'c1', 'c2']);
    });

    it('counts no job that has ended or is parked, and one that gets under way again', async () => {
      const { store } = await start();
      const limit = { member: 1 };
      await store.insert(queuedJob({ id: 'first' }), 'one', limit);
      await store.update(parked(queuedJob({ id: 'first' })), 'one');
      expect(await store.insert(queuedJob({ id: 'second' }), 'one', limit)).toBeUndefined();
      const again = advance(parked(queuedJob({ id: 'first' })), { kind: 'retried', at: 5, deadlineAt: 9 });
      expect(await store.update(again, 'one', limit)).toBe('member');
      expect(await store.get('first')).toMatchObject({ state: 'parked' });
      const end = {
        kind: 'failed',
        at: 1,
        problem: 'deadline',
        charged: 'unknown',
        followUps: ['notify', 'watchLate'],
      } as const;
      await store.update(advance(queuedJob({ id: 'second' }), end), 'one');
      expect(await store.update(again, 'one', limit)).toBeUndefined();
      expect(await store.get('first')).toEqual(again);
    });

    it('tells which limit one more job would reach, and stores nothing for it', async () => {
      const { store, other } = await start();
      const { request } = queuedJob();
      const anna = { ...request.requester, place: 'club' };
      await store.insert(queuedJob({ id: 'first', request: { ...request, requester: anna } }), 'one');
      const bert = { ...anna, id: 'bert' };
      expect(await other.reached(anna, { member: 1 })).toBe('member');
      expect(await other.reached(bert, { member: 1, place: 1 })).toBe('place');
      expect(await other.reached({ ...bert, place: 'pub' }, { member: 1, place: 1, all: 1 })).toBe('all');
      expect(await other.reached({ platform: 'fake', id: 'bert' }, { member: 1, place: 1, all: 2 })).toBeUndefined();
      expect((await store.unfinished()).jobs).toHaveLength(1);
    });

    it('never lets one job more than the limit get under way, however many are stored at once', async () => {
      const { store, other } = await start();
      const asked = Array.from({ length: 100 }, (_, turn) =>
        (turn % 2 ? store : other).insert(queuedJob({ id: `job-${turn}` }), 'one', { member: 7 }),
      );
      const reached = await Promise.all(asked);
      expect(reached.filter((limit) => limit === undefined)).toHaveLength(7);
      expect((await store.unfinished()).jobs).toHaveLength(7);
    });

    it('returns a command with the heartbeat, until it is cleared', async () => {
      const { store, other } = await start();
      await store.insert(queuedJob(), 'one');
      await other.setCommand('job-1', 'cancel');
      await other.setCommand('unknown', 'cancel');
      for (let beat = 0; beat < 2; beat++) {
        expect(await store.renew(['job-1'], 'one')).toEqual({
          lost: [],
          commands: [{ id: 'job-1', command: 'cancel' }],
        });
      }
      await other.setCommand('job-1', 'try-again');
      expect((await store.renew([], 'one')).commands).toEqual([{ id: 'job-1', command: 'try-again' }]);
      await store.setCommand('job-1', undefined);
      expect((await store.renew([], 'one')).commands).toEqual([]);
    });

    it('lists the jobs of one person, on one platform, newest first', async () => {
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
        (await store.list({ limit, member: { platform: 'fake', id: 'anna' } })).jobs.map(({ id }) => id);
      expect([await of(9), await of(1)]).toEqual([['again', 'anna'], ['again']]);
    });

    it('forgets what ended long ago, and nothing else', async () => {
      const { store } = await start();
      for (const id of ['old', 'new', 'open']) await store.insert(queuedJob({ id }), 'one');
      await store.update(finished(queuedJob({ id: 'old' }), 1_000), 'one');
      await store.update(finished(queuedJob({ id: 'new' }), 9_000), 'one');
      await store.purge(5_000);
      expect((await store.list({ limit: 9 })).jobs.map(({ id }) => id).sort()).toEqual(['new', 'open']);
    });
  });
}
