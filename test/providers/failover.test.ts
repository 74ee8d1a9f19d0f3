import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBudget } from '../../src/core/admission/quota.ts';
import type { Relay } from '../../src/core/jobs/job-files.ts';
import { streamOf } from '../../src/core/ports/media.ts';
import type { SwapProvider } from '../../src/core/ports/provider.ts';
import type { RunningSwaps, SwapsParts } from '../../src/core/swaps.ts';
import { createVendorHttp } from '../../src/providers/http/vendor-http.ts';
import { configureVendors } from '../../src/providers/index.ts';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { createSqliteLedger } from '../../src/storage/sqlite/ledger.ts';
import { alice, drawn, drawnDetector, zoe } from '../fakes/drawn-pictures.ts';
import { type AkoolServer, startAkoolServer } from '../fakes/vendors/akool-server.ts';
import { type CrunServer, startCrunServer } from '../fakes/vendors/crun-server.ts';
import { type ModelsLabServer, startModelsLabServer } from '../fakes/vendors/modelslab-server.ts';
import { instantClock } from '../fakes/vendors/provider-calls.ts';
import { World } from '../fakes/world.ts';

const vendorNames = ['modelslab', 'akool', 'crun'] as const;
type VendorName = (typeof vendorNames)[number];
type Fault = 'reset' | { status: number; headers?: Record<string, string>; body: unknown };

let modelslab: ModelsLabServer;
let akool: AkoolServer;
let crun: CrunServer;
const open: RunningSwaps[] = [];

beforeEach(async () => {
  [modelslab, akool, crun] = await Promise.all([startModelsLabServer(), startAkoolServer(), startCrunServer()]);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((swaps) => swaps.close()));
  const servers = [modelslab, akool, crun];
  await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  for (const { violations } of servers) expect(violations).toEqual([]);
});

/** Controls of the three fakes under the same names. */
const vendorControls = {
  modelslab: {
    paid: () => modelslab.paid,
    failPaid: (fault: Fault) => modelslab.fails('submit', fault),
    useUpCredit: () => {
      modelslab.state.balance = 0;
    },
    refuseMedia: () => {
      const message = 'No face detected in the image';
      modelslab.fails('submit', { status: 400, body: { status: 'error', message } });
    },
    vague: [
      { status: 200, body: { status: 'error', message: 'please try again later' } },
      { status: 200, body: { status: 'error', message: 'Something went wrong' } },
    ],
    close: () => modelslab[Symbol.asyncDispose](),
  },
  akool: {
    paid: () => akool.paid,
    failPaid: (fault: Fault) => akool.fails('submit', fault),
    useUpCredit: () => {
      akool.state.credit = 0;
    },
    refuseMedia: () => akool.fails('submit', { status: 200, body: { code: 1007, msg: 'more than 8 faces' } }),
    vague: [1015, 1016, 1108, 1011, 1017].map((code) => ({ status: 200, body: { code, msg: 'error' } })),
    close: () => akool[Symbol.asyncDispose](),
  },
  crun: {
    paid: () => crun.paid,
    failPaid: (fault: Fault) => crun.fails('create', fault),
    useUpCredit: () => {
      crun.state.credit = 0;
    },
    refuseMedia: () => {
      const message = 'No face detected in the image';
      crun.fails('create', { status: 422, body: { code: 422, message, data: null } });
    },
    vague: [501, 599].map((code) => ({ status: 200, body: { code, message: 'failed', data: null } })),
    close: () => crun[Symbol.asyncDispose](),
  },
} satisfies Record<VendorName, object>;

/** Requests that could bill, at all vendors together. */
function paidAnywhere(): number {
  return modelslab.paid + akool.paid + crun.paid;
}

/** The vendors as an operator with three keys has them, `first` first. */
function vendors(first: VendorName): readonly SwapProvider[] {
  const environment = {
    MODELSLAB_API_KEY: modelslab.state.key,
    MODELSLAB_BASE_URL: modelslab.url,
    AKOOL_API_KEY: akool.state.key,
    AKOOL_BASE_URL: akool.state.url, // known although it may be closed
    CRUN_API_KEY: crun.state.key,
    CRUN_BASE_URL: crun.url,
  };
  const { providers, problems } = configureVendors(environment, {
    http: (options) => createVendorHttp({ ...options, timeoutMs: 5_000 }),
    clock: instantClock(),
    detector: drawnDetector,
  });
  expect(problems).toEqual([]);
  return [...providers].sort((one, other) => Number(other.name === first) - Number(one.name === first));
}

/** Serves pictures at addresses that ModelsLab can open. Akool finds the person whose name the address ends with. */
const relay: Relay = {
  async publish(_jobId, { bytes }) {
    const url = new URL(`https://relay.example/media/${bytes.byteLength}`);
    modelslab.state.hosts(url.href, bytes);
    return url;
  },
  withdraw: async () => undefined,
};

