import type { Requester } from '../../../src/core/ports/chat.ts';
import { isPressing, isUnderWay, Job, overAt } from '../../../src/core/ports/job.ts';
import { isSameMember } from '../../../src/core/ports/members.ts';
import {
  type AtOnceLimits,
  type JobCommand,
  type JobList,
  type JobStore,
  LeaseLost,
} from '../../../src/core/ports/storage.ts';

interface Row {
  record: string;
  owner: string | undefined;
  leaseUntil: number;
  command?: JobCommand | undefined;
}

const leaseMs = 30_000;

/** Shared by the processes of one test. `isAlive` tells whether a process still runs. */
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
    const leftMs = row.leaseUntil - now();
    return row.owner === undefined || leftMs <= 0 || leftMs > 2 * leaseMs || !isAlive(row.owner);
  }

  function read(row: Row): Job {
    return Job.parse(JSON.parse(row.record));
  }

  function all(): Job[] {
    return [...rows.values()].map(read);
  }

  function listed(jobs: readonly Job[]): JobList {
    return { jobs, damaged: [] };
  }

  function reached(
    requester: Requester,
    { member, place, all: most }: AtOnceLimits,
    id?: string,
  ): keyof AtOnceLimits | undefined {
    const others = all().filter((other) => other.id !== id && isUnderWay(other));
    const theirs = others.filter((other) => isSameMember(other.request.requester, requester));
    const here = others.filter(
      ({ request }) => request.requester.platform === requester.platform && request.requester.place === requester.place,
    );
    if (theirs.length >= (member ?? Number.POSITIVE_INFINITY)) return 'member';
    if (requester.place !== undefined && here.length >= (place ?? Number.POSITIVE_INFINITY)) return 'place';
    return others.length >= (most ?? Number.POSITIVE_INFINITY) ? 'all' : undefined;
  }

  return {
    async insert(job, owner, atOnce = {}) {
      if (rows.has(job.id)) throw new Error(`job ${job.id} is stored already`);
      const limit = reached(job.request.requester, atOnce, job.id);
      if (limit === undefined) rows.set(job.id, { record: JSON.stringify(job), owner, leaseUntil: now() + leaseMs });
      return limit;
    },
    reached: async (requester, atOnce) => reached(requester, atOnce),
    async get(id) {
      const row = rows.get(id);
      return row && read(row);
    },
    async update(job, owner, atOnce = {}) {
      const row = rows.get(job.id);
      if (!holds(row, owner)) throw new LeaseLost(job.id);
      const limit = reached(job.request.requester, atOnce, job.id);
      if (limit === undefined) row.record = JSON.stringify(job);
      return limit;
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
      return { lost, commands: [...rows].flatMap(([id, { command }]) => (command ? { id, command } : [])) };
    },
    async release(id, owner) {
      const row = rows.get(id);
      if (holds(row, owner)) row.owner = undefined;
    },
    async setCommand(id, command) {
      const row = rows.get(id);
      if (row) row.command = command;
    },
    async unfinished({ freeBut, pressing = false, attemptId } = {}) {
      const isWanted = (job: Job): boolean =>
        overAt(job) === undefined &&
        (!pressing || isPressing(job)) &&
        (attemptId === undefined || ('attempt' in job && job.attempt?.id === attemptId));
      const open = [...rows].filter(([id, row]) => !freeBut || (isFree(row) && !freeBut.has(id)));
      const jobs = open.map(([, row]) => read(row)).filter(isWanted);
      return listed(jobs.sort((a, b) => a.requestedAt - b.requestedAt));
    },
    async list({ limit, member }) {
      const jobs = all().filter((job) => !member || isSameMember(job.request.requester, member));
      return listed(jobs.sort((a, b) => b.requestedAt - a.requestedAt).slice(0, limit));
    },
    async remove(id, owner) {
      if (owner !== undefined && !holds(rows.get(id), owner)) throw new LeaseLost(id);
      rows.delete(id);
    },
    async purge(overBefore) {
      for (const [id, row] of rows) if ((overAt(read(row)) ?? overBefore) < overBefore) rows.delete(id);
    },
  };
}
