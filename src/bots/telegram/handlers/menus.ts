import { UserError } from '../../../core/errors.ts';
import { createTranslation, languages } from '../../translations/index.ts';
import { memberOf, platform, type TelegramContext, topicOf } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import type { MessageRef } from '../messages/reply-ref.ts';
import { button, editText, sendText } from '../messages/send.ts';
import { authorOf, type TelegramMessage } from '../transport/update.ts';
import { type Actor, askForNewName } from './drafts.ts';
import { isAdmin } from './members.ts';
import { Menu, openMenu } from './menu-store.ts';
import { type Page, setChosen, settingPage, settingsPage } from './settings-menu.ts';

export const menuActions = [
  'list',
  'look',
  'main',
  'name',
  'drop',
  'lang',
  'set',
  'put',
  'home',
  'forget',
  'sure',
  'close',
] as const;
export type MenuAction = (typeof menuActions)[number];

interface MenuPress {
  readonly action: MenuAction;
  readonly key: string;
  readonly choice: string;
  readonly messageRef: MessageRef;
  /** Answers before all is done. */
  answerNow(said: string): void;
}

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
    escaped(where),
  ].join('\n\n');
  await sendText(context, messageTarget, html, [[button(translation.text('privacy-forget'), 'forget', key)]]);
}

/** In answer to somebody's message, with that person as one who may be let in. */
export async function showSettings(context: TelegramContext, actor: Actor, message: TelegramMessage): Promise<void> {
  const { author, translation, messageTarget } = actor;
  if (messageTarget.chat > 0)
    return void (await sendText(context, messageTarget, escaped(translation.text('settings-not-here'))));
  if (!(await isAdmin(context, messageTarget.chat, author.id))) {
    return void (await sendText(context, messageTarget, escaped(translation.text('settings-admins-only'))));
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

/** Returns what the press is answered with. */
export async function answerMenu(
  context: TelegramContext,
  actor: Actor,
  press: MenuPress,
): Promise<string | undefined> {
  const { author, translation, messageTarget } = actor;
  const { key, messageRef } = press;
  const menu = Menu.optional().parse(await context.expiringStore.get(`telegram menu ${key}`));
  if (!menu) return translation.text('asking-over');
  const isTheirs =
    menu.owner === author.id || (menu.owner.startsWith('-') && (await isAdmin(context, messageTarget.chat, author.id)));
  if (!isTheirs) return translation.text('not-yours', { owner: menu.ownerName });
  const show = async ({ html, keyboard }: Page): Promise<undefined> => {
    await editText(context, messageRef, html, keyboard);
    return undefined;
  };
  try {
    return await runAction(context, { ...actor, author: { ...author, id: menu.owner } }, menu, press, show);
  } catch (error) {
    if (error instanceof UserError) return translation.error(error);
    throw error;
  }
}

async function runAction(
  context: TelegramContext,
  actor: Actor,
  menu: Menu,
  press: MenuPress,
  show: (page: Page) => Promise<undefined>,
): Promise<string | undefined> {
  const { author, translation } = actor;
  const member = memberOf(author);
  const { action, key, choice, messageRef } = press;
  const face = menu.faces?.[Number(choice)] ?? '';
  switch (action) {
    case 'list':
      return show(await facesPage(context, actor));
    case 'look':
      return show(await facePage(context, actor, key, choice, face));
    case 'main':
      await context.faces.makeDefault(member, face);
      return show(await facesPage(context, actor));
    case 'name':
      await askForNewName(context, actor, face);
      return undefined;
    case 'drop':
      await context.faces.remove(member, face);
      return show(await facesPage(context, actor));
    case 'lang':
      return setLanguage(context, actor, choice, messageRef);
    case 'set':
    case 'put':
    case 'home':
      return followSettings(context, actor, menu, press, show);
    case 'forget':
      return show(surePage(actor, key));
    case 'sure':
      await context.faces.removeAll(member);
      await context.consents.withdraw(member);
      return show({ html: escaped(translation.text('privacy-forgotten')), keyboard: [] });
    case 'close':
      await context.expiringStore.delete(`telegram menu ${key}`);
      return show({ html: escaped(translation.text('stopped')), keyboard: [] });
    default:
      return action satisfies never;
  }
}

async function followSettings(
  context: TelegramContext,
  actor: Actor,
  { title = '', ...about }: Menu,
  { action, key, choice, answerNow }: MenuPress,
  show: (page: Page) => Promise<undefined>,
): Promise<string | undefined> {
  const { author, translation, messageTarget } = actor;
  if (!(await isAdmin(context, messageTarget.chat, author.id))) return translation.text('settings-admins-only');
  const menu = { ...about, key };
  if (action === 'home') return show(await settingsPage(context, actor, menu, title));
  if (action === 'set') return show(await settingPage(context, actor, menu, choice));
  const field = await setChosen(context, actor, menu, choice);
  answerNow(translation.text('settings-saved'));
  return show(await settingPage(context, actor, menu, field));
}

function surePage({ translation }: Actor, key: string): Page {
  const yes = button(translation.text('button-yes'), 'sure', key);
  const no = button(translation.text('button-no'), 'close', key);
  return { html: escaped(translation.text('privacy-forget-sure')), keyboard: [[yes, no]] };
}

async function facePage(
  context: TelegramContext,
  actor: Actor,
  key: string,
  choice: string,
  id: string,
): Promise<Page> {
  const { translation, author, messageTarget } = actor;
  const face = (await context.faces.list(memberOf(author))).find((one) => one.id === id);
  if (!face) throw new UserError('no-such-face');
  const actions = ['main', ...(messageTarget.chat > 0 ? ['name'] : []), 'drop'] as const; // a name is typed in a private chat
  const texts = { main: 'verb-face-default', name: 'verb-face-rename', drop: 'verb-delete.button' } as const;
  const rows = actions.map((action) => [
    button(translation.text(texts[action as keyof typeof texts]), action, `${key}.${choice}`),
  ]);
  return { html: bold(face.name), keyboard: [...rows, [button(translation.text('button-back'), 'list', key)]] };
}

async function setLanguage(
  context: TelegramContext,
  { author, messageTarget }: Actor,
  choice: string,
  messageRef: MessageRef,
): Promise<undefined> {
  const language = languages.find((one) => one === choice);
  if (language === undefined) return;
  if (messageTarget.chat < 0 && (await isAdmin(context, messageTarget.chat, author.id))) {
    await context.settings.set({ platform, id: String(messageTarget.chat) }, { locale: language });
  } else {
    await context.expiringStore.put(`telegram language ${author.id}`, language, {
      expiresAt: context.clock.now() + yearsMs,
    });
  }
  await editText(context, messageRef, escaped(createTranslation(language).text('language-set')));
}
