import { UserError } from '../../../core/errors.ts';
import type { Member } from '../../../core/ports/members.ts';
import { createTranslation, languages } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { button } from '../messages/keyboard.ts';
import type { MessageRef } from '../messages/message-index.ts';
import { sayBriefly } from '../messages/quiet/brief.ts';
import { editText, sendText } from '../messages/send.ts';
import { authorOf, isPerson, memberOf, platform, type TelegramMessage } from '../transport/update.ts';
import { isAdmin, isOwner, topicOf } from './access.ts';
import { type Actor, sentenceOf } from './actor.ts';
import { askForNewName } from './drafts/questions.ts';
import { Menu, openMenu } from './menu-store.ts';
import { type Page, setChosen, settingPage, settingsPage } from './settings-menu.ts';
import { answersPage } from './trust/answers.ts';
import { forgetOwner, forgetPage } from './trust/forget.ts';

interface MenuPress {
  readonly action: MenuAction;
  readonly key: string;
  /** What was chosen, such as the position of a face in the list; empty where nothing is chosen. */
  readonly choice: string;
  readonly messageRef: MessageRef;
  /** Answers the press before its work is done. */
  answerNow(text: string): void;
}

/** What the handler of an action works with. `actor` has the id of the owner of the menu. */
interface MenuUse extends Omit<MenuPress, 'action'> {
  readonly context: TelegramContext;
  readonly actor: Actor;
  readonly member: Member;
  readonly menu: Menu;
  /** The id of the chosen face; empty where none is chosen. */
  readonly face: string;
}

/** A page is shown in the message of the menu; a string is the answer to the press. */
type MenuHandler = (use: MenuUse) => Promise<Page | string | undefined>;

const yearsMs = 10 * 365 * 24 * 60 * 60 * 1_000;

export async function showFaces(context: TelegramContext, actor: Actor): Promise<void> {
  const { html, keyboard } = await facesPage(context, actor);
  await sendText(context, actor.messageTarget, html, keyboard);
}

async function facesPage(context: TelegramContext, actor: Actor): Promise<Page> {
  const { author, translation } = actor;
  const faces = await context.faces.list(memberOf(author));
  if (faces.length === 0) return { html: escaped(translation.text('face-list-none')), keyboard: [] };
  const key = await openMenu(context, actor, { faces: faces.map(({ id }) => id) });
  const line = ({ name, isDefault }: (typeof faces)[number]): string =>
    translation.text('face-line', { name, isDefault: isDefault ? 'yes' : 'no' });
  const rows = faces.map((face, index) => [button(line(face), 'look', `${key}.${index}`)]);
  return { html: bold(translation.text('face-list-title')), keyboard: [...rows, closeRow(actor, key)] };
}

function closeRow({ translation }: Actor, key: string) {
  return [button(translation.text('button-close'), 'close', key)];
}

export async function showLanguages(context: TelegramContext, actor: Actor): Promise<void> {
  const key = await openMenu(context, actor);
  const rows = languages.map((language) => [
    button(createTranslation(language).text('language-name'), 'lang', `${key}.${language}`),
  ]);
  await sendText(context, actor.messageTarget, escaped(actor.translation.text('language-ask')), rows);
}

export async function showPrivacy(context: TelegramContext, actor: Actor): Promise<void> {
  const { translation, messageTarget } = actor;
  const key = await openMenu(context, actor);
  const away = context.providers.filter(({ bills }) => bills).map(({ name }) => translation.provider(name));
  const where =
    away.length > 0
      ? translation.text('privacy-providers', { providers: away.join(', ') })
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
  list: ({ context, actor }) => facesPage(context, actor),
  look: facePage,
  async main({ context, actor, member, face }) {
    await context.faces.makeDefault(member, face);
    return facesPage(context, actor);
  },
  async name({ context, actor, face }) {
    await askForNewName(context, actor, face);
    return undefined;
  },
  async drop({ context, actor, member, face }) {
    await context.faces.remove(member, face);
    return facesPage(context, actor);
  },
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
  async close({ context, actor, key }) {
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
  { action, ...press }: MenuPress,
): Promise<string | undefined> {
  const { author, translation, messageTarget } = actor;
  const menu = Menu.optional().parse(await context.expiringStore.get(`telegram menu ${press.key}`));
  if (!menu || !isOpenedIn(messageTarget.chat, menu)) return translation.text('asking-over');
  const isTheirs = await isOwner(context, { owner: menu.owner, chat: messageTarget.chat }, author);
  if (!isTheirs) return translation.text('not-yours', { owner: menu.ownerName });
  const owner = { ...author, id: menu.owner };
  const face = menu.faces?.[Number(press.choice)] ?? '';
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

async function facePage({ context, actor, member, key, choice, face: id }: MenuUse): Promise<Page> {
  const { translation, messageTarget } = actor;
  const face = (await context.faces.list(member)).find((one) => one.id === id);
  if (!face) throw new UserError('no-such-face');
  const texts = {
    main: 'verb-face-default.button',
    ...(messageTarget.chat > 0 && { name: 'verb-face-rename.button' }), // a name is typed in a private chat
    drop: 'verb-delete.button',
  };
  const rows = Object.entries(texts).map(([action, text]) => [
    button(translation.text(text), action, `${key}.${choice}`),
  ]);
  return { html: bold(face.name), keyboard: [...rows, [button(translation.text('button-back'), 'list', key)]] };
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
    await context.expiringStore.put(`telegram language ${id}`, language, { expiresAt: context.clock.now() + yearsMs });
  }
  return { html: escaped(createTranslation(language).text('language-set')), keyboard: [] };
}
