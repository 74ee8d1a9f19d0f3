import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../../../src/storage/sqlite/jobs.ts';
import { queuedJob } from '../jobs.ts';

/** Damage that a power cut or a bad disk does to the end of a file. */
const harmsDone = {
  cut: (whole: Buffer, at: number) => whole.subarray(0, at),
  zeroed: (whole: Buffer, at: number) => Buffer.concat([whole.subarray(0, at), Buffer.alloc(whole.length - at)]),
  doubled: (whole: Buffer, at: number) => Buffer.concat([whole, whole.subarray(at)]),
};
type Harm = keyof typeof harmsDone;
export const harms = Object.keys(harmsDone) as readonly Harm[];

const jobs = 4;
const options = { now: () => 1_000, isAlive: () => true };

/**
 * Damages the last `bytes` of a write-ahead file that holds every job of its store, at each `step`-th byte in turn.
 * Yields the jobs that can be read then, and the jobs of which no byte was damaged.
 */
export async function* harmTail(folder: string, harm: Harm, { bytes, step }: { bytes: number; step: number }) {
  const { log, ends, main, copy } = await leaveLog(folder);
  for (let at = log.length - bytes; at < log.length; at += step) {
    const harmed = harmsDone[harm](log, at);
    copyFileSync(main, copy);
    writeFileSync(`${copy}-wal`, harmed);
    const spared = ends
      .filter((end) => harmed.subarray(0, end).equals(log.subarray(0, end)))
      .map((_, id) => `job-${id}`);
    yield { at, spared, read: await idsIn(copy) };
  }
}

/**
 * A store whose jobs are only in its write-ahead file, as a killed process leaves it. `copy` makes a copy to damage.
 */
export async function leaveLog(folder: string) {
  const path = join(folder, 'jobs.db');
  const database = openDatabase(path);
  const store = createSqliteJobStore(database, options);
  /** How long the write-ahead file was after each job. */
  const ends: number[] = [];
  for (let id = 0; id < jobs; id++) {
    await store.insert(queuedJob({ id: `job-${id}`, requestedAt: id }), 'one');
    ends.push(statSync(`${path}-wal`).size);
  }
  const log = readFileSync(`${path}-wal`);
  const main = join(folder, 'main.db');
  const copy = join(folder, 'copy.db');
  for (const to of [main, copy]) copyFileSync(path, to);
  copyFileSync(`${path}-wal`, `${copy}-wal`);
  database.close();
  return { log, ends, main, copy };
}

async function idsIn(path: string): Promise<readonly string[]> {
  const database = openDatabase(path);
  try {
    const { jobs: kept } = await createSqliteJobStore(database, options).unfinished();
    return kept.map(({ id }) => id);
  } finally {
    database.close();
  }
}
