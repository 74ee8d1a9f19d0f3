import { describe, expect, it } from 'vitest';
import { killAtRandom } from '../fakes/kills/at-random.ts';
import { vendorNames } from '../fakes/kills/vendors.ts';

const kills = Number(process.env.KILLS ?? 1_000);
const seed = Number(process.env.KILL_SEED ?? Date.now());
const each = Math.ceil(kills / vendorNames.length);
const platforms = ['telegram', 'discord'] as const;

describe(`${kills} kills, KILL_SEED=${seed}`, () => {
  it.each(vendorNames)('%s: no swap is lost, paid for twice or posted twice', async (vendor) => {
    const ended = await killAtRandom({ vendor, platforms, kills: each, inFlight: 12, seed });
    tell([vendor, ended]);
    expect(ended).toMatchObject({ code: 0, problems: [] });
    expect(ended.done).toBeGreaterThan(each);
    expect(ended.placeholders).toBeLessThanOrEqual(each);
  });
});

function tell(facts: readonly unknown[]): void {
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}
