import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { backUp } from '../../src/storage/backup/backup.ts';
import { restore } from '../../src/storage/backup/restore.ts';
import { loadSecretKeys } from '../../src/storage/files/secret-key.ts';
import { openStores, type Stores } from '../../src/storage/stores.ts';
import { fingerprintOf, madeHere } from '../contracts/result-ledger-contract.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { queuedJob } from '../fakes/jobs.ts';

async function open(directory: string, secret?: string, ledgerDays?: number): Promise<Stores> {
  const secretKeys = await loadSecretKeys(directory, { secret: secret });
  return openStores({ directory, secretKeys, clock: systemClock, onEvent: () => undefined, ledgerDays });
}

describe('a lost secret key', () => {
  it('is not replaced, also for a backup, and the way on is said', async () => {
    const folder = temporaryFolder();
    await (await open(folder)).close();
    const path = join(folder, 'secret.key');
    const key = readFileSync(path);
    rmSync(path);
    const says = /secret\.key is missing.*Put the former secret\.key back, or set.*move .* away/;
    await expect(open(folder)).rejects.toThrow(says);
    await expect(backUp({ directory: folder, file: join(folder, 'backup') })).rejects.toThrow(says);
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, key);
    await (await open(folder)).close();
  });

  it('is not made up for by another one', async () => {
    const folder = temporaryFolder();
    await (await open(folder, 'a secret of the operator')).close();
    writeFileSync(join(folder, 'secret.key'), Buffer.alloc(32, 'x'));
    for (const secret of [undefined, 'another secret of mine']) {
      await expect(open(folder, secret)).rejects.toThrow(/was encrypted with another key.*former SECRET_KEY/);
      const file = join(folder, 'backup');
      await expect(backUp({ directory: folder, file, secret })).rejects.toThrow('encrypted with another key');
      expect(existsSync(file)).toBe(false);
    }
    await (await open(folder, 'a secret of the operator')).close();
  });
});

describe('what has expired', () => {
  it('is removed although nothing is written any more', async () => {
    const [folder, start] = [temporaryFolder(), Date.now()];
    let now = start;
    const clock = { ...systemClock, now: () => now };
    const secretKeys = await loadSecretKeys(folder);
    const stores = await openStores({ directory: folder, secretKeys, clock, onEvent: () => undefined });
    for (let at = 0; at < 450; at++) await stores.expiringStore.put(`canary ${at}`, at, { expiresAt: start + 1_000 });
    await stores.ledger.take('canary', 1, 1, 1_000, start);
    const database = new DatabaseSync(join(folder, 'faceswap.db'), { readOnly: true });
    const left = (): number =>
      ['kept', 'ledger']
        .map((table) => database.prepare(`SELECT count(*) AS count FROM ${table} WHERE key LIKE '%canary%'`).get())
        .reduce((sum, row) => sum + Number(row?.count), 0);
    await stores.store.purge(start);
    expect(left()).toBe(451);
    now += 5_000;
    await stores.store.purge(start);
    expect(left()).toBe(0);
    database.close();
    await stores.close();
  });
});

describe('the ledger of results', () => {
  const day = 86_400_000;

  it('is in a backup', async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    const stores = await open(folder);
    await stores.results.record(madeHere('one', { at: Date.now() }));
    await stores.close();
    await backUp({ directory: folder, file: join(folder, 'backup') });
    await restore({ directory: elsewhere, file: join(folder, 'backup'), force: false });
    const restored = await open(elsewhere);
    expect(await restored.results.exact('one')).toMatchObject({ sha256: 'one' });
    expect(await restored.results.alike([fingerprintOf(3)], () => true)).toMatchObject({ sha256: 'one' });
    await restored.close();
  });

  it('forgets what is older than the operator wants, and keeps nothing of it', async () => {
    const folder = temporaryFolder();
    const stores = await open(folder, undefined, 2);
    for (const [days, sha256] of [
      [1, 'canary-new'],
      [3, 'canary-old'],
      [4, 'canary-older'],
    ] as const) {
      await stores.results.record(madeHere(sha256, { at: Date.now() - days * day }));
    }
    expect(await stores.results.exact('canary-new')).toBeDefined();
    expect(await stores.results.exact('canary-old')).toBeUndefined();
    await stores.store.purge(0);
    await stores.close();
    const bytes = readFileSync(join(folder, 'faceswap.db'), 'latin1');
    expect(bytes).toContain('canary-new');
    expect(bytes).not.toContain('canary-old');
  });
});

describe('a database that was replaced by an earlier copy of itself', () => {
  /** A folder whose database was copied before a job was stored and the program was started once more. */
  async function withCopy() {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    await (await open(folder)).close();
    const [database, copy, backup] = [join(folder, 'faceswap.db'), join(elsewhere, 'copy'), join(elsewhere, 'backup')];
    copyFileSync(database, copy);
    await backUp({ directory: folder, file: backup });
    const stores = await open(folder);
    await stores.store.insert(queuedJob(), 'one');
    await stores.close();
    return { folder, database, copy, backup };
  }

  it('is refused, until a person says that it is meant', async () => {
    const { folder, database, copy } = await withCopy();
    copyFileSync(copy, database);
    const seen = join(folder, 'faceswap.seen');
    await expect(open(folder)).rejects.toThrow(`is an earlier copy of what was here. What was paid for since`);
    await expect(open(folder)).rejects.toThrow(`remove ${seen}`);
    rmSync(seen);
    await (await open(folder)).close();
    await (await open(folder)).close();
  });

  it('is noticed although the program was not started in between, where it ran for a while', async () => {
    const { folder, database, copy } = await withCopy();
    const stores = await open(folder);
    copyFileSync(database, copy);
    await stores.store.purge(0); // as every ten minutes
    await stores.close();
    copyFileSync(copy, database);
    await expect(open(folder)).rejects.toThrow('is an earlier copy');
  });

  it('is accepted from a backup, and so are another database and none', async () => {
    const { folder, database, backup } = await withCopy();
    await restore({ directory: folder, file: backup, force: true });
    await (await open(folder)).close();
    rmSync(database);
    await (await open(folder)).close();
    const other = temporaryFolder();
    copyFileSync(join(folder, 'secret.key'), join(other, 'secret.key'));
    await (await open(other)).close();
    copyFileSync(join(other, 'faceswap.db'), database);
    await (await open(folder)).close();
  });
});
