/** Escapes text for Telegram's HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escapes the text as well. */
export function bold(text: string): string {
  return `<b>${escaped(text)}</b>`;
}

const cells = 12;

/** A progress bar of characters. `fraction` is from 0 to 1. */
export function bar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * cells);
  return `${'█'.repeat(full)}${'░'.repeat(cells - full)}`;
}
