import { UserError } from '../../../core/errors.ts';
import type { PlaceSettings } from '../../../core/ports/settings.ts';
import { createTranslation, languages } from '../../translations/index.ts';
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

/** The choices of one setting. Throws UserError if there is no such setting. */
export async function choicesOf(
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

export function nameOfLanguage(locale: string): string {
  return createTranslation(languages.find((one) => one === locale)).text('language-name');
}
