import { expect, it } from 'vitest';
import { killAtRandom } from '../fakes/kills/at-random.ts';

const kills = Number(process.env.KILLS ?? 300);
const seed = Number(process.env.KILL_SEED ?? Date.now());

it(`pays for nothing twice where nothing can be found again, and says what it does not know: KILL_SEED=${seed}`, async () => {
  const ended = await killAtRandom({
    vendor: 'crun',
    platforms: ['telegram', 'discord'],
    kills,
    inFlight: 12,
    seed,
    isReachable: false,
  });
  process.stdout.write(`${JSON.stringify(ended)}\n`);
  expect(ended).toMatchObject({ code: 0, problems: [] });
  expect(ended.parked).toBeLessThanOrEqual(kills);
});
