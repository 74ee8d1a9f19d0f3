import { forgottenText } from '../../../../src/bots/forgotten.ts';
import type { TelegramContext } from '../../../../src/bots/telegram/context.ts';
import type { Actor } from '../../../../src/bots/telegram/handlers/actor.ts';
import { askAboutPicture, askForFace, askForPhoto } from '../../../../src/bots/telegram/handlers/drafts/questions.ts';
import { answerMenu, showLanguages, showPrivacy, showSettings } from '../../../../src/bots/telegram/handlers/menus.ts';
import { showFaces } from '../../../../src/bots/telegram/handlers/saved-faces/menu.ts';
import { showHelp, showWelcome } from '../../../../src/bots/telegram/handlers/start/welcome.ts';
import { runForget } from '../../../../src/bots/telegram/handlers/trust/forget.ts';
import { askDepicted } from '../../../../src/bots/telegram/handlers/trust/likeness.ts';
import { summaryButtons, summaryText } from '../../../../src/bots/telegram/messages/album-summary.ts';
import { facePicksHtml, facePicksKeyboard } from '../../../../src/bots/telegram/messages/face-picks.ts';
import { escaped } from '../../../../src/bots/telegram/messages/html.ts';
import { againButton, type Keyboard } from '../../../../src/bots/telegram/messages/keyboard.ts';
import { jobList } from '../../../../src/bots/telegram/messages/lists/job-list.ts';
import { whichFaceHtml } from '../../../../src/bots/telegram/messages/photo-question.ts';
import { hintsOf, stageText } from '../../../../src/bots/telegram/messages/progress-message.ts';
import { reportPage } from '../../../../src/bots/telegram/messages/report.ts';
import { createTranslation, type Translation } from '../../../../src/bots/translations/index.ts';
import type { Language } from '../../../../src/bots/translations/languages.ts';
import { ConsentNeeded } from '../../../../src/core/likeness/rules.ts';
import { PlaceSettings } from '../../../../src/core/ports/settings.ts';
import { createMemoryExpiringStore } from '../../../fakes/storage/memory-expiring-store.ts';
import * as given from '../../translations/extremes.ts';
import { vendorNames } from '../../vendor-names.ts';

const [textMost, captionMost] = [4_096, 1_024];

export interface Shown {
  readonly html: string;
  readonly most: number;
  readonly keyboard?: Keyboard;
}

/** What the bot shows, with names and numbers as extreme as they can be. */
export async function shownIn(language: Language): Promise<readonly Shown[]> {
  const translation = createTranslation(language, vendorNames, true);
  const jobs = given.views.map((view) => ({ view, message: { chat: -1_001_234, message: 5 } }));
  const picks = { count: 1_000, numbers: [1, 2, 15] };
  const [name = ''] = given.names;
  return [
    ...(await sentBy(translation)),
    { ...jobList(jobs, given.faces, 1_790_000_000_000, translation), most: textMost },
    { ...jobList([], given.faces, 1_790_000_000_000, translation), most: textMost },
    { ...reportPage(given.report, translation), most: textMost },
    ...given.picks.map((one) => ({
      html: facePicksHtml(one, translation),
      keyboard: facePicksKeyboard('k', one, given.faces, translation),
      most: captionMost,
    })),
    ...[given.names[2], undefined].map((one) => ({
      html: whichFaceHtml(picks as never, one, translation),
      most: captionMost,
    })),
    {
      html: escaped(summaryText(album, tally(translation), translation)),
      keyboard: summaryButtons(album, tally(translation), translation),
      most: textMost,
    },
    ...given.stages.map((stage) => ({ html: stageText(stage, translation), most: textMost })),
    ...given.outcomes.map((outcome) => ({ html: escaped(translation.outcome(outcome)), most: textMost })),
    ...given.errors.map((error) => ({ html: escaped(translation.error(error)), most: textMost })),
    ...given.results.map((result) => ({
      html: [
        translation.outcome(result),
        ...hintsOf(result, translation),
        translation.text('made-with', { bot: '@bot' }),
      ]
        .map(escaped)
        .join('\n'),
      keyboard: [[againButton({ kind: 'face', id: 'f', name: given.names[2] ?? '' }, 'k', translation)]],
      most: captionMost,
    })),
    ...['guest-working', 'guest-in-private', 'guest-failed', 'guest-asked', 'guest-closed', 'link-not-yours'].map(
      (key) => ({ html: escaped(translation.text(key, { name, owner: name })), most: textMost }),
    ),
    { html: escaped(forgottenText(given.forgotten, translation)), most: textMost },
  ];
}

const album = { total: 10, key: 'k' } as unknown as Parameters<typeof summaryText>[0];

function tally(translation: Translation): Parameters<typeof summaryText>[1] {
  const ends = [...given.outcomes.slice(0, 4), ...given.results.slice(0, 2)];
  const ended = ends.map((outcome, index) => [
    String(index),
    { kind: outcome.kind, said: [translation.outcome(outcome)], mayBeMistaken: true as const },
  ]);
  return { ended: Object.fromEntries(ended), sending: 'asked', handed: [], messages: [], notes: [] };
}

