import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslation } from '../../../src/bots/translations/index.ts';
import { isolated, withNeededIsolates } from '../../../src/bots/translations/isolation.ts';
import { joinFacts, joinNames, joinSentences, listOf } from '../../../src/bots/translations/joining.ts';
import { contained } from '../../../src/core/plain-text.ts';

const [start, end] = ['\u2068', '\u2069'];
const apart = (value: string): string => `${start}${value}${end}`;

describe('a value', () => {
  it.each([
    ['Anna', false, true],
    ['علي', true, false],
    ['שרה', true, false],
    ['علي 3', true, false],
    ['Ali علي', true, true],
    ['🎉👩‍👧', false, false],
    ['12', false, false],
    ['0.5', false, false],
    ['/swap', false, true],
    ['@bot', false, true],
    ['顔', false, true],
    ['2026-11-28 13:35', false, true],
    ['5 / 10', false, false],
    ['https://t.me/bot', false, false],
    ['تعال https://t.me/bot', false, false],
    ['\ue000', false, true],
    ['', false, false],
    ['the one (علي) here', false, true],
    ['هذا (Anna) هنا', true, false],
    ['علي Smith', true, true],
  ])('“%s” is set apart where it runs the other way: from the left %s, from the right %s', (value, ltr, rtl) => {
    expect(isolated(value, 'en')).toBe(ltr ? apart(value) : value);
    expect(isolated(value, 'ar')).toBe(rtl ? apart(value) : value);
  });

  it('that is set apart within another one counts for that one no more', () => {
    const inner = apart('علي');
    expect(withNeededIsolates(apart(`saved as ${inner}.`), 'en')).toBe(`saved as ${inner}.`);
    expect(withNeededIsolates(`${apart(apart(`هنا ${apart('Anna')}`))} نعم`, 'ar')).toBe(`هنا ${apart('Anna')} نعم`);
  });

  it.each([
    ['\u202eAnna', 'Anna'],
    ['An\u2069na', 'Anna'],
    ['\u2066Anna', 'Anna'],
    ['a\u2067b\u2069c\u2069', 'a\u2067b\u2069c'],
    ['Ann\u200fa', 'Ann\u200fa'],
  ])('%j changes the direction of nothing around it', (value, left) => {
    expect(contained(value)).toBe(left);
  });

  it('never leaves the marks around it, whatever it holds', () => {
    const character = fc.constantFrom(
      'a',
      'ع',
      ' ',
      '1',
      '\u2066',
      '\u2067',
      '\u2068',
      '\u2069',
      '\u202d',
      '\u202e',
      '\u202c',
    );
    fc.assert(
      fc.property(fc.string({ unit: character }), fc.constantFrom('en', 'ar'), (name, language) => {
        let depth = 0;
        for (const mark of createTranslation(language).text('face-saved', { name })) {
          if (/[\u2066-\u2068]/.test(mark)) depth += 1;
          if (mark === '\u2069') depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
          expect(mark).not.toMatch(/[\u202a-\u202e]/);
        }
        expect(depth).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a text', () => {
  it('sets an Arabic name apart in English, and a Latin one in Arabic', () => {
    expect(createTranslation('en').text('face-saved', { name: 'علي' })).toBe(`Saved as “${apart('علي')}”.`);
    expect(createTranslation('en').text('face-saved', { name: 'Anna' })).toBe('Saved as “Anna”.');
    expect(createTranslation('ar').text('face-saved', { name: 'علي' })).not.toContain(start);
    expect(createTranslation('ar').text('face-saved', { name: 'Anna' })).toContain(apart('Anna'));
    expect(createTranslation('ar').text('start-group', { swap: '/swap' })).toContain(apart('/swap'));
  });

  it('lets no mark touch a link', () => {
    const url = 'https://faces.example.org/f/1';
    const said = createTranslation('ar').text('result-as-link', { hours: 24, url });
    expect(said).toMatch(/(?:^|\s)https:\/\/faces\.example\.org\/f\/1(?:$|\s)/);
  });

  it('is chosen by the same words, whatever their direction', () => {
    const translation = createTranslation('ar');
    const kinds = ['image', 'gif', 'video'].map((kind) => translation.text('job-kind', { kind }));
    expect(new Set(kinds).size).toBe(3);
  });
});

describe('what code puts together', () => {
  it('has between sentences what the language has', () => {
    expect(joinSentences(['One.', '', 'Two.'], 'en')).toBe('One. Two.');
    expect(joinSentences(['一。', '二。'], 'zh')).toBe('一。二。');
    expect(joinSentences(['一。', '二。'], 'ja')).toBe('一。二。');
  });

  it('has between names what the language has', () => {
    expect(joinNames(['Anna', 'علي'], 'de')).toBe(`Anna, ${apart('علي')}`);
    expect(joinNames(['Anna', 'علي'], 'ar')).toBe(`${apart('Anna')}، علي`);
    expect(joinNames(['1', '2'], 'ja')).toBe('1、2');
    expect(listOf(['1', '2', '3'], 'fr')).toBe('1, 2 et 3');
    expect(joinFacts(['vor 1 Minute', 'Foto', 'علي'], 'de')).toBe(`vor 1 Minute · Foto · ${apart('علي')}`);
  });
});
