import { expect, it } from 'vitest';
import { killAtWrites, type WriteKill } from '../fakes/kills/at-writes.ts';

/** Spread over one swap, from the update that asks for it to the last thing that is written of it. */
const spread: readonly WriteKill[] = [
  { number: 7, side: 'before' },
  { number: 22, side: 'after' },
  { number: 33, side: 'before' },
  { number: 36, side: 'after' },
];

it('ends a swap once although it is killed at a write', async () => {
  // without this it waits for the vendor's call before it parks what cannot be found again
  const settings = { AKOOL_CLIENT_ID: '' };
  const { kills } = await killAtWrites({
    vendor: 'akool',
    platform: 'telegram',
    settings,
    next: (made) => spread[made],
  });
  expect(kills).toBe(spread.length);
}, 600_000);
