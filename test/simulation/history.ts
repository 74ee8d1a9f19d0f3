import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../../src/storage/sqlite/jobs.ts';
import { createSqliteLedger } from '../../src/storage/sqlite/ledger.ts';
import { createMemoryBlobStore } from '../fakes/storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from '../fakes/storage/memory-expiring-store.ts';
import { createMemoryJobStore } from '../fakes/storage/memory-job-store.ts';
import { createMemoryLedger } from '../fakes/storage/memory-ledger.ts';
import { Cluster, type ClusterPlan, type Planted } from './cluster.ts';
import { checkEnd } from './invariants.ts';
import { answerQuestions, askForSwap } from './people.ts';
import type { Random } from './random.ts';
import { type FaultPlan, SimEnvironment } from './sim-environment.ts';
import type { Disk } from './stores.ts';

export interface History {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly trace: readonly string[];
}

const minuteMs = 60_000;
const troubledMs = 10 * minuteMs;
/** Step of time, short enough to notice a process that died and to start another. */
const troubledStepMs = 5_000;
const quietStepMs = 30_000;

/** Runs the history of one seed: faults for a while, then none until every job has ended. */
export async function runHistory(seed: number, planted: Planted = {}): Promise<History> {
  const environment = new SimEnvironment(seed);
  const { random } = environment;
  const plan = drawPlan(random);
  const disk = (isAlive: (owner: string) => boolean): Disk => drawDisk(environment, isAlive);
  const cluster = new Cluster(environment, plan, disk, planted);
  environment.faults = drawFaultPlan(random);
  drawOutages(environment);
  const jobs = random.between(2, 7);
  for (let job = 1; job <= jobs; job++) void askForSwap(cluster, `m${job}`, `person${random.between(1, 3)}`);
  await live(cluster, troubledMs);
  environment.endFaults();
  environment.note('everything is well from now on');
  await live(cluster, 15 * minuteMs, 0);
  void answerQuestions(cluster, 0.7);
  await live(cluster, 12 * minuteMs, 0);
  await stopAll(cluster);
  environment.setClock(10 * 24 * 60 * minuteMs); // everything that is kept or watched for a day is over
  await live(cluster, 11 * minuteMs, 0);
  await stopAll(cluster);
  await checkEnd(cluster);
  return { seed, violations: environment.violations, trace: environment.trace };
}

async function stopAll(cluster: Cluster): Promise<void> {
  for (let one = cluster.somebody(); one; one = cluster.somebody()) {
    const stopped = cluster.stop(one);
    await cluster.environment.pass(10_000);
    await stopped;
  }
}

/** Lets time pass while processes die and are started again. */
async function live(cluster: Cluster, forMs: number, restlessness = 0.01): Promise<void> {
  const { environment } = cluster;
  const { random } = environment;
  const stepMs = restlessness > 0 ? troubledStepMs : quietStepMs;
  let startAt = 0;
  for (const until = environment.elapsedMs + forMs; environment.elapsedMs < until; ) {
    await environment.pass(stepMs);
    const now = environment.elapsedMs;
    if (cluster.size === 0 && startAt <= now) {
      startAt = now + random.between(5_000, 60_000);
      void cluster.start();
    }
    if (restlessness === 0) continue;
    const somebody = random.chance(restlessness) ? cluster.somebody() : undefined;
    if (somebody) {
      const harm = random.between(1, 3);
      if (harm === 1) cluster.kill(somebody.machine);
      if (harm === 2) void cluster.stopPolitely(somebody);
      if (harm === 3) {
        somebody.machine.freeze(random.between(5_000, 90_000));
        void cluster.start();
      }
    }
    if (cluster.size === 1 && random.chance(restlessness / 4)) void cluster.start(); // a second one beside it
    if (cluster.size < 2 && random.chance(restlessness / 4))
      environment.setClock(random.pick([-86_400_000, 3_600_000, 86_400_000]));
    if (random.chance(0.02)) void answerQuestions(cluster, 0.5);
  }
}

function drawPlan(random: Random): ClusterPlan {
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
    stopsWhilePaying: random.chance(0.5),
  };
}

function drawFaultPlan(random: Random): FaultPlan {
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

function drawOutages(environment: SimEnvironment): void {
  const { random } = environment;
  for (const dependency of ['chat', 'vendor', 'store'] as const) {
    if (random.chance(0.2))
      environment.addOutage(dependency, random.between(0, troubledMs), random.between(5_000, 5 * minuteMs));
  }
  for (const dependency of ['blobs', 'ledger'] as const) {
    if (random.chance(0.2))
      environment.addOutage(dependency, random.between(0, troubledMs), random.between(5_000, minuteMs));
  }
}

function drawDisk({ random, clock }: SimEnvironment, isAlive: (owner: string) => boolean): Disk {
  const blobs = createMemoryBlobStore();
  const now = clock.now;
  const expiring = createMemoryExpiringStore({ now });
  if (random.chance(0.8)) {
    return { jobs: createMemoryJobStore({ now, isAlive }), ledger: createMemoryLedger(), blobs, expiring };
  }
  const database = openDatabase(':memory:');
  return {
    jobs: createSqliteJobStore(database, { now, isAlive }),
    ledger: createSqliteLedger(database),
    blobs,
    expiring,
  };
}
