import { describe, expect, it } from 'vitest';
import type { SwapProvider } from '../../../src/core/ports/provider.ts';
import type { Fault } from './vendor-server.ts';
import { passUntil, type VendorName, VendorTrio, vendorNames } from './vendor-trio.ts';

const never = new AbortController().signal;
const minute = 60_000;
/** What the fakes of core take for a damaged file. */
const page = { body: 'broken <html>' };
const hangMs = 250;

/** Operations of each vendor, and its words where they differ. */
const words = {
  modelslab: {
    paid: 'submit',
    poll: 'fetch',
    file: 'file',
    rejected: { status: 402, body: { status: 'error', message: 'Insufficient credits' } },
    vague: { body: { status: 'error', message: 'Something went wrong' } },
  },
  akool: {
    paid: 'submit',
    poll: 'list',
    file: 'file',
    rejected: { body: { code: 1006, msg: 'no quota' } },
    vague: { body: { code: 1016, msg: 'Face swapping error' } },
  },
  crun: {
    paid: 'create',
    poll: 'task',
    file: 'file',
    rejected: { status: 402, body: { code: 402, message: 'no credits', data: null } },
    vague: { body: { code: 501, message: 'failed', data: null } },
  },
} as const satisfies Record<VendorName, object>;

type Place = 'paid' | 'poll' | 'file';

/** Faults of the paid request; whether the vendor has certainly not accepted it. */
const submits: readonly (readonly [string, (vendor: VendorName) => Fault, boolean])[] = [
  ['rejects it in its words', (vendor) => words[vendor].rejected, true],
  ['gets too many', () => ({ status: 429, headers: { 'retry-after': '3' }, body: '' }), true],
  ['answers in vague words', (vendor) => words[vendor].vague, false],
  ['resets the connection', () => 'reset', false],
  ['never answers', () => 'hang', false],
  ...[408, 500, 502, 503].map((status) => [`answers ${status}`, () => ({ status, body: '' }), false] as const),
  ['answers a page', () => page, false],
  ['answers half of its JSON', () => ({ body: '{"code":1000,"data":{"_id' }), false],
  ['answers null', () => ({ body: null }), false],
];
const polls: readonly (readonly [string, Fault])[] = [
  ...[401, 402, 403, 404, 408, 429, 500, 503].map((status) => [`${status}`, { status, body: '' }] as const),
  ['a page', page],
  ['half of its JSON', { body: '{"status":' }],
  ['a reset', 'reset'],
  ['nothing', 'hang'],
];
const files: readonly (readonly [string, Fault])[] = [
  ...[401, 403, 404, 410, 500, 503].map((status) => [`${status}`, { status, body: '' }] as const),
  ['a pause of an hour', { status: 429, headers: { 'retry-after': '3600' }, body: '' }],
  ['a page', page],
  ['a reset', 'reset'],
  ['more than a result may have', { body: 'x'.repeat(1_000_001) }],
];

interface Swap extends Awaited<ReturnType<typeof begin>> {}

async function begin(trio: VendorTrio, providers: readonly SwapProvider[]) {
  const { world, swaps } = trio.process(providers);
  const { id } = await swaps.request(world.request(), never);
  const seen = world.chat.seen('m1');
  return { world, swaps, id, seen, ends: () => seen.outcomes.map(({ kind }) => kind) };
}

/** A swap whose first `times` requests of a kind go wrong. */
async function swapWith(trio: VendorTrio, first: VendorName, place: Place, fault: Fault, times = 1): Promise<Swap> {
  const server = trio[first];
  const fails = server.fails as (operation: string, ...faults: Fault[]) => void;
  fails(words[first][place], ...Array<Fault>(times).fill(fault));
  return begin(trio, trio.providers(first, fault === 'hang' ? hangMs : undefined));
}

const remains = (trio: VendorTrio, vendor: VendorName): boolean =>
  vendor === 'crun' || trio[vendor].state.remaining > 0;

/**
 * Every failure between submit and delivery, at every vendor: nobody is paid twice, and what was paid for arrives.
 * `wanted` chooses among them.
 */
export function everyFailure(wanted: (failure: number, vendor: number) => boolean): void {
  describe.each(vendorNames)('%s', (first) => {
    let count = 0;
    const pick = <Row>(rows: readonly Row[]): Row[] => rows.filter(() => wanted(count++, vendorNames.indexOf(first)));

    it.each(pick(submits))('%s', async (_, fault, isCertain) => {
      await using trio = await VendorTrio.start();
      const { world, ends } = await swapWith(trio, first, 'paid', fault(first));
      await passUntil(world, () => ends().length > 0, 1_000);
      expect(ends()).toEqual([isCertain ? 'done' : 'parked']);
      expect([trio[first].paid, trio.paid]).toEqual(isCertain ? [1, 2] : [1, 1]);
    });

    it.each(pick(polls))('answers polls with %s for a while', async (_, fault) => {
      await using trio = await VendorTrio.start();
      const { world, ends } = await swapWith(trio, first, 'poll', fault, 4);
      await passUntil(world, () => ends().length > 0, 1_000);
      expect(ends()).toEqual(['done']);
      expect(trio.paid).toBe(1);
    });

    it.each(pick(files))('answers with %s where the result is, for a moment', async (what, fault) => {
      await using trio = await VendorTrio.start();
      const { world, ends } = await swapWith(trio, first, 'file', fault, 2);
      await passUntil(world, () => ends().length > 0);
      const isFinal = what.startsWith('more') || what.includes('hour');
      expect(ends()).toEqual([isFinal ? 'failed' : 'done']);
      expect([trio.paid, isFinal ? remains(trio, first) : true]).toEqual([1, true]);
    });

    it.each(pick(files.filter(([what]) => !what.startsWith('more'))))(
      'answers with %s where the result is, for ten minutes',
      async (_, fault) => {
        await using trio = await VendorTrio.start();
        const { world, ends, seen, swaps, id } = await swapWith(trio, first, 'file', fault, 6);
        await passUntil(world, () => ends().length > 0, 1_000);
        expect(seen.outcomes).toMatchObject([{ kind: 'failed', problem: 'not-fetched', charged: true }]);
        expect(remains(trio, first)).toBe(true);
        await passUntil(world, () => ends().includes('late'), minute);
        await swaps.choose(id, 'show-result');
        await passUntil(world, () => ends().includes('done'), 1_000);
        expect(seen.delivered).toBeTruthy();
        expect(trio.paid).toBe(1);
      },
    );

    it.each(pick(['paid', 'poll', 'file'] as const))('is left by a process that dies at: %s', async (place) => {
      await using trio = await VendorTrio.start();
      const { world, swaps, ends } = await swapWith(trio, first, place, 'hang');
      await passUntil(world, () => trio[first].count(words[first][place] as never) > 0);
      swaps.die();
      const next = trio.process(trio.providers(first), { world });
      await next.swaps.resumeAll(() => true);
      await passUntil(world, () => ends().length > 0, 1_000);
      expect(ends()).toEqual([place === 'paid' ? 'parked' : 'done']);
      expect(trio.paid).toBe(1);
    });
  });
}
