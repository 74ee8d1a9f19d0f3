import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { KillRig } from '../fakes/kills/rig.ts';

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

it.runIf(isNight && process.platform === 'linux')(
  'swaps once although the process that works on the picture is killed',
  async () => {
    const settings = { PROVIDERS: 'local', PUBLIC_URL: '' };
    const rig = await KillRig.start({ vendor: 'akool', platforms: ['telegram'], settings });
    const [telegram] = rig.platforms;
    if (!telegram) throw new Error('there is no platform');
    const run = rig.serve();
    await rig.ask(telegram);
    await run.says('"event":"accepted"');
    const workers = childrenOf(run.child.pid ?? 0);
    expect(workers).not.toEqual([]);
    for (const worker of workers) process.kill(worker, 'SIGKILL');
    await rig.untilAllEnd(120_000);
    expect(await rig.verdict()).toMatchObject({ done: 1, problems: [] });
    run.child.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
  },
  600_000,
);
