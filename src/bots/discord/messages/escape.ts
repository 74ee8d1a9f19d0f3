import { contained, plainSentence } from '../../../core/plain-text.ts';
import type { Translation } from '../../translations/index.ts';

/** A space of no width: where it stands, Discord finds no mention and no link. */
const zeroWidthSpace = '\u200b';

/** Text that Discord shows as it is written: without formatting, mentions, links and hidden characters. */
export function escapeMarkdown(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      plainSentence(line)
        .replaceAll(/[\\*_~`|<[]/g, '\\$&')
        .replace(/^\s*(?:[#>+-]|\d+\.)/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
        .replaceAll('@', `@${zeroWidthSpace}`)
        .replaceAll('://', `:${zeroWidthSpace}//`),
    )
    .join('\n');
}

/** Text for labels, options and titles, where Discord reads no markdown; cut to `most` characters. */
export function label(text: string, most: number): string {
  const plain = [...plainSentence(text)];
  return plain.length > most ? contained(`${plain.slice(0, most - 1).join('')}…`) : plain.join('');
}

/** A translated text in which everything is escaped except the `raw` values, which are markdown of ours. */
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

/** A command as the reader's Discord lists it, where it cannot be clicked. `name` is the name of its verb. */
export function writtenCommand(name: string, { text }: Pick<Translation, 'text'>): string {
  return `\`/${text(`verb-${name}.name`)}\``;
}
