import type { DatabaseSync } from 'node:sqlite';
import { Keyv } from 'keyv';
import { createKeyvSqlite } from './keyv-sqlite.ts';

/**
 * The one place that builds a Keyv. Nobody may attach an `error` listener to it: with one, a failing disk reads as
 * "nothing there" instead of throwing.
 */
export function openKeyv<Value>(database: DatabaseSync, namespace: string): Keyv<Value> {
  return new Keyv<Value>({ store: createKeyvSqlite(database, { now: Date.now }), namespace });
}
