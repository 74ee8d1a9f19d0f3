import manifest from '../package.json' with { type: 'json' };
import type { AppOptions, Loaded, Role } from './app-parts.ts';
import { budgetUsed } from './core/admission/quota.ts';
import type { Clock } from './core/clock.ts';
import type { SwapProvider } from './core/ports/provider.ts';
import { secretsOf } from './core/secret.ts';
import type { RunningSwaps } from './core/swaps.ts';
import { type Answer, healthRoute, type Route, reading } from './http.ts';
import type { Metrics } from './metrics.ts';
import type { Workers } from './providers/local/index.ts';
import { askedNowAndThen, atMost, createReadiness, type LookAtPart, type PartState, type Parts } from './readiness.ts';
import type { Stores } from './storage/stores.ts';
import { createTelemetry, type Telemetry } from './telemetry.ts';

export function telemetryOf({ config, environment }: Loaded, { logLevel, observe }: AppOptions): Telemetry {
  return createTelemetry({ level: config.LOG_LEVEL ?? logLevel, secrets: secretsOf(environment), observe });
}

export interface WatchedApp {
  readonly clock: Clock;
  readonly providers: readonly SwapProvider[];
  readonly swaps: Pick<RunningSwaps, 'line'>;
  readonly watched: Watched;
  readonly isHealthy: () => Promise<boolean>;
}

/** What only those look at who watch the program. */
export type Watched = Pick<Stores, 'store' | 'ledger' | 'blobs' | 'expiringStore' | 'shared'> & {
  readonly workers: Workers;
};

export interface WatchOptions {
  readonly app: WatchedApp;
  readonly metrics: Metrics;
  readonly budget: number | undefined;
  /** The platforms that this process hears of, by name. */
  readonly platforms: Readonly<Record<string, () => PartState>>;
  /** Whether another process answers, in whose place this one would come. */
  isStandby(): boolean;
}

/** For the private listener: whether the process can work, whether its parts do, and its metrics. */
export function watchRoutes(options: WatchOptions): readonly Route[] {
  const { app, metrics, platforms, isStandby } = options;
  const { clock, watched } = app;
  const store = timed(() => lookAtStore(watched, clock), clock);
  const parts: Readonly<Record<string, LookAtPart>> = {
    ...platforms,
    store: store.look,
    files: () => lookAtFiles(watched, clock),
    queue: () => lookAtQueue(app),
    workers: () => lookAtWorkers(watched),
  };
  const readiness = createReadiness(parts, clock);
  const figures = createFigures(options);
  return [
    healthRoute(app.isHealthy),
    reading('/readyz', async () => ready(await readiness.look(readyWithinMs), isStandby())),
    reading('/metrics', async () => {
      const [states, asked] = await Promise.all([readiness.look(scrapeWithinMs), figures(scrapeWithinMs)]);
      const text = await metrics.read({ ...asked, parts: states, storeMs: store.lastMs(), isStandby: isStandby() });
      return { status: 200, type: metrics.contentType, text };
    }),
  ];
}

/** Their library is loaded only where they are read. */
export async function openMetrics(role: Role | undefined): Promise<Metrics> {
  const { createMetrics } = await import('./metrics.ts');
  return createMetrics({ version: manifest.version, role: role ?? 'all' });
}

const readyWithinMs = 4_000;
/** A scrape waits no longer for what has to be asked; what comes later is in the next one. */
const scrapeWithinMs = 700;
const probeMs = 60_000;
const jobsEveryMs = 15_000;
/** Vendors are asked about the account, which costs nothing. */
const creditEveryMs = 10 * 60_000;
const creditWithinMs = 20_000;

function ready(parts: Parts, standby: boolean): Answer {
  const isReady = Object.values(parts).every(({ ok }) => ok);
  const shown = Object.entries(parts).map(([name, { ok, since, lastSeen, shards, detail }]) => {
    const seen = lastSeen === undefined ? undefined : new Date(lastSeen).toISOString();
    return [name, { ok, since: new Date(since).toISOString(), lastSeen: seen, shards, detail }];
  });
  const text = `${JSON.stringify({ ready: isReady, ...(standby && { standby }), parts: Object.fromEntries(shown) }, null, 2)}\n`;
  return { status: isReady ? 200 : 503, type: 'application/json', text };
}

/** Writes a value and reads it. */
async function lookAtStore({ expiringStore, shared }: Watched, clock: Clock): Promise<PartState | undefined> {
  const key = 'watch probe';
  await expiringStore.put(key, true, { expiresAt: clock.now() + probeMs });
  if ((await expiringStore.get(key)) !== true) return { ok: false, detail: 'forgets what it is told' };
  const problem = shared?.generation.problem;
  return problem && { ok: false, detail: `has lost what it had acknowledged (${problem}); see “faceswap-bot doctor”` };
}

/** Writes a file and removes it. */
async function lookAtFiles({ blobs }: Watched, clock: Clock): Promise<undefined> {
  await blobs.remove(await blobs.put(new Uint8Array(64), { expiresAt: clock.now() + probeMs }));
}

async function lookAtQueue({ swaps }: WatchedApp): Promise<PartState | undefined> {
  const { workers } = await swaps.line();
  if (workers !== 0) return undefined;
  return { ok: false, detail: 'no process runs swaps: start one with --role worker' };
}

async function lookAtWorkers({ workers }: Watched): Promise<undefined> {
  await workers.prove();
}

function timed(look: LookAtPart, clock: Clock) {
  let lastMs: number | undefined;
  return {
    lastMs: () => lastMs,
    async look() {
      const begunAt = clock.now();
      lastMs = undefined;
      const state = await look();
      lastMs = clock.now() - begunAt;
      return state;
    },
  };
}

/** What has to be asked for the metrics, as far as it comes in time; the rest is as it was asked last. */
function createFigures({ app: { clock, providers, swaps, watched }, budget: limit }: WatchOptions) {
  const often = { everyMs: jobsEveryMs, clock };
  const jobs = askedNowAndThen(() => unfinishedJobs(watched, clock), often);
  const line = askedNowAndThen(() => swaps.line(), often);
  const used = askedNowAndThen(() => budgetUsed(watched.ledger, clock.now()), often);
  const workers = askedNowAndThen(() => watched.workers.memory(), often);
  const accounts = providers
    .filter(({ bills }) => bills)
    .map((provider) => askedNowAndThen(() => creditOf(provider), { everyMs: creditEveryMs, clock }));
  const all = [jobs, line, used, workers, ...accounts];
  return async (withinMs: number) => {
    const asking = all.map(({ ask }) => ask());
    await atMost(withinMs, asking, clock);
    return {
      ...jobs.latest(),
      line: line.latest(),
      budget: limit === undefined ? undefined : { limit, used: used.latest() },
      workers: workers.latest(),
      credits: accounts.flatMap(({ latest }) => latest() ?? []),
    };
  };
}

async function unfinishedJobs({ store }: Watched, clock: Clock) {
  const { jobs } = await store.unfinished();
  const waiting = jobs.filter(({ state }) => state === 'queued');
  const now = clock.now();
  return {
    jobs: jobs.map((job) => ({
      state: job.state,
      provider: 'attempt' in job ? job.attempt?.provider : undefined,
    })),
    longestWaitMs: Math.max(0, ...waiting.map(({ begunAt }) => now - begunAt)),
  };
}

async function creditOf(provider: SwapProvider) {
  const { credit, unit = 'credits' } = await provider.account({ signal: AbortSignal.timeout(creditWithinMs) });
  return credit === undefined ? [] : [{ provider: provider.name, unit, credit }];
}
