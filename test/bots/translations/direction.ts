import { directionOf, type Language } from '../../../src/bots/translations/languages.ts';

const isolate = /\u2068[^\u2068\u2069]*\u2069/gu;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * The lines of a text that apps would show in the other direction than its language is written in: they take it from the
 * first letter of the line that is not set apart.
 */
export function turnedLines(text: string, language: Language): readonly string[] {
  return text.split('\n').filter((line) => {
    let own = line;
    while (own.search(isolate) >= 0) own = own.replaceAll(isolate, '');
    const letters = own.match(/\p{L}/gu) ?? [];
    const isTurned = ([letter = '']: readonly string[]) =>
      rightToLeft.test(letter) !== (directionOf(language) === 'rtl');
    return isTurned(letters) && letters.some((letter) => !isTurned([letter]));
  });
}
