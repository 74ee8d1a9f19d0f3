import type { DatabaseSync } from 'node:sqlite';
import type { MemberHash } from '../../core/ports/members.ts';
import type { Ledger } from '../../core/ports/storage.ts';
import { hashedKey } from '../member-hash.ts';
import { inTransaction } from './database.ts';

const forgetCounts = 'DELETE FROM ledger WHERE amount = 0 OR (window + 2) * window_ms <= :at';

/** Removes the counts of windows that are over, also where nothing is counted any more. */
export function removeOldCounts(database: DatabaseSync, at: number): void {
  database.prepare(forgetCounts).run({ at });
}

export function createSqliteLedger(database: DatabaseSync): Ledger {
  const take = database.prepare(
    `INSERT INTO ledger (key, window_ms, window, amount) SELECT :key, :windowMs, :window, :amount WHERE :amount <= :limit
     ON CONFLICT DO UPDATE SET amount = amount + :amount WHERE amount + :amount <= :limit`,
  );
  const give = database.prepare(
    'UPDATE ledger SET amount = max(0, amount - :amount) WHERE key = :key AND window_ms = :windowMs AND window = :window',
  );
  const used = database.prepare(
    'SELECT amount FROM ledger WHERE key = :key AND window_ms = :windowMs AND window = :window',
  );
  const forget = database.prepare(forgetCounts);

  return {
    async take(key, amount, limit, windowMs, at) {
      const slot = slotOf(key, windowMs, at);
      return inTransaction(database, () => {
        forget.run({ at });
        return Number(take.run({ ...slot, amount, limit }).changes) > 0;
      });
    },
    used: async (key, windowMs, at) => Number(used.get(slotOf(key, windowMs, at))?.amount ?? 0),
    async give(key, amount, windowMs, at) {
      give.run({ ...slotOf(key, windowMs, at), amount });
    },
  };
}

/**
 * Counts of members were kept under their ids once, in a form that `hashedKey` knows. What was counted today still counts.
 */
export function hashLedgerKeys(database: DatabaseSync, memberHash: MemberHash): void {
  const named = database.prepare(
    `SELECT key, window_ms, window, amount FROM ledger WHERE key LIKE 'member [%' OR key LIKE 'intake [%'`,
  );
  const add = database.prepare(
    `INSERT INTO ledger (key, window_ms, window, amount) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET amount = amount + excluded.amount`,
  );
  const drop = database.prepare('DELETE FROM ledger WHERE key = ?');
  inTransaction(database, () => {
    for (const { key, window_ms, window, amount } of named.all()) {
      const hashed = hashedKey(String(key), memberHash);
      if (hashed !== undefined) add.run(hashed, window_ms ?? null, window ?? null, amount ?? null);
      drop.run(key ?? null);
    }
  });
}

function slotOf(key: string, windowMs: number, at: number) {
  return { key, windowMs, window: Math.floor(at / windowMs) };
}
