/** Characters that hide, reorder or break a line. Emoji keep the joiners inside them. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/**
 * A name that a person typed, on one line and without control of the writing direction. A front still escapes its
 * markup.
 */
export function plainText(text: string): string {
  return text.toWellFormed().normalize('NFC').replaceAll(unseen, ' ').replaceAll(/\s+/gu, ' ').trim();
}
