import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readAll } from '../../../src/core/ports/media.ts';
import { backUp } from '../../../src/storage/backup/backup.ts';
import { restore } from '../../../src/storage/backup/restore.ts';
import { createFileBlobStore } from '../../../src/storage/files/blob-store.ts';
import { lockFolder } from '../../../src/storage/files/folder-lock.ts';
import { deriveKeys, loadSecretKeys } from '../../../src/storage/files/secret-key.ts';
import { openDatabase } from '../../../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../../../src/storage/sqlite/jobs.ts';
import { temporaryFolder } from '../../e2e/command-line.ts';
import { queuedJob } from '../../fakes/jobs.ts';
import { FakeProvider, pending, result } from '../../fakes/providers.ts';
import { World } from '../../fakes/world.ts';
import { child, firstMessage } from '../child.ts';

const never = new AbortController().signal;

/** The stores of a data folder, as a process opens them. */
async function opened(directory: string, world: World, secret?: string) {
  mkdirSync(directory, { recursive: true });
  const key = deriveKeys(await loadSecretKeys(directory, { secret }), 'shelf');
  const database = openDatabase(join(directory, 'faceswap.db'));
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  const now = () => world.clock.now();
  const blobs = createFileBlobStore(join(directory, 'shelf'), key, { now });
  return { database, blobs, store: createSqliteJobStore(database, { now, isAlive: () => true }) };
}

/** A data folder with one job in each interesting state, and its backup. */
async function withBackup(secret?: string) {
  const root = temporaryFolder();
  const [directory, file] = [join(root, 'data'), join(root, 'backup.faceswap')];
  const world = new World();
  const { database, ...stores } = await opened(directory, world, secret);
  const slow = { polls: [pending('akool-1'), pending('akool-1'), result('at the vendor')] };
  const akool = new FakeProvider('akool').plays(slow, { vanished: 'unreachable' });
  const swaps = world.start([akool], { ...stores, concurrency: 2 });
  onTestFinished(() => swaps.close());
  for (const message of ['running', 'parked', 'another', 'waiting']) await swaps.request(world.request(message), never);
  await world.pass(500);
  await backUp({ directory, file, secret });
  return { root, directory, file, world, akool, swaps, database };
}

describe('a backup', () => {
  it('lets jobs go on elsewhere: what waits, what runs at a vendor, what is parked', async () => {
    const { root, file, world, akool, swaps } = await withBackup();
    swaps.die();
    await swaps.close();
    const elsewhere = join(root, 'elsewhere');
    expect(await restore({ directory: elsewhere, file, force: false })).toEqual({ unfinished: 4 });
    const { database: _, ...stores } = await opened(elsewhere, world);
    const next = world.start([akool], stores);
    onTestFinished(() => next.close());
    await next.resumeAll(() => true);
    const delivered = async () => {
      await world.pass(500); // the files are real ones, and take their own time
      return ['running', 'waiting'].map((message) => world.chat.seen(message).delivered);
    };
    await expect.poll(delivered, { timeout: 40_000 }).toEqual(['at the vendor', 'by akool']);
    expect(world.chat.seen('parked').outcomes.at(-1)).toMatchObject({ kind: 'parked' });
    expect(akool.paid).toBe(4);
  });

  it('is one file that nobody else may read, and holds the key only where the operator has none', async () => {
    for (const secret of [undefined, 'a secret of the operator']) {
      const { file, root } = await withBackup(secret);
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readdirSync(root).sort()).toEqual(['backup.faceswap', 'data']);
      const backup = new DatabaseSync(file, { readOnly: true });
      const names = backup.prepare('SELECT name FROM backup').all();
      backup.close();
      expect(names.some(({ name }) => name === 'secret.key')).toBe(secret === undefined);
    }
  });

  it('is whole although others write all the time', { timeout: 120_000 }, async () => {
    const root = temporaryFolder();
    const directory = join(root, 'data');
    mkdirSync(directory);
    await loadSecretKeys(directory);
    const writer = child(
      root,
      `import { openDatabase } from '@storage/sqlite/database.ts';
       import { createSqliteJobStore } from '@storage/sqlite/jobs.ts';
       const store = createSqliteJobStore(openDatabase('${directory}/faceswap.db'), { now: Date.now, isAlive: () => true });
       const job = ${JSON.stringify(queuedJob())};
       for (let count = 0; ; count++) {
         await store.insert({ ...job, id: 'job-' + count, requestedAt: count }, 'one');
         if (count % 10 === 0) process.send(count);
         await new Promise(setImmediate);
       }`,
    );
    let stored = await firstMessage<number>(writer);
    writer.on('message', (count: number) => {
      stored = count;
    });
    for (const name of ['first', 'second', 'third']) {
      const before = stored;
      const file = join(root, name);
      await backUp({ directory, file });
      const copy = join(root, `from ${name}`);
      const { unfinished } = await restore({ directory: copy, file, force: false });
      expect(unfinished).toBeGreaterThan(before);
      const { store } = await opened(copy, new World());
      const { jobs, damaged } = await store.unfinished();
      expect(damaged).toEqual([]);
      expect(jobs.map(({ id }) => id)).toEqual(Array.from({ length: unfinished }, (_, index) => `job-${index}`));
      await expect.poll(() => stored, { timeout: 40_000 }).toBeGreaterThan(before);
    }
    writer.kill('SIGKILL');
  });

  it('replaces no file, and says when there is nothing to back up', async () => {
    const { directory, file, root } = await withBackup();
    const before = readFileSync(file);
    await expect(backUp({ directory, file })).rejects.toThrow('exists already');
    expect(readFileSync(file).equals(before)).toBe(true);
    await expect(backUp({ directory: join(root, 'nothing'), file: join(root, 'x') })).rejects.toThrow(
      'nothing to back up',
    );
    expect(readdirSync(root).sort()).toEqual(['backup.faceswap', 'data']);
  });
});

