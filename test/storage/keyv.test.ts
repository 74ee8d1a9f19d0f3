import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openKeyv } from '../../src/storage/keyv.ts';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { createKeyvSqlite, sqliteTextStores } from '../../src/storage/sqlite/keyv-adapter.ts';
import { keyvAdapterContract } from '../contracts/keyv-adapter-contract.ts';
import { temporaryFolder } from '../e2e/command-line.ts';

function open(path = join(temporaryFolder(), 'kept.db')): DatabaseSync {
  const database = openDatabase(path);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return database;
}

function keyvOf<Value>(database: DatabaseSync, namespace: string) {
  return openKeyv<Value>(sqliteTextStores(database, Date), namespace);
}

keyvAdapterContract('SQLite', async (clock) => createKeyvSqlite(open(), { now: () => clock.now() }));

describe('a keyv', () => {
  it('gives back what it was given, after a restart too, and keeps namespaces apart', async () => {
    const path = join(temporaryFolder(), 'kept.db');
    const value = { name: 'Änna', faces: [1, null, { key: 'x' }] };
    await keyvOf(open(path), 'faces').set('anna', value);
    await keyvOf(open(path), 'consents').set('anna', true);
    expect(await keyvOf(open(path), 'faces').get('anna')).toEqual(value);
    await keyvOf(open(path), 'faces').clear();
    expect(await keyvOf(open(path), 'faces').get('anna')).toBeUndefined();
    expect(await keyvOf(open(path), 'consents').get('anna')).toBe(true);
  });

  it('leaves nothing on disk of what has expired', async () => {
    const database = open();
    const keyv = keyvOf(database, 'settings');
    await keyv.setRaw('old', { value: 1, expires: Date.now() - 1 });
    await keyv.set('new', 1);
    expect(database.prepare('SELECT key FROM kept').all()).toMatchObject([{ key: 'new' }]);
  });

  it('throws when the store fails, so that a failure never reads as absence', async () => {
    const database = open();
    const keyv = keyvOf<boolean>(database, 'consents');
    await keyv.set('anna', true);
    database.close();
    await expect(keyv.get('anna')).rejects.toThrow();
    await expect(keyv.getMany(['anna'])).rejects.toThrow();
    await expect(keyv.has('anna')).rejects.toThrow();
    await expect(keyv.hasMany(['anna'])).rejects.toThrow();
    await expect(keyv.set('anna', false)).rejects.toThrow();
    await expect(keyv.setMany([{ key: 'anna', value: false }])).rejects.toThrow();
    await expect(keyv.delete('anna')).rejects.toThrow();
    await expect(keyv.deleteMany(['anna'])).rejects.toThrow();
    await expect(keyv.clear()).rejects.toThrow();
    await expect(keyv.iterator().next()).rejects.toThrow();
  });

  it('throws when a stored value makes no sense', async () => {
    const database = open();
    const keyv = keyvOf<boolean>(database, 'consents');
    await keyv.set('anna', true);
    database.exec(`UPDATE kept SET value = '{'`);
    await expect(keyv.get('anna')).rejects.toThrow();
  });

  it('throws when the disk is full, and what was kept stays', async () => {
    const database = open();
    const keyv = keyvOf<string>(database, 'faces');
    await keyv.set('anna', 'here');
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() ?? {};
    database.exec(`PRAGMA max_page_count = ${pages}`);
    await expect(keyv.set('bert', 'x'.repeat(100_000))).rejects.toThrow('full');
    expect(await keyv.get('anna')).toBe('here');
    expect(await keyv.get('bert')).toBeUndefined();
  });
});
