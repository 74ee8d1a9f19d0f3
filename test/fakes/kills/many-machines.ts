import type { Run } from '../../e2e/command-line.ts';
import type { RedisServer } from '../redis-server.ts';
import { KillRig } from './rig.ts';

export interface ManyMachines {
  readonly redis: RedisServer;
  readonly workers: number;
  readonly jobs: number;
  /** A worker dies so often, and is started again. */
  readonly killEveryMs: number;
  readonly kills: number;
  /** After so many kills Redis dies too, and is started again with what it had written down. */
  readonly redisDiesAfter?: number;
  /** After so many kills the front dies. */
  readonly frontDiesAfter?: number;
}

const endMs = 300_000;

/** A front and workers as processes of their own, which die and come back while people ask. */
export async function killWorkers(options: ManyMachines) {
  const { redis, workers: count, jobs, kills } = options;
  await redis.empty();
  const rig = await KillRig.start({ vendor: 'akool', platforms: ['telegram', 'discord'], redisUrl: redis.url });
  let front = rig.serve({ role: 'front' });
  const workers = Array.from({ length: count }, () => rig.serve({ role: 'worker' }));
  await Promise.all([front, ...workers].map((run) => run.says('Ready.')));
  const asking = askAll(rig, jobs);
  for (let kill = 0; kill < kills; kill++) {
    await pause(options.killEveryMs);
    const place = kill % count;
    await killed(workers[place]);
    workers[place] = rig.serve({ role: 'worker' });
    if (kill === options.redisDiesAfter) {
      await redis.stop('SIGKILL');
      await redis.start();
    }
    if (kill === options.frontDiesAfter) {
      await killed(front);
      front = rig.serve({ role: 'front' });
    }
  }
  await asking;
  await rig.untilAllEnd(endMs);
  const codes = await Promise.all([front, ...workers].map(stopped));
  const stored = await rig.jobs();
  return { codes, stored: stored.length, ...(await rig.verdict()) };
}

async function askAll(rig: KillRig, jobs: number): Promise<void> {
  for (let job = 0; job < jobs; job++) {
    const platform = rig.platforms[job % rig.platforms.length];
    if (platform) await rig.ask(platform);
  }
}

async function killed(run: Run | undefined): Promise<void> {
  run?.child.kill('SIGKILL');
  await run?.ended;
}

async function stopped(run: Run): Promise<number | null> {
  run.child.kill('SIGTERM');
  return (await run.ended).code;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
