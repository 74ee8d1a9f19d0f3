import { describe, expect, it } from 'vitest';
import { killAtRandom } from '../fakes/kills/at-random.ts';
import { vendorNames } from '../fakes/kills/vendors.ts';

const stops = Number(process.env.KILLS ?? 150);
const seed = Number(process.env.KILL_SEED ?? Date.now());
const each = Math.ceil(stops / vendorNames.length);

describe(`${stops} polite stops while answers are under way, KILL_SEED=${seed}`, () => {
  it.each(vendorNames)('%s: nothing is parked, lost, paid for twice or posted twice', async (vendor) => {
    const ended = await killAtRandom({
      vendor,
      platforms: ['telegram', 'discord'],
      kills: each,
      inFlight: 12,
      life: 0.8,
      politely: 1,
      answersAfterMs: 1_500,
      seed,
      isReachable: vendor === 'modelslab', // a vendor that cannot call finds no lost answer again
    });
    process.stdout.write(`${JSON.stringify([vendor, ended])}\n`);
    expect(ended).toMatchObject({ code: 0, problems: [], parked: 0, rude: [], placeholders: 0 });
    expect(ended.done).toBeGreaterThan(each);
  });
});
