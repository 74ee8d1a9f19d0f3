import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { type KeyvStorageEntry, type KeyvStorageGetResult, keyvStorageCapability } from 'keyv';
import type { OpenTextStore, TextStore } from '../keyv.ts';
import { emptyLog, inTransaction } from './database.ts';

/** Rows that a write drops because they have expired: more than it adds, and few enough to be quick. */
const expiredAtOnce = 200;
/** Rows that are read before other work gets its turn. */
const readAtOnce = 200;

export function sqliteTextStores(database: DatabaseSync, clock: { now(): number }): OpenTextStore {
  return (namespace) => Object.assign(createKeyvSqlite(database, clock), { namespace });
}

const expireSome = `DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept WHERE expires_at <= ? LIMIT ${expiredAtOnce})`;

/** Removes every value that has expired, also where nothing is written any more. */
export async function removeExpired(database: DatabaseSync, at: number): Promise<void> {
  const expire = database.prepare(expireSome);
  while (Number(expire.run(at).changes) === expiredAtOnce) await setImmediate();
}

/**
 * A storage adapter of Keyv 6 over the table `kept`. It stores the text that Keyv encodes, checks expiry itself, and
 * drops expired rows with the next write. `now` is in milliseconds since the epoch, as `expires` is.
 */
export function createKeyvSqlite(database: DatabaseSync, { now }: { now(): number }): TextStore {
  const live = 'namespace = ? AND key = ? AND (expires_at IS NULL OR expires_at > ?)';
  const select = database.prepare(`SELECT value FROM kept WHERE ${live}`);
  const upsert = database.prepare(
    'INSERT OR REPLACE INTO kept (namespace, key, value, expires_at) VALUES (?, ?, ?, ?)',
  );
  const insert = database.prepare('INSERT OR IGNORE INTO kept (namespace, key, value) VALUES (?, ?, ?)');
  const remove = database.prepare(`DELETE FROM kept WHERE ${live}`);
  const take = database.prepare(`DELETE FROM kept WHERE ${live} RETURNING value`);
  const empty = database.prepare('DELETE FROM kept WHERE namespace = ?');
  const expire = database.prepare(expireSome);
  const following = database.prepare(
    'SELECT key, value FROM kept WHERE namespace = ? AND key > ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY key',
  );
  const page = database.prepare(
    `SELECT key, value FROM kept WHERE namespace = ? AND key > ? ORDER BY key LIMIT ${readAtOnce}`,
  );
  const replace = database.prepare('UPDATE kept SET value = ? WHERE namespace = ? AND key = ?');
  const drop = database.prepare('DELETE FROM kept WHERE namespace = ? AND key = ?');
  const namespace = (): string => adapter.namespace ?? '';

  function read(key: string): string | undefined {
    const row = select.get(namespace(), key, now());
    return row && String(row.value);
  }

  function write(entries: readonly KeyvStorageEntry<unknown>[]): boolean[] {
    return inTransaction(database, () => {
      expire.run(now());
      return entries.map(({ key, value, expires }) => {
        if (typeof value !== 'string') throw new TypeError('only the text that Keyv encodes can be stored');
        upsert.run(namespace(), key, value, expires ?? null);
        return true;
      });
    });
  }

  function removeAll(keys: readonly string[]): boolean[] {
    const at = now();
    return inTransaction(database, () => keys.map((key) => Number(remove.run(namespace(), key, at).changes) > 0));
  }

  /** Returns the last key of the page; undefined after the last page. */
  function rewritePage(after: string, change: (key: string, text: string) => string | undefined): string | undefined {
    const where = namespace();
    return inTransaction(database, () => {
      let last: string | undefined;
      for (const { key, value } of page.all(where, after)) {
        last = String(key);
        const text = change(last, String(value));
        if (text !== undefined) replace.run(text, where, last);
      }
      return last;
    });
  }

  const methods = {
    async get(key: string) {
      return read(key);
    },
    async getMany<Value>(keys: string[]): Promise<KeyvStorageGetResult<Value | undefined>[]> {
      return keys.map(read);
    },
    async has(key: string) {
      return read(key) !== undefined;
    },
    async hasMany(keys: string[]) {
      return keys.map((key) => read(key) !== undefined);
    },
    async set(key: string, value: unknown, expires?: number) {
      write([{ key, value, ...(expires !== undefined && { expires }) }]);
      return true;
    },
    async setMany<Value>(entries: KeyvStorageEntry<Value>[]) {
      return write(entries);
    },
    async delete(key: string) {
      return removeAll([key])[0] ?? false;
    },
    async deleteMany(keys: string[]) {
      const removed = removeAll(keys);
      emptyLog(database);
      return removed;
    },
    async take(key: string) {
      const row = take.get(namespace(), key, now());
      return row && String(row.value);
    },
    async setOnce(key: string, text: string) {
      insert.run(namespace(), key, text);
      return read(key) ?? text;
    },
    async removeWhere(isMeant: (key: string, text: string) => boolean) {
      const where = namespace();
      let removed = 0;
      for (let rows = page.all(where, ''); rows.length > 0; rows = page.all(where, String(rows.at(-1)?.key))) {
        for (const { key, value } of rows) {
          if (isMeant(String(key), String(value))) removed += Number(drop.run(where, key ?? '').changes);
        }
        await setImmediate();
      }
      return removed;
    },
    async rewrite(change: (key: string, text: string) => string | undefined) {
      for (let last = rewritePage('', change); last !== undefined; last = rewritePage(last, change)) {
        await setImmediate();
      }
    },
    async clear() {
      empty.run(namespace());
      emptyLog(database);
    },
    /** Reads row by row, so that a write between two steps does no harm. */
    async *iterator(): AsyncGenerator<[key: string, text: string], void> {
      const where = namespace();
      for (let row = following.get(where, '', now()); row; row = following.get(where, String(row.key), now())) {
        yield [String(row.key), String(row.value)];
      }
    },
  };
  const adapter: TextStore = { ...methods, namespace: undefined, capabilities: keyvStorageCapability(methods) };
  return adapter;
}
