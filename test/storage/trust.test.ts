import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApiKeys } from '../../src/storage/api-keys.ts';
import { createBlocks } from '../../src/storage/blocks.ts';
import type { OpenTextStore } from '../../src/storage/keyv.ts';
import { openMemberHash } from '../../src/storage/member-hash.ts';
import { createReportStore } from '../../src/storage/reports.ts';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { sqliteTextStores } from '../../src/storage/sqlite/keyv-adapter.ts';
import { apiKeysContract } from '../contracts/api-keys-contract.ts';
import { blocksContract, reportOf, reportStoreContract } from '../contracts/trust-contract.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { createMemoryTextStores } from '../fakes/storage/memory-text-store.ts';
import { storeKeysOf } from '../fakes/storage/store-keys.ts';

const keys = storeKeysOf(new Uint8Array(32).fill(7));
const otherKeys = storeKeysOf(new Uint8Array(32).fill(8));

/** The same file, opened by two processes. */
function two(clock: { now(): number }): [OpenTextStore, OpenTextStore] {
  const path = join(temporaryFolder(), 'faceswap.db');
  const databases = [openDatabase(path), openDatabase(path)] as const;
  onTestFinished(() => databases.forEach((database) => void database.close()));
  return [sqliteTextStores(databases[0], clock), sqliteTextStores(databases[1], clock)];
}

function twoInMemory(clock: { now(): number }): [OpenTextStore, OpenTextStore] {
  const openTextStore = createMemoryTextStores(clock);
  return [openTextStore, openTextStore];
}

for (const [name, open] of [
  ['SQLite', two],
  ['memory', twoInMemory],
] as const) {
  blocksContract(name, async () => {
    const clock = { now: () => 1_000 };
    const [one, other] = open(clock);
    const hash = await openMemberHash(one);
    const blocks = createBlocks(one, hash, clock);
    return { blocks, other: createBlocks(other, await openMemberHash(other), clock), hash };
  });

  apiKeysContract(name, async () => {
    const [one, other] = open({ now: () => 1_000 });
    return { keys: createApiKeys(one), other: createApiKeys(other) };
  });

  reportStoreContract(name, async () => {
    let at = 1_000;
    const clock = { now: () => at };
    const [one, other] = open(clock);
    return {
      store: createReportStore(one, keys, clock),
      other: createReportStore(other, keys, clock),
      pass: (ms) => {
        at += ms;
      },
    };
  });
}

describe('stored reports', () => {
  const clock = { now: () => 1_000 };
  const anna = '123456789012345678';

  it('tell a thief of the database neither who reported nor where', async () => {
    const database = openDatabase(join(temporaryFolder(), 'faceswap.db'));
    onTestFinished(() => database.close());
    const store = createReportStore(sqliteTextStores(database, clock), keys, clock);
    const answerTo = { ref: { platform: 'discord', user: anna }, locale: 'en' };
    const reporter = { hash: 'h', at: 1, reason: 'canary-reason', answerTo };
    await store.change('aa', () => reportOf('aa', { reporters: [reporter] }));
    const text = JSON.stringify(database.prepare('SELECT namespace, key, value FROM kept').all());
    expect(text.length).toBeGreaterThan(200);
    for (const canary of [anna, 'canary', 'job-1']) expect(text).not.toContain(canary);
  });

  it('do not hide the others where one cannot be read', async () => {
    const openTextStore = createMemoryTextStores(clock);
    const [store, later] = [keys, otherKeys].map((key) => createReportStore(openTextStore, key, clock));
    await store?.change('aa', () => reportOf('aa'));
    await later?.change('bb', () => reportOf('bb'));
    expect((await later?.list())?.map(({ id }) => id)).toEqual(['bb']);
  });
});

describe('blocks', () => {
  it('give no answer where the store fails', async () => {
    const path = join(temporaryFolder(), 'faceswap.db');
    const database = openDatabase(path);
    const openTextStore = sqliteTextStores(database, { now: () => 1_000 });
    const hash = await openMemberHash(openTextStore);
    const blocks = createBlocks(openTextStore, hash, { now: () => 1_000 });
    await blocks.blockMember(hash({ platform: 'fake', id: 'anna' }));
    database.close();
    await expect(blocks.isMemberBlocked({ platform: 'fake', id: 'anna' })).rejects.toThrow();
    await expect(blocks.isPictureBlocked('ab', async () => undefined)).rejects.toThrow();
  });
});
