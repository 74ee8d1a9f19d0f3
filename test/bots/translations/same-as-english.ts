import type { Language } from '../../../src/bots/translations/languages.ts';

/** Texts that are the same in English and in the language, looked at one by one. */
export const sameAsEnglish: { readonly [Name in Language]?: readonly string[] } = {};
