import { execFile, fork } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isFolderLocked, lockFolder } from '../../src/storage/folder-lock.ts';
import { ownerIsAlive, thisOwner } from '../../src/storage/owner.ts';
import { openDatabase, StoreError } from '../../src/storage/sqlite.ts';
import { createSqliteJobStore } from '../../src/storage/sqlite-jobs.ts';
import { createSqliteLedger } from '../../src/storage/sqlite-ledger.ts';
import { jobStoreContract } from '../contracts/job-store-contract.ts';
import { ledgerContract } from '../contracts/ledger-contract.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { queuedJob } from '../fakes/jobs.ts';

const source = join(import.meta.dirname, '../../src/storage');

function open(path: string) {
  const database = openDatabase(path);
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  return database;
}

jobStoreContract('SQLite', async () => {
  const path = join(temporaryFolder(), 'jobs.db');
  const dead = new Set<string>();
  let now = 1_000;
  const options = { now: () => now, isAlive: (owner: string) => !dead.has(owner) };
  const [store, other] = [createSqliteJobStore(open(path), options), createSqliteJobStore(open(path), options)];
  return {
    store,
    other,
    pass: (ms) => {
      now += ms;
    },
    kill: (owner) => void dead.add(owner),
  };
});

ledgerContract('SQLite', async () => {
  const path = join(temporaryFolder(), 'ledger.db');
  return { ledger: createSqliteLedger(open(path)), other: createSqliteLedger(open(path)) };
});

/** Runs a module of this text in a process of its own, which may import from the storage folder. */
function child(folder: string, code: string) {
  const path = join(folder, `child-${Math.random()}.ts`);
  writeFileSync(path, code.replaceAll('@storage', source));
  const process_ = fork(path, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] });
  onTestFinished(() => void process_.kill('SIGKILL'));
  return process_;
}

describe('the database', () => {
  it('refuses what a newer version wrote and leaves it alone', () => {
    const path = join(temporaryFolder(), 'x.db');
    const database = open(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openDatabase(path)).toThrow(StoreError);
    expect(() => openDatabase(path)).toThrow('newer version');
  });

  it('says so when the file is damaged, and does not replace it', () => {
    const path = join(temporaryFolder(), 'x.db');
    writeFileSync(path, 'not a database at all '.repeat(500));
    expect(() => openDatabase(path)).toThrow('is damaged');
    expect(readFileSync(path, 'utf8')).toContain('not a database at all');
  });

  it('is created once by many processes that start together', async () => {
    const folder = temporaryFolder();
    const script = join(folder, 'open.ts');
    writeFileSync(
      script,
      `import { openDatabase } from '${source}/sqlite.ts'; openDatabase('${folder}/x.db').close();`,
    );
    const runs = Array.from({ length: 6 }, () => promisify(execFile)(process.execPath, [script]));
    await expect(Promise.all(runs)).resolves.toHaveLength(6);
  });

  it('holds every write that was acknowledged before a kill', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'jobs.db');
    const writer = child(
      folder,
      `import { openDatabase } from '@storage/sqlite.ts';
       import { createSqliteJobStore } from '@storage/sqlite-jobs.ts';
       const store = createSqliteJobStore(openDatabase('${path}'), { now: Date.now, isAlive: () => true });
       const job = ${JSON.stringify(queuedJob())};
       for (let count = 0; ; count++) {
         await store.insert({ ...job, id: 'job-' + count }, 'one');
         process.send(count);
       }`,
    );
    let acknowledged = -1;
    writer.on('message', (count: number) => {
      acknowledged = count;
      if (count === 50) writer.kill('SIGKILL');
    });
    await new Promise((resolve) => writer.once('close', resolve));
    const store = createSqliteJobStore(open(path), { now: Date.now, isAlive: () => false });
    const stored = new Set((await store.unfinished()).map(({ id }) => id));
    for (let count = 0; count <= acknowledged; count++) expect(stored).toContain(`job-${count}`);
  });

  it('starts whatever part of its last writes is missing, and loses no more than those', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'jobs.db');
    const database = open(path);
    const store = createSqliteJobStore(database, { now: Date.now, isAlive: () => true });
    for (let count = 0; count < 5; count++) await store.insert(queuedJob({ id: `job-${count}` }), 'one');
    const { size } = statSync(`${path}-wal`);
    for (let cut = 0; cut < Math.min(4_096, size); cut += 97) {
      const copy = join(folder, `cut-${cut}`);
      mkdirSync(copy);
      copyFileSync(path, join(copy, 'jobs.db'));
      copyFileSync(`${path}-wal`, join(copy, 'jobs.db-wal'));
      truncateSync(join(copy, 'jobs.db-wal'), size - cut);
      const again = openDatabase(join(copy, 'jobs.db'));
      const kept = await createSqliteJobStore(again, { now: Date.now, isAlive: () => true }).unfinished();
      again.close();
      expect(kept.length).toBeGreaterThanOrEqual(4);
    }
  });

  it('fails loudly when a stored record makes no sense', async () => {
    const database = open(join(temporaryFolder(), 'x.db'));
    const store = createSqliteJobStore(database, { now: Date.now, isAlive: () => true });
    await store.insert(queuedJob(), 'one');
    database.exec(`UPDATE jobs SET record = '{"state":"queued"}'`);
    await expect(store.get('job-1')).rejects.toThrow();
  });
});

