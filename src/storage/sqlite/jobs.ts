import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Requester } from '../../core/ports/chat.ts';
import { isUnderWay, Job, overAt } from '../../core/ports/job.ts';
import { type AtOnceLimits, JobCommand, type JobList, type JobStore, LeaseLost } from '../../core/ports/storage.ts';
import { remembered } from '../remembered.ts';
import { inTransaction, StoreError, shrink } from './database.ts';

/** How long a lease lives without a heartbeat, milliseconds. */
const leaseMs = 30_000;
/** So few that nothing else waits for long. */
const purgedAtOnce = 200;

export interface SqliteJobStoreOptions {
  now(): number;
  /** False only when the owner's process is certainly gone. Its leases then end at once. */
  isAlive(owner: string): boolean;
}

type Row = Readonly<Record<string, SQLOutputValue>>;

const StoredCommand = z.object({ id: z.string(), command: JobCommand });

export function createSqliteJobStore(database: DatabaseSync, { now, isAlive }: SqliteJobStoreOptions): JobStore {
  const limitReached = createLimits(database);
  const insert = database.prepare(
    'INSERT INTO jobs (id, state, requested_at, finished_at, record, owner, lease_until) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT id, record, owner, lease_until FROM jobs WHERE id = ?');
  const update = database.prepare('UPDATE jobs SET state = ?, finished_at = ?, record = ? WHERE id = ? AND owner = ?');
  const lease = database.prepare('UPDATE jobs SET owner = ?, lease_until = ? WHERE id = ?');
  const renew = database.prepare('UPDATE jobs SET lease_until = ? WHERE id = ? AND owner = ?');
  const release = database.prepare('UPDATE jobs SET owner = NULL, lease_until = 0 WHERE id = ? AND owner = ?');
  const setCommand = database.prepare('UPDATE jobs SET wish = ? WHERE id = ?');
  const commands = database.prepare('SELECT id, wish AS command FROM jobs WHERE wish IS NOT NULL');
  const unfinished = database.prepare(
    `SELECT id, record, owner, lease_until FROM jobs WHERE finished_at IS NULL
     AND (NOT :pressing OR state IN ('queued', 'running', 'delivering') OR ${holds('"notify"')} OR ${holds('"tell"')})
     AND (:attempt = '' OR instr(record, :attempt) > 0) ORDER BY requested_at, rowid`,
  );
  const newest = 'ORDER BY requested_at DESC, rowid DESC LIMIT ?';
  const list = database.prepare(`SELECT id, record FROM jobs ${newest}`);
  const listOf = database.prepare(
    `SELECT id, record FROM jobs WHERE record ->> '$.request.requester.platform' = ?
     AND record ->> '$.request.requester.id' = ? ${newest}`,
  );
  const remove = database.prepare('DELETE FROM jobs WHERE id = :id AND (:owner IS NULL OR owner = :owner)');
  const purge = database.prepare(
    'DELETE FROM jobs WHERE rowid IN (SELECT rowid FROM jobs WHERE finished_at < ? LIMIT ?)',
  );

  function isHeld({ owner, lease_until }: Row, isGone: (owner: string) => boolean): boolean {
    return owner !== null && !isOver(Number(lease_until), now()) && !isGone(String(owner));
  }

  function write(job: Job, owner: string): void {
    const { changes } = update.run(job.state, overAt(job) ?? null, JSON.stringify(job), job.id, owner);
    if (Number(changes) === 0) throw new LeaseLost(job.id);
  }

  function within(job: Job, atOnce: AtOnceLimits | undefined, store: () => void): keyof AtOnceLimits | undefined {
    if (!atOnce) {
      store();
      return undefined;
    }
    return inTransaction(database, () => {
      const reached = isUnderWay(job) ? limitReached(job.request.requester, atOnce, job.id) : undefined;
      if (reached === undefined) store();
      return reached;
    });
  }

  return {
    async insert(job, owner, atOnce) {
      const { id, state, requestedAt } = job;
      const record = JSON.stringify(job);
      return within(job, atOnce, () =>
        insert.run(id, state, requestedAt, overAt(job) ?? null, record, owner, now() + leaseMs),
      );
    },
    reached: async (requester, atOnce) => limitReached(requester, atOnce),
    async get(id) {
      const row = select.get(id);
      return row && parse(row);
    },
    update: async (job, owner, atOnce) => within(job, atOnce, () => write(job, owner)),
    async claim(id, owner) {
      return inTransaction(database, () => {
        const row = select.get(id);
        if (!row) return undefined;
        if (row.owner !== owner && isHeld(row, (holder) => !isAlive(holder))) return undefined;
        lease.run(owner, now() + leaseMs, id);
        return parse(row);
      });
    },
    async renew(ids, owner) {
      return inTransaction(database, () => ({
        lost: ids.filter((id) => Number(renew.run(now() + leaseMs, id, owner).changes) === 0),
        commands: commands.all().map((row) => StoredCommand.parse(row)),
      }));
    },
    async release(id, owner) {
      release.run(id, owner);
    },
    async setCommand(id, command) {
      setCommand.run(command ?? null, id);
    },
    async unfinished({ freeBut, pressing = false, attemptId } = {}) {
      const isGone = remembered((owner) => !isAlive(owner));
      const isWanted = (row: Row): boolean => !freeBut || !(freeBut.has(String(row.id)) || isHeld(row, isGone));
      const attempt = attemptId === undefined ? '' : JSON.stringify(attemptId);
      const rows = unfinished.iterate({ pressing: Number(pressing), attempt });
      return listed([...rows].filter(isWanted));
    },
    list: async ({ limit, member }) => listed(member ? listOf.all(member.platform, member.id, limit) : list.all(limit)),
    async remove(id, owner) {
      if (Number(remove.run({ id, owner: owner ?? null }).changes) === 0 && owner !== undefined)
        throw new LeaseLost(id);
    },
    async purge(overBefore) {
      while (Number(purge.run(overBefore, purgedAtOnce).changes) === purgedAtOnce) await setImmediate();
      await shrink(database);
    },
  };
}

