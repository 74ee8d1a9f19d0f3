import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBudget } from '../../src/core/admission/quota.ts';
import { openDatabase } from '../../src/storage/sqlite/database.ts';
import { createSqliteLedger } from '../../src/storage/sqlite/ledger.ts';
import { fakeIntake } from '../fakes/fake-intake.ts';
import { untilIdle, type VendorName, VendorTrio, vendorNames } from '../fakes/vendors/vendor-trio.ts';

type Fault = 'reset' | { status: number; headers?: Record<string, string>; body: unknown };

let trio: VendorTrio;
beforeEach(async () => {
  trio = await VendorTrio.start();
});
afterEach(() => trio[Symbol.asyncDispose]());

/** Controls of the three fakes under the same names. */
const vendorControls = {
  modelslab: {
    paid: () => trio.modelslab.paid,
    failPaid: (fault: Fault) => trio.modelslab.fails('submit', fault),
    useUpCredit: () => {
      trio.modelslab.state.balance = 0;
    },
    refuseMedia: () => {
      const message = 'No face detected in the image';
      trio.modelslab.fails('submit', { status: 400, body: { status: 'error', message } });
    },
    vague: [
      { status: 200, body: { status: 'error', message: 'please try again later' } },
      { status: 200, body: { status: 'error', message: 'Something went wrong' } },
    ],
    close: () => trio.modelslab[Symbol.asyncDispose](),
  },
  akool: {
    paid: () => trio.akool.paid,
    failPaid: (fault: Fault) => trio.akool.fails('submit', fault),
    useUpCredit: () => {
      trio.akool.state.credit = 0;
    },
    refuseMedia: () => trio.akool.fails('submit', { status: 200, body: { code: 1007, msg: 'more than 8 faces' } }),
    vague: [1015, 1016, 1108, 1011, 1017].map((code) => ({ status: 200, body: { code, msg: 'error' } })),
    close: () => trio.akool[Symbol.asyncDispose](),
  },
  crun: {
    paid: () => trio.crun.paid,
    failPaid: (fault: Fault) => trio.crun.fails('create', fault),
    useUpCredit: () => {
      trio.crun.state.credit = 0;
    },
    refuseMedia: () => {
      const message = 'No face detected in the image';
      trio.crun.fails('create', { status: 422, body: { code: 422, message, data: null } });
    },
    vague: [501, 599].map((code) => ({ status: 200, body: { code, message: 'failed', data: null } })),
    close: () => trio.crun[Symbol.asyncDispose](),
  },
} satisfies Record<VendorName, object>;

function paidAnywhere(): number {
  return trio.paid;
}

async function swapOnce(first: VendorName) {
  const { world, swaps } = trio.process(trio.providers(first));
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

describe('a result that came with the answer to the paid request', () => {
  it('is delivered by the next process where this one ends before it was fetched', async () => {
    trio.modelslab.state.atOnce = true;
    trio.modelslab.fails('file', 'hang');
    const { world, swaps } = trio.process(trio.providers('modelslab'));
    const { id } = await swaps.request(world.request(), new AbortController().signal);
    while (trio.modelslab.count('file') === 0) await new Promise(setImmediate);
    expect(await world.store.get(id)).toMatchObject({ state: 'running', attempt: { ticket: { id: '1' } } });
    await swaps.close();
    swaps.die();
    const next = trio.process(trio.providers('modelslab'), { world });
    await next.swaps.resumeAll(() => true);
    await untilIdle(world, next.swaps);
    expect(world.chat.seen('m1').outcomes).toMatchObject([{ kind: 'done', provider: 'modelslab' }]);
    expect([paidAnywhere(), trio.modelslab.count('fetch')]).toEqual([1, 0]);
  });
});

describe('a picture that no upload takes', () => {
  it('goes to the next vendor, and nothing is paid before', async () => {
    const large = (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.alloc(5_000_001 - bytes.byteLength, ' ')]);
    const intake = {
      ...fakeIntake,
      clean: async (bytes: Uint8Array) => ({ bytes: large(bytes), mimeType: 'image/png' }),
    };
    const { world, swaps } = trio.process(trio.providers('modelslab'), { relay: undefined, intake });
    await swaps.request(world.request('m1', { faces: { which: 'all' } }), new AbortController().signal);
    await untilIdle(world, swaps);
    expect(world.chat.seen('m1').stages).toContainEqual(
      expect.objectContaining({ insteadOf: { provider: 'modelslab', problem: 'unfit' } }),
    );
    expect(world.chat.seen('m1').outcomes).toMatchObject([{ kind: 'done', provider: 'crun' }]);
    expect([trio.modelslab.count('upload'), trio.modelslab.paid, paidAnywhere()]).toEqual([0, 0, 1]);
  });
});

describe('a budget of three a day', () => {
  it('lets exactly three of twenty requests at once be paid, whichever vendor', { timeout: 60_000 }, async () => {
    const directory = await mkdtemp(join(tmpdir(), 'failover-'));
    const database = openDatabase(join(directory, 'ledger.db'));
    const ledger = createSqliteLedger(database);
    const { world, swaps } = trio.process(trio.providers('crun'), { budget: createBudget(ledger, 3) });
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
