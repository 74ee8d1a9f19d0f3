import { plainText } from '../../../core/plain-text.ts';
import type { Translation } from '../../translations/index.ts';

/** Put where Discord would begin to see a mention or a link; takes no room. */
const apart = '\u200b';

/** Text that looks on Discord as it is written: no markup, no mention, no link, nothing hidden. */
export function escapeMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      plainText(line)
        .replaceAll(/[\\*_~`|<[]/g, '\\$&')
        .replace(/^\s*(?:[#>+-]|\d+\.)/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
        .replaceAll('@', `@${apart}`)
        .replaceAll('://', `:${apart}//`),
    )
    .join('\n');
}

/** Text where Discord reads no markup: labels, options, titles. */
export function label(text: string, most: number): string {
  const plain = plainText(text);
  return [...plain].length > most ? `${[...plain].slice(0, most - 1).join('')}…` : plain;
}

/** A message whose `raw` values are Discord's own markup, or a link; everything else comes out inert. */
export function markdown(
  translation: Translation,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
  raw: Readonly<Record<string, string>> = {},
): string {
  const names = Object.keys(raw);
  const marks = Object.fromEntries(names.map((name, index) => [name, String.fromCodePoint(0xe000 + index)]));
  const text = escapeMarkdown(translation.text(key, { ...values, ...marks }));
  return names.reduce((said, name) => said.replaceAll(marks[name] ?? name, () => raw[name] ?? ''), text);
}
