import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { z } from 'zod';
import type { Memory } from '../core/storage.ts';
import { createSeal } from './seal.ts';
import { deriveKey } from './secret-key.ts';

const Kept = z.union([z.object({ plain: z.json() }), z.object({ sealed: z.string() })]);

/** On the table that Keyv keeps its things in, since Keyv cannot get and delete in one step. */
export function createMemory(database: DatabaseSync, secretKey: Uint8Array, { now }: { now(): number }): Memory {
  const seal = createSeal(deriveKey(secretKey, 'memory'));
  const live = "namespace = 'memory' AND key = ? AND expires_at > ?";
  const upsert = database.prepare(
    "INSERT OR REPLACE INTO kept (namespace, key, value, expires_at) VALUES ('memory', ?, ?, ?)",
  );
  const select = database.prepare(`SELECT value FROM kept WHERE ${live}`);
  const take = database.prepare(`DELETE FROM kept WHERE ${live} RETURNING value`);
  const remove = database.prepare("DELETE FROM kept WHERE namespace = 'memory' AND key = ?");
  const expire = database.prepare('DELETE FROM kept WHERE expires_at <= ?');

  function read(key: string, row: Record<string, SQLOutputValue> | undefined): unknown {
    if (!row) return undefined;
    const kept = Kept.parse(JSON.parse(String(row.value)));
    if ('plain' in kept) return kept.plain;
    return JSON.parse(Buffer.from(seal.open(kept.sealed, key)).toString('utf8'));
  }

  return {
    async put(key, value, { expiresAt, secret = false }) {
      const text = JSON.stringify(value);
      const kept = secret ? { sealed: seal.close(Buffer.from(text, 'utf8'), key) } : { plain: value };
      expire.run(now());
      upsert.run(key, JSON.stringify(kept), expiresAt);
    },
    get: async (key) => read(key, select.get(key, now())),
    take: async (key) => read(key, take.get(key, now())),
    async delete(key) {
      remove.run(key);
    },
  };
}
