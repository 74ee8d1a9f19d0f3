import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createConsents, createMemberKey } from '../../src/storage/consents.ts';
import { createExpiringStore } from '../../src/storage/expiring-store.ts';
import { createFaceBook } from '../../src/storage/face-book.ts';
import { createKeyedMutex } from '../../src/storage/keyed-mutex.ts';
import { type OpenTextStore, openKeyv } from '../../src/storage/keyv.ts';
import { createLikenessConsents } from '../../src/storage/likeness-consents.ts';
import { openMemberHash } from '../../src/storage/member-hash.ts';
import { createSettings } from '../../src/storage/settings.ts';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { sqliteTextStores } from '../../src/storage/sqlite/keyv-adapter.ts';
import { expiringStoreContract } from '../contracts/expiring-store-contract.ts';
import { likenessContract } from '../contracts/likeness-contract.ts';
import { consentsContract, faceBookContract } from '../contracts/members-contract.ts';
import { settingsContract } from '../contracts/settings-contract.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { storeKeysOf } from '../fakes/storage/store-keys.ts';

const keys = storeKeysOf(new Uint8Array(32).fill(7));
const otherKeys = storeKeysOf(new Uint8Array(32).fill(8));
const clock = { now: () => 1_000 };
const anna = { platform: 'discord', id: '123456789012345678' };

function open(path = join(temporaryFolder(), 'faceswap.db')): DatabaseSync {
  const database = openDatabase(path);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return database;
}

function keptOf(database: DatabaseSync): OpenTextStore {
  return sqliteTextStores(database, clock);
}

/** The same file, opened by two processes. */
function two(at = clock): [OpenTextStore, OpenTextStore] {
  const path = join(temporaryFolder(), 'faceswap.db');
  return [sqliteTextStores(open(path), at), sqliteTextStores(open(path), at)];
}

consentsContract('SQLite', async () => {
  const [one, other] = two();
  return { consents: createConsents(one, keys), other: createConsents(other, keys) };
});

faceBookContract('SQLite', async () => {
  const [one, other] = two();
  return { book: createFaceBook(one, keys, clock), other: createFaceBook(other, keys, clock) };
});

likenessContract('SQLite', async () => {
  const [one, other] = two();
  const withLock = createKeyedMutex(); // one process has the chats' turns
  const over = async (openTextStore: OpenTextStore) =>
    createLikenessConsents({ openTextStore, keys, memberHash: await openMemberHash(openTextStore), withLock });
  return { consents: await over(one), other: await over(other) };
});

settingsContract('SQLite', async () => {
  const [one, other] = two();
  return { settings: createSettings(one), other: createSettings(other) };
});

expiringStoreContract('SQLite', async () => {
  let at = 0;
  const [one, other] = two({ now: () => at });
  const withLock = createKeyedMutex(); // one process has the chats' turns
  return {
    expiringStore: createExpiringStore(one, keys, withLock),
    other: createExpiringStore(other, keys, withLock),
    pass: (ms) => {
      at += ms;
    },
  };
});

/** Everything on disk that a thief of the database could read. */
function contents(database: DatabaseSync): string {
  return JSON.stringify(database.prepare('SELECT namespace, key, value FROM kept').all());
}

describe('what is kept of a person', () => {
  it('tells a thief of the database neither who a person is, nor what they look like, nor their names for faces', async () => {
    const database = open();
    await createFaceBook(keptOf(database), keys, clock).save(anna, 'canary-name', Buffer.from('canary-picture'));
    await createConsents(keptOf(database), keys).give(anna, 1_000);
    await createExpiringStore(keptOf(database), keys).put('token', 'canary-token', {
      expiresAt: 9_000,
      secret: true,
    });
    const text = contents(database);
    expect(text.length).toBeGreaterThan(200);
    for (const canary of ['canary-', anna.id, Buffer.from('canary-picture').toString('base64')]) {
      expect(text).not.toContain(canary);
    }
  });

  it('tells nobody who may use whose picture, and after a member is forgotten holds nothing but hashes', async () => {
    const database = open();
    const memberHash = await openMemberHash(keptOf(database));
    const consents = createLikenessConsents({ openTextStore: keptOf(database), keys, memberHash });
    const bert = { platform: 'discord', id: '987654321098765432' };
    await consents.answer({ depicted: anna, requester: bert }, 'always', 'canary-bert');
    await consents.answer({ depicted: bert, requester: anna }, 'never', 'canary-anna');
    await consents.optOut(bert);
    for (const canary of ['canary-', anna.id, bert.id]) expect(contents(database)).not.toContain(canary);
    await consents.removeAll(anna);
    const rows = database.prepare("SELECT key, value FROM kept WHERE namespace = 'likeness'").all();
    const [hash, key] = [memberHash(anna), memberHash(bert)];
    expect(new Set(rows.map((row) => `${row.key} ${row.value}`))).toEqual(
      new Set([
        `answers ${key} ${JSON.stringify({ value: { [hash]: { answer: 'never' } } })}`,
        `answers to ${key} ${JSON.stringify({ value: [hash] })}`,
        `out ${key} ${JSON.stringify({ value: true })}`,
      ]),
    );
  });

  it('leaves nothing on disk once it is removed', async () => {
    const database = open();
    const book = createFaceBook(keptOf(database), keys, clock);
    const saved = await book.save(anna, 'Me', Buffer.from('picture'), [Buffer.from('from the left')]);
    await book.save(anna, 'Other', Buffer.from('picture'), [Buffer.from('from the left')]);
    await book.remove(anna, saved.id);
    expect(contents(database)).not.toContain(saved.id);
    await book.removeAll(anna);
    expect(contents(database)).toBe('[]');
  });

  it('cannot be read with another key, nor when it was changed or moved', async () => {
    const database = open();
    const book = createFaceBook(keptOf(database), keys, clock);
    const [one, other] = [await book.save(anna, 'a', Buffer.from('x')), await book.save(anna, 'b', Buffer.from('y'))];
    const member = createMemberKey(keys)(anna);
    const kept = openKeyv<string>(keptOf(database), 'faces');
    await kept.set(`${member}/${one.id}`, String(await kept.get(`${member}/${other.id}`)));
    await expect(book.open(anna, one.id)).rejects.toThrow('cannot be opened');
    expect(await createFaceBook(keptOf(database), otherKeys, clock).list(anna)).toEqual([]);
    await createExpiringStore(keptOf(database), keys).put('key', 1, { expiresAt: 9_000, secret: true });
    await expect(createExpiringStore(keptOf(database), otherKeys).get('key')).rejects.toThrow('cannot be opened');
  });

  it('is not given where the store fails', async () => {
    const database = open();
    const consents = createConsents(keptOf(database), keys);
    await consents.give(anna, 1_000);
    database.close();
    await expect(consents.given(anna)).rejects.toThrow();
  });

  it('is asked for again when the promise has a new wording', async () => {
    const database = open();
    const consents = createConsents(keptOf(database), keys);
    await openKeyv(keptOf(database), 'consents').set(createMemberKey(keys)(anna), { at: 1_000, version: 0 });
    expect(await consents.given(anna)).toBe(false);
  });
});

describe('settings', () => {
  it('survive a version that knew more of them', async () => {
    const database = open();
    await openKeyv(keptOf(database), 'settings').set('["discord","1"]', { memberADay: 3, fromTheFuture: true });
    expect(await createSettings(keptOf(database)).get({ platform: 'discord', id: '1' })).toMatchObject({
      memberADay: 3,
    });
  });
});
