import { expect } from 'vitest';
import type { Run } from '../../e2e/command-line.ts';
import type { PlatformName } from './platforms.ts';
import { KillRig } from './rig.ts';
import type { VendorName } from './vendors.ts';

const preload = new URL('./kill-at-write.ts', import.meta.url).href;
const endMs = 180_000;

export interface WriteKill {
  readonly number: number;
  readonly side: 'before' | 'after';
  /** Counts only the writes that begin so. */
  readonly of?: string;
}

export interface WriteKills {
  readonly vendor: VendorName;
  readonly platform: PlatformName;
  /** For every start. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The next kill; called with how many were made. Undefined ends it, as does a start that was not killed. */
  next(made: number): WriteKill | undefined;
}

/** One swap per kill: the program dies at that write, is started again, and the swap must end once. */
export async function killAtWrites({ vendor, platform: name, settings = {}, next }: WriteKills) {
  const rig = await KillRig.start({ vendor, platforms: [name], settings });
  const [platform] = rig.platforms;
  if (!platform) throw new Error('there is no platform');
  let kills = 0;
  for (let kill = next(kills); kill; kill = next(kills)) {
    const asked = rig.ask(platform);
    if (!(await diesAt(kill, asked, rig))) break;
    kills += 1;
    const again = rig.serve();
    await again.says('Ready.');
    await asked;
    await rig.untilAllEnd(endMs);
    await rig.untilSettled(endMs); // so that writes are counted alike each time
    expect((await rig.verdict()).problems, `killed ${kill.side} write ${kill.number} ${kill.of ?? ''}`).toEqual([]);
    again.child.kill('SIGKILL');
    await again.ended;
  }
  return { kills, verdict: await rig.verdict(), jobs: await rig.jobs() };
}

/** False for a swap that ended before there was such a write. */
async function diesAt({ number, side, of }: WriteKill, asked: Promise<number>, rig: KillRig): Promise<boolean> {
  const fate = { KILL_AT: String(number), KILL_SIDE: side, ...(of !== undefined && { KILL_OF: of }) };
  const doomed = rig.serve({ settings: fate, nodeOptions: ['--import', preload] });
  const over = doomed.ended.then(() => undefined);
  await Promise.race([asked.then((request) => rig.untilTaken(request)), over]);
  await Promise.race([rig.untilAllEnd(endMs), over]);
  return hasDied(doomed);
}

/** Whether it was killed; one that has done its work is asked to stop, and may die on that way as well. */
async function hasDied(run: Run): Promise<boolean> {
  run.child.kill('SIGTERM');
  const { code } = await run.ended;
  return code === null;
}
