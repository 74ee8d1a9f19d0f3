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
  /** How long it lives once it is ready, on average and as a multiple of what its start takes on this machine. */
  readonly life?: number;
  /** Of all kills, how many are polite stops instead, by SIGTERM. */
  readonly politely?: number;
  /** How late paid requests are answered. */
  readonly answersAfterMs?: number;
}

/** Of all kills, how many come before the program is ready. */
const early = 0.2;
const endMs = 180_000;
/** Docker kills a container that takes longer. */
const stopsWithinMs = 10_000;

/** Kills or stops the program at random moments while people ask and ask; then lets it end what is left. */
export async function killAtRandom(options: RandomKills) {
  const { kills, inFlight, seed, life = 1.5, politely = 0, answersAfterMs = 0 } = options;
  const random = createRandom(seed);
  const rig = await KillRig.start(options);
  rig.vendor.answersAfter(answersAfterMs);
  /** Of the polite stops, those that took too long or failed. */
  const rude: string[] = [];
  const asking = new Set<Promise<unknown>>();
  let open = 0;
  let startMs = 1_000;
  for (let kill = 0; kill < kills; kill++) {
    const startedAt = Date.now();
    const run = rig.serve();
    for (; open < inFlight; open++) {
      const platform = rig.platforms[Math.floor(random() * rig.platforms.length)];
      if (!platform) continue;
      const asked = rig.ask(platform).finally(() => asking.delete(asked));
      asking.add(asked);
    }
    const ready = run.says('Ready.');
    ready.catch(() => undefined); // it may be killed before
    const isPolite = random() < politely;
    if (random() < early && !isPolite) await pause(random() * startMs);
    else {
      await ready;
      startMs = Date.now() - startedAt;
      await pause(-Math.log(1 - random()) * life * startMs);
    }
    const askedAt = Date.now();
    run.child.kill(isPolite ? 'SIGTERM' : 'SIGKILL');
    const { code } = await run.ended;
    const tookMs = Date.now() - askedAt;
    if (isPolite && (code !== 0 || tookMs > stopsWithinMs)) rude.push(`${code} after ${tookMs} ms`);
    open = (await rig.open()).length + asking.size;
  }
  const last = rig.serve();
  await last.says('Ready.');
  await Promise.all(asking);
  await rig.untilAllEnd(endMs);
  last.child.kill('SIGTERM');
  const { code } = await last.ended;
  return { code, rude, asked: rig.asked.length, ...(await rig.verdict()) };
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
