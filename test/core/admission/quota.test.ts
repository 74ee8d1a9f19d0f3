import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuota, type QuotaParts } from '../../../src/core/admission/quota.ts';
import { UserError } from '../../../src/core/errors.ts';
import type { QuotaLimit } from '../../../src/core/ports/quota.ts';
import type { Ledger } from '../../../src/core/ports/storage.ts';
import { FakeProvider, type Script } from '../../fakes/providers.ts';
import { createMemoryLedger } from '../../fakes/storage/memory-ledger.ts';
import { memoryMemberHash } from '../../fakes/storage/memory-members.ts';
import { createMemorySettings } from '../../fakes/storage/memory-settings.ts';
import { World } from '../../fakes/world.ts';

const day = 86_400_000;
const anna = { platform: 'fake', id: 'anna', place: 'club' };
const bert = { platform: 'fake', id: 'bert', place: 'club' };
const annaElsewhere = { ...anna, place: 'pub' };
const club = { platform: 'fake', id: 'club' };
const never = new AbortController().signal;

function start(limits: QuotaParts['limits'] = {}, ledger: Ledger = createMemoryLedger()) {
  const settings = createMemorySettings();
  return { ledger, settings, quota: createQuota({ memberHash: memoryMemberHash, ledger, settings, limits }) };
}

describe('a quota', () => {
  it('is unlimited where no limit is set', async () => {
    const { quota } = start();
    for (let turn = 0; turn < 200; turn++) expect(await quota.take(anna, 0)).toBe(true);
  });

  it.each<[QuotaLimit, QuotaParts['limits'], object]>([
    ['member-day', { memberADay: 1 }, annaElsewhere],
    ['place-day', { placeADay: 1 }, bert],
    ['all-day', { allADay: 1 }, { platform: 'other', id: 'carl' }],
  ])('names the limit that is reached: %s', async (limit, limits, next) => {
    const { quota } = start(limits);
    expect(await quota.take(anna, 0)).toBe(true);
    expect(await quota.take(next as typeof anna, 0)).toBe(limit);
  });

  it('takes the limits of the place, which may only be lower than the operator’s', async () => {
    const { quota, settings } = start({ memberADay: 3, placeADay: 3 });
    await settings.set(club, { memberADay: 1, placeADay: 100 });
    expect([await quota.take(anna, 0), await quota.take(anna, 0)]).toEqual([true, 'member-day']);
    expect(await quota.take(annaElsewhere, 0)).toBe(true);
    await settings.set(club, { memberADay: 100 });
    expect([await quota.take(anna, 0), await quota.take(anna, 0)]).toEqual([true, 'member-day']);
    expect([await quota.take(bert, 0), await quota.take(bert, 0)]).toEqual([true, 'place-day']);
  });

  it('gives the day back where nothing was paid', async () => {
    const { quota } = start({ memberADay: 1 });
    expect([await quota.take(anna, 0), await quota.take(anna, 0)]).toEqual([true, 'member-day']);
    await quota.giveBack(anna, 0);
    expect([await quota.take(anna, 0), await quota.take(anna, 0)]).toEqual([true, 'member-day']);
    expect(await quota.take(anna, day)).toBe(true);
  });

  it('gives back to the day it was taken from', async () => {
    const { quota } = start({ memberADay: 1 });
    await quota.take(anna, day - 1);
    await quota.take(anna, day);
    await quota.giveBack(anna, day - 1);
    expect(await quota.take(anna, day)).toBe('member-day');
  });

  it('goes on counting when a group gets a new id', async () => {
    const { quota, settings } = start();
    await settings.set(club, { placeADay: 2, memberADay: 1 });
    await quota.take(anna, 0);
    await settings.move(club, { platform: 'fake', id: 'superclub' });
    const there = { ...anna, place: 'superclub' };
    expect(await quota.take(there, 0)).toBe('member-day');
    await quota.giveBack(anna, 0);
    expect(await quota.take(there, 0)).toBe(true);
    expect(await quota.take({ ...bert, place: 'superclub' }, 0)).toBe(true);
    expect(await quota.take({ ...bert, id: 'carl', place: 'superclub' }, 0)).toBe('place-day');
  });

  it('counts nothing of a refused request, whichever limit refused it', async () => {
    const ledger = createMemoryLedger();
    const { quota } = start({ memberADay: 5, placeADay: 1 }, ledger);
    await quota.take(bert, 0);
    for (let turn = 0; turn < 20; turn++) expect(await quota.take(anna, 0)).toBe('place-day');
    for (let turn = 0; turn < 5; turn++)
      expect(await quota.take(annaElsewhere, 0)).toBe(turn === 0 ? true : 'place-day');
    for (let turn = 0; turn < 4; turn++) expect(await quota.take({ ...anna, place: `other ${turn}` }, 0)).toBe(true);
    expect(await quota.take({ ...anna, place: 'one more' }, 0)).toBe('member-day');
  });

  it('fails closed, and keeps nothing, when the store does not answer', async () => {
    const ledger = createMemoryLedger();
    let broken = true;
    const failing: Ledger = {
      ...ledger,
      async take(key, ...rest) {
        if (broken && key.startsWith('place')) throw new Error('no answer');
        return ledger.take(key, ...rest);
      },
    };
    const { quota } = start({ memberADay: 1 }, failing);
    await expect(quota.take(anna, 0)).rejects.toThrow('no answer');
    broken = false;
    expect(await quota.take(anna, 0)).toBe(true);
  });

  it('never lets more through than any of its limits, however many ask at once', async () => {
    const member = fc.record({ id: fc.constantFrom('anna', 'bert', 'carl'), place: fc.constantFrom('club', 'pub') });
    const limit = fc.integer({ min: 1, max: 6 });
    const limits = fc.record({ memberADay: limit, placeADay: limit, allADay: limit });
    await fc.assert(
      fc.asyncProperty(limits, fc.array(member, { maxLength: 40 }), async (most, people) => {
        const { quota } = start(most);
        const asked = people.map((one) => ({ platform: 'fake', ...one }));
        const taken = await Promise.all(asked.map((one) => quota.take(one, 0)));
        const through = asked.filter((_, index) => taken[index] === true);
        const count = (key: 'id' | 'place', name: string) => through.filter((one) => one[key] === name).length;
        for (const { id, place } of asked) {
          expect(count('id', id)).toBeLessThanOrEqual(most.memberADay);
          expect(count('place', place)).toBeLessThanOrEqual(most.placeADay);
        }
        expect(through.length).toBeLessThanOrEqual(most.allADay);
        for (const one of through) await quota.giveBack(one, 0);
        for (const one of asked) {
          expect(await quota.take(one, 0)).toBe(true);
          await quota.giveBack(one, 0);
        }
      }),
    );
  });
});

