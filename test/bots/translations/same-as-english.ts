import type { Language } from '../../../src/bots/translations/languages.ts';

/** Texts that are the same in English and in the language, looked at one by one. */
export const sameAsEnglish: { readonly [Name in Language]?: readonly string[] } = {
  de: ['option-name.name', 'verb-optin.name', 'verb-optout.name', 'verb-start.name'],
  fr: ['option-message.name', 'photos-button'],
  it: ['option-file.name', 'verb-privacy.name'],
  pl: ['verb-start.name'],
  id: ['option-file.name'],
};
