import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { type Clock, systemClock } from '../../src/core/clock.ts';
import type { CoreEvent } from '../../src/core/events.ts';
import type { ReplyRef } from '../../src/core/ports/chat.ts';
import type { Job } from '../../src/core/ports/job.ts';
import type { Keys } from '../../src/core/secret.ts';
import { loadSecretKeys } from '../../src/storage/files/secret-key.ts';
import { openStores } from '../../src/storage/stores.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { ManualClock } from './clocks/manual-clock.ts';
import type { RedisServer } from './storage/redis-server.ts';

const fixture = resolve(import.meta.dirname, '../fixtures/stored-jobs');
/** A while after everything was written: leases are over, and what was kept for a quarter of an hour is there still. */
const afterwards = Date.UTC(2026, 0, 15, 12, 5);
const never = new AbortController().signal;
const redisSecret = 'the operator of the stored jobs';

/** What a process that finds the stored jobs is started with. */
export interface Found {
  readonly directory: string;
  readonly redisUrl?: string;
  readonly secretKeys: Keys;
  readonly clock: Clock;
  /** Lets some time pass. */
  pass(): Promise<void>;
  /** What is left of the lines in which jobs wait. */
  lines(): Promise<readonly string[]>;
}

/** A copy of the data folder. */
export async function findFolder(): Promise<Found> {
  const directory = temporaryFolder();
  cpSync(join(fixture, 'folder'), directory, { recursive: true });
  const clock = new ManualClock(afterwards);
  return {
    directory,
    secretKeys: await loadSecretKeys(directory),
    clock: { now: () => clock.now(), sleep: (ms, signal) => clock.sleep(ms, signal) },
    pass: () => clock.advance(250),
    lines: async () => [],
  };
}

/** The same things in Redis, where all that was there before is lost. */
export async function findRedis(server: RedisServer): Promise<Found> {
  const redis = server.connect();
  await redis.flushall();
  await restore(redis);
  const secretKeys = await loadSecretKeys('', { secret: redisSecret });
  return {
    directory: '',
    redisUrl: server.url,
    secretKeys,
    clock: hurriedAfterwards(),
    pass: () => systemClock.sleep(10, never),
    lines: () => redis.keys('*:line:*'),
  };
}

type Argument = string | { readonly base64: string };

async function restore(redis: Redis): Promise<void> {
  const commands = JSON.parse(readFileSync(join(fixture, 'redis.json'), 'utf8')) as [string, ...Argument[]][];
  for (const [name, ...given] of commands) {
    const bytes = given.map((one) => (typeof one === 'string' ? one : Buffer.from(one.base64, 'base64')));
    await redis.call(name, ...bytes);
  }
}

/** Ten times as fast as the real one. */
function hurriedAfterwards(): Clock {
  const begun = performance.now();
  return {
    now: () => Math.round(afterwards + (performance.now() - begun) * 10),
    sleep: (ms, signal) => systemClock.sleep(ms / 10, signal),
  };
}

/** What the jobs are called by the messages that show them, whatever the platform. */
export function nameOf(ref: ReplyRef): string {
  return String(ref.message ?? ref.key ?? ref.run);
}

/** What is stored there, and the jobs by their names. */
export async function openFound({ pass, lines, ...parts }: Found, events: CoreEvent[] = []) {
  const stores = await openStores({ ...parts, onEvent: (event) => events.push(event) });
  onTestFinished(() => stores.close());
  const jobs = async () => (await stores.store.list({ limit: 100 })).jobs;
  const found = new Map((await jobs()).map((job) => [nameOf(job.request.replyRef), job]));
  function jobNamed(name: string): Job {
    const job = found.get(name);
    if (!job) throw new Error(`there is no job ${name}`);
    return job;
  }
  return { stores, jobs, jobNamed, clock: parts.clock, pass, lines };
}
