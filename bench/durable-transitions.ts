import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../src/storage/sqlite/jobs.ts';
import { runningJob } from './durable-jobs.ts';
import { median, percentile } from './numbers.ts';

const goal = 0.5;
const pairs = 7;
const writes = 400;
const jobs = 100;

/** Milliseconds of each write. */
async function timed(write: (index: number) => Promise<unknown> | number): Promise<number[]> {
  const took: number[] = [];
  for (let index = 0; index < writes; index++) {
    const start = performance.now();
    await write(index);
    took.push(performance.now() - start);
  }
  return took;
}

/** State changes a second, each on disk before the next, against records appended with an fdatasync each. Neither groups. */
export async function transitions(folder: string): Promise<boolean> {
  const database = openDatabase(join(folder, 'transitions.db'));
  const store = createSqliteJobStore(database, { now: Date.now, isAlive: () => true });
  const all = Array.from({ length: jobs }, (_, index) => runningJob(`job ${index}`, index));
  for (const job of all) await store.insert(job, 'bench');
  const lines = all.map((job) => Buffer.from(`${JSON.stringify(job)}\n`));
  const file = openSync(join(folder, 'transitions.log'), 'a');
  const append = (index: number): number => {
    const written = writeSync(file, lines[index % jobs] ?? Buffer.alloc(0));
    fdatasyncSync(file);
    return written;
  };
  const update = async (index: number): Promise<void> => {
    const job = all[index % jobs];
    if (job) await store.update(job, 'bench');
  };
  const raw: number[][] = [];
  const stored: number[][] = [];
  for (let pair = 0; pair < pairs; pair++) {
    raw.push(await timed(append));
    stored.push(await timed(update));
  }
  closeSync(file);
  database.close();
  const ratio = median(raw.map((took, pair) => sum(took) / sum(stored[pair] ?? [])));
  report('append + fdatasync', raw.flat());
  report('job store         ', stored.flat());
  console.log(`transitions: ${ratio.toFixed(2)} of the raw rate (goal ${goal}: ${ratio >= goal ? 'met' : 'MISSED'})`);
  return ratio >= goal;
}

function report(name: string, took: readonly number[]): void {
  const rate = (1_000 * took.length) / sum(took);
  const p99 = percentile(took, 0.99).toFixed(2);
  console.log(`${name} ${rate.toFixed(0)} a second, ${median(took).toFixed(2)} ms each, p99 ${p99} ms`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
