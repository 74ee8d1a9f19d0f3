import { describe, expect, it } from 'vitest';
import { readSwapWords } from '../../src/bots/swap-words.ts';
import { createTranslation } from '../../src/bots/translations/index.ts';
import { languages, tagOf } from '../../src/bots/translations/languages.ts';
import { savedFaceRef } from '../../src/core/ports/members.ts';

const saved = ['Me', 'Anna', 'Face', 'Face 2'].map((name) => ({
  id: `id of ${name}`,
  name,
  isDefault: false,
  savedAt: 1,
}));
const face = (name: string) => savedFaceRef(`id of ${name}`);
const assigned = (...rows: readonly [number, string][]) => ({
  faces: { which: 'assigned', assignments: rows.map(([fromLeft, name]) => ({ fromLeft, source: face(name) })) },
});
const nth = (fromLeft: number) => ({ which: 'nth', fromLeft });

describe('the words after /swap', () => {
  it.each([
    ['', { faces: { which: 'largest' } }],
    ['ALL', { faces: { which: 'all' } }],
    ['alle', { faces: { which: 'all' } }],
    ['2', { faces: nth(2) }],
    ['anna', { faces: { which: 'largest' }, source: face('Anna') }],
    ['face 2', { faces: { which: 'largest' }, source: face('Face 2') }],
    ['all Me', { faces: { which: 'all' }, source: face('Me') }],
    ['2 Me', { faces: nth(2), source: face('Me') }],
    ['2=face 2', { faces: nth(2), source: face('Face 2') }],
    ['1 Me 3 Anna', assigned([1, 'Me'], [3, 'Anna'])],
    ['1=me, 2: Face 2; 12 Face', assigned([1, 'Me'], [2, 'Face 2'], [12, 'Face'])],
    ['１＝Ｍｅ、２：Anna', assigned([1, 'Me'], [2, 'Anna'])],
    ['١ Me، ۳ Anna', assigned([1, 'Me'], [3, 'Anna'])],
    ['२', { faces: nth(2) }],
  ])('“%s” are understood', (words, meaning) => {
    expect(readSwapWords(words, saved, createTranslation('de'))).toEqual(meaning);
  });

  it.each([
    'left',
    '0',
    '100',
    '-1',
    '2 Bert',
    '1 Me 3',
    '1 Me Anna',
    '1 Me 1 Anna',
    'all Bert',
    'Annabel',
    '1 Annabel',
  ])('“%s” are not understood', (words) => {
    expect(readSwapWords(words, saved, createTranslation('de'))).toBeUndefined();
  });

  it.each(languages)('“all” can be written as %s writes it, in capitals too, or in English', (language) => {
    const translation = createTranslation(language);
    const word = translation.text('word-all');
    expect(word).toMatch(/^[\p{L}\p{M}]+$/u);
    for (const written of [word, word.toLocaleUpperCase(tagOf(language)), 'All']) {
      expect(readSwapWords(written, saved, translation), written).toEqual({ faces: { which: 'all' } });
      expect(readSwapWords(`${written} Me`, saved, translation)?.source, written).toEqual(face('Me'));
    }
    const told = ['help-which-telegram', 'help-which-discord', 'option-faces'].map((key) =>
      translation.text(key, { swap: '/swap', faces: 'faces:' }),
    );
    for (const text of told) expect(text.includes(word) || /\ball\b/.test(text), text).toBe(true);
  });

  it('are compared with the capitals of the language', () => {
    const own = [{ id: 'i', name: 'İpek Işık', isDefault: false, savedAt: 1 }];
    expect(readSwapWords('ipek ışık', own, createTranslation('tr'))?.source).toEqual(savedFaceRef('i'));
  });
});
