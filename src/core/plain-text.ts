/** What hides, reorders or breaks a line; emoji may keep the joiners inside them. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** What people call things, on one line and in no direction but its own. Markup is still a front's to escape. */
export function plainText(text: string): string {
  return text.toWellFormed().normalize('NFC').replaceAll(unseen, ' ').replaceAll(/\s+/gu, ' ').trim();
}
