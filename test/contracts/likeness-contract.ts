import { describe, expect, it } from 'vitest';
import type { LikenessConsents } from '../../src/core/ports/likeness.ts';

const anna = { platform: 'fake', id: 'anna' };
const bert = { platform: 'fake', id: 'bert' };
const carl = { platform: 'fake', id: 'carl' };
const otherAnna = { platform: 'else', id: 'anna' };

/** Every store of likeness consents passes this; `other` is the same store as another process sees it. */
export function likenessContract(
  name: string,
  start: () => Promise<{ consents: LikenessConsents; other: LikenessConsents }>,
): void {
  describe(`likeness consents contract: ${name}`, () => {
    const askedBy = (requester: typeof anna) => ({ depicted: anna, requester });

    it('keeps an answer for that requester and that member only, and the last one counts', async () => {
      const { consents, other } = await start();
      expect(await consents.answerTo(askedBy(bert))).toBeUndefined();
      await consents.answer(askedBy(bert), 'never');
      await consents.answer(askedBy(bert), 'always', 'Bert');
      await other.answer(askedBy(carl), 'never', 'Carl');
      expect([await other.answerTo(askedBy(bert)), await consents.answerTo(askedBy(carl))]).toEqual([
        'always',
        'never',
      ]);
      const others = [
        { depicted: bert, requester: anna },
        { depicted: otherAnna, requester: bert },
        { depicted: anna, requester: { ...bert, platform: 'else' } },
      ];
      for (const pair of others) expect(await consents.answerTo(pair)).toBeUndefined();
      expect(await other.answersOf(anna)).toEqual([
        { requester: bert, name: 'Bert', answer: 'always' },
        { requester: carl, name: 'Carl', answer: 'never' },
      ]);
    });

    it('takes one answer back and leaves the others', async () => {
      const { consents, other } = await start();
      for (const requester of [bert, carl]) await consents.answer(askedBy(requester), 'always');
      await other.takeBack(askedBy(bert));
      await other.takeBack(askedBy(otherAnna));
      expect(await consents.answerTo(askedBy(bert))).toBeUndefined();
      expect(await consents.answersOf(anna)).toEqual([{ requester: carl, name: undefined, answer: 'always' }]);
    });

    it('takes everything back that a member who opts out has allowed, for good', async () => {
      const { consents, other } = await start();
      expect(await consents.hasOptedOut(anna)).toBe(false);
      await consents.answer(askedBy(bert), 'always');
      await consents.answer(askedBy(carl), 'never');
      await consents.optOut(anna);
      await other.answer(askedBy(bert), 'always');
      expect([await other.hasOptedOut(anna), await other.hasOptedOut(otherAnna)]).toEqual([true, false]);
      await other.optIn(anna);
      expect(await consents.hasOptedOut(anna)).toBe(false);
      expect([await consents.answerTo(askedBy(bert)), await consents.answerTo(askedBy(carl))]).toEqual([
        undefined,
        'never',
      ]);
    });

    it('forgets a member on either side, but neither a no nor that they opted out', async () => {
      const { consents, other } = await start();
      await consents.answer(askedBy(bert), 'always', 'Bert');
      await consents.answer(askedBy(carl), 'never', 'Carl');
      await consents.answer({ depicted: carl, requester: bert }, 'always', 'Bert');
      await consents.optOut(bert);
      await other.removeAll(bert);
      expect(await consents.answerTo(askedBy(bert))).toBeUndefined();
      expect(await consents.answerTo({ depicted: carl, requester: bert })).toBeUndefined();
      expect(await consents.hasOptedOut(bert)).toBe(true);
      await consents.removeAll(carl);
      await consents.removeAll(anna);
      expect(await other.answerTo(askedBy(carl))).toBe('never');
    });
  });
}
