import { expect, it } from 'vitest';
import { killAtRandom } from '../fakes/kills/at-random.ts';

it('ends every swap once, whenever and however often it is killed', async () => {
  const seed = Number(process.env.KILL_SEED ?? Date.now());
  const kills = 3;
  const ended = await killAtRandom({
    vendor: 'akool',
    platforms: ['telegram', 'discord'],
    kills,
    inFlight: 6,
    life: 0.8,
    seed,
  });
  expect(ended.problems, `KILL_SEED=${seed}`).toEqual([]);
  expect(ended.code).toBe(0);
  expect(ended.done).toBeGreaterThan(0);
  expect(ended.placeholders).toBeLessThanOrEqual(kills);
}, 600_000);
