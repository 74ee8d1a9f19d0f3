import { messagePayload } from '../../../src/bots/discord/transport/api.ts';
import { directionOf, type Language, languages, tagOf } from '../../../src/bots/translations/languages.ts';
import { bodiesIn, formsIn } from '../discord/messages/every-message.ts';
import { shownIn } from '../telegram/messages/every-message.ts';

/** Prints all messages of both bots in a language as a page of HTML, at the width of a phone: `messages-page.ts <language>`. */
const language = languages.find((one) => one === process.argv[2]);

/** Parts of what Discord shows below a message or in a form, at any depth. */
interface Part {
  readonly label?: string;
  readonly title?: string;
  readonly placeholder?: string;
  readonly description?: string;
  readonly options?: readonly Part[];
  readonly components?: readonly Part[];
  readonly component?: Part;
}

const style = `
body { margin: 0; padding: 8px; background: #dfe5ea; font: 15px/1.35 system-ui, 'Noto Sans', sans-serif; max-width: 390px }
h2 { font-size: 17px }
article { margin: 0 0 10px; padding: 7px 10px; background: #fff; border-radius: 12px; overflow-wrap: anywhere }
p { margin: 0; white-space: pre-line; unicode-bidi: plaintext }
nav { display: flex; gap: 4px; margin-top: 4px; flex-wrap: wrap }
nav span { flex: 1 1 auto; padding: 5px 7px; background: #c9dcec; border-radius: 7px; text-align: center; unicode-bidi: plaintext }
`;

async function messagesPage(language: Language): Promise<string> {
  const telegram = (await shownIn(language)).map(({ html, keyboard = [] }) =>
    bubble(
      html,
      keyboard.map((row) => row.map(({ text }) => text)),
    ),
  );
  const discord = bodiesIn(language).map((body) => {
    const { components = [] } = messagePayload(body) as Part;
    return bubble(escaped(body.content ?? ''), components.map(textsIn));
  });
  const forms = formsIn(language).map((form) => bubble('', (form as Part).components?.map(textsIn) ?? [], form.title));
  const parts = Object.entries({ Telegram: telegram, Discord: discord, 'Forms of Discord': forms });
  const sections = parts.map(([name, bubbles]) => `<h2>${name}</h2>\n${[...new Set(bubbles)].join('\n')}`);
  return `<!doctype html>
<html lang="${tagOf(language)}" dir="${directionOf(language)}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${language}</title>
<style>${style}</style>
${sections.join('\n')}
</html>
`;
}

/** Each line has the direction of its first letter, as in the apps. */
function bubble(html: string, rows: readonly (readonly string[])[], title = ''): string {
  const lines = [title === '' ? '' : `<b>${escaped(title)}</b>`, html].filter((one) => one !== '').join('\n');
  const buttons = rows.map((row) => `<nav>${row.map((text) => `<span>${escaped(text)}</span>`).join('')}</nav>`);
  return `<article>${lines
    .split('\n')
    .map((line) => `<p>${line || '&nbsp;'}</p>`)
    .join('')}${buttons.join('')}</article>`;
}

function textsIn({ label, placeholder, description, options = [], components = [], component }: Part): string[] {
  const own = [label, placeholder, description].filter((text) => text !== undefined && text !== '') as string[];
  return [...own, ...[...options, ...components, ...(component ? [component] : [])].flatMap(textsIn)];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

if (language === undefined) {
  process.stderr.write(`npm run --silent messages -- ${languages.join(' | ')} > page.html\n`);
  process.exitCode = 2;
} else process.stdout.write(await messagesPage(language));
