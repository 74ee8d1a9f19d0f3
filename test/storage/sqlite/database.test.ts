import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isFolderLocked, lockFolder } from '../../../src/storage/files/folder-lock.ts';
import { openPrivateFolder } from '../../../src/storage/private-files.ts';
import { createResultLedger } from '../../../src/storage/results/result-ledger.ts';
import { databaseFile, emptyLog, openDatabase, StoreError, scrub } from '../../../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../../../src/storage/sqlite/jobs.ts';
import { createSqliteLedger } from '../../../src/storage/sqlite/ledger.ts';
import { createSqliteResults } from '../../../src/storage/sqlite/results.ts';
import { jobStoreContract } from '../../contracts/job-store-contract.ts';
import { ledgerContract } from '../../contracts/ledger-contract.ts';
import { resultLedgerContract } from '../../contracts/result-ledger-contract.ts';
import { temporaryFolder } from '../../e2e/command-line.ts';
import { queuedJob } from '../../fakes/jobs.ts';
import { findInFolder } from '../../fakes/storage/planted-member.ts';
import { child, firstMessage, source } from '../child.ts';

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

resultLedgerContract('SQLite', async (options) => {
  const path = join(temporaryFolder(), 'results.db');
  const openLedger = () => createResultLedger(createSqliteResults(open(path)), options);
  return { ledger: openLedger(), other: openLedger(), open: openLedger };
});

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

  it('gives its space back after a purge, in steps that let others go on, and keeps nothing of what it deleted', async () => {
    const path = join(temporaryFolder(), 'x.db');
    const database = open(path);
    const store = createSqliteJobStore(database, { now: () => 1_000, isAlive: () => true });
    const record = JSON.stringify({ requester: { platform: 'fake', id: 'canary-member' }, filler: 'x'.repeat(4_000) });
    const insert = database.prepare(
      "INSERT INTO jobs (id, state, requested_at, finished_at, record, lease_until) VALUES (?, 'done', 0, 5, ?, 0)",
    );
    database.exec('BEGIN');
    for (let count = 0; count < 3_000; count++) insert.run(`ended-${count}`, record);
    database.exec('COMMIT');
    await store.insert(queuedJob(), 'one');
    const sizeOf = () => statSync(path).size + statSync(`${path}-wal`).size;
    const full = sizeOf();
    let turns = 0;
    let isOver = false;
    const counting = (async () => {
      for (; !isOver; turns++) await new Promise(setImmediate);
    })();
    await store.purge(6);
    isOver = true;
    await counting;
    expect(turns).toBeGreaterThan(15);
    expect(sizeOf()).toBeLessThan(full / 50);
    expect(await store.get('job-1')).toEqual(queuedJob());
    expect(readFileSync(path, 'latin1') + readFileSync(`${path}-wal`, 'latin1')).not.toContain('canary');
  });

  it('of an earlier program is written anew once, so that it can shrink and nothing deleted stays in it', () => {
    const path = join(temporaryFolder(), 'x.db');
    const former = new DatabaseSync(path);
    former.exec('PRAGMA journal_mode = WAL; CREATE TABLE x (a TEXT); PRAGMA secure_delete = OFF;');
    former.prepare('INSERT INTO x VALUES (?)').run('canary'.repeat(2_000));
    former.exec('DROP TABLE x');
    former.close();
    expect(readFileSync(path, 'latin1')).toContain('canary');
    const database = open(path);
    expect(database.prepare('PRAGMA auto_vacuum').get()).toEqual({ auto_vacuum: 2 });
    database.close();
    expect(readFileSync(path, 'latin1')).not.toContain('canary');
  });

  it('can be read by its owner alone, whoever made its folder, and however it was before', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'x.db');
    chmodSync(folder, 0o755);
    const modes = () => ['x.db', 'x.db-wal', 'x.db-shm'].map((name) => statSync(join(folder, name)).mode & 0o777);
    open(path).exec('CREATE TABLE x (a)');
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
    for (const name of ['x.db', 'x.db-wal', 'x.db-shm']) chmodSync(join(folder, name), 0o644);
    open(path);
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
    for (const open of [isFolderLocked, (directory: string) => lockFolder(directory)?.release()]) {
      rmSync(join(folder, 'serve.lock'), { force: true });
      open(folder);
      expect(statSync(join(folder, 'serve.lock')).mode & 0o777).toBe(0o600);
    }
    openPrivateFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is created once by many processes that start together', async () => {
    const folder = temporaryFolder();
    const script = join(folder, 'open.ts');
    writeFileSync(
      script,
      `import { openDatabase } from '${source}/sqlite/database.ts'; openDatabase('${folder}/x.db').close();`,
    );
    const runs = Array.from({ length: 6 }, () => promisify(execFile)(process.execPath, [script]));
    await expect(Promise.all(runs)).resolves.toHaveLength(6);
  });

  it('holds every write that was acknowledged before a kill', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'jobs.db');
    const writer = child(
      folder,
      `import { openDatabase } from '@storage/sqlite/database.ts';
       import { createSqliteJobStore } from '@storage/sqlite/jobs.ts';
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
    const stored = new Set((await store.unfinished()).jobs.map(({ id }) => id));
    for (let count = 0; count <= acknowledged; count++) expect(stored).toContain(`job-${count}`);
  });

  it('goes on with the others when one record makes no sense, keeps it and names it', async () => {
    const database = open(join(temporaryFolder(), 'x.db'));
    const store = createSqliteJobStore(database, { now: () => 50_000, isAlive: () => true });
    for (const id of ['good', 'bad']) await store.insert(queuedJob({ id }), 'one');
    database.exec(`UPDATE jobs SET record = '{"state":"queued"}' WHERE id = 'bad'`);
    await expect(store.get('bad')).rejects.toThrow('job bad cannot be read');
    await expect(store.claim('bad', 'one')).rejects.toThrow('job bad cannot be read');
    for (const found of [await store.unfinished(), await store.list({ limit: 5 })]) {
      expect(found).toEqual({ jobs: [queuedJob({ id: 'good' })], damaged: ['bad'] });
    }
    await store.purge(99_999);
    expect((await store.list({ limit: 5 })).damaged).toEqual(['bad']);
    expect(await store.insert(queuedJob({ id: 'next' }), 'one', { all: 3 })).toBeUndefined();
  });

  it('says so when its middle is damaged', async () => {
    const path = join(temporaryFolder(), 'x.db');
    const database = open(path);
    const store = createSqliteJobStore(database, { now: Date.now, isAlive: () => true });
    for (let count = 0; count < 50; count++) await store.insert(queuedJob({ id: `job-${count}` }), 'one');
    database.close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill('x', 6 * 4_096, 9 * 4_096));
    expect(() => openDatabase(path)).toThrow(`${path} is damaged`);
    expect(Buffer.compare(readFileSync(path), bytes)).toBe(0);
  });

  it('refuses a job when the disk is full, and keeps those it has', async () => {
    const database = open(join(temporaryFolder(), 'x.db'));
    const store = createSqliteJobStore(database, { now: Date.now, isAlive: () => true });
    await store.insert(queuedJob(), 'one');
    database.exec(`PRAGMA max_page_count = ${database.prepare('PRAGMA page_count').get()?.page_count}`);
    const large = queuedJob({ id: 'large', tried: Array(5_000).fill({ provider: 'local', problem: 'internal' }) });
    await expect(store.insert(large, 'one')).rejects.toThrow('full');
    expect((await store.unfinished()).jobs).toEqual([queuedJob()]);
    await store.update(queuedJob(), 'one');
  });

  it('gives each job to one of two processes that claim it at once', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'jobs.db');
    const store = createSqliteJobStore(open(path), { now: Date.now, isAlive: () => true });
    const ids = Array.from({ length: 100 }, (_, index) => `job-${index}`);
    for (const id of ids) await store.insert(queuedJob({ id }), 'gone');
    for (const id of ids) await store.release(id, 'gone');
    const claimers = ['one', 'two'].map((owner) =>
      child(
        folder,
        `import { openDatabase } from '@storage/sqlite/database.ts';
         import { createSqliteJobStore } from '@storage/sqlite/jobs.ts';
         const store = createSqliteJobStore(openDatabase('${path}'), { now: Date.now, isAlive: () => true });
         process.send('ready');
         await new Promise((go) => process.once('message', go));
         const claimed = [];
         for (const id of ${JSON.stringify(ids)}) if (await store.claim(id, '${owner}')) claimed.push(id);
         process.send(claimed, () => process.disconnect());`,
      ),
    );
    await Promise.all(claimers.map(firstMessage));
    const claimed = claimers.map(firstMessage<string[]>);
    for (const claimer of claimers) claimer.send('go');
    expect((await Promise.all(claimed)).flat().sort()).toEqual(ids.sort());
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
        `import { openDatabase } from '@storage/sqlite/database.ts';
         import { createSqliteLedger } from '@storage/sqlite/ledger.ts';
         const ledger = createSqliteLedger(openDatabase('${path}'));
         const taken = await Promise.all(Array.from({ length: 250 }, () => ledger.take('anna', 1, 100, 86400000, 0)));
         process.send(taken.filter(Boolean).length, () => process.disconnect());`,
      ),
    );
    const counts = await Promise.all(takers.map(firstMessage<number>));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
  });

  it('does not grow with every requester', async () => {
    const database = open(join(temporaryFolder(), 'ledger.db'));
    const ledger = createSqliteLedger(database);
    const day = 86_400_000;
    for (let member = 0; member < 50; member++) {
      await ledger.take(`jobs-of-${member}`, 1, 5, day, member * day);
      await ledger.take(`given-back-by-${member}`, 1, 5, day, member * day);
      await ledger.give(`given-back-by-${member}`, 1, day, member * day);
    }
    expect(Number(database.prepare('SELECT count(*) AS rows FROM ledger').get()?.rows)).toBeLessThan(5);
  });
});

describe('what was deleted', () => {
  /** Adds and changes rows until the database has rearranged its pages many times, then deletes those of one member. */
  function churn(database: DatabaseSync): void {
    let seed = 4;
    const random = (most: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % most;
    };
    database.exec(`CREATE TABLE churned (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;
      CREATE INDEX churned_whose ON churned (record ->> '$.whose', record ->> '$.at')`);
    const insert = 'INSERT INTO churned VALUES (?, ?) ON CONFLICT DO UPDATE SET record = excluded.record';
    const upsert = database.prepare(insert);
    const put = (count: number): void => {
      const id = (count * 7_919) % 1_500;
      const whose = id % 9 === 0 ? 'planted-member' : `other-${id % 37}`;
      const record = { whose, at: String(random(1e9)), padding: 'x'.repeat(random(900)) };
      upsert.run(String(id), JSON.stringify(record));
    };
    database.exec('BEGIN');
    for (let count = 0; count < 1_500; count++) {
      put(count);
      for (let change = 0; change < 3; change++) put(random(count + 1));
    }
    database.exec('COMMIT');
    database.exec("DELETE FROM churned WHERE record ->> '$.whose' = 'planted-member'");
    emptyLog(database);
  }

  it('is left in pages that were rearranged, until the database is scrubbed', () => {
    const folder = temporaryFolder();
    const database = openDatabase(join(folder, databaseFile));
    onTestFinished(() => database.close());
    churn(database);
    expect(findInFolder(folder, ['planted-member'])).not.toEqual([]);
    scrub(database);
    expect(findInFolder(folder, ['planted-member'])).toEqual([]);
  });

  it('is given back from then on, also in a database that is too large to be written anew at a start', () => {
    const database = new DatabaseSync(join(temporaryFolder(), databaseFile));
    onTestFinished(() => database.close());
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE x (a TEXT)');
    expect(database.prepare('PRAGMA auto_vacuum').get()).toEqual({ auto_vacuum: 0 });
    scrub(database);
    expect(database.prepare('PRAGMA auto_vacuum').get()).toEqual({ auto_vacuum: 2 });
  });
});
