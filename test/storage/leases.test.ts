import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../../src/storage/sqlite/jobs.ts';
import { queuedJob } from '../fakes/jobs.ts';
import { createMemoryJobStore } from '../fakes/storage/memory-job-store.ts';

const dayMs = 86_400_000;

it.each([
  ['SQLite', (now: () => number) => createSqliteJobStore(openDatabase(':memory:'), { now, isAlive: () => true })],
  ['the store in memory', (now: () => number) => createMemoryJobStore({ now })],
])('%s does not leave a job alone for a day because the clock was set back', async (_, create) => {
  let now = 10 * dayMs;
  const store = create(() => now);
  await store.insert(queuedJob(), 'a process that is gone');
  now -= 5_000;
  expect(await store.claim('job-1', 'heir')).toBeUndefined();
  now -= dayMs;
  expect(await store.claim('job-1', 'heir')).toEqual(queuedJob());
});
