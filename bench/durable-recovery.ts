import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Job, overAt } from '../src/core/ports/job.ts';
import { inTransaction, openDatabase } from '../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../src/storage/sqlite/jobs.ts';
import { doneJob, runningJob } from './durable-jobs.ts';
import { median } from './numbers.ts';

const goal = 2;
const records = 100_000;
const pairs = 5;

function fill(database: DatabaseSync, jobAt: (index: number) => Job): void {
  const insert = database.prepare(
    'INSERT INTO jobs (id, state, requested_at, finished_at, record, owner, lease_until) VALUES (?, ?, ?, ?, ?, NULL, 0)',
  );
  inTransaction(database, () => {
    for (let index = 0; index < records; index++) {
      const job = jobAt(index);
      insert.run(job.id, job.state, job.requestedAt, overAt(job) ?? null, JSON.stringify(job));
    }
  });
}

/** Milliseconds of CPU, which other programs on the machine do not lengthen. */
async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** What a start reads of 100,000 stored jobs, against opening and parsing the very same rows plainly. */
export async function recovery(folder: string): Promise<boolean> {
  const kinds = {
    'all unfinished': (index: number) => runningJob(`job ${index}`, index),
    'one in a hundred unfinished': (index: number) =>
      index % 100 === 0 ? runningJob(`job ${index}`, index) : doneJob(`job ${index}`, index),
  };
  let isMet = true;
  for (const [kind, jobAt] of Object.entries(kinds)) isMet = (await compare(folder, kind, jobAt)) && isMet;
  return isMet;
}

async function compare(folder: string, kind: string, jobAt: (index: number) => Job): Promise<boolean> {
  const path = join(folder, `${kind}.db`);
  const database = openDatabase(path);
  fill(database, jobAt);
  database.close();
  const plain: number[] = [];
  const recovered: number[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    plain.push(await cpuOf(() => readPlainly(path)));
    recovered.push(await cpuOf(() => recover(path)));
  }
  const ratio = median(recovered) / median(plain);
  console.log(
    `100,000 jobs, ${kind}: ${median(recovered).toFixed(0)} ms of CPU, plainly ${median(plain).toFixed(0)} ms`,
  );
  console.log(`recovery: ${ratio.toFixed(2)} times plain reading (goal ${goal}: ${ratio <= goal ? 'met' : 'MISSED'})`);
  return ratio <= goal;
}

function readPlainly(path: string): void {
  const database = new DatabaseSync(path);
  const rows = database.prepare('SELECT record FROM jobs ORDER BY requested_at').all();
  rows.map(({ record }) => JSON.parse(String(record)));
  database.close();
}

/** Checks the whole file, and every record that is not over. */
async function recover(path: string): Promise<void> {
  const database = openDatabase(path);
  await createSqliteJobStore(database, { now: Date.now, isAlive: () => false }).unfinished();
  database.close();
}
