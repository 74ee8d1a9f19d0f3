import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CoreEvent, OnEvent } from './core/events.ts';

interface AskedPart {
  readonly ok: boolean;
  /** Milliseconds since the epoch. */
  readonly lastSeen?: number | undefined;
  readonly shards?: { readonly connected: number; readonly wanted: number } | undefined;
}

/** What is asked when the metrics are read. Absent is what is not known, and then has no sample. */
export interface Asked {
  readonly parts?: Readonly<Record<string, AskedPart>>;
  /** Unfinished jobs. */
  readonly jobs?: readonly { readonly state: string; readonly provider?: string | undefined }[] | undefined;
  readonly line?: { readonly waiting: number; readonly workers?: number | undefined } | undefined;
  /** How long the job that waits longest has waited, milliseconds. */
  readonly longestWaitMs?: number | undefined;
  readonly isStandby?: boolean;
  readonly storeMs?: number | undefined;
  readonly credits?: readonly { readonly provider: string; readonly unit: string; readonly credit: number }[];
  readonly budget?: { readonly limit: number; readonly used: number | undefined } | undefined;
  /** Resident memory of each worker process, bytes. */
  readonly workers?: readonly number[] | undefined;
}

export interface Metrics {
  readonly onEvent: OnEvent;
  /** The metrics as Prometheus reads them, with what was asked. */
  read(asked: Asked): Promise<string>;
  readonly contentType: string;
  /** The names of all metrics. */
  readonly names: readonly string[];
}

const prefix = 'faceswap_';
/** Of the library: gauges with the names of counters. */
const misnamed = ['active_handles_total', 'active_requests_total', 'active_resources_total'];
/** From a picture on this machine to a video at a vendor. */
const jobSeconds = [1, 2, 5, 10, 20, 40, 60, 120, 300, 600, 1_800];
const waitSeconds = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600];
const delaySeconds = [0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];

/** No label is an id, a chat, a name or anything else that a member chooses. */
function createCounted(registry: Registry) {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter<Label>({ name: prefix + name, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: readonly Label[],
  ) => new Histogram<Label>({ name: prefix + name, help, buckets, labelNames, registers });
  return {
    jobs: counter('jobs_total', 'Jobs that have come into a state.', ['state', 'provider']),
    jobSeconds: histogram('job_duration_seconds', 'From the request to the end.', jobSeconds, ['state']),
    waitSeconds: histogram('job_wait_seconds', 'From the request to the first attempt.', waitSeconds, []),
    attempts: counter('attempts_total', 'Attempts begun.', ['provider']),
    polls: counter('polls_total', 'Polls that were answered.', ['provider']),
    delay: histogram(
      'detection_delay_seconds',
      'A vendor was done for at most so long before it was noticed.',
      delaySeconds,
      ['provider'],
    ),
    edits: counter('edits_total', 'Edits of the messages of jobs, progress and outcomes.', ['platform', 'outcome']),
    deliveries: counter('deliveries_failed_total', 'Tries to show an outcome that failed and are repeated.'),
    errors: counter('provider_errors_total', 'Failed attempts and failed polls.', ['provider', 'problem', 'call']),
    limited: counter('rate_limited_total', 'Answers that ask for fewer requests.', ['by']),
    gate: counter('gate_decisions_total', 'What the content gate said of files.', ['verdict', 'role']),
    store: counter('store_errors_total', 'Writes that the store did not accept, and losses of the store.'),
    losses: counter('platform_losses_total', 'Times that a platform was lost.', ['platform', 'trouble']),
    bugs: counter('bugs_total', 'Errors that nobody expected.'),
  };
}

function createAsked(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name: prefix + name, help, labelNames, registers: [registry] });
  return {
    ready: gauge('ready', '1 while the part works.', ['part']),
    paused: gauge('provider_paused', '1 while a provider is not offered, or offered last, until a request succeeds.', [
      'provider',
      'reason',
    ]),
    lastSeen: gauge('last_seen_timestamp_seconds', 'When a platform was last heard of.', ['part']),
    shards: gauge('shards', 'Connections to a platform that needs several.', ['part', 'state']),
    standby: gauge('standby', '1 while another process answers, in whose place this one would come.'),
    jobs: gauge('jobs', 'Jobs that are not over.', ['state', 'provider']),
    waiting: gauge('queue_jobs', 'Jobs that wait for their turn.'),
    oldest: gauge('queue_oldest_seconds', 'How long the job has waited that waits longest.'),
    runners: gauge('queue_workers', 'Processes that run jobs of the shared queue.'),
    storeSeconds: gauge('store_probe_seconds', 'How long the store took to write and read a value.'),
    credit: gauge('credit', 'What is left in the account of a vendor, in its own unit.', ['provider', 'unit']),
    budgetLimit: gauge('budget_requests_limit', 'Paid requests allowed in a UTC day.'),
    budgetUsed: gauge('budget_requests_used', 'Paid requests counted in this UTC day.'),
    workers: gauge('workers', 'Worker processes of the offline engine.'),
    workerBytes: gauge('worker_memory_bytes', 'Resident memory of the largest worker process.'),
  };
}

