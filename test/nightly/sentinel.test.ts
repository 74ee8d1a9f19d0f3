import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { killWorkers } from '../fakes/kills/many-machines.ts';
import { FailoverRig } from '../fakes/storage/failover-rig.ts';
import { RedisSentinels } from '../fakes/storage/redis-sentinels.ts';
import { needsRedis, noRedis } from '../fakes/storage/redis-server.ts';

const patient = { timeout: 60_000 };
const never = new AbortController().signal;
let redis: RedisSentinels;

describe.skipIf(noRedis)(`a failover of Redis${needsRedis}`, () => {
  beforeEach(async () => {
    redis = await new RedisSentinels().start();
  });
  afterEach(() => redis.close());

  it('to a replica that lags: nothing is paid for until somebody has looked', async () => {
    const rig = new FailoverRig(redis);
    const front = await rig.start();
    await redis.cutReplica();
    const { id } = await rig.ask(front, 'm1');
    await expect.poll(async () => (await front.find(id))?.job, patient).toHaveProperty('attempt.ticket');
    await redis.stop();
    await expect.poll(() => rig.kinds(), patient).toContain('store-went-back');
    await rig.ask(front, 'later');
    await rig.clock.sleep(10_000, never); // longer than processes wait for each other
    expect(rig.provider.paid).toBe(1);
    const master = await redis.master();
    await master.connect().hdel('faceswap:generation', 'halted');
    await rig.ends('later');
    await rig.close();
  });

  it('although the former master hangs, and comes back as if nothing had been', async () => {
    const rig = new FailoverRig(redis);
    const front = await rig.start();
    await rig.ask(front, 'first');
    await expect.poll(() => rig.provider.paid, patient).toBe(1);
    const { wake } = await redis.hang();
    const messages = Array.from({ length: 24 }, (_, index) => `m${index}`);
    await Promise.all(messages.map((message) => rig.ask(front, message)));
    wake();
    await rig.ends(...messages);
    expect(rig.provider.paid).toBe(messages.length + 1);
    expect(rig.kinds().filter((kind) => ['store-went-back', 'bug'].includes(kind))).toEqual([]);
    await rig.close();
  });

  it('ends every swap once, of processes that die as well', async () => {
    const [jobs, jobsThen] = [12, 12];
    const deaths = { killEveryMs: 5_000, kills: 6, redisDiesAfter: 3 };
    const ended = await killWorkers({ redis, workers: 3, jobs, jobsThen, ...deaths });
    process.stdout.write(`${JSON.stringify(ended)}\n`);
    expect(ended.problems).toEqual([]);
    expect(ended).toMatchObject({ codes: [0, 0, 0, 0], stored: jobs + jobsThen });
    expect(ended.done).toBe(jobs + jobsThen - ended.parked);
  });
});
