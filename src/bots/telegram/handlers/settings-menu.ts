import { UserError } from '../../../core/errors.ts';
import type { PlaceSettings } from '../../../core/ports/settings.ts';
import { createTranslation, languages, type Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { button, type Keyboard } from '../messages/keyboard.ts';
import { platform } from '../transport/update.ts';
import { nameOf } from './access.ts';
import type { Actor } from './actor.ts';

/** An open menu of settings. */
export interface SettingsMenu {
  readonly key: string;
  /** The topic in which the menu was opened; absent in a group without topics. */
  readonly topic?: string | undefined;
  /** The author of the message that the command replied to. The menu offers to let them in. */
  readonly candidate?: string | undefined;
}

/** What a menu shows in its message. */
export interface Page {
  readonly html: string;
  readonly keyboard: Keyboard;
}

interface Choice {
  readonly label: string;
  readonly isChosen: boolean;
  readonly changes: Partial<PlaceSettings>;
}

const limits = [null, 1, 2, 3, 5, 10, 20, 50, 100];
const fields = [
  'access',
  'channels',
  'memberADay',
  'placeADay',
  'isPrivate',
  'badge',
  'likeness',
  'hidesReported',
  'providers',
  'locale',
] as const;
type Field = (typeof fields)[number];
/** How many short choices are in one row. */
const inRow = 3;

/** The list of settings: one button for each, with its present value. */
export async function settingsPage(
  context: TelegramContext,
  actor: Actor,
  menu: SettingsMenu,
  title: string,
): Promise<Page> {
  const { translation, messageTarget } = actor;
  const settings = await context.settings.get({ platform, id: String(messageTarget.chat) });
  const hasTopics = menu.topic !== undefined || settings.channels.length > 0;
  const shown = fields.filter((field) => field !== 'channels' || hasTopics);
  const rows = shown.map((field) => {
    const label = `${labelOf(field, actor)}: ${shownValue(field, settings, actor)}`;
    return [button(label, 'set', `${menu.key}.${field}`)];
  });
  const close = button(translation.text('button-close'), 'close', menu.key);
  return { html: bold(translation.text('settings-title', { place: title })), keyboard: [...rows, [close]] };
}

/** The choices of one setting. Throws UserError if there is no such setting. */
export async function settingPage(
  context: TelegramContext,
  actor: Actor,
  menu: SettingsMenu,
  field: string,
): Promise<Page> {
  const { translation } = actor;
  const choices = await choicesOf(context, actor, menu, field);
  const buttons = choices.map(({ label, isChosen }, index) =>
    button(`${isChosen ? '✓ ' : ''}${label}`, 'put', `${menu.key}.${field}-${index}`),
  );
  const width = field === 'memberADay' || field === 'placeADay' ? inRow : 1;
  const rows = buttons.flatMap((_, index) => (index % width === 0 ? [buttons.slice(index, index + width)] : []));
  const hint = hintOf(field, translation);
  const html = [bold(labelOf(field, actor)), ...hint.map(escaped)].join('\n');
  return { html, keyboard: [...rows, [button(translation.text('button-back'), 'home', menu.key)]] };
}

function hintOf(field: string, translation: Translation): readonly string[] {
  if (field === 'access') return [translation.text('setting-members-how', { settings: '/settings' })];
  return field === 'likeness' ? [translation.text('setting-likeness-how')] : [];
}

/** Stores a choice of a setting. `chosen` is `field-index`. Returns the name of the setting. */
export async function setChosen(
  context: TelegramContext,
  actor: Actor,
  menu: SettingsMenu,
  chosen: string,
): Promise<string> {
  const [field = '', index = ''] = chosen.split('-');
  const choice = (await choicesOf(context, actor, menu, field))[Number(index)];
  if (!choice) throw new UserError('setting-refused', { setting: field });
  await context.settings.set({ platform, id: String(actor.messageTarget.chat) }, choice.changes);
  return field;
}

function labelOf(field: string, { translation }: Actor): string {
  return translation.text(field === 'isPrivate' ? 'setting-isPrivate-telegram' : `setting-${field}`);
}

function shownValue(field: Field, settings: PlaceSettings, { translation }: Actor): string {
  const { access, channels, providers, locale } = settings;
  switch (field) {
    case 'access': {
      const names = translation.text('setting-members', { count: access.who === 'members' ? access.ids.length : 0 });
      return translation.text('setting-access-value', { who: access.who, names });
    }
    case 'channels':
      return translation.text(channels.length === 0 ? 'setting-channels-everywhere' : 'setting-topics', {
        count: channels.length,
      });
    case 'isPrivate':
    case 'hidesReported':
      return translation.text('setting-switch', { on: settings[field] ? 'yes' : 'no' });
    case 'likeness':
      return translation.text('setting-likeness-value', { who: settings.likeness });
    case 'badge':
      return translation.text('setting-badge-value', { badge: settings.badge ?? 'own' });
    case 'providers':
      if (providers.length === 0) return translation.text('setting-providers-all');
      return providers.map((name) => translation.provider(name)).join(', ');
    case 'locale':
      return locale === null ? translation.text('setting-locale-own') : nameOfLanguage(locale);
    default:
      return translation.text('setting-limit', { limit: settings[field] ?? 'none' });
  }
}

async function choicesOf(
  context: TelegramContext,
  actor: Actor,
  menu: SettingsMenu,
  field: string,
): Promise<readonly Choice[]> {
  const { translation, messageTarget } = actor;
  const settings = await context.settings.get({ platform, id: String(messageTarget.chat) });
  switch (field) {
    case 'access':
      return accessChoices(context, actor, menu, settings);
    case 'channels':
      return topicChoices(actor, menu, settings);
    case 'memberADay':
    case 'placeADay':
      return limits.map((limit) => ({
        label: translation.text('setting-limit', { limit: limit ?? 'none' }),
        isChosen: settings[field] === limit,
        changes: { [field]: limit },
      }));
    case 'isPrivate':
    case 'hidesReported':
      return switchChoices(field, actor, settings);
    case 'likeness':
      return likenessChoices(actor, settings);
    case 'badge':
      return badgeChoices(actor, settings);
    case 'providers':
      return providerChoices(context, actor, settings);
    case 'locale':
      return [null, ...languages].map((locale) => ({
        label: locale === null ? translation.text('setting-locale-own') : nameOfLanguage(locale),
        isChosen: settings.locale === locale,
        changes: { locale },
      }));
    default:
      throw new UserError('setting-refused', { setting: field });
  }
}

/** Everyone, only admins, or admins and the people who were let in one by one. */
async function accessChoices(
  context: TelegramContext,
  { translation, messageTarget }: Actor,
  { candidate }: SettingsMenu,
  { access }: PlaceSettings,
): Promise<readonly Choice[]> {
  const ids = access.who === 'members' ? access.ids : [];
  const whole = (['everyone', 'admins'] as const).map((who) => ({
    label: translation.text('setting-access-value', { who, names: '' }),
    isChosen: access.who === who,
    changes: { access: { who } },
  }));
  const people = [...new Set([...ids, ...(candidate === undefined ? [] : [candidate])])];
  const names = await Promise.all(people.map((id) => nameOf(context, messageTarget.chat, id)));
  const single = people.map((id, index): Choice => {
    const next = toggled(ids, id);
    const isChosen = ids.includes(id);
    const changes: Partial<PlaceSettings> = {
      access: next.length > 0 ? { who: 'members', ids: next } : { who: 'admins' },
    };
    return { label: names[index] ?? id, isChosen, changes };
  });
  return [...whole, ...single];
}

function topicChoices({ translation }: Actor, { topic }: SettingsMenu, { channels }: PlaceSettings): readonly Choice[] {
  const everywhere = { label: translation.text('setting-channels-everywhere'), isChosen: channels.length === 0 };
  const here = topic !== undefined && {
    label: translation.text('setting-this-topic'),
    isChosen: channels.includes(topic),
    changes: { channels: toggled(channels, topic) },
  };
  return [{ ...everywhere, changes: { channels: [] } }, ...(here ? [here] : [])];
}

function badgeChoices({ translation }: Actor, settings: PlaceSettings): readonly Choice[] {
  return ([null, 'corner', 'caption'] as const).map((badge) => ({
    label: translation.text('setting-badge-value', { badge: badge ?? 'own' }),
    isChosen: settings.badge === badge,
    changes: { badge },
  }));
}

function switchChoices(
  field: 'isPrivate' | 'hidesReported',
  { translation }: Actor,
  settings: PlaceSettings,
): readonly Choice[] {
  return [true, false].map((on) => ({
    label: translation.text('setting-switch', { on: on ? 'yes' : 'no' }),
    isChosen: settings[field] === on,
    changes: { [field]: on },
  }));
}

function likenessChoices({ translation }: Actor, settings: PlaceSettings): readonly Choice[] {
  return (['ask', 'own'] as const).map((likeness) => ({
    label: translation.text('setting-likeness-value', { who: likeness }),
    isChosen: settings.likeness === likeness,
    changes: { likeness },
  }));
}

function providerChoices(
  context: TelegramContext,
  { translation }: Actor,
  { providers }: PlaceSettings,
): readonly Choice[] {
  const all = { label: translation.text('setting-providers-all'), isChosen: providers.length === 0 };
  const single = context.providers.map(({ name }) => ({
    label: translation.provider(name),
    isChosen: providers.includes(name),
    changes: { providers: toggled(providers, name) },
  }));
  return [{ ...all, changes: { providers: [] } }, ...single];
}

function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

function nameOfLanguage(locale: string): string {
  return createTranslation(languages.find((one) => one === locale)).text('language-name');
}
