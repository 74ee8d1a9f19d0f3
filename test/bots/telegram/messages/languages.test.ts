import { expect, it } from 'vitest';
import { languages } from '../../../../src/bots/translations/languages.ts';
import { textOf } from '../../../fakes/telegram/content.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import { turnedLines } from '../../translations/direction.ts';
import { type Rig, startRig } from '../rig.ts';
import { shownIn } from './every-message.ts';

it.each(languages)('in %s, every message is one that Telegram takes', async (language) => {
  const wrong = (await shownIn(language)).flatMap(({ html, most, keyboard = [] }) => {
    const buttons = keyboard
      .flat()
      .filter((one) => one.text === '' || ('callback_data' in one && one.callback_data.length > 64));
    return [
      ...buttons.map(({ text }) => text),
      ...problemOf(html, most),
      ...turnedLines(html.replaceAll(/<[^>]*>/g, ''), language),
    ];
  });
  expect(wrong).toEqual([]);
});

function problemOf(html: string, most: number): readonly string[] {
  try {
    return (textOf(html, most)?.length ?? 0) > most ? [html] : [];
  } catch (error) {
    return [`${error}: ${html}`];
  }
}

it('members are answered in the language of their app', async () => {
  const rig = await startRig();
  const said = new Map<string, readonly string[]>();
  await Promise.all(
    languages.map(async (language, index) => {
      said.set(language, await answeredIn(rig, 100 + index, language));
    }),
  );
  const english = said.get('en') ?? [];
  for (const language of languages.slice(1)) {
    expect(
      said.get(language)?.filter((text) => english.includes(text)),
      language,
    ).toEqual([]);
  }
  expect(rig.errors).toEqual([]);
});

/** All that the bot says to a new member. */
async function answeredIn(rig: Rig, id: number, language: string): Promise<readonly string[]> {
  const member = await rig.member(id, 'علي', { language });
  for (const text of ['/help', '/privacy', '/start', '/jobs']) {
    const before = botMessagesIn(member.home).length;
    await member.send(member.home, { text });
    await rig.server.until(() => botMessagesIn(member.home).length > before);
  }
  return botMessagesIn(member.home).flatMap(({ text = '', buttons }) => [text, ...buttons.map((one) => one.text)]);
}