describe('asking, cancelling and asking again', () => {
  const scripts: readonly Script[] = [{}, { hang: true }, { vanished: 'unreachable' }, { before: 'unreachable' }];

  /**
   * Requests and cancels swaps in the given order. Returns the paid ones, and those that were refused although they
   * could not have been paid for.
   */
  async function play(turns: readonly { script: number; waitMs: number; cancels: boolean }[], memberADay: number) {
    const world = new World();
    const vendor = new FakeProvider('akool').plays(...turns.map(({ script }) => scripts[script] ?? {}));
    const { quota } = start({ memberADay });
    const swaps = world.start([vendor], { quota, concurrency: 2 });
    let accepted = 0;
    let refused = 0;
    for (const [index, { waitMs, cancels }] of turns.entries()) {
      try {
        const job = await swaps.request(world.request(`m${index}`), never);
        accepted += 1;
        await world.pass(waitMs);
        if (cancels) await swaps.cancel(job.id);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        refused += 1;
      }
    }
    await world.pass(700_000);
    await swaps.close();
    return { paid: vendor.paid, accepted, refused };
  }

  it('never pays for more than a member may have in a day', async () => {
    const turn = fc.record({
      script: fc.nat(scripts.length - 1),
      waitMs: fc.constantFrom(0, 1, 500, 1_500, 40_000),
      cancels: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), async (turns, memberADay) => {
        const { paid, accepted, refused } = await play(turns, memberADay);
        expect(paid).toBeLessThanOrEqual(memberADay);
        expect(accepted + refused).toBe(turns.length);
      }),
      { numRuns: 25 },
    );
  });

  it('costs a member nothing while nothing was paid', async () => {
    const turns = Array.from({ length: 5 }, () => ({ script: 0, waitMs: 0, cancels: true }));
    const waiting = { script: 1, waitMs: 0, cancels: false };
    const { accepted, refused } = await play([waiting, waiting, ...turns], 3);
    expect([accepted, refused]).toEqual([7, 0]);
  });
});
