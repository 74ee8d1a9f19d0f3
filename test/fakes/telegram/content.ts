import type { Button } from './world.ts';

/** An error that the server answers with. */
export class Refused extends Error {
  readonly code: number;
  readonly parameters: object | undefined;

  constructor(code: number, description: string, parameters?: object) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export type Payload = Readonly<Record<string, unknown>>;

const tags = /<\/?(?:b|i|u|s|code|pre)>|<a href="[^"<>]*">|<\/a>/g;

/** The text that people see. Throws Refused if Telegram could not read the HTML. */
export function textOf(html: unknown, most: number): string {
  const bare = String(html ?? '').replaceAll(tags, '');
  if (/[<>]/.test(bare) || /&(?!(?:lt|gt|amp|quot);)/.test(bare)) {
    throw new Refused(400, "Bad Request: can't parse entities");
  }
  const text = bare.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  if (text.length > most) throw new Refused(400, 'Bad Request: message is too long');
  if (text.length === 0 && most === 4_096) throw new Refused(400, 'Bad Request: message text is empty');
  return text;
}

export function buttonsOf({ reply_markup: markup }: Payload): Button[] {
  const rows = (markup as { inline_keyboard?: Button[][] } | undefined)?.inline_keyboard ?? [];
  for (const { callback_data: data, url } of rows.flat()) {
    if (url !== undefined && data === undefined) continue;
    const bytes = Buffer.byteLength(data ?? '');
    if (bytes < 1 || bytes > 64) throw new Refused(400, 'Bad Request: BUTTON_DATA_INVALID');
  }
  return rows.flat();
}