describe('the ledger', () => {
  it('keeps to the limit when two processes take at once', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'ledger.db');
    open(path);
    const takers = [1, 2].map(() =>
      child(
        folder,
        `import { openDatabase } from '@storage/sqlite.ts';
         import { createSqliteLedger } from '@storage/sqlite-ledger.ts';
         const ledger = createSqliteLedger(openDatabase('${path}'));
         const taken = await Promise.all(Array.from({ length: 250 }, () => ledger.take('anna', 1, 100, 86400000, 0)));
         process.send(taken.filter(Boolean).length, () => process.disconnect());`,
      ),
    );
    const counts = await Promise.all(takers.map((taker) => new Promise<number>((done) => taker.once('message', done))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
  });
});

describe('owners', () => {
  it('know whether their process still runs', async () => {
    expect(ownerIsAlive(thisOwner())).toBe(true);
    const folder = temporaryFolder();
    const other = child(
      folder,
      `import { thisOwner } from '@storage/owner.ts'; process.send(thisOwner()); setInterval(() => {}, 1000);`,
    );
    const owner = await new Promise<string>((done) => other.once('message', done));
    expect(ownerIsAlive(owner)).toBe(true);
    other.kill('SIGKILL');
    await new Promise((resolve) => other.once('close', resolve));
    expect(ownerIsAlive(owner)).toBe(false);
  });

  it('are not mistaken for a later process of the same number', () => {
    const owner = JSON.parse(thisOwner());
    expect(ownerIsAlive(JSON.stringify({ ...owner, started: '1' }))).toBe(false);
    expect(ownerIsAlive(JSON.stringify({ ...owner, boot: 'another' }))).toBe(false);
    expect(ownerIsAlive(JSON.stringify({ ...owner, host: 'elsewhere', pid: 1 }))).toBe(true);
  });
});

describe('the folder lock', () => {
  it('is held by one, seen by others, and dies with its process', async () => {
    const folder = temporaryFolder();
    expect(isFolderLocked(folder)).toBe(false);
    const holder = child(
      folder,
      `import { lockFolder } from '@storage/folder-lock.ts';
       process.send(lockFolder('${folder}') !== undefined); setInterval(() => {}, 1000);`,
    );
    expect(await new Promise((done) => holder.once('message', done))).toBe(true);
    expect(isFolderLocked(folder)).toBe(true);
    expect(lockFolder(folder)).toBeUndefined();
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('close', resolve));
    expect(isFolderLocked(folder)).toBe(false);
    const lock = lockFolder(folder);
    expect(lock).toBeDefined();
    lock?.release();
    expect(existsSync(join(folder, 'serve.lock'))).toBe(true);
  });
});
