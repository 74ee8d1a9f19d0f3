import { describe, expect, it } from 'vitest';
import type { MadeHere, ResultLedger } from '../../src/core/ports/trust.ts';

const keepMs = 90 * 86_400_000;

interface Start {
  readonly ledger: ResultLedger;
  /** The same ledger as another process sees it. */
  readonly other: ResultLedger;
  /** The same ledger, as it is after a restart. */
  open(): ResultLedger;
}

export interface ResultLedgerTime {
  now(): number;
  readonly keepMs: number;
}

/** A fingerprint of one frame whose first bits are set. */
export function fingerprintOf(bits: number, rest = '5a'): string {
  const word = (2 ** bits - 1).toString(16).padStart(8, '0');
  return word + rest.repeat(28);
}

export function madeHere(sha256: string, change: Partial<MadeHere> = {}): MadeHere {
  return { sha256, fingerprint: [fingerprintOf(0)], tells: ['c'], at: 1_000, provider: 'local', ...change };
}

const any = (): boolean => true;

/** Every ledger of results passes this. */
export function resultLedgerContract(name: string, start: (time: ResultLedgerTime) => Promise<Start>): void {
  async function begin() {
    const time = { at: 1_000 };
    return { time, ...(await start({ now: () => time.at, keepMs })) };
  }

  describe(`result ledger contract: ${name}`, () => {
    it('finds a result by its content, in every process and after a restart', async () => {
      const { ledger, other, open } = await begin();
      await ledger.record(madeHere('one', { provider: 'akool' }));
      for (const each of [ledger, other, open()]) {
        expect(await each.exact('one')).toEqual(madeHere('one', { provider: 'akool' }));
        expect(await each.exact('two')).toBeUndefined();
      }
    });

    it('finds a result by what it looks like, also one that another process has just recorded', async () => {
      const { ledger, other, open } = await begin();
      expect(await other.alike([fingerprintOf(3)], any)).toBeUndefined();
      await ledger.record(madeHere('one'));
      for (const each of [ledger, other, open()])
        expect(await each.alike([fingerprintOf(3)], any)).toEqual(madeHere('one'));
      await ledger.record(madeHere('two', { fingerprint: [fingerprintOf(2)] }));
      for (const each of [ledger, other]) expect((await each.alike([fingerprintOf(3)], any))?.sha256).toBe('two');
    });

    it('leaves alone what looks different, and results without a fingerprint', async () => {
      const { ledger } = await begin();
      await ledger.record(madeHere('one', { fingerprint: [fingerprintOf(0, 'ff')] }));
      await ledger.record(madeHere('two', { fingerprint: undefined, tells: undefined }));
      expect(await ledger.alike([fingerprintOf(0)], any)).toBeUndefined();
      expect((await ledger.exact('two'))?.sha256).toBe('two');
    });

    it('goes on to the next one where the nearest is not meant', async () => {
      const { ledger } = await begin();
      for (const bits of [5, 1, 3]) await ledger.record(madeHere(`of ${bits}`, { fingerprint: [fingerprintOf(bits)] }));
      const asked: string[] = [];
      const found = await ledger.alike([fingerprintOf(0)], ({ sha256 }) => asked.push(sha256) === 2);
      expect(asked).toEqual(['of 1', 'of 3']);
      expect(found?.sha256).toBe('of 3');
    });

    it('knows a GIF or video by half of its frames', async () => {
      const { ledger } = await begin();
      const frames = [fingerprintOf(0), fingerprintOf(0, '00'), fingerprintOf(0, 'ff')];
      await ledger.record(madeHere('moving', { fingerprint: frames }));
      const cut = [fingerprintOf(0), fingerprintOf(0, '00'), fingerprintOf(0, 'c3')];
      expect((await ledger.alike(cut, any))?.sha256).toBe('moving');
      expect(
        await ledger.alike([fingerprintOf(0), fingerprintOf(0, 'c3'), fingerprintOf(0, '3c')], any),
      ).toBeUndefined();
    });

    it('forgets a result after its time, and not before', async () => {
      const { ledger, other, time } = await begin();
      await ledger.record(madeHere('one'));
      expect(await other.alike([fingerprintOf(0)], any)).toBeDefined();
      time.at += keepMs - 1;
      expect(await other.exact('one')).toBeDefined();
      expect(await other.alike([fingerprintOf(0)], any)).toBeDefined();
      time.at += 1;
      for (const each of [ledger, other]) {
        expect(await each.exact('one')).toBeUndefined();
        expect(await each.alike([fingerprintOf(0)], any)).toBeUndefined();
      }
      await ledger.record(madeHere('two', { at: time.at }));
      expect((await other.alike([fingerprintOf(0)], any))?.sha256).toBe('two');
    });

    it('keeps the same content once more', async () => {
      const { ledger } = await begin();
      await ledger.record(madeHere('one'));
      await ledger.record(madeHere('one', { at: 2_000 }));
      expect((await ledger.exact('one'))?.at).toBe(2_000);
      expect((await ledger.alike([fingerprintOf(0)], any))?.at).toBe(2_000);
    });
  });
}
