import { expect, it } from 'vitest';
import { forgottenText } from '../../../../src/bots/forgotten.ts';
import { facePicksHtml, facePicksKeyboard } from '../../../../src/bots/telegram/messages/face-picks.ts';
import { escaped } from '../../../../src/bots/telegram/messages/html.ts';
import { againButton, type Keyboard } from '../../../../src/bots/telegram/messages/keyboard.ts';
import { jobList } from '../../../../src/bots/telegram/messages/lists/job-list.ts';
import { whichFaceHtml } from '../../../../src/bots/telegram/messages/photo-question.ts';
import { hintsOf, stageText } from '../../../../src/bots/telegram/messages/progress-message.ts';
import { reportPage } from '../../../../src/bots/telegram/messages/report.ts';
import { createTranslation } from '../../../../src/bots/translations/index.ts';
import { type Language, languages } from '../../../../src/bots/translations/languages.ts';
import { textOf } from '../../../fakes/telegram/content.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import * as given from '../../translations/extremes.ts';
import { vendorNames } from '../../vendor-names.ts';
import { type Rig, startRig } from '../rig.ts';

const [textMost, captionMost] = [4_096, 1_024];

interface Shown {
  readonly html: string;
  readonly most: number;
  readonly keyboard?: Keyboard;
}

/** What the bot shows, with names and numbers as extreme as they can be. */
function shownIn(language: Language): readonly Shown[] {
  const translation = createTranslation(language, vendorNames, true);
  const jobs = given.views.map((view) => ({ view, message: { chat: -1_001_234, message: 5 } }));
  const picks = { count: 1_000, numbers: [1, 2, 15] };
  return [
    { ...jobList(jobs, given.faces, 1_790_000_000_000, translation), most: textMost },
    { ...reportPage(given.report, translation), most: textMost },
    ...given.picks.map((one) => ({
      html: facePicksHtml(one, translation),
      keyboard: facePicksKeyboard('k', one, given.faces, translation),
      most: captionMost,
    })),
    { html: whichFaceHtml(picks as never, given.names[2], translation), most: captionMost },
    ...given.stages.map((stage) => ({ html: stageText(stage, translation), most: textMost })),
    ...given.outcomes.map((outcome) => ({ html: escaped(translation.outcome(outcome)), most: textMost })),
    ...given.errors.map((error) => ({ html: escaped(translation.error(error)), most: textMost })),
    ...given.results.map((result) => ({
      html: [translation.outcome(result), ...hintsOf(result, translation)].map(escaped).join('\n'),
      keyboard: [[againButton({ kind: 'face', id: 'f', name: given.names[2] ?? '' }, 'k', translation)]],
      most: captionMost,
    })),
    { html: escaped(forgottenText(given.forgotten, translation)), most: textMost },
  ];
}

it.each(languages)('in %s, every message is one that Telegram takes', (language) => {
  const wrong = shownIn(language).flatMap(({ html, most, keyboard = [] }) => {
    const buttons = keyboard
      .flat()
      .filter((one) => one.text === '' || ('callback_data' in one && one.callback_data.length > 64));
    return [...buttons.map(({ text }) => text), ...problemOf(html, most)];
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
