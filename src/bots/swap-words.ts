import type { MediaRef, RequestedFaces } from '../core/ports/chat.ts';
import { type SavedFace, savedFaceRef } from '../core/ports/members.ts';
import type { Translation } from './translations/index.ts';
import { type Language, tagOf } from './translations/languages.ts';

/** What the words after /swap ask for. */
export interface SwapWords {
  readonly faces: RequestedFaces;
  /** The saved face that they name. */
  readonly source?: MediaRef;
}

/** The part of unknown words that the answer repeats: 40 characters at most. */
export function repeated(words: string): string {
  return words.slice(0, 40);
}

/** A face of the picture, by its number from the left, and the saved face that it gets. */
interface Row {
  readonly fromLeft: number;
  readonly face: SavedFace;
}

/**
 * Reads the words after /swap: “all” in English or in the language of `translation`, a number from the left, the name of
 * a saved face, one of the first two with a name, or several numbers with a name each. Undefined for any other words.
 */
export function readSwapWords(
  text: string,
  faces: readonly SavedFace[],
  translation: Translation,
): SwapWords | undefined {
  const words = plain(text).trim().replaceAll(/\s+/g, ' ');
  const saved = faces.map((face) => ({ ...face, name: plain(face.name) }));
  if (words === '') return { faces: { which: 'largest' } };
  const [, number] = /^([1-9]\d?)$/.exec(words) ?? [];
  if (number) return { faces: { which: 'nth', fromLeft: Number(number) } };
  const named = saved.find(({ name }) => isSame(name, words, translation.language));
  if (named) return { faces: { which: 'largest' }, source: savedFaceRef(named.id) };
  return readAll(words, saved, translation) ?? readRows(words, saved, translation.language);
}

function readAll(words: string, saved: readonly SavedFace[], { language, text }: Translation): SwapWords | undefined {
  const [first = '', ...others] = words.split(' ');
  if (![text('word-all'), 'all'].some((one) => isSame(one, first, language))) return undefined;
  const faces: RequestedFaces = { which: 'all' };
  if (others.length === 0) return { faces };
  const face = saved.find(({ name }) => isSame(name, others.join(' '), language));
  return face && { faces, source: savedFaceRef(face.id) };
}

function readRows(words: string, saved: readonly SavedFace[], language: Language): SwapWords | undefined {
  const rows: Row[] = [];
  for (let rest = words; rest !== ''; ) {
    const [start = '', number] = /^([1-9]\d?)(?: ?[=:] ?| )/.exec(rest) ?? [];
    const face = faceAtStart(rest.slice(start.length), saved, language);
    if (number === undefined || !face) return undefined;
    rows.push({ fromLeft: Number(number), face });
    rest = rest.slice(start.length + face.name.length).replace(/^[ ,;、،]+/, '');
  }
  const [first, ...others] = rows;
  if (!first || new Set(rows.map(({ fromLeft }) => fromLeft)).size < rows.length) return undefined;
  if (others.length === 0)
    return { faces: { which: 'nth', fromLeft: first.fromLeft }, source: savedFaceRef(first.face.id) };
  const assignments = rows.map(({ fromLeft, face }) => ({ fromLeft, source: savedFaceRef(face.id) }));
  return { faces: { which: 'assigned', assignments } };
}

/** The face whose name the text begins with; the longest name, where one is the beginning of another. */
function faceAtStart(text: string, saved: readonly SavedFace[], language: Language): SavedFace | undefined {
  const fitting = saved.filter(
    ({ name }) => isSame(name, text.slice(0, name.length), language) && /^(?:[ ,;、،]|$)/.test(text.slice(name.length)),
  );
  return fitting.toSorted((one, other) => other.name.length - one.name.length)[0];
}

/** Also where the language has capitals of its own: the Turkish İ and I. */
function isSame(one: string, other: string, language: Language): boolean {
  if (one.toLowerCase() === other.toLowerCase()) return true;
  return one.toLocaleLowerCase(tagOf(language)) === other.toLocaleLowerCase(tagOf(language));
}

/** Arabic, Persian and Devanagari, each from 0 to 9. */
const otherDigits = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९';

/** With the digits and signs of ASCII, which other keyboards write as １＝, ٢ or २. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[٠-٩۰-۹०-९]/g, (digit) => String(otherDigits.indexOf(digit) % 10));
}
