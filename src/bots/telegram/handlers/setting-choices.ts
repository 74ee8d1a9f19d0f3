import { UserError } from '../../../core/errors.ts';
import type { PlaceSettings } from '../../../core/ports/settings.ts';
import { nameOfLanguage } from '../../translations/index.ts';
import { joinNames } from '../../translations/joining.ts';
import { languageOf, languages } from '../../translations/languages.ts';
import type { TelegramContext } from '../context.ts';
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

/** One choice of a setting. */
interface Choice {
  readonly label: string;
  readonly isChosen: boolean;
  readonly changes: Partial<PlaceSettings>;
}

const limits = [null, 1, 2, 3, 5, 10, 20, 50, 100];

/** The settings that have one of a few values, which are the same everywhere. */
const valuesOf = {
  memberADay: limits,
  placeADay: limits,
  isPrivate: [true, false],
  badge: [null, 'corner', 'caption'],
  likeness: ['ask', 'own'],
  hidesReported: [true, false],
  locale: [null, ...languages],
} as const satisfies { readonly [Field in keyof PlaceSettings]?: readonly PlaceSettings[Field][] };

/** The choices of one setting. Throws UserError if there is no such setting. */
export async function choicesOf(
  context: TelegramContext,
  actor: Actor,
  menu: SettingsMenu,
  field: string,
): Promise<readonly Choice[]> {
  const settings = await context.settings.get({ platform, id: String(actor.messageTarget.chat) });
  if (isOneOfFew(field)) return valueChoices(field, actor, settings);
  switch (field) {
    case 'access':
      return accessChoices(context, actor, menu, settings);
    case 'channels':
      return topicChoices(actor, menu, settings);
    case 'providers':
      return providerChoices(context, actor, settings);
    default:
      throw new UserError('setting-refused', { setting: field });
  }
}

function isOneOfFew(field: string): field is keyof typeof valuesOf {
  return Object.hasOwn(valuesOf, field);
}

function valueChoices(field: keyof typeof valuesOf, actor: Actor, settings: PlaceSettings): readonly Choice[] {
  return valuesOf[field].map((value) => {
    const changes = { [field]: value };
    const label = shownValue(field, { ...settings, ...changes }, actor);
    return { label, isChosen: settings[field] === value, changes };
  });
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

/** The value of a setting, as the list of settings and its choices show it. */
export function shownValue(
  field: Exclude<keyof PlaceSettings, 'countedAs'>,
  settings: PlaceSettings,
  { translation }: Actor,
): string {
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
      return joinNames(providers.map(translation.provider), translation.language);
    case 'locale':
      return locale === null ? translation.text('setting-locale-own') : nameOfLanguage(languageOf(locale));
    default:
      return translation.text('setting-limit', { limit: settings[field] ?? 'none' });
  }
}
