import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import type { PlaceSettings } from '../../core/settings.ts';
import { createMessages, languages } from '../messages/index.ts';
import { type Bot, button, isAdmin, type Keyboard, personOf, platform, rephrase, say } from './bot.ts';
import { type MessagePlace, opaqueId } from './cards.ts';
import { askForNewName, type Writer } from './drafts.ts';
import { bold, escaped } from './html.ts';

/** A menu that is open, and whose it is. */
const Menu = z.object({ owner: z.string(), ownerName: z.string(), faces: z.array(z.string()).optional() });
type Menu = z.infer<typeof Menu>;

export const menuWords = ['list', 'show', 'main', 'name', 'drop', 'lang', 'set', 'forget', 'sure', 'close'] as const;
export type MenuWord = (typeof menuWords)[number];

interface MenuPress {
  readonly word: MenuWord;
  readonly key: string;
  readonly choice: string;
  readonly place: MessagePlace;
}

interface Page {
  readonly html: string;
  readonly keyboard: Keyboard;
}

const dayMs = 24 * 60 * 60 * 1_000;
const yearsMs = 10 * 365 * dayMs;
const limits = [null, 1, 3, 5, 10, 20, 50, 100] as const;
const settingFields = ['access', 'memberADay', 'placeADay', 'locale'] as const;

async function open(bot: Bot, { author }: Writer, faces?: string[]): Promise<string> {
  const key = opaqueId();
  const menu: Menu = { owner: author.id, ownerName: author.name, ...(faces && { faces }) };
  await bot.memory.put(`telegram menu ${key}`, menu, { expiresAt: bot.clock.now() + dayMs, secret: true });
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
  const key = await open(
    bot,
    writer,
    faces.map(({ id }) => id),
  );
  const line = ({ name, isDefault }: (typeof faces)[number]): string =>
    messages.text('face-line', { name, isDefault: isDefault ? 'yes' : 'no' });
  const rows = faces.map((face, index) => [button(line(face), 'show', `${key}.${index}`)]);
  return { html: bold(messages.text('face-list-title')), keyboard: [...rows, closeRow(writer, key)] };
}

function closeRow({ messages }: Writer, key: string) {
  return [button(messages.text('button-close'), 'close', key)];
}

export async function showLanguages(bot: Bot, writer: Writer): Promise<void> {
  const key = await open(bot, writer);
  const rows = languages.map((language) => [
    button(createMessages(language).text('language-name'), 'lang', `${key}.${language}`),
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

export async function showSettings(bot: Bot, writer: Writer, title: string): Promise<void> {
  const { author, messages, spot } = writer;
  if (spot.chat > 0) return void (await say(bot, spot, escaped(messages.text('settings-not-here'))));
  if (!(await isAdmin(bot, spot.chat, author.id))) {
    return void (await say(bot, spot, escaped(messages.text('settings-admins-only'))));
  }
  const { html, keyboard } = await settingsPage(bot, writer, await open(bot, writer), title);
  await say(bot, spot, html, keyboard);
}

async function settingsPage(bot: Bot, writer: Writer, key: string, title = ''): Promise<Page> {
  const { messages, spot } = writer;
  const settings = await bot.settings.get({ platform, id: String(spot.chat) });
  const rows = settingFields.map((field) => {
    const label = `${messages.text(`setting-${field}`)}: ${shownValue(field, settings, writer)}`;
    return [button(label, 'set', `${key}.${field}`)];
  });
  return { html: bold(messages.text('settings-title', { place: title })), keyboard: [...rows, closeRow(writer, key)] };
}

function shownValue(field: (typeof settingFields)[number], settings: PlaceSettings, { messages }: Writer): string {
  if (field === 'access') return messages.text('setting-access-value', { who: settings.access.who, names: '…' });
  if (field === 'locale') {
    const { locale } = settings;
    return locale === null
      ? messages.text('setting-locale-own')
      : createMessages(languages.find((one) => one === locale)).text('language-name');
  }
  return messages.text('setting-limit', { limit: settings[field] ?? 'none' });
}

/** The next of the values a setting may have. */
function changeOf(field: string, settings: PlaceSettings): Partial<PlaceSettings> {
  switch (field) {
    case 'access':
      return { access: { who: settings.access.who === 'everyone' ? 'admins' : 'everyone' } };
    case 'memberADay':
    case 'placeADay':
      return { [field]: after(limits, settings[field]) };
    case 'locale':
      return { locale: after([null, ...languages], settings.locale) };
    default:
      throw new UserError('setting-refused', { setting: field });
  }
}

function after<Value>(values: readonly Value[], value: Value | string | null): Value | null {
  return values[(values.findIndex((one) => Object.is(one, value)) + 1) % values.length] ?? null;
}

/** Returns what the press is answered with. */
export async function answerMenu(bot: Bot, writer: Writer, press: MenuPress): Promise<string | undefined> {
  const { author, messages, spot } = writer;
  const { key, place } = press;
  const menu = Menu.optional().parse(await bot.memory.get(`telegram menu ${key}`));
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
  { word, key, choice, place }: MenuPress,
  show: (page: Page) => Promise<undefined>,
): Promise<string | undefined> {
  const { author, messages } = writer;
  const person = personOf(author);
  const face = menu.faces?.[Number(choice)] ?? '';
  switch (word) {
    case 'list':
      return show(await facesPage(bot, writer));
    case 'show':
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
      if (!(await isAdmin(bot, writer.spot.chat, author.id))) return messages.text('settings-admins-only');
      await change(bot, writer, choice);
      await show(await settingsPage(bot, writer, key));
      return messages.text('settings-saved');
    case 'forget':
      return show(surePage(writer, key));
    case 'sure':
      await bot.faces.removeAll(person);
      await bot.consents.withdraw(person);
      return show({ html: escaped(messages.text('privacy-forgotten')), keyboard: [] });
    case 'close':
      await bot.memory.delete(`telegram menu ${key}`);
      return show({ html: escaped(messages.text('stopped')), keyboard: [] });
    default:
      return word satisfies never;
  }
}

async function change(bot: Bot, { spot }: Writer, field: string): Promise<void> {
  const place = { platform, id: String(spot.chat) };
  await bot.settings.set(place, changeOf(field, await bot.settings.get(place)));
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
    await bot.memory.put(`telegram language ${author.id}`, language, { expiresAt: bot.clock.now() + yearsMs });
  }
  await rephrase(bot, place, escaped(createMessages(language).text('language-set')));
}
