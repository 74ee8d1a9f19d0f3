import { isFinished, Job } from '../../src/core/job.ts';
import { isSamePerson } from '../../src/core/people.ts';
import { type JobStore, LeaseLost } from '../../src/core/storage.ts';

interface Row {
  record: string;
  owner: string | undefined;
  leaseUntil: number;
}

const leaseMs = 30_000;

/** What several processes of one test share; `isAlive` says whose process still runs. */
export function createMemoryJobStore({
  now,
  isAlive = () => true,
}: {
  now: () => number;
  isAlive?: (owner: string) => boolean;
}): JobStore {
  const rows = new Map<string, Row>();

  function holds(row: Row | undefined, owner: string): row is Row {
    return row?.owner === owner;
  }

  function isFree(row: Row): boolean {
    return row.owner === undefined || row.leaseUntil <= now() || !isAlive(row.owner);
  }

  function read(row: Row): Job {
    return Job.parse(JSON.parse(row.record));
  }

  return {
    async insert(job, owner) {
      if (rows.has(job.id)) throw new Error(`job ${job.id} is stored already`);
      rows.set(job.id, { record: JSON.stringify(job), owner, leaseUntil: now() + leaseMs });
    },
    async get(id) {
      const row = rows.get(id);
      return row && read(row);
    },
    async update(job, owner) {
      const row = rows.get(job.id);
      if (!holds(row, owner)) throw new LeaseLost(job.id);
      row.record = JSON.stringify(job);
    },
    async claim(id, owner) {
      const row = rows.get(id);
      if (!row || !(holds(row, owner) || isFree(row))) return undefined;
      row.owner = owner;
      row.leaseUntil = now() + leaseMs;
      return read(row);
    },
    async renew(ids, owner) {
      const lost = ids.filter((id) => !holds(rows.get(id), owner));
      for (const id of ids) {
        const row = rows.get(id);
        if (holds(row, owner)) row.leaseUntil = now() + leaseMs;
      }
      return lost;
    },
    async release(id, owner) {
      const row = rows.get(id);
      if (holds(row, owner)) row.owner = undefined;
    },
    async unfinished() {
      const jobs = [...rows.values()].map(read).filter((job) => !isFinished(job) && job.state !== 'parked');
      return jobs.sort((a, b) => a.requestedAt - b.requestedAt);
    },
    async list({ limit, person }) {
      const jobs = [...rows.values()].map(read).filter((job) => !person || isSamePerson(job.request.requester, person));
      return jobs.sort((a, b) => b.requestedAt - a.requestedAt).slice(0, limit);
    },
    async purge(finishedBefore) {
      for (const [id, row] of rows) {
        const job = read(row);
        if ('finishedAt' in job && job.finishedAt < finishedBefore) rows.delete(id);
      }
    },
  };
}
