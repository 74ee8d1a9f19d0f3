import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../../src/storage/sqlite/jobs.ts';
import { createSqliteLedger } from '../../src/storage/sqlite/ledger.ts';
import { createMemoryShelf } from '../fakes/storage/memory-blob-store.ts';
import { createMemoryJobStore } from '../fakes/storage/memory-job-store.ts';
import { createMemoryLedger } from '../fakes/storage/memory-ledger.ts';
import { type Planted, Town, type TownPlan } from './cluster.ts';
import { checkEnd } from './invariants.ts';
import { answerQuestions, askForSwap } from './people.ts';
import type { Random } from './random.ts';
import { Nature, type Weather } from './sim-environment.ts';
import type { Disk } from './stores.ts';

export interface History {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly trace: readonly string[];
}

const minuteMs = 60_000;
const troubledMs = 10 * minuteMs;
/** In steps, so that a process that died is noticed and started again. */
const troubledStepMs = 5_000;
const quietStepMs = 30_000;

/** One seed, one history: trouble for a while, then fine weather until everything has ended. */
export async function runHistory(seed: number, planted: Planted = {}): Promise<History> {
  const nature = new Nature(seed);
  const { random } = nature;
  const plan = drawPlan(random);
  const disk = (isAlive: (owner: string) => boolean): Disk => drawDisk(nature, isAlive);
  const town = new Town(nature, plan, disk, planted);
  nature.weather = drawWeather(random);
  drawOutages(nature);
  const jobs = random.between(2, 7);
  for (let job = 1; job <= jobs; job++) void askForSwap(town, `m${job}`, `person${random.between(1, 3)}`);
  await live(town, troubledMs);
  nature.heal();
  nature.note('everything is well from now on');
  await live(town, 15 * minuteMs, 0);
  void answerQuestions(town, 0.7);
  await live(town, 12 * minuteMs, 0);
  await stopAll(town);
  nature.setClock(10 * 24 * 60 * minuteMs); // what is kept for a day, or looked for for a day, is over
  await live(town, 11 * minuteMs, 0);
  await stopAll(town);
  await checkEnd(town);
  return { seed, violations: nature.violations, trace: nature.trace };
}

async function stopAll(town: Town): Promise<void> {
  for (let one = town.somebody(); one; one = town.somebody()) {
    const stopped = town.stop(one);
    await town.nature.pass(10_000);
    await stopped;
  }
}

/** Processes come and go; somebody looks after them. */
async function live(town: Town, forMs: number, restlessness = 0.01): Promise<void> {
  const { nature } = town;
  const { random } = nature;
  const stepMs = restlessness > 0 ? troubledStepMs : quietStepMs;
  let startAt = 0;
  for (const until = nature.elapsedMs + forMs; nature.elapsedMs < until; ) {
    await nature.pass(stepMs);
    const now = nature.elapsedMs;
    if (town.size === 0 && startAt <= now) {
      startAt = now + random.between(5_000, 60_000);
      void town.start();
    }
    if (restlessness === 0) continue;
    const somebody = random.chance(restlessness) ? town.somebody() : undefined;
    if (somebody) {
      const harm = random.between(1, 3);
      if (harm === 1) town.kill(somebody.machine);
      if (harm === 2) void town.stop(somebody);
      if (harm === 3) {
        somebody.machine.freeze(random.between(5_000, 90_000));
        void town.start();
      }
    }
    if (town.size === 1 && random.chance(restlessness / 4)) void town.start(); // one beside it
    if (town.size < 2 && random.chance(restlessness / 4))
      nature.setClock(random.pick([-86_400_000, 3_600_000, 86_400_000]));
    if (random.chance(0.02)) void answerQuestions(town, 0.5);
  }
}

function drawPlan(random: Random): TownPlan {
  const hosted = (name: string) => ({
    name,
    bills: true,
    lists: random.chance(0.4),
    calls: random.chance(0.5),
    discards: random.chance(0.5),
    cancels: random.chance(0.5),
  });
  const local = { name: 'local', bills: false, lists: false, calls: false, discards: false, cancels: false };
  const vendors = random.pick([
    [hosted('akool')],
    [hosted('akool'), hosted('crun')],
    [hosted('modelslab'), hosted('akool'), local],
    [local],
    [local, hosted('crun')],
  ]);
  return {
    vendors,
    limits: {
      budget: random.pick([1_000, 1_000, 3]),
      memberADay: random.pick([100, 100, 2]),
      memberAtOnce: random.pick([10, 10, 1]),
    },
    deadlineMs: random.pick([120_000, 300_000, 600_000]),
    concurrency: random.between(1, 4),
    isReachable: random.chance(0.6),
    learns: random.chance(0.25),
    knowsTheDead: random.chance(0.7),
  };
}

function drawWeather(random: Random): Weather {
  const rate = () => random.pick([0, 0.02, 0.1, 0.3]);
  return {
    failure: {
      store: random.pick([0, 0, 0.02, 0.1]),
      blobs: rate() / 3,
      ledger: rate() / 3,
      chat: rate(),
      vendor: rate(),
    },
    death: random.pick([0, 0.003, 0.01, 0.03]),
    latencyMs: {
      store: random.pick([0, 0, 50]),
      blobs: 0,
      ledger: random.pick([0, 20]),
      chat: random.pick([100, 2_000]),
      vendor: random.pick([300, 3_000]),
    },
  };
}

function drawOutages(nature: Nature): void {
  const { random } = nature;
  for (const beyond of ['chat', 'vendor', 'store'] as const) {
    if (random.chance(0.2))
      nature.breaksDown(beyond, random.between(0, troubledMs), random.between(5_000, 5 * minuteMs));
  }
}

function drawDisk({ random, clock }: Nature, isAlive: (owner: string) => boolean): Disk {
  const blobs = createMemoryShelf();
  const now = clock.now;
  if (random.chance(0.8)) {
    return { jobs: createMemoryJobStore({ now, isAlive }), ledger: createMemoryLedger(), blobs };
  }
  const database = openDatabase(':memory:');
  return { jobs: createSqliteJobStore(database, { now, isAlive }), ledger: createSqliteLedger(database), blobs };
}
