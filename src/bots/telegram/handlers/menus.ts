import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import { createTranslation, languages } from '../../translations/index.ts';
import { type Bot, personOf, platform, topicOf } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { type MessagePlace, opaqueId } from '../messages/reply-ref.ts';
import { button, rephrase, say } from '../messages/send.ts';
import { authorOf, type TelegramMessage } from '../transport/update.ts';
import { askForNewName, type Writer } from './drafts.ts';
import { isAdmin } from './members.ts';
import { type Page, setChosen, settingPage, settingsPage } from './settings-menu.ts';

/** A menu that is open, and whose it is. */
const Menu = z.object({
  owner: z.string(),
  ownerName: z.string(),
  faces: z.array(z.string()).optional(),
  title: z.string().optional(),
  topic: z.string().optional(),
  candidate: z.string().optional(),
});
type Menu = z.infer<typeof Menu>;

export const menuWords = [
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
export type MenuWord = (typeof menuWords)[number];

interface MenuPress {
  readonly word: MenuWord;
  readonly key: string;
  readonly choice: string;
  readonly place: MessagePlace;
  /** Answers before all is done. */
  tell(said: string): void;
}

const dayMs = 24 * 60 * 60 * 1_000;
const yearsMs = 10 * 365 * dayMs;

async function open(bot: Bot, { author }: Writer, about: Omit<Menu, 'owner' | 'ownerName'> = {}): Promise<string> {
  const key = opaqueId();
  const menu: Menu = { owner: author.id, ownerName: author.name, ...about };
  await bot.expiringStore.put(`telegram menu ${key}`, menu, { expiresAt: bot.clock.now() + dayMs, secret: true });
  return key;
}

export async function showFaces(bot: Bot, writer: Writer): Promise<void> {
  const { html, keyboard } = await facesPage(bot, writer);
  await say(bot, writer.spot, html, keyboard);
}

async function facesPage(bot: Bot, writer: Writer): Promise<Page> {
  const { author, messages } = writer;
  const faces = await bot.faces.list(personOf(author));
  if (faces.length === 0) return { html: escaped(messages.text('face-list-none')), keyboard: [] };
  const key = await open(bot, writer, { faces: faces.map(({ id }) => id) });
  const line = ({ name, isDefault }: (typeof faces)[number]): string =>
    messages.text('face-line', { name, isDefault: isDefault ? 'yes' : 'no' });
  const rows = faces.map((face, index) => [button(line(face), 'look', `${key}.${index}`)]);
  return { html: bold(messages.text('face-list-title')), keyboard: [...rows, closeRow(writer, key)] };
}

function closeRow({ messages }: Writer, key: string) {
  return [button(messages.text('button-close'), 'close', key)];
}

export async function showLanguages(bot: Bot, writer: Writer): Promise<void> {
  const key = await open(bot, writer);
  const rows = languages.map((language) => [
    button(createTranslation(language).text('language-name'), 'lang', `${key}.${language}`),
  ]);
  await say(bot, writer.spot, escaped(writer.messages.text('language-ask')), rows);
}

export async function showPrivacy(bot: Bot, writer: Writer): Promise<void> {
  const { messages, spot } = writer;
  const key = await open(bot, writer);
  const away = bot.providers.filter(({ bills }) => bills).map(({ name }) => messages.provider(name));
  const where =
    away.length > 0
      ? messages.text('privacy-providers', { providers: away.join(', ') })
      : messages.text('privacy-local-only');
  const html = [bold(messages.text('privacy-title')), escaped(messages.text('privacy-text')), escaped(where)].join(
    '\n\n',
  );
  await say(bot, spot, html, [[button(messages.text('privacy-forget'), 'forget', key)]]);
}

/** In answer to somebody's message, with that person as one who may be let in. */
export async function showSettings(bot: Bot, writer: Writer, message: TelegramMessage): Promise<void> {
  const { author, messages, spot } = writer;
  if (spot.chat > 0) return void (await say(bot, spot, escaped(messages.text('settings-not-here'))));
  if (!(await isAdmin(bot, spot.chat, author.id))) {
    return void (await say(bot, spot, escaped(messages.text('settings-admins-only'))));
  }
  const { title, is_forum: hasTopics } = message.chat;
  const candidate = message.reply_to_message && authorOf(message.reply_to_message);
  const menu = {
    title: title ?? '',
    ...(hasTopics && { topic: topicOf(spot) }),
    ...(candidate && candidate.id !== author.id && { candidate: candidate.id }),
  };
  const key = await open(bot, writer, menu);
  const { html, keyboard } = await settingsPage(bot, writer, { ...menu, key }, menu.title);
  await say(bot, spot, html, keyboard);
}

/** Returns what the press is answered with. */
export async function answerMenu(bot: Bot, writer: Writer, press: MenuPress): Promise<string | undefined> {
  const { author, messages, spot } = writer;
  const { key, place } = press;
  const menu = Menu.optional().parse(await bot.expiringStore.get(`telegram menu ${key}`));
  if (!menu) return messages.text('asking-over');
  const isTheirs =
    menu.owner === author.id || (menu.owner.startsWith('-') && (await isAdmin(bot, spot.chat, author.id)));
  if (!isTheirs) return messages.text('not-yours', { owner: menu.ownerName });
  const show = async ({ html, keyboard }: Page): Promise<undefined> => {
    await rephrase(bot, place, html, keyboard);
    return undefined;
  };
  try {
    return await follow(bot, { ...writer, author: { ...author, id: menu.owner } }, menu, press, show);
  } catch (error) {
    if (error instanceof UserError) return messages.error(error);
    throw error;
  }
}

async function follow(
  bot: Bot,
  writer: Writer,
  menu: Menu,
  press: MenuPress,
  show: (page: Page) => Promise<undefined>,
): Promise<string | undefined> {
  const { author, messages } = writer;
  const person = personOf(author);
  const { word, key, choice, place } = press;
  const face = menu.faces?.[Number(choice)] ?? '';
  switch (word) {
    case 'list':
      return show(await facesPage(bot, writer));
    case 'look':
      return show(await facePage(bot, writer, key, choice, face));
    case 'main':
      await bot.faces.makeDefault(person, face);
      return show(await facesPage(bot, writer));
    case 'name':
      await askForNewName(bot, writer, face);
      return undefined;
    case 'drop':
      await bot.faces.remove(person, face);
      return show(await facesPage(bot, writer));
    case 'lang':
      return setLanguage(bot, writer, choice, place);
    case 'set':
    case 'put':
    case 'home':
      return followSettings(bot, writer, menu, press, show);
    case 'forget':
      return show(surePage(writer, key));
    case 'sure':
      await bot.faces.removeAll(person);
      await bot.consents.withdraw(person);
      return show({ html: escaped(messages.text('privacy-forgotten')), keyboard: [] });
    case 'close':
      await bot.expiringStore.delete(`telegram menu ${key}`);
      return show({ html: escaped(messages.text('stopped')), keyboard: [] });
    default:
      return word satisfies never;
  }
}

async function followSettings(
  bot: Bot,
  writer: Writer,
  { title = '', ...about }: Menu,
  { word, key, choice, tell }: MenuPress,
  show: (page: Page) => Promise<undefined>,
): Promise<string | undefined> {
  const { author, messages, spot } = writer;
  if (!(await isAdmin(bot, spot.chat, author.id))) return messages.text('settings-admins-only');
  const menu = { ...about, key };
  if (word === 'home') return show(await settingsPage(bot, writer, menu, title));
  if (word === 'set') return show(await settingPage(bot, writer, menu, choice));
  const field = await setChosen(bot, writer, menu, choice);
  tell(messages.text('settings-saved'));
  return show(await settingPage(bot, writer, menu, field));
}

function surePage({ messages }: Writer, key: string): Page {
  const yes = button(messages.text('button-yes'), 'sure', key);
  const no = button(messages.text('button-no'), 'close', key);
  return { html: escaped(messages.text('privacy-forget-sure')), keyboard: [[yes, no]] };
}

async function facePage(bot: Bot, writer: Writer, key: string, choice: string, id: string): Promise<Page> {
  const { messages, author, spot } = writer;
  const face = (await bot.faces.list(personOf(author))).find((one) => one.id === id);
  if (!face) throw new UserError('no-such-face');
  const words = ['main', ...(spot.chat > 0 ? ['name'] : []), 'drop'] as const; // a name is typed in a private chat
  const texts = { main: 'verb-face-default', name: 'verb-face-rename', drop: 'verb-delete.button' } as const;
  const rows = words.map((word) => [
    button(messages.text(texts[word as keyof typeof texts]), word, `${key}.${choice}`),
  ]);
  return { html: bold(face.name), keyboard: [...rows, [button(messages.text('button-back'), 'list', key)]] };
}

async function setLanguage(
  bot: Bot,
  { author, spot }: Writer,
  choice: string,
  place: MessagePlace,
): Promise<undefined> {
  const language = languages.find((one) => one === choice);
  if (language === undefined) return;
  if (spot.chat < 0 && (await isAdmin(bot, spot.chat, author.id))) {
    await bot.settings.set({ platform, id: String(spot.chat) }, { locale: language });
  } else {
    await bot.expiringStore.put(`telegram language ${author.id}`, language, { expiresAt: bot.clock.now() + yearsMs });
  }
  await rephrase(bot, place, escaped(createTranslation(language).text('language-set')));
}
