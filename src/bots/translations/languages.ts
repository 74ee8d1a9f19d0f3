/** The languages that have a catalogue (their .ftl files). The first one is used for all other languages. */
export const languages = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'pl',
  'ru',
  'uk',
  'tr',
  'id',
  'hi',
  'ar',
  'ja',
  'ko',
  'zh',
] as const;
export type Language = (typeof languages)[number];

/** Where a language alone does not say how it is written. Arabic has the digits in which commands take numbers. */
const tags: { readonly [Name in Language]?: string } = { pt: 'pt-BR', ar: 'ar-u-nu-latn', zh: 'zh-CN' };

/** The BCP 47 tag of a language, for `Intl` and for documents. */
export function tagOf(language: Language): string {
  return tags[language] ?? language;
}

export type Direction = 'ltr' | 'rtl';

export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The language for a locale as platforms write it, such as `de-AT` or `pt_BR`; English if there is no translation. */
export function languageOf(locale: string | undefined): Language {
  return firstKnown([locale ?? '']);
}

/** The first of these locales that has a translation; else English. */
export function firstKnown(locales: readonly string[]): Language {
  const primaries = locales.map((locale) => locale.toLowerCase().split(/[-_.@]/)[0]);
  const known = primaries.flatMap((primary) => languages.find((language) => language === primary) ?? []);
  return known[0] ?? languages[0];
}

/** The language that the environment of a program asks for, as gettext reads it. */
export function languageOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Language {
  const { LC_ALL, LC_MESSAGES, LANG, LANGUAGE = '' } = environment;
  const locale = LC_ALL || LC_MESSAGES || LANG || 'C';
  return /^(?:C|POSIX)(?:\.|$)/i.test(locale) ? languages[0] : firstKnown([...LANGUAGE.split(':'), locale]);
}
