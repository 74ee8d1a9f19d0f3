import type { Planted } from './cluster.ts';
import { type History, runHistory } from './history.ts';

/** Lines of a failed history that are shown. */
const lastEvents = 60;

/** The seed given with SEED=…, or `count` seeds from `first` on. */
export function seedsFrom(first: number, count: number): readonly number[] {
  const { SEED } = process.env;
  return SEED === undefined ? Array.from({ length: count }, (_, index) => first + index) : [Number(SEED)];
}

/** Runs the history of a seed. Throws an error with everything that is needed to reproduce a violation. */
export async function checkSeed(seed: number): Promise<History> {
  const history = await runHistory(seed);
  if (history.violations.length === 0) return history;
  throw new Error(
    [
      `Seed ${seed} breaks a rule; SEED=${seed} vitest run test/simulation shows it again.`,
      ...history.violations,
      ...history.trace.filter((line) => !line.endsWith('store: renew ')).slice(-lastEvents),
    ].join('\n'),
  );
}

/** The first history with a violation. */
export async function findBug(planted: Planted, seeds: readonly number[]): Promise<History | undefined> {
  for (const seed of seeds) {
    const history = await runHistory(seed, planted);
    if (history.violations.length > 0) return history;
  }
  return undefined;
}
