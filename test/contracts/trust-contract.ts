import { describe, expect, it } from 'vitest';
import type { Report, ReportStore } from '../../src/core/ports/reports.ts';
import type { Blocks } from '../../src/core/ports/trust.ts';

const anna = { platform: 'fake', id: 'anna' };
const none = async () => undefined;
const looks = (...frames: readonly string[]) => {
  return async () => [...frames];
};
/** Hexadecimal digits of 256 bits, of which so many are set. */
const bits = (count: number): string => ((1n << BigInt(count)) - 1n).toString(16).padStart(64, '0');

interface TwoBlocks {
  readonly blocks: Blocks;
  readonly other: Blocks;
  hash(member: typeof anna): string;
}

/** Every store of blocks passes this; `other` is the same store as another process sees it. */
export function blocksContract(name: string, start: () => Promise<TwoBlocks>): void {
  describe(`blocks contract: ${name}`, () => {
    it('blocks exact copies without looking at them, in all processes at once, until it is ended', async () => {
      const { blocks, other } = await start();
      const unasked = () => Promise.reject(new Error('nobody should look'));
      expect(await other.isPictureBlocked('ab12', unasked)).toBe(false);
      await blocks.blockPicture({ sha256: 'ab12' });
      await blocks.blockPicture({ sha256: 'ab12' });
      expect(await other.isPictureBlocked('ab12', unasked)).toBe(true);
      expect(await other.isPictureBlocked('ab13', unasked)).toBe(false);
      const [block] = await other.list();
      expect(await other.list()).toEqual([{ id: block?.id, kind: 'picture', at: block?.at }]);
      expect(await other.unblock(block?.id ?? '')).toBe(true);
      expect(await blocks.isPictureBlocked('ab12', unasked)).toBe(false);
      expect(await blocks.unblock(block?.id ?? '')).toBe(false);
    });

    it('blocks what looks like a blocked picture, and asks for looks no more than it needs', async () => {
      const { blocks, other } = await start();
      await blocks.blockPicture({ sha256: 'ab', fingerprint: [bits(100)] });
      expect(await other.isPictureBlocked('cd', looks(bits(115)))).toBe(true);
      expect(await other.isPictureBlocked('cd', looks(bits(180)))).toBe(false);
      expect(await other.isPictureBlocked('cd', none)).toBe(false);
      expect(await other.isPictureBlocked('cd', looks(bits(0), bits(95), bits(250)))).toBe(true); // a frame of a video
      await expect(other.isPictureBlocked('cd', () => Promise.reject(new Error('no look')))).rejects.toThrow('no look');
    });

    it('compares moving pictures by their frames', async () => {
      const { blocks } = await start();
      await blocks.blockPicture({ sha256: 'ab', fingerprint: [bits(0), bits(80), bits(160), bits(240)] });
      expect(await blocks.isPictureBlocked('cd', looks(bits(4), bits(85), bits(160), bits(245)))).toBe(true);
      expect(await blocks.isPictureBlocked('cd', looks(bits(40), bits(120), bits(200), bits(240)))).toBe(false);
    });

    it('knows blocked members by their hash alone', async () => {
      const { blocks, other, hash } = await start();
      expect(await other.isMemberBlocked(anna)).toBe(false);
      await blocks.blockMember(hash(anna));
      expect(await other.isMemberBlocked({ ...anna, ...{ place: 'anywhere' } })).toBe(true);
      expect(await other.isMemberBlocked({ platform: 'else', id: 'anna' })).toBe(false);
      expect(JSON.stringify(await other.list())).not.toContain('anna');
      const [block] = await blocks.list();
      await blocks.unblock(block?.id ?? '');
      expect(await other.isMemberBlocked(anna)).toBe(false);
    });
  });
}

export function reportOf(id: string, change: Partial<Report> = {}): Report {
  return {
    version: 1,
    id,
    kind: 'result',
    jobs: ['job-1'],
    at: 1_000,
    messages: [{ ref: { platform: 'fake', message: 'm1' }, jobs: ['job-1'], now: 'shown' }],
    wanted: 'shown',
    pictures: [],
    setAside: {},
    reporters: [],
    decisions: [],
    revision: 0,
    ...change,
  };
}

interface TwoReportStores {
  readonly store: ReportStore;
  readonly other: ReportStore;
  pass(ms: number): void;
}

/** Every store of reports passes this; `other` is the same store as another process sees it. */
export function reportStoreContract(name: string, start: () => Promise<TwoReportStores>): void {
  describe(`report store contract: ${name}`, () => {
    it('gives back what was stored, newest first, and tells of every change', async () => {
      const { store, other } = await start();
      const states = [await other.state()];
      expect(await store.get('aa')).toBeUndefined();
      await store.change('aa', () => reportOf('aa'));
      states.push(await other.state());
      await store.change('bb', () => reportOf('bb', { at: 2_000 }));
      states.push(await other.state());
      expect(await other.get('aa')).toEqual(reportOf('aa'));
      expect((await other.list()).map(({ id }) => id)).toEqual(['bb', 'aa']);
      expect(new Set(states).size).toBe(3);
      await other.change('aa', () => undefined);
      expect(await store.state()).toBe(states[2]);
    });

    it('loses none of many changes at once', async () => {
      const { store } = await start();
      await store.change('aa', () => reportOf('aa'));
      const more = (report: Report | undefined) => report && { ...report, revision: report.revision + 1 };
      await Promise.all(Array.from({ length: 20 }, () => store.change('aa', more)));
      expect((await store.get('aa'))?.revision).toBe(20);
    });

    it('leaves decisions for another process, oldest first', async () => {
      const { store, other, pass } = await start();
      const before = await other.state();
      await store.leave('bb', 'delete');
      pass(10);
      await store.leave('aa', 'keep');
      await store.leave('aa', 'keep');
      expect(await other.state()).not.toBe(before);
      expect((await other.left()).map(({ id, decision }) => [id, decision])).toEqual([
        ['bb', 'delete'],
        ['aa', 'keep'],
      ]);
      await other.clearLeft('bb', 'delete');
      expect((await store.left()).map(({ id }) => id)).toEqual(['aa']);
    });

    it('forgets a report 90 days after its decision, and half a year after it was made', async () => {
      const { store, pass } = await start();
      const day = 24 * 60 * 60 * 1_000;
      await store.change('aa', () => reportOf('aa', { decisions: [{ decision: 'keep', at: 1_000 }] }));
      await store.change('bb', () => reportOf('bb'));
      pass(91 * day);
      expect((await store.list()).map(({ id }) => id)).toEqual(['bb']);
      pass(90 * day);
      expect(await store.list()).toEqual([]);
    });
  });
}