const [ownId, groupId, adminId] = [1, -1_001_234_567_890, '2'];

/** What the handlers send: of everything that they show in a message of its own. */
async function sentBy(translation: Translation): Promise<readonly Shown[]> {
  const sent: Shown[] = [];
  const home = contextFor(translation, PlaceSettings.parse({}), sent);
  const group = contextFor(translation, given.settings, sent);
  const [face] = given.faces;
  const { language: locale } = translation;
  const actor: Actor = {
    author: { id: String(ownId), name: given.names[0] ?? '', locale },
    messageTarget: { chat: ownId },
    locale,
    translation,
    update: 1,
  };
  const admin: Actor = { ...actor, author: { ...actor.author, id: adminId }, messageTarget: { chat: groupId } };
  await showWelcome(home, actor);
  await showWelcome(group, admin);
  await showHelp(home, actor);
  await showHelp(group, admin);
  await showLanguages(home, actor);
  await showPrivacy(home, actor);
  await pressAll(home, actor, sent, ['answers', 'forget']);
  await runForget(home, actor);
  await showFaces(home, actor);
  await pressAll(home, actor, sent, ['look', 'drop']);
  await askAboutPicture(home, actor, { platform: 'telegram', file: 'f' });
  await askForFace(home, actor);
  await askForPhoto(home, actor, face);
  for (const context of [home, group]) {
    await showSettings(context, admin, { chat: { title: given.names[2], is_forum: true } } as never);
    await pressAll(context, admin, sent, ['set']);
  }
  await askDepicted(group, [{ replyRef: { chat: groupId } as never, error: new ConsentNeeded({} as never) }]);
  return sent;
}

/** Presses the buttons with these actions in the newest message; of those of faces and people only the first one. */
async function pressAll(
  context: TelegramContext,
  actor: Actor,
  sent: readonly Shown[],
  actions: readonly string[],
): Promise<void> {
  const buttons = sent.at(-1)?.keyboard?.flat() ?? [];
  const pressed = new Set<string>();
  for (const one of buttons) {
    if (!('callback_data' in one)) continue;
    const [action = '', key = '', choice = ''] = one.callback_data.split('.');
    const kind = action === 'set' ? choice : action;
    if (!actions.includes(action) || pressed.has(kind)) continue;
    pressed.add(kind);
    const messageRef = { chat: actor.messageTarget.chat, message: 1 };
    await answerMenu(context, actor, { action: action as never, key, choice, messageRef, answerNow: () => undefined });
  }
}

/** A bot whose Telegram keeps what is sent to it in `sent`. */
function contextFor(translation: Translation, settings: PlaceSettings, sent: Shown[]): TelegramContext {
  const clock = { now: () => 1_790_000_000_000, sleep: async () => undefined };
  const keep = async ({ text, caption, reply_markup: markup }: Payload) => {
    const html = text ?? caption ?? '';
    sent.push({ html, most: text === undefined ? captionMost : textMost, keyboard: markup?.inline_keyboard ?? [] });
    return { chat: { id: ownId }, message_id: sent.length };
  };
  const raw = {
    sendMessage: keep,
    editMessageText: keep,
    sendPhoto: keep,
    sendMediaGroup: async ({ media }: { media: readonly Payload[] }) => Promise.all(media.map(keep)),
    deleteMessage: async () => true,
    getChatMember: async ({ user_id: id }: { user_id: number }) => ({
      status: String(id) === adminId ? 'creator' : 'member',
      user: { first_name: given.names[id % given.names.length] },
    }),
  };
  const requester = { platform: 'telegram', id: '5', place: String(groupId) };
  const depicted = { platform: 'telegram', id: '6' };
  const answers = given.names.map((name) => ({ requester, name, answer: 'always' as const }));
  const question = { key: 'k', as: 'avatar', name: given.names[1], requester, depicted, requests: [] };
  return {
    clock,
    api: { call: (work: (api: typeof raw) => unknown) => work(raw) },
    rateLimiter: { send: (_: unknown, send: () => unknown) => send() },
    stopping: new AbortController().signal,
    expiringStore: createMemoryExpiringStore(clock),
    settings: { get: async () => settings },
    translations: () => translation,
    providers: ['local', ...vendorNames.keys()].map((name) => ({ name, bills: true })),
    faces: { list: async () => given.faces, openAll: async () => [new Uint8Array(1), new Uint8Array(1)] },
    swaps: { findOf: async () => given.views },
    likenesses: { answersOf: async () => answers, findAsked: async () => undefined, ask: async () => question },
    me: { id: 3, username: 'bot' },
    onError(error: unknown) {
      throw error;
    },
  } as unknown as TelegramContext;
}

interface Payload {
  readonly text?: string;
  readonly caption?: string;
  readonly reply_markup?: { readonly inline_keyboard: Keyboard };
}
