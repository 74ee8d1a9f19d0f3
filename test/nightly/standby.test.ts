import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KillRig } from '../fakes/kills/rig.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';

const redis = new RedisServer();

describe.skipIf(noRedis)(`a front that stands by${needsRedis}`, () => {
  beforeAll(() => redis.start());
  afterAll(() => redis.close());

  it.each([
    ['SIGKILL', 25_000],
    ['SIGTERM', 8_000],
  ] as const)(
    'takes the place of one that ends by %s; nothing is lost, and nothing answered twice',
    async (signal, withinMs) => {
      await redis.empty();
      const rig = await KillRig.start({ vendor: 'akool', platforms: ['telegram', 'discord'], redisUrl: redis.url });
      const first = rig.serve({ role: 'front' });
      const worker = rig.serve({ role: 'worker' });
      await Promise.all([first, worker].map((run) => run.says('Ready.')));
      const second = rig.serve({ role: 'front' });
      await second.says('Standing by');
      const ask = async (times: number): Promise<void> => {
        for (let count = 0; count < times; count++) {
          const platform = rig.platforms[count % rig.platforms.length];
          if (platform) await rig.ask(platform);
        }
      };
      rig.vendor.hold();
      await ask(10);
      await expect.poll(() => rig.vendor.paid.size, { timeout: 60_000 }).toBeGreaterThan(3);
      const asking = ask(10);
      first.child.kill(signal);
      const begunAt = performance.now();
      await second.says('Ready.');
      const tookMs = Math.round(performance.now() - begunAt);
      process.stdout.write(`${signal}: another front answers after ${tookMs} ms\n`);
      expect(tookMs).toBeLessThan(withinMs);
      rig.vendor.goOn();
      await asking;
      await rig.untilAllEnd(120_000);
      const verdict = await rig.verdict();
      expect(verdict.problems).toEqual([]);
      expect(verdict.done).toBe(20 - verdict.parked);
      for (const run of [second, worker]) run.child.kill('SIGTERM');
      expect([(await second.ended).code, (await worker.ended).code]).toEqual([0, 0]);
    },
  );
});
