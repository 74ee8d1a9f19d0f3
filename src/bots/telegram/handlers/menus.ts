import { nameOfLanguage } from '../../translations/index.ts';
import { joinNames } from '../../translations/joining.ts';
import { languages } from '../../translations/languages.ts';
import type { TelegramContext } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { button, inRows } from '../messages/keyboard.ts';
import { sayBriefly } from '../messages/quiet/brief.ts';
import { editText, sendText } from '../messages/send.ts';
import { authorOf, isPerson, memberOf, platform, type TelegramMessage } from '../transport/update.ts';
import { isAdmin, isOwner, topicOf } from './access.ts';
import { type Actor, sentenceOf } from './actor.ts';
import { Menu, type MenuHandler, type MenuPress, type MenuUse, openMenu } from './menu-store.ts';
import { faceHandlers } from './saved-faces/menu.ts';
import { hidePhotos } from './saved-faces/photos.ts';
import { type Page, setChosen, settingPage, settingsPage } from './settings-menu.ts';
import { answersPage } from './trust/answers.ts';
import { forgetOwner, forgetPage } from './trust/forget.ts';

const yearsMs = 10 * 365 * 24 * 60 * 60 * 1_000;

export async function showLanguages(context: TelegramContext, actor: Actor): Promise<void> {
  const key = await openMenu(context, actor);
  const choices = languages.map((language) => button(nameOfLanguage(language), 'lang', `${key}.${language}`));
  await sendText(context, actor.messageTarget, escaped(actor.translation.text('language-ask')), inRows(choices, 2));
}

export async function showPrivacy(context: TelegramContext, actor: Actor): Promise<void> {
  const { translation, messageTarget } = actor;
  const key = await openMenu(context, actor);
  const away = context.providers.filter(({ bills }) => bills).map(({ name }) => translation.provider(name));
  const where =
    away.length > 0
      ? translation.text('privacy-providers', { providers: joinNames(away, translation.language) })
      : translation.text('privacy-local-only');
  const html = [
    bold(translation.text('privacy-title')),
    escaped(translation.text('privacy-text')),
    escaped(translation.text('privacy-likeness')),
    escaped(where),
  ].join('\n\n');
  await sendText(context, messageTarget, html, [
    [button(translation.text('verb-forget'), 'forget', key)],
    [button(translation.text('likeness-answers-button'), 'answers', key)],
  ]);
}

/** Where the command replies to a message, the settings offer to let its author in. */
export async function showSettings(context: TelegramContext, actor: Actor, message: TelegramMessage): Promise<void> {
  const { author, translation, messageTarget } = actor;
  if (messageTarget.chat > 0)
    return void (await sayBriefly(context, messageTarget, escaped(translation.text('settings-not-here'))));
  if (!(await isAdmin(context, messageTarget.chat, author.id))) {
    return void (await sayBriefly(context, messageTarget, escaped(translation.text('settings-admins-only'))));
  }
  const { title, is_forum: hasTopics } = message.chat;
  const candidate = message.reply_to_message && authorOf(message.reply_to_message);
  const menu = {
    title: title ?? '',
    ...(hasTopics && { topic: topicOf(messageTarget) }),
    ...(candidate && candidate.id !== author.id && { candidate: candidate.id }),
  };
  const key = await openMenu(context, actor, menu);
  const { html, keyboard } = await settingsPage(context, actor, { ...menu, key }, menu.title);
  await sendText(context, messageTarget, html, keyboard);
}

const handlers = {
  ...faceHandlers,
  lang: setLanguage,
  home: forAdmins(({ context, actor, menu, key }) => settingsPage(context, actor, { ...menu, key }, menu.title ?? '')),
  set: forAdmins(({ context, actor, menu, key, choice }) => settingPage(context, actor, { ...menu, key }, choice)),
  put: forAdmins(async ({ context, actor, menu, key, choice, answerNow }) => {
    const field = await setChosen(context, actor, { ...menu, key }, choice);
    answerNow(actor.translation.text('settings-saved'));
    return settingPage(context, actor, { ...menu, key }, field);
  }),
  answers: ({ context, actor }) => answersPage(context, actor),
  async unsay({ context, actor, member, menu, choice, answerNow }) {
    await context.likenesses.takeBack(member, memberOf({ id: menu.people?.[Number(choice)] ?? '' }));
    answerNow(actor.translation.text('likeness-taken-back'));
    return answersPage(context, actor);
  },
  forget: ({ context, actor, key }) => forgetPage(context, actor, key),
  sure({ context, actor, answerNow }) {
    answerNow(actor.translation.text('forget-working'));
    return forgetOwner(context, actor);
  },
  async close({ context, actor, key, messageRef }) {
    await hidePhotos(context, messageRef);
    await context.expiringStore.delete(`telegram menu ${key}`);
    return { html: escaped(actor.translation.text('stopped')), keyboard: [] };
  },
} satisfies Record<string, MenuHandler>;

export type MenuAction = keyof typeof handlers;
export const menuActions = Object.keys(handlers) as readonly MenuAction[];

/** Handles a button of a menu. Returns the answer to the press, unless `answerNow` was called with it. */
export async function answerMenu(
  context: TelegramContext,
  actor: Actor,
  { action, ...press }: MenuPress & { readonly action: MenuAction },
): Promise<string | undefined> {
  const { author, translation, messageTarget } = actor;
  const menu = Menu.optional().parse(await context.expiringStore.get(`telegram menu ${press.key}`));
  if (!menu || !isOpenedIn(messageTarget.chat, menu)) return translation.text('asking-over');
  const isTheirs = await isOwner(context, { owner: menu.owner, chat: messageTarget.chat }, author);
  if (!isTheirs) return translation.text('not-yours', { owner: menu.ownerName });
  const owner = { ...author, id: menu.owner };
  const face = menu.faces?.[Number.parseInt(press.choice, 10)] ?? '';
  const use = { ...press, context, actor: { ...actor, author: owner }, member: memberOf(owner), menu, face };
  try {
    const answer = await handlers[action](use);
    if (typeof answer !== 'object') return answer;
    await editText(context, press.messageRef, answer.html, answer.keyboard);
    return undefined;
  } catch (error) {
    return sentenceOf(error, translation);
  }
}

/**
 * Buttons work only in the chat of their menu: a person who sees its key could send that from a chat of their own.
 * Of an older menu only the owner is known, and a person is the same everywhere.
 */
function isOpenedIn(chat: number, menu: Menu): boolean {
  return menu.chat === undefined ? isPerson(menu.owner) : menu.chat === chat;
}

/** Checks again that the person is an admin, since that may have changed after the menu was opened. */
function forAdmins(handler: MenuHandler): MenuHandler {
  return async (use) => {
    const { context, actor } = use;
    const { chat } = actor.messageTarget;
    if (await isAdmin(context, chat, actor.author.id)) return handler(use);
    return actor.translation.text('settings-admins-only');
  };
}

/** The language of the group where an admin chooses it in a group; else the person's own. */
async function setLanguage({ context, actor, choice }: MenuUse): Promise<Page | undefined> {
  const { chat } = actor.messageTarget;
  const { id } = actor.author;
  const language = languages.find((one) => one === choice);
  if (language === undefined) return undefined;
  if (chat < 0 && (await isAdmin(context, chat, id))) {
    await context.settings.set({ platform, id: String(chat) }, { locale: language });
  } else {
    const options = { expiresAt: context.clock.now() + yearsMs, of: [memberOf(actor.author)] };
    await context.expiringStore.put(`telegram language ${id}`, language, options);
  }
  return { html: escaped(context.translations(language).text('language-set')), keyboard: [] };
}
