import type { Run } from '../../e2e/command-line.ts';
import type { PlatformName } from './platforms.ts';
import { KillRig } from './rig.ts';
import type { VendorName } from './vendors.ts';

export interface RandomKills {
  readonly vendor: VendorName;
  readonly platforms: readonly PlatformName[];
  readonly kills: number;
  /** Swaps that are under way at once. */
  readonly inFlight: number;
  readonly seed: number;
  readonly isReachable?: boolean;
  /** How long it lives once it is ready, on average. */
  readonly livesMs?: number;
}

/** Of all kills, how many come before the program is ready. */
const early = 0.2;
const usualStartMs = 900;
const endMs = 180_000;

/** Kills the program at random moments while people ask and ask; then lets it end what is left. */
export async function killAtRandom(options: RandomKills) {
  const { kills, inFlight, seed, livesMs = 700 } = options;
  const random = createRandom(seed);
  const rig = await KillRig.start(options);
  const asking: Promise<unknown>[] = [];
  let open = 0;
  for (let kill = 0; kill < kills; kill++) {
    const run = rig.serve();
    for (; open < inFlight; open++) {
      const platform = rig.platforms[Math.floor(random() * rig.platforms.length)];
      if (platform) asking.push(rig.ask(platform));
    }
    await killAtSomeMoment(run, random, livesMs);
    open = (await rig.open()).length;
  }
  const last = rig.serve();
  await last.says('Ready.');
  await Promise.all(asking);
  await rig.untilAllEnd(endMs);
  last.child.kill('SIGTERM');
  const { code } = await last.ended;
  return { code, asked: rig.asked.length, ...(await rig.verdict()) };
}

async function killAtSomeMoment(run: Run, random: () => number, livesMs: number): Promise<void> {
  if (random() < early) await pause(random() * usualStartMs);
  else {
    await run.says('Ready.');
    await pause(-Math.log(1 - random()) * livesMs);
  }
  run.child.kill('SIGKILL');
  await run.ended;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Numbers from 0 to 1; the same seed gives the same ones. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
