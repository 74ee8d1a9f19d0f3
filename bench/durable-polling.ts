import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { systemClock } from '../src/core/clock.ts';
import type { EncodedMedia } from '../src/core/ports/media.ts';
import type { SwapProvider } from '../src/core/ports/provider.ts';
import { createSwaps } from '../src/core/swaps.ts';
import { createCrun } from '../src/providers/crun/provider.ts';
import { createVendorHttp } from '../src/providers/http/vendor-http.ts';
import { openDatabase } from '../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../src/storage/sqlite/jobs.ts';
import { FakeChat } from '../test/fakes/fake-chat.ts';
import { fakeIntake } from '../test/fakes/fake-intake.ts';
import { createMemoryBlobStore } from '../test/fakes/storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from '../test/fakes/storage/memory-expiring-store.ts';
import { knowsNothing } from '../test/fakes/verifier.ts';
import { runningJob } from './durable-jobs.ts';

const goal = 0.25;
const jobs = 1_000;
const warmUpMs = 5_000;
const measuredMs = 20_000;

/** CPU of a thousand jobs under way, each polled once a second through the whole core, a real adapter and real sockets. */
export async function pollingLoad(folder: string): Promise<boolean> {
  const vendor = fork(new URL('./pending-server.ts', import.meta.url));
  const [port] = await once(vendor, 'message');
  const settings = { CRUN_API_KEY: 'key', CRUN_BASE_URL: `http://127.0.0.1:${port}` };
  const crun = createCrun(settings, { http: createVendorHttp, clock: systemClock });
  let polls = 0;
  const everySecond: SwapProvider = {
    ...crun,
    pollEveryMs: 1_000,
    poll(ticket, options) {
      polls += 1;
      return crun.poll(ticket, options);
    },
  };
  const database = openDatabase(join(folder, 'polling.db'));
  const store = createSqliteJobStore(database, { now: Date.now, isAlive: () => false });
  for (let index = 0; index < jobs; index++) await store.insert(polledJob(index), 'a process that is gone');
  const swaps = createSwaps({
    ...quietParts(),
    providers: [everySecond],
    memberHash: ({ id }) => id,
    store,
    concurrency: jobs,
  });
  await swaps.resumeAll(() => true);
  await systemClock.sleep(warmUpMs, new AbortController().signal);
  const [cpu, pollsBefore, startedAt] = [process.cpuUsage(), polls, performance.now()];
  await systemClock.sleep(measuredMs, new AbortController().signal);
  const { user, system } = process.cpuUsage(cpu);
  const tookMs = performance.now() - startedAt;
  const rate = ((polls - pollsBefore) * 1_000) / tookMs;
  await swaps.close();
  database.close();
  vendor.disconnect();
  const used = (user + system) / 1_000 / tookMs;
  // A machine that is busy with other things polls more seldom: what counts is what each poll costs.
  const share = (used * jobs) / rate;
  console.log(`1,000 jobs: ${rate.toFixed(0)} polls a second took ${(100 * used).toFixed(1)} % of a core`);
  const verdict = share < goal ? 'met' : 'MISSED';
  console.log(`polling 1,000 jobs at 1 Hz: ${(100 * share).toFixed(1)} % of a core (goal ${100 * goal} %: ${verdict})`);
  return share < goal;
}

function polledJob(index: number) {
  const job = runningJob(`job ${index}`, Date.now());
  if (job.state !== 'running') throw new Error('not running');
  const attempt = { ...job.attempt, provider: 'crun', ticket: { taskId: `task ${index}` } };
  const replyRef = { platform: 'fake', message: `message ${index}` };
  return { ...job, attempt, request: { ...job.request, replyRef } };
}

/** Everything around the core that does nothing. */
export function quietParts() {
  const chat = new FakeChat();
  return {
    owner: 'bench',
    expiringStore: createMemoryExpiringStore(systemClock),
    blobs: createMemoryBlobStore(),
    clock: systemClock,
    intake: fakeIntake,
    limits: { maxBytes: 1_000_000, maxPixels: 1e6, maxSeconds: 60 },
    maxResultBytes: 1_000_000,
    chat: () => chat,
    onEvent: () => undefined,
    deadlineMs: 600_000,
    blocks: { isMemberBlocked: async () => false },
    consents: { given: async () => true },
    moderator: { judge: async () => 'pass' as const },
    quota: { take: async () => true as const, giveBack: async () => undefined },
    marker: { mark: async (result: EncodedMedia) => result },
    verifier: knowsNothing,
    budget: { take: async () => true, giveBack: async () => undefined },
    webhookUrl: () => undefined,
  };
}
