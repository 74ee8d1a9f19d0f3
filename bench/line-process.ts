import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { watchRoutes } from '../src/app-watch.ts';
import { systemClock } from '../src/core/clock.ts';
import type { Chat } from '../src/core/ports/chat.ts';
import type { SwapProvider } from '../src/core/ports/provider.ts';
import { createSwaps } from '../src/core/swaps.ts';
import { createMetrics } from '../src/metrics.ts';
import { openStores } from '../src/storage/stores.ts';
import { FakeChat } from '../test/fakes/fake-chat.ts';
import { queuedJob } from '../test/fakes/jobs.ts';
import { FakeProvider, result } from '../test/fakes/providers.ts';
import { quietParts } from './durable-polling.ts';

/** A front or a worker of `line.bench.ts`, which tells it what to do. */
const [role, redisUrl] = process.argv.slice(2);
const never = new AbortController().signal;
const [members, channels] = [1_000, 200];
const clock = systemClock;
let edits = 0;
let finished = 0;

const stores = await openStores({
  directory: '',
  redisUrl,
  secretKeys: [new Uint8Array(32).fill(7)],
  clock,
  onEvent: ({ kind, ...event }) => (kind === 'bug' || kind === 'store-failed') && console.error(kind, event),
});
const { shared, store, blobs, expiringStore } = stores;
if (!shared) throw new Error('it is in Redis');

/** As Discord: five edits in five seconds in a channel, and one a second and a half of a message. */
const files = new FakeChat();
const chat: Chat = {
  platform: 'fake',
  open: files.open.bind(files),
  message: ({ message }) => ({
    rateLimit: { id: `channel ${Number(message) % channels}`, limits: [{ sends: 5, perMs: 5_000 }] },
    minEditIntervalMs: 1_500,
    async edit() {
      edits += 1;
    },
    finish: (_, { send }) =>
      send(async () => {
        finished += 1;
      }),
  }),
};

/** Answers at once. */
class Quick extends FakeProvider {
  override async submit(...[, { beforePaid }]: Parameters<SwapProvider['submit']>) {
    await beforePaid();
    return result('a swap');
  }
}
const provider = new Quick('akool');
const queue = shared.queue({ runs: role === 'worker', showsPositions: role === 'front' });
const parts = { ...quietParts(), owner: `bench ${role}`, store, blobs, expiringStore, memberHash: stores.memberHash };
const swaps = createSwaps({
  ...parts,
  chat: () => chat,
  providers: [provider],
  queue,
  concurrency: 4,
  deadlineMs: 3_600_000,
  resumesAbandoned: true,
});
const workers = { prove: async () => undefined, memory: async () => [] };
const app = { clock, providers: [], swaps, isHealthy: async () => true, watched: { ...stores, workers } };
const metrics = createMetrics({ version: '1', role: role ?? '' });
const routes = watchRoutes({ app, metrics, budget: undefined, platforms: {}, isStandby: () => false });
const lag = monitorEventLoopDelay({ resolution: 10 });
lag.enable();
const ids: string[] = [];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now();
  await work();
  return performance.now() - begunAt;
}

async function ask(from: number, to: number): Promise<void> {
  const next = { number: from };
  const one = async (): Promise<void> => {
    while (next.number < to) {
      const number = next.number++;
      const requester = { platform: 'fake', id: `member ${number % members}`, place: `place ${number % channels}` };
      const request = { ...queuedJob().request, requester, replyRef: { platform: 'fake', message: String(number) } };
      ids.push((await swaps.request(request, never)).id);
    }
  };
  await Promise.all(Array.from({ length: 20 }, one));
}

function read(path: string): Promise<unknown> {
  const route = routes.find(({ prefix }) => prefix === path);
  const response = { writeHead: () => undefined, end: () => undefined };
  return Promise.resolve(route?.handle({ url: path, method: 'GET' } as never, response as never));
}

const tasks: Readonly<Record<string, (from: number, to: number) => Promise<unknown>>> = {
  ask: (from, to) => timed(() => ask(from, to)),
  position: () => timed(() => swaps.find(ids.at(-1) ?? '')),
  jobs: () => timed(() => swaps.findOf({ platform: 'fake', id: 'member 1' }, 10)),
  metrics: () => timed(() => read('/metrics')),
  ready: () => timed(() => read('/readyz')),
  heartbeat: () => timed(() => store.renew([], 'bench')),
  round: () => timed(() => swaps.resumeAll(() => true)),
  counts: async () => {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const lags = { p50: lag.percentile(50) / 1e6, p99: lag.percentile(99) / 1e6, max: lag.max / 1e6 };
    lag.reset();
    return { edits, finished, rss: rss / 2 ** 20, heap: heapUsed / 2 ** 20, cpu: (user + system) / 1e6, lag: lags };
  },
};

process.on(
  'message',
  async ({ id, task, from = 0, to = 0 }: { id: number; task: string; from?: number; to?: number }) => {
    const answer = await tasks[task]?.(from, to);
    process.send?.({ id, answer });
  },
);
process.on('disconnect', () => process.exit());
process.send?.({ id: 0, answer: 'ready' });