function start(providers: readonly SwapProvider[], change: Partial<SwapsParts> = {}) {
  const world = new World();
  const people: Readonly<Record<string, typeof alice>> = { scene: alice, face: zoe };
  world.chat.open = async ({ name }) => streamOf(drawn([people[String(name)] ?? alice]));
  const swaps = world.start([], { providers, relay, concurrency: 20, ...change });
  open.push(swaps);
  return { world, swaps };
}

/** Sockets need real time, so between two steps the clock waits for them. */
async function untilIdle(world: World, swaps: RunningSwaps): Promise<void> {
  let idle = false;
  const resting = swaps.idle().then(() => {
    idle = true;
  });
  for (let turn = 0; !idle && turn < 1_000; turn++) {
    await world.clock.advance(250);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await resting;
}

async function swapOnce(first: VendorName) {
  const { world, swaps } = start(vendors(first));
  await swaps.request(world.request(), new AbortController().signal);
  await untilIdle(world, swaps);
  return world.chat.seen('m1');
}

describe.each(vendorNames)('when %s is asked first', (first) => {
  const controls = vendorControls[first];

  it('and works, it delivers and no other vendor is paid', async () => {
    const { outcomes, delivered } = await swapOnce(first);
    expect(outcomes).toMatchObject([{ kind: 'done', provider: first }]);
    expect(delivered).toBeTruthy();
    expect([controls.paid(), paidAnywhere()]).toEqual([1, 1]);
  });

  it.each([
    ['asks for patience', () => controls.failPaid({ status: 429, headers: { 'retry-after': '7' }, body: '' }), 1],
    ['has no credit left', () => controls.useUpCredit(), undefined],
    ['cannot be reached', () => controls.close(), 0],
  ] as const)('and %s, another delivers, once', async (_, trouble, paidBefore) => {
    await trouble();
    const { outcomes } = await swapOnce(first);
    expect(outcomes).toHaveLength(1);
    expect(outcomes).toMatchObject([{ kind: 'done' }]);
    expect(outcomes).not.toMatchObject([{ provider: first }]);
    expect(paidAnywhere() - controls.paid()).toBe(1);
    if (paidBefore !== undefined) expect(controls.paid()).toBe(paidBefore);
  });

  it.each<[string, Fault]>([
    ['hangs up', 'reset'],
    ['answers 500', { status: 500, body: { message: 'internal error' } }],
    ['answers 408', { status: 408, body: '' }],
    ['answers HTML', { status: 200, body: '<html>welcome</html>' }],
    ['names no id', { status: 200, body: { code: 200, status: 'processing', message: 'success', data: {} } }],
  ])('and %s after it may have been paid, no vendor is paid a second time', async (_, fault) => {
    controls.failPaid(fault);
    const { outcomes } = await swapOnce(first);
    expect(outcomes).toMatchObject([{ kind: 'parked', provider: first }]);
    expect([controls.paid(), paidAnywhere()]).toEqual([1, 1]);
  });

  it('and answers with words that have no certain meaning, no vendor is paid a second time', async () => {
    for (const fault of controls.vague) {
      const before = paidAnywhere();
      controls.failPaid(fault);
      const { outcomes } = await swapOnce(first);
      expect(outcomes, JSON.stringify(fault)).toMatchObject([{ kind: 'parked', provider: first }]);
      expect(paidAnywhere() - before).toBe(1);
    }
  });

  it('and refuses the pictures, no other vendor gets them', async () => {
    controls.refuseMedia();
    const { outcomes } = await swapOnce(first);
    expect(outcomes).toMatchObject([{ kind: 'refused', provider: first }]);
    expect([controls.paid(), paidAnywhere()]).toEqual([1, 1]);
  });
});

describe('a budget of three a day', () => {
  it('lets exactly three of twenty requests at once be paid, whichever vendor', { timeout: 60_000 }, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'failover-'));
    const database = openDatabase(join(directory, 'ledger.db'));
    const ledger = createSqliteLedger(database);
    const { world, swaps } = start(vendors('crun'), { budget: createBudget(ledger, 3) });
    const names = Array.from({ length: 20 }, (_, index) => `m${index}`);
    await Promise.all(names.map((name) => swaps.request(world.request(name), new AbortController().signal)));
    await untilIdle(world, swaps);
    const outcomes = names.map((name) => world.chat.seen(name).outcomes);
    expect(outcomes.every((each) => each.length === 1)).toBe(true);
    const kinds = outcomes.flat().map((outcome) => ('problem' in outcome ? outcome.problem : outcome.kind));
    expect(kinds.toSorted()).toEqual([...Array(17).fill('budget-used-up'), 'done', 'done', 'done']);
    expect(paidAnywhere()).toBe(3);
    database.close();
    await rm(directory, { recursive: true });
  });
});
