import { expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { KillRig } from '../fakes/kills/rig.ts';

/** Stops the program while one swap runs and two wait, starts it again, and tells what was stored each time. */
async function stopAndGoOn(signal: 'SIGTERM' | 'SIGKILL') {
  const rig = await KillRig.start({
    vendor: 'akool',
    platforms: ['telegram'],
    settings: { JOBS_AT_ONCE: '1' },
  });
  const [telegram] = rig.platforms;
  if (!telegram) throw new Error('there is no platform');
  rig.vendor.hold();
  const first = rig.serve();
  for (let count = 0; count < 3; count++) await rig.ask(telegram);
  await expect.poll(() => stored(rig), { timeout: 60_000 }).toEqual(['queued', 'queued', 'running with a ticket']);
  const askedAt = Date.now();
  first.child.kill(signal);
  const { code } = await first.ended;
  const stoppedMs = Date.now() - askedAt;
  const left = await stored(rig);
  rig.vendor.goOn();
  const second = rig.serve();
  await rig.untilAllEnd(60_000);
  second.child.kill(signal);
  await second.ended;
  const { done, parked, problems } = await rig.verdict();
  return { code, stoppedMs, left, ended: await stored(rig), done, parked, problems };
}

async function stored(rig: KillRig): Promise<string[]> {
  const jobs = await rig.jobs();
  return jobs
    .map((job) => (job.state === 'running' && job.attempt.ticket ? 'running with a ticket' : job.state))
    .sort();
}

it.runIf(isNight)(
  'leaves and ends the same, asked to stop or killed',
  async () => {
    const [asked, killed] = await Promise.all([stopAndGoOn('SIGTERM'), stopAndGoOn('SIGKILL')]);
    expect(asked).toMatchObject({ code: 0, done: 3, problems: [], ended: ['done', 'done', 'done'] });
    expect(asked.stoppedMs).toBeLessThan(10_000);
    expect(killed).toEqual({ ...asked, code: null, stoppedMs: killed.stoppedMs });
  },
  600_000,
);

it.runIf(isNight)(
  'waits for an answer that is under way when it is asked to stop, and parks nothing',
  async () => {
    const rig = await KillRig.start({ vendor: 'crun', platforms: ['telegram'], isReachable: false });
    const [telegram] = rig.platforms;
    if (!telegram) throw new Error('there is no platform');
    rig.vendor.answersAfter(2_000);
    const first = rig.serve();
    await rig.ask(telegram);
    await expect.poll(() => rig.vendor.paid.size, { timeout: 60_000, interval: 10 }).toBe(1);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    expect(await stored(rig)).toEqual(['running with a ticket']);
    const second = rig.serve();
    await rig.untilAllEnd(60_000);
    second.child.kill('SIGTERM');
    expect(await rig.verdict()).toMatchObject({ done: 1, parked: 0, problems: [] });
  },
  600_000,
);
