import { describe, expect, it } from 'vitest';
import { languageOf, languageOfEnvironment, languages, tagOf } from '../../../src/bots/translations/languages.ts';

describe('languages', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_ch', 'de'],
    ['en-GB', 'en'],
    ['pt-BR', 'pt'],
    ['pt-PT', 'pt'],
    ['es-419', 'es'],
    ['zh-TW', 'zh'],
    ['zh-Hant-HK', 'zh'],
    ['zh-hans', 'zh'],
    ['uk', 'uk'],
    ['nb', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['constructor', 'en'],
  ])('%s is served as %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  it.each([
    [{}, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'de'],
    [{ LANG: 'pt_BR.UTF-8' }, 'pt'],
    [{ LANG: 'ar_EG.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'de_DE', LC_MESSAGES: 'fr_FR', LC_ALL: 'ja_JP.utf8' }, 'ja'],
    [{ LC_ALL: '', LANG: 'tr_TR' }, 'tr'],
    [{ LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LC_ALL: 'C.UTF-8', LANGUAGE: 'de' }, 'en'],
    [{ LANG: 'POSIX', LANGUAGE: 'de' }, 'en'],
    [{ LANG: 'nb_NO.UTF-8', LANGUAGE: 'nb:sv:de:en' }, 'de'],
    [{ LANGUAGE: 'de' }, 'en'],
    [{ LANG: 'sr_RS@latin' }, 'en'],
    [{ LANG: 'uk@euro' }, 'uk'],
  ])('a terminal with %j speaks %s', (environment, language) => {
    expect(languageOfEnvironment(environment)).toBe(language);
  });

  it.each(languages)('%s has a tag that Intl knows, with digits that commands take', (language) => {
    const tag = tagOf(language);
    expect(Intl.PluralRules.supportedLocalesOf(tag)).toEqual([tag]);
    expect(new Intl.NumberFormat(tag).format(12)).toBe('12');
    expect(languageOf(tag)).toBe(language);
  });
});