describe('restoring', () => {
  it('replaces what is there only when it is told to, and keeps nothing of it', async () => {
    const { directory, file, world, swaps, database } = await withBackup();
    await swaps.close();
    database.close();
    const stale = await opened(directory, world);
    await stale.store.insert(queuedJob({ id: 'since' }), 'one');
    stale.database.close();
    await expect(restore({ directory, file, force: false })).rejects.toThrow('--force replaces it');
    await restore({ directory, file, force: true });
    const { store, blobs } = await opened(directory, world);
    const { jobs } = await store.unfinished();
    expect(jobs.map(({ state }) => state)).toEqual(['running', 'parked', 'running', 'queued']);
    const waiting = jobs.at(-1);
    const face = waiting?.inputs.source && (await readAll(blobs.open(waiting.inputs.source.blobKey, never), 1_000));
    expect(face && Buffer.from(face).toString()).toBe('picture of face');
    expect(readdirSync(directory).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('refuses while a serve runs', async () => {
    const { directory, file } = await withBackup();
    const lock = lockFolder(directory);
    await expect(restore({ directory, file, force: true })).rejects.toThrow('Stop it first');
    lock?.release();
  });

  it('changes nothing when the file is damaged, cut, no backup, or of another key', async () => {
    const { root, file } = await withBackup();
    const whole = readFileSync(file);
    const changed = Buffer.from(whole);
    const at = whole.indexOf(readFileSync(join(root, 'data', 'secret.key')));
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    const files = {
      'is damaged': whole.subarray(0, whole.byteLength / 2),
      'was changed': changed,
      'no backup': Buffer.from('a letter to a friend '.repeat(400)),
    };
    for (const [says, bytes] of Object.entries(files)) {
      const [bad, directory] = [join(root, says), join(root, `into ${says}`)];
      writeFileSync(bad, bytes);
      await expect(restore({ directory, file: bad, force: true })).rejects.toThrow(says);
      expect(readdirSync(directory)).toEqual(['serve.lock']);
    }
    const own = await withBackup('a secret of the operator');
    const into = { directory: join(root, 'other'), file: own.file, force: true };
    const other = restore({ ...into, secret: 'another secret of mine' });
    await expect(other).rejects.toThrow('SECRET_KEY is not the one');
    await expect(restore({ directory: root, file: join(root, 'none'), force: true })).rejects.toThrow('no file');
  });

  it('takes nothing from a file that holds anything but our own tables, or a value larger than we write', async () => {
    const { root, file } = await withBackup();
    const changes: Readonly<Record<string, string>> = {
      trigger: 'CREATE TRIGGER canary AFTER UPDATE ON jobs BEGIN DELETE FROM jobs; END',
      view: 'CREATE VIEW canary AS SELECT * FROM jobs',
      'view in place of its files': 'ALTER TABLE backup RENAME TO files; CREATE VIEW backup AS SELECT * FROM files',
      'computed column': 'ALTER TABLE ledger ADD COLUMN canary BLOB AS (zeroblob(900000000))',
      'table without our columns': 'DROP TABLE kept; CREATE TABLE kept (namespace TEXT, key TEXT) STRICT',
      'no table of files': 'DROP TABLE backup',
      'large value': "INSERT INTO kept (namespace, key, value) VALUES ('x', 'x', printf('%.*c', 17000000, 'x'))",
    };
    for (const [what, change] of Object.entries(changes)) {
      const [bad, directory] = [join(root, what), join(root, `into ${what}`)];
      copyFileSync(file, bad);
      const backup = new DatabaseSync(bad);
      backup.exec(change);
      backup.close();
      const says = what === 'large value' ? 'larger than this program writes' : 'no backup of this program';
      await expect(restore({ directory, file: bad, force: true }), what).rejects.toThrow(says);
      expect(readdirSync(directory)).toEqual(['serve.lock']);
    }
  });

  it('takes the rows of an earlier version, and leaves it to no process', async () => {
    const { root, file } = await withBackup();
    const backup = new DatabaseSync(file);
    backup.exec(
      `DROP TABLE results;
       DROP INDEX jobs_asked; DROP INDEX jobs_under_way; ALTER TABLE jobs DROP COLUMN wish; PRAGMA user_version = 2;`,
    );
    backup.close();
    const directory = join(root, 'into');
    expect(await restore({ directory, file, force: false })).toEqual({ unfinished: 4 });
    const { database } = await opened(directory, new World());
    const rows = database.prepare('SELECT DISTINCT owner, lease_until, wish FROM jobs').all();
    expect(rows).toMatchObject([{ owner: null, lease_until: 0, wish: null }]);
    const { mode } = statSync(join(directory, 'faceswap.db'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('writes nowhere but into the data folder, whatever the file says', async () => {
    const { root, file } = await withBackup();
    const backup = new DatabaseSync(file);
    const [first] = backup.prepare("SELECT name FROM backup WHERE name LIKE 'shelf/%'").all();
    backup.prepare("UPDATE backup SET name = 'shelf/../../escaped' WHERE name = ?").run(String(first?.name));
    backup.close();
    await restore({ directory: join(root, 'into'), file, force: false }).catch(() => undefined);
    expect(existsSync(join(root, 'escaped'))).toBe(false);
  });
});
