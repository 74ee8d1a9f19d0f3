import { expect } from 'vitest';
import type { Run } from '../../e2e/command-line.ts';
import type { RedisServer } from '../storage/redis-server.ts';
import { KillRig } from './rig.ts';

export interface ManyMachines {
  readonly redis: Pick<RedisServer, 'url' | 'empty' | 'stop'> & { start(): Promise<unknown> };
  readonly workers: number;
  readonly jobs: number;
  /** A worker dies so often, and is started again; at first all of them do. */
  readonly killEveryMs: number;
  readonly kills: number;
  /** After so many kills Redis dies too, and is started again with what it had written down. */
  readonly redisDiesAfter?: number;
  /** So many more ask just before; Redis dies as soon as the first of these is paid for. */
  readonly jobsThen?: number;
  /** After so many kills the front dies. */
  readonly frontDiesAfter?: number;
  /** Whether workers and front are asked to stop, instead of being killed. */
  readonly isPolite?: boolean;
  /** How late paid requests are answered. */
  readonly answersAfterMs?: number;
}

const endMs = 300_000;

/**
 * A front and workers as processes of their own, which die and come back while people ask. Between one death and the next
 * the vendor does nothing, and then works again, so that half of the deaths come while swaps are under way.
 */
export async function killWorkers(options: ManyMachines) {
  const { redis, workers: count, jobs, jobsThen = 0, kills, isPolite = false, answersAfterMs = 0 } = options;
  const lastSignal = isPolite ? 'SIGTERM' : 'SIGKILL';
  await redis.empty();
  const rig = await KillRig.start({ vendor: 'akool', platforms: ['telegram', 'discord'], redisUrl: redis.url });
  rig.vendor.answersAfter(answersAfterMs);
  let resumed = 0;
  const end = async (run: Run | undefined, signal: 'SIGKILL' | 'SIGTERM') => {
    run?.child.kill(signal);
    const ended = await run?.ended;
    resumed += ended?.stderr.match(/"job-resumed"/g)?.length ?? 0;
    return ended?.code;
  };
  let front = rig.serve({ role: 'front' });
  const workers = Array.from({ length: count }, () => rig.serve({ role: 'worker' }));
  await Promise.all([front, ...workers].map((run) => run.says('Ready.')));
  rig.vendor.hold();
  let asking: Promise<unknown> = askAll(rig, jobs);
  await expect.poll(() => rig.vendor.paid.size, { timeout: endMs }).toBeGreaterThan(count);
  for (let kill = 0; kill < kills; kill++) {
    await pause(options.killEveryMs);
    const dying = kill === 0 ? [...workers.keys()] : [kill % count];
    await Promise.all(dying.map((place) => end(workers[place], lastSignal)));
    if (kill % 2 === 0) rig.vendor.goOn();
    else rig.vendor.hold();
    for (const place of dying) workers[place] = rig.serve({ role: 'worker' });
    if (kill === options.redisDiesAfter) {
      if (jobsThen > 0) {
        asking = Promise.all([asking, askAll(rig, jobsThen)]);
        await expect.poll(() => rig.vendor.paid.size, { timeout: endMs, interval: 5 }).toBeGreaterThan(jobs);
      }
      await redis.stop();
      await redis.start();
    }
    if (kill === options.frontDiesAfter) {
      await end(front, lastSignal);
      front = rig.serve({ role: 'front' });
    }
  }
  rig.vendor.goOn();
  await asking;
  await rig.untilAllEnd(endMs);
  const codes = await Promise.all([front, ...workers].map((run) => end(run, 'SIGTERM')));
  const stored = await rig.jobs();
  return { codes, stored: stored.length, resumed, ...(await rig.verdict()) };
}

async function askAll(rig: KillRig, jobs: number): Promise<void> {
  for (let job = 0; job < jobs; job++) {
    const platform = rig.platforms[job % rig.platforms.length];
    if (platform) await rig.ask(platform);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
