import type { DatabaseSync } from 'node:sqlite';
import type { ResultRows } from '../results/result-ledger.ts';

export function createSqliteResults(database: DatabaseSync): ResultRows {
  const insert = database.prepare('INSERT INTO results (sha256, at, hashes, record) VALUES (?, ?, ?, ?)');
  const select = database.prepare('SELECT record FROM results WHERE sha256 = ? ORDER BY number DESC LIMIT 1');
  const following = database.prepare(
    "SELECT number, sha256, at, hashes FROM results WHERE number > ? AND hashes <> '' ORDER BY number LIMIT ?",
  );
  const remove = database.prepare('DELETE FROM results WHERE at <= ? AND number < (SELECT max(number) FROM results)');
  /** The newest row stays, so that no number is given twice: other processes have read up to it. */
  const empty = database.prepare("UPDATE results SET sha256 = '', hashes = '', record = '' WHERE at <= ?");

  return {
    async add({ sha256, at, hashes, record }) {
      insert.run(sha256, at, hashes, record);
    },
    async read(sha256s) {
      return sha256s.map((sha256) => {
        const row = select.get(sha256);
        return row && String(row.record);
      });
    },
    async after(position, limit) {
      const found = following.all(Number(position ?? 0), limit);
      const rows = found.map(({ sha256, at, hashes }) => ({
        sha256: String(sha256),
        at: Number(at),
        hashes: String(hashes),
      }));
      const last = found.at(-1);
      return { rows, position: last ? String(last.number) : position };
    },
    async remove(upTo) {
      remove.run(upTo);
      empty.run(upTo);
    },
  };
}
