/** Characters that hide, reorder or break a line. Emoji keep the joiners inside them. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
/** The same without the marks around what is set apart from the direction of its sentence. */
const unseenBetweenIsolates =
  /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2067\u206a-\u206f\ufeff]/gu;
/** What changes the direction of all that follows, until something ends it. */
const overrides = /[\u202a-\u202e]/gu;

/**
 * A name that a person typed, on one line and without control of the writing direction. A front still escapes its
 * markup.
 */
export function plainText(text: string): string {
  return onOneLine(text, unseen);
}

/** The same for a sentence of ours: what it sets apart from its direction (U+2068 to U+2069) stays apart. */
export function plainSentence(text: string): string {
  return onOneLine(contained(text.replaceAll(/[\u2066\u2067]/gu, '')), unseenBetweenIsolates);
}

function onOneLine(text: string, hidden: RegExp): string {
  return text.toWellFormed().normalize('NFC').replaceAll(hidden, ' ').replaceAll(/\s+/gu, ' ').trim();
}

/** The text without what would change the direction of a text around it: overrides, and isolates that are not paired. */
export function contained(text: string): string {
  if (!/[\u202a-\u202e\u2066-\u2069]/u.test(text)) return text;
  const parts = text.replaceAll(overrides, '').split(/([\u2066-\u2069])/u);
  const open: number[] = [];
  const paired = new Set<number>();
  for (const [index, part] of parts.entries()) {
    if (/^[\u2066-\u2068]$/u.test(part)) open.push(index);
    const start = part === '\u2069' ? open.pop() : undefined;
    if (start !== undefined) paired.add(start).add(index);
  }
  return parts.filter((part, index) => paired.has(index) || !/^[\u2066-\u2069]$/u.test(part)).join('');
}
