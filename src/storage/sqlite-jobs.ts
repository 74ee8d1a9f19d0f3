import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { Job } from '../core/job.ts';
import { type JobStore, LeaseLost } from '../core/storage.ts';
import { inTransaction, StoreError } from './sqlite.ts';

/** How long a lease lives without a heartbeat, milliseconds. */
const leaseMs = 30_000;

export interface SqliteJobStoreOptions {
  now(): number;
  /** False only when the owner's process is certainly gone: then its lease ends at once. */
  isAlive(owner: string): boolean;
}

export function createSqliteJobStore(database: DatabaseSync, { now, isAlive }: SqliteJobStoreOptions): JobStore {
  const insert = database.prepare(
    'INSERT INTO jobs (id, state, requested_at, finished_at, record, owner, lease_until) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT id, record, owner, lease_until FROM jobs WHERE id = ?');
  const update = database.prepare('UPDATE jobs SET state = ?, finished_at = ?, record = ? WHERE id = ? AND owner = ?');
  const lease = database.prepare('UPDATE jobs SET owner = ?, lease_until = ? WHERE id = ?');
  const renew = database.prepare('UPDATE jobs SET lease_until = ? WHERE id = ? AND owner = ?');
  const release = database.prepare('UPDATE jobs SET owner = NULL, lease_until = 0 WHERE id = ? AND owner = ?');
  const unfinished = database.prepare(
    "SELECT id, record FROM jobs WHERE finished_at IS NULL AND state <> 'parked' ORDER BY requested_at, rowid",
  );
  const newest = 'ORDER BY requested_at DESC, rowid DESC LIMIT ?';
  const list = database.prepare(`SELECT id, record FROM jobs ${newest}`);
  const listOf = database.prepare(
    `SELECT id, record FROM jobs WHERE record ->> '$.request.requester.platform' = ?
     AND record ->> '$.request.requester.id' = ? ${newest}`,
  );
  const purge = database.prepare('DELETE FROM jobs WHERE finished_at < ?');

  return {
    async insert(job, owner) {
      const { id, state, requestedAt } = job;
      insert.run(id, state, requestedAt, finishedAt(job), JSON.stringify(job), owner, now() + leaseMs);
    },
    async get(id) {
      const row = select.get(id);
      return row && parse(row);
    },
    async update(job, owner) {
      const { changes } = update.run(job.state, finishedAt(job), JSON.stringify(job), job.id, owner);
      if (Number(changes) === 0) throw new LeaseLost(job.id);
    },
    async claim(id, owner) {
      return inTransaction(database, () => {
        const row = select.get(id);
        if (!row) return undefined;
        const holder = row.owner === null ? undefined : String(row.owner);
        const isFree = holder === undefined || Number(row.lease_until) <= now() || !isAlive(holder);
        if (holder !== owner && !isFree) return undefined;
        lease.run(owner, now() + leaseMs, id);
        return parse(row);
      });
    },
    async renew(ids, owner) {
      return inTransaction(database, () =>
        ids.filter((id) => Number(renew.run(now() + leaseMs, id, owner).changes) === 0),
      );
    },
    async release(id, owner) {
      release.run(id, owner);
    },
    async unfinished() {
      return unfinished.all().map(parse);
    },
    async list({ limit, person }) {
      return (person ? listOf.all(person.platform, person.id, limit) : list.all(limit)).map(parse);
    },
    async purge(finishedBefore) {
      purge.run(finishedBefore);
    },
  };
}

function finishedAt(job: Job): number | null {
  return 'finishedAt' in job ? job.finishedAt : null;
}

function parse({ id, record }: Readonly<Record<string, SQLOutputValue>>): Job {
  try {
    return Job.parse(JSON.parse(String(record)));
  } catch (error) {
    throw new StoreError(`The stored record of job ${id} cannot be read.`, { cause: error });
  }
}
