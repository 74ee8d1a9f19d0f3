import { contained } from '../../core/plain-text.ts';
import { type Direction, directionOf, type Language } from './languages.ts';

/** First Strong Isolate and Pop Directional Isolate: what stands between them has a direction of its own. */
const [start, end] = ['\u2068', '\u2069'];

/** In order: what is written from the right, and from the left: letters, and what stands in for markup of ours. */
const strong =
  /([\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\u200f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\ufb1d-\ufdff\ufe70-\ufefc])|[\p{L}\p{Co}]/gu;
/** Numbers that signs hold together, such as dates: from the right, their parts would change places. */
const joinedNumbers = /\d[^\s\d\p{L}.,]+\d/u;

/** No mark may touch a link: platforms find its ends by themselves. */
const linkAtEdge = /^\S*:\/\/|:\/\/\S*$/u;

/** Whether a value reads wrong within a text of this direction: it begins or ends in the other one. */
function needsIsolation(value: string, direction: Direction): boolean {
  if (linkAtEdge.test(value)) return false;
  const found = [...value.matchAll(strong)].map(([, right]): Direction => (right === undefined ? 'ltr' : 'rtl'));
  if (found.length === 0) return direction === 'rtl' && joinedNumbers.test(value);
  return found[0] !== direction || found.at(-1) !== direction;
}

/** The text with the marks around those of its values alone that need them. Fluent puts them around each. */
export function withNeededIsolates(text: string, language: Language): string {
  if (!text.includes(start)) return text;
  const direction = directionOf(language);
  /** Of each value that is open: all of it, and its part that is not set apart from it. */
  const open = [{ all: '', own: '' }];
  for (const part of text.split(/([\u2068\u2069])/u)) {
    if (part === start) {
      open.push({ all: '', own: '' });
      continue;
    }
    const inner = part === end && open.length > 1 ? open.pop() : { all: part, own: part };
    const outer = open.at(-1);
    if (!inner || !outer) continue;
    const isApart = part === end && needsIsolation(inner.own, direction);
    outer.all += isApart ? `${start}${inner.all}${end}` : inner.all;
    outer.own += isApart ? '' : inner.own;
  }
  return open.map(({ all }) => all).join('');
}

/** A value as it can stand within a text of this language. */
export function isolated(value: string, language: Language): string {
  return withNeededIsolates(`${start}${contained(value)}${end}`, language);
}