/** Counts events, in a registry of its own. `version` and `role` are those of this process. */
export function createMetrics(about: { readonly version: string; readonly role: string }): Metrics {
  const registry = new Registry();
  const counted = createCounted(registry);
  const asked = createAsked(registry);
  const registers = [registry];
  const info = new Gauge({
    name: `${prefix}info`,
    help: 'Which program this is.',
    labelNames: ['version', 'role'],
    registers,
  });
  const pauses = new Map<string, string>();
  info.set(about, 1);
  collectDefaultMetrics({ register: registry, prefix });
  for (const name of misnamed) registry.removeSingleMetric(`${prefix}nodejs_${name}`);
  return {
    onEvent(event) {
      count(event, counted);
      if (event.kind === 'provider-paused') pauses.set(event.provider, event.reason);
      if (event.kind === 'provider-back') pauses.delete(event.provider);
    },
    async read(now) {
      show({ ...now, pauses }, asked);
      return registry.metrics();
    },
    contentType: registry.contentType,
    names: registry.getMetricsAsArray().map(({ name }) => name),
  };
}

type EventIn<Kind extends CoreEvent['kind']> = Extract<CoreEvent, { kind: Kind }>;
type Counted = ReturnType<typeof createCounted>;

/** What each kind of event counts as; nothing where it is absent. */
const counts: { readonly [Kind in CoreEvent['kind']]?: (event: EventIn<Kind>, to: Counted) => void } = {
  'job-advanced': countChange,
  polled({ provider, isPending, unseenMs }, to) {
    to.polls.inc({ provider });
    if (!isPending) to.delay.observe({ provider }, unseenMs / 1_000);
  },
  'attempt-failed': (event, to) => countError(event, 'attempt', to),
  'poll-failed': (event, to) => countError(event, 'poll', to),
  'rate-limited': ({ platform }, to) => to.limited.inc({ by: platform }),
  edited: ({ platform }, to) => to.edits.inc({ platform, outcome: 'shown' }),
  'edit-lost': ({ platform }, to) => to.edits.inc({ platform, outcome: 'lost' }),
  'delivery-failed': (_, to) => to.deliveries.inc(),
  'content-passed': ({ role }, to) => to.gate.inc({ verdict: 'pass', role }),
  'content-refused': ({ verdict, role }, to) => to.gate.inc({ verdict, role }),
  'store-failed': (_, to) => to.store.inc(),
  'store-lost': (_, to) => to.store.inc(),
  'platform-lost': ({ platform, trouble }, to) => to.losses.inc({ platform, trouble }),
  bug: (_, to) => to.bugs.inc(),
};

function count<Kind extends CoreEvent['kind']>(event: EventIn<Kind>, to: Counted): void {
  const counting = counts[event.kind] as ((event: EventIn<Kind>, to: Counted) => void) | undefined;
  counting?.(event, to);
}

function countError({ provider, problem }: { provider: string; problem: string }, call: string, to: Counted): void {
  to.errors.inc({ provider, problem, call });
  if (problem === 'rate-limited') to.limited.inc({ by: provider });
}

function countChange(change: EventIn<'job-advanced'>, to: Counted): void {
  const { event, provider = 'none', state, from, waitedMs, tookMs } = change;
  if (state !== from) to.jobs.inc({ state, provider });
  if (event === 'attempted') to.attempts.inc({ provider });
  if (waitedMs !== undefined) to.waitSeconds.observe(waitedMs / 1_000);
  if (tookMs !== undefined) to.jobSeconds.observe({ state }, tookMs / 1_000);
}

function show(now: Asked & { readonly pauses: ReadonlyMap<string, string> }, on: ReturnType<typeof createAsked>): void {
  for (const gauge of [on.ready, on.lastSeen, on.shards, on.jobs, on.credit, on.paused]) gauge.reset();
  for (const [provider, reason] of now.pauses) on.paused.set({ provider, reason }, 1);
  for (const [part, { ok, lastSeen, shards }] of Object.entries(now.parts ?? {})) {
    on.ready.set({ part }, Number(ok));
    if (lastSeen !== undefined) on.lastSeen.set({ part }, lastSeen / 1_000);
    for (const state of ['connected', 'wanted'] as const) if (shards) on.shards.set({ part, state }, shards[state]);
  }
  for (const { state, provider = 'none' } of now.jobs ?? []) on.jobs.inc({ state, provider });
  for (const { provider, unit, credit } of now.credits ?? []) on.credit.set({ provider, unit }, credit);
  const { line, longestWaitMs, storeMs, budget, workers } = now;
  on.standby.set(Number(now.isStandby ?? false));
  put(on.waiting, line?.waiting);
  put(on.runners, line?.workers);
  put(on.oldest, longestWaitMs === undefined ? undefined : longestWaitMs / 1_000);
  put(on.storeSeconds, storeMs === undefined ? undefined : storeMs / 1_000);
  put(on.budgetLimit, budget?.limit);
  put(on.budgetUsed, budget?.used);
  put(on.workers, workers?.length);
  put(on.workerBytes, workers && Math.max(0, ...workers));
}

function put(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove();
  else gauge.set(value);
}
