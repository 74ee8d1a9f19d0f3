import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { type WatchedApp, watchRoutes } from '../../src/app-watch.ts';
import type { Account } from '../../src/core/ports/provider.ts';
import { createMetrics } from '../../src/metrics.ts';
import { ManualClock } from '../fakes/clocks/manual-clock.ts';
import { FakeProvider } from '../fakes/providers.ts';
import { createMemoryBlobStore } from '../fakes/storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from '../fakes/storage/memory-expiring-store.ts';
import { createMemoryJobStore } from '../fakes/storage/memory-job-store.ts';
import { createMemoryLedger } from '../fakes/storage/memory-ledger.ts';

const never = new Promise<never>(() => undefined);

/** A vendor with an account, which counts how often it is asked. */
class Vendor extends FakeProvider {
  asked = 0;
  answer: () => Promise<Account> = async () => ({ credit: 40, unit: 'coins', problems: [] });

  override account(): Promise<Account> {
    this.asked += 1;
    return this.answer();
  }
}

function start() {
  const clock = new ManualClock();
  const vendor = new Vendor('akool');
  const line: { waiting: number; workers: number | undefined } = { waiting: 0, workers: undefined };
  const state = {
    isStandby: false,
    prove: async (): Promise<void> => undefined,
    write: async (): Promise<void> => undefined,
  };
  const expiring = createMemoryExpiringStore({ now: () => clock.now() });
  const app: WatchedApp = {
    clock,
    providers: [vendor],
    swaps: { line: async () => line },
    isHealthy: async () => true,
    watched: {
      store: createMemoryJobStore({ now: () => clock.now(), isAlive: () => true }),
      ledger: createMemoryLedger(),
      blobs: createMemoryBlobStore(),
      expiringStore: {
        ...expiring,
        async put(...kept) {
          await state.write();
          await expiring.put(...kept);
        },
      },
      shared: undefined,
      workers: { prove: () => state.prove(), memory: async () => [5_000] },
    },
  };
  const metrics = createMetrics({ version: '1', role: 'all' });
  const routes = watchRoutes({ app, metrics, budget: 50, platforms: {}, isStandby: () => state.isStandby });
  /** What a path answers after at most `ms` of the clock. */
  async function get(path: string, ms = 0) {
    const answer = { status: 0, text: '' };
    const response = {
      writeHead(status: number) {
        answer.status = status;
      },
      end(text: string) {
        answer.text = text;
      },
    };
    const route = routes.find(({ prefix }) => prefix === path);
    const handled = route?.handle({ url: path, method: 'GET' } as IncomingMessage, response as never);
    await clock.advance(ms);
    await handled;
    return answer;
  }
  return { clock, vendor, line, state, app, get };
}

it('answers /readyz with the part that does not work, why, and since when', async () => {
  const { clock, state, line, get } = start();
  expect(await get('/readyz')).toMatchObject({ status: 200, text: expect.stringContaining('"ready": true') });
  state.prove = () => Promise.reject(new Error('worker threw: exit code 1'));
  line.workers = 0;
  await clock.advance(5_000);
  const { status, text } = await get('/readyz');
  const since = new Date(clock.now()).toISOString();
  expect(status).toBe(503);
  expect(JSON.parse(text)).toMatchObject({
    ready: false,
    parts: {
      store: { ok: true },
      files: { ok: true },
      queue: { ok: false, since, detail: 'no process runs swaps: start one with --role worker' },
      workers: { ok: false, since, detail: 'worker threw: exit code 1' },
    },
  });
  state.prove = async () => undefined;
  line.workers = 1;
  await clock.advance(5_000);
  expect((await get('/readyz')).status).toBe(200);
});

it('is ready while it stands by for another process, and says so', async () => {
  const { state, get } = start();
  state.isStandby = true;
  const { status, text } = await get('/readyz');
  expect([status, JSON.parse(text)]).toMatchObject([200, { ready: true, standby: true }]);
  expect((await get('/metrics')).text).toContain('faceswap_standby 1');
});

it('reads the metrics in less than a second, whatever hangs, and has the rest', async () => {
  const { state, vendor, get } = start();
  vendor.answer = () => never;
  state.write = () => never;
  const { status, text } = await get('/metrics', 900);
  expect(status).toBe(200);
  expect(text).toContain('faceswap_ready{part="store"} 0');
  expect(text).toContain('faceswap_ready{part="files"} 1');
  expect(text).toContain('faceswap_worker_memory_bytes 5000');
  expect(text).not.toMatch(/^faceswap_(?:credit|store_probe)/m);
});

it('asks a vendor for its credit every ten minutes, however often it is scraped, and for nothing that bills', async () => {
  const { clock, vendor, app, get } = start();
  await app.watched.ledger.take('paid', 3, 50, 86_400_000, clock.now());
  const scrapes = async (count: number): Promise<string> => {
    let { text } = await get('/metrics');
    for (let scrape = 1; scrape < count; scrape++) {
      await clock.advance(5_000);
      ({ text } = await get('/metrics'));
    }
    return text;
  };
  const text = await scrapes(119); // just under ten minutes
  expect(text).toContain('faceswap_credit{provider="akool",unit="coins"} 40');
  expect(text).toContain('faceswap_budget_requests_used 3');
  expect(text).toContain('faceswap_budget_requests_limit 50');
  expect(vendor.asked).toBe(1);
  vendor.answer = () => Promise.reject(new Error('no answer'));
  expect(await scrapes(4)).not.toContain('faceswap_credit{');
  expect([vendor.asked, vendor.paid, vendor.polls]).toEqual([2, 0, 0]);
});