/**
 * Returns the function that names the limit a job of the requester would pass if it got under way now. `id` is the job
 * itself where it is stored already.
 */
function createLimits(database: DatabaseSync) {
  const others = `SELECT count(*) AS count FROM jobs WHERE id <> ? AND state IN ('queued', 'running', 'delivering')`;
  const platform = `${others} AND record ->> '$.request.requester.platform' = ?`;
  const ofMember = database.prepare(`${platform} AND record ->> '$.request.requester.id' = ?`);
  const ofPlace = database.prepare(`${platform} AND record ->> '$.request.requester.place' = ?`);
  const all = database.prepare(others);

  return (
    requester: Requester,
    { member, place, all: most }: AtOnceLimits,
    id = '',
  ): keyof AtOnceLimits | undefined => {
    const reaches = (limit: number | undefined, count: () => Row | undefined): boolean =>
      limit !== undefined && Number(count()?.count) >= limit;
    if (reaches(member, () => ofMember.get(id, requester.platform, requester.id))) return 'member';
    const here = requester.place;
    if (here !== undefined && reaches(place, () => ofPlace.get(id, requester.platform, here))) return 'place';
    return reaches(most, () => all.get(id)) ? 'all' : undefined;
  };
}

/** Whether the text of a record holds this. A record that is damaged cannot be asked as JSON. */
function holds(text: string): string {
  return `instr(record, '${text}') > 0`;
}

function listed(rows: readonly Row[]): JobList {
  const jobs: Job[] = [];
  const damaged: string[] = [];
  for (const row of rows) {
    const job = read(row);
    if (job) jobs.push(job);
    else damaged.push(String(row.id));
  }
  return { jobs, damaged };
}

function read({ record }: Row): Job | undefined {
  try {
    return Job.parse(JSON.parse(String(record)));
  } catch {
    return undefined;
  }
}

/**
 * True for a lease that has ended. A lease with far too long to live was given before the clock was set back, and
 * counts as ended.
 */
function isOver(leaseUntil: number, now: number): boolean {
  return leaseUntil <= now || leaseUntil > now + 2 * leaseMs;
}

function parse(row: Row): Job {
  const job = read(row);
  if (!job) throw new StoreError(`The stored record of job ${String(row.id)} cannot be read.`);
  return job;
}
