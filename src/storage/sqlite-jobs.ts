import type { DatabaseSync } from 'node:sqlite';
import { Job } from '../core/job.ts';
import { type JobStore, LeaseLost } from '../core/storage.ts';
import { inTransaction } from './sqlite.ts';

/** How long a lease lives without a heartbeat, milliseconds. */
const leaseMs = 30_000;

export interface SqliteJobStoreOptions {
  now(): number;
  /** False only when the owner's process is certainly gone: then its lease ends at once. */
  isAlive(owner: string): boolean;
}

export function createSqliteJobStore(database: DatabaseSync, { now, isAlive }: SqliteJobStoreOptions): JobStore {
  const insert = database.prepare(
    'INSERT INTO jobs (id, state, requested_at, record, owner, lease_until) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare('SELECT record, owner, lease_until FROM jobs WHERE id = ?');
  const update = database.prepare('UPDATE jobs SET state = ?, finished_at = ?, record = ? WHERE id = ? AND owner = ?');
  const lease = database.prepare('UPDATE jobs SET owner = ?, lease_until = ? WHERE id = ?');
  const renew = database.prepare('UPDATE jobs SET lease_until = ? WHERE id = ? AND owner = ?');
  const release = database.prepare('UPDATE jobs SET owner = NULL, lease_until = 0 WHERE id = ? AND owner = ?');
  const unfinished = database.prepare(
    "SELECT record FROM jobs WHERE finished_at IS NULL AND state <> 'parked' ORDER BY requested_at, rowid",
  );
  const list = database.prepare('SELECT record FROM jobs ORDER BY requested_at DESC, rowid DESC LIMIT ?');
  const purge = database.prepare('DELETE FROM jobs WHERE finished_at < ?');

  return {
    async insert(job, owner) {
      insert.run(job.id, job.state, job.requestedAt, JSON.stringify(job), owner, now() + leaseMs);
    },
    async get(id) {
      const row = select.get(id);
      return row && parse(row.record);
    },
    async update(job, owner) {
      const finishedAt = 'finishedAt' in job ? job.finishedAt : null;
      const { changes } = update.run(job.state, finishedAt, JSON.stringify(job), job.id, owner);
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
        return parse(row.record);
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
      return unfinished.all().map((row) => parse(row.record));
    },
    async list({ limit }) {
      return list.all(limit).map((row) => parse(row.record));
    },
    async purge(finishedBefore) {
      purge.run(finishedBefore);
    },
  };
}

function parse(record: unknown): Job {
  return Job.parse(JSON.parse(String(record)));
}
