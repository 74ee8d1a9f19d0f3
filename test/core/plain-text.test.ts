import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainSentence, plainText } from '../../src/core/plain-text.ts';
import { anyCharacter } from '../any-character.ts';

describe('a name that a person typed', () => {
  it.each([
    ['Anna', 'Anna'],
    ['  Anna\n\tMaria ', 'Anna Maria'],
    ['cute\u202egpj.exe', 'cute gpj.exe'],
    ['\u2066\u2067hidden\u2069', 'hidden'],
    ['e\u0301', 'é'],
    ['👩\u200d🚀 Änna', '👩\u200d🚀 Änna'],
    ['مرحبا', 'مرحبا'],
    ['a\ud800b', 'a\ufffdb'],
    ['\u200b\u0000', ''],
  ])('%j is shown as %j', (typed, shown) => {
    expect(plainText(typed)).toBe(shown);
  });

  it('stays the same when it is cleaned again, and holds nothing that turns or breaks a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (typed) => {
        const shown = plainText(typed);
        expect(plainText(shown)).toBe(shown);
        expect(shown).not.toMatch(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]|^\s|\s$|\s{2}/u);
      }),
    );
  });
});

it('a sentence keeps the pairs of marks around what it sets apart, and no others', () => {
  expect(plainSentence('“\u2068علي\u2069” \u202eback')).toBe('“\u2068علي\u2069” back');
  expect(plainSentence('\u2067all\u2069 of\u2069 it\u2068')).toBe('all of it');
});
