import { expect, it } from 'vitest';
import { checkSeed, seedsFrom } from '../simulation/seeds.ts';

it('a swap ends once, is paid for once and is told, in 10,000 histories', async () => {
  const failures: unknown[] = [];
  for (const seed of seedsFrom(0, 10_000)) await checkSeed(seed).catch((error) => failures.push(error));
  expect(failures.map(String)).toEqual([]);
});
