import { describe, expect, it } from 'vitest';
import { killAtWrites } from '../fakes/kills/at-writes.ts';
import { platformNames } from '../fakes/kills/platforms.ts';
import { vendorNames } from '../fakes/kills/vendors.ts';

const pairs = vendorNames.flatMap((vendor) => platformNames.map((platform) => ({ vendor, platform })));

describe('killed at every write of a swap', () => {
  it.each(pairs)('$vendor on $platform: it ends once', async ({ vendor, platform }) => {
    for (const side of ['before', 'after'] as const) {
      const { kills, verdict } = await killAtWrites({ vendor, platform, next: (made) => ({ number: made + 1, side }) });
      tell([vendor, platform, side, kills, verdict]);
      expect(kills).toBeGreaterThan(30);
    }
  });
});

function tell(facts: readonly unknown[]): void {
  process.stdout.write(`${JSON.stringify(facts)}\n`);
}
