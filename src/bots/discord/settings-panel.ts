import {
  type APIChannelSelectComponent,
  type APIMentionableSelectComponent,
  type APIMessageTopLevelComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { UserError } from '../../core/errors.ts';
import type { Place, PlaceSettings } from '../../core/settings.ts';
import { languages, type Messages } from '../messages/index.ts';
import type { Answer } from './answer.ts';
import type { Body } from './api.ts';
import { type Front, placeOf } from './front.ts';
import { inert, label, say } from './inert.ts';
import { row, selectRow } from './layout.ts';
import { type Asked, mayManageGuild } from './payloads.ts';

const most = 25;
const own = 'own';

/** `/settings`, for those who may manage the server. */
export async function showSettings(asked: Asked, answer: Answer, front: Front): Promise<void> {
  const place = placeToSet(asked);
  if (typeof place === 'string') return answer.tell({ content: say(front.messages(asked.locale), place) });
  await answer.tell(panel(await front.settings.get(place), asked, front));
}

/** Or the key of what is in the way. Rights are checked at every step: whoever holds the panel may have lost them. */
function placeToSet(asked: Asked): Place | 'settings-not-here' | 'settings-admins-only' {
  const place = placeOf(asked);
  if (!place || !asked.isHere) return 'settings-not-here';
  return mayManageGuild(asked.permissions ?? 0n) ? place : 'settings-admins-only';
}

/** A part of the panel was used. */
export async function changeSetting(
  name: string,
  values: readonly string[],
  asked: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  const place = placeToSet(asked);
  if (typeof place === 'string') return answer.tell({ content: say(front.messages(asked.locale), place) });
  const settings = await front.settings.get(place);
  if (name === 'limits') return answer.form(limitsForm(settings, front.messages(asked.locale)));
  const changed = await front.settings.set(place, changeOf(name, values, settings));
  await answer.replace(panel(changed, asked, front));
}

function changeOf(name: string, values: readonly string[], settings: PlaceSettings): Partial<PlaceSettings> {
  switch (name) {
    case 'everyone':
      return { access: { who: 'everyone' } };
    case 'admins':
      return { access: { who: 'admins' } };
    case 'members':
      return { access: values.length > 0 ? { who: 'members', ids: [...values] } : { who: 'everyone' } };
    case 'channels':
      return { channels: [...values] };
    case 'private':
      return { isPrivate: !settings.isPrivate };
    case 'providers':
      return { providers: [...values] };
    case 'locale':
      return { locale: values[0] === undefined || values[0] === own ? null : values[0] };
    default:
      throw new UserError('setting-refused', { setting: name });
  }
}

/** The limits form was filled in; an empty field means no limit of the place's own. */
export async function saveLimits(
  fields: ReadonlyMap<string, string | undefined>,
  asked: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  const place = placeToSet(asked);
  if (typeof place === 'string') return answer.tell({ content: say(front.messages(asked.locale), place) });
  const limitOf = (name: string): number | null => {
    const written = fields.get(name)?.trim() ?? '';
    return written === '' ? null : Number(written);
  };
  const limits = { memberADay: limitOf('memberADay'), placeADay: limitOf('placeADay') };
  const changed = await front.settings.set(place, limits);
  const body = panel(changed, asked, front);
  await (asked.message ? answer.replace(body) : answer.tell(body));
}

const limitNames = ['memberADay', 'placeADay'] as const;

function limitsForm(settings: PlaceSettings, messages: Messages) {
  return {
    custom_id: 'limits',
    title: label(messages.text('verb-settings.name'), 45),
    components: limitNames.map((name) => ({
      type: ComponentType.Label as const,
      label: label(messages.text(`setting-${name}`), 45),
      component: {
        type: ComponentType.TextInput as const,
        custom_id: name,
        style: TextInputStyle.Short,
        required: false,
        max_length: 6,
        ...(settings[name] !== null && { value: String(settings[name]) }),
      },
    })),
  };
}

function panel(settings: PlaceSettings, { locale }: Asked, front: Front): Body {
  const messages = front.messages(locale);
  const lines = linesOf(settings, messages, front).map(({ key, value }) => `- ${inert(messages.text(key))}: ${value}`);
  const names = front.providers.map(({ name }) => name);
  const tongues = [
    { value: own, text: messages.text('setting-locale-own'), isChosen: settings.locale === null },
    ...languages.map((value) => ({
      value,
      text: front.messages(value).text('language-name'),
      isChosen: settings.locale === value,
    })),
  ];
  return {
    content: lines.join('\n'),
    rows: [
      whoRow(settings, messages),
      whereRow(settings, messages),
      selectRow({
        id: 'set:providers',
        placeholder: messages.text('setting-providers'),
        choices: names.map((value) => ({
          value,
          text: messages.provider(value),
          isChosen: settings.providers.includes(value),
        })),
        least: 0,
        most,
      }),
      selectRow({ id: 'set:locale', choices: tongues }),
      buttonsOf(settings, messages),
    ],
  };
}

function linesOf(settings: PlaceSettings, messages: Messages, front: Front) {
  const { access, channels, providers, locale } = settings;
  const names = access.who === 'members' ? access.ids.map((id) => `<@&${id}>`).join(' ') : '';
  const limit = (value: number | null): string => say(messages, 'setting-limit', { limit: value ?? 'none' });
  return [
    { key: 'setting-access', value: say(messages, 'setting-access-value', { who: access.who }, { names }) },
    {
      key: 'setting-channels',
      value:
        channels.length > 0 ? channels.map((id) => `<#${id}>`).join(' ') : say(messages, 'setting-channels-everywhere'),
    },
    { key: 'setting-memberADay', value: limit(settings.memberADay) },
    { key: 'setting-placeADay', value: limit(settings.placeADay) },
    { key: 'setting-isPrivate', value: say(messages, 'setting-switch', { on: settings.isPrivate ? 'yes' : 'no' }) },
    {
      key: 'setting-providers',
      value:
        providers.length > 0
          ? inert(providers.map((name) => messages.provider(name)).join(', '))
          : say(messages, 'setting-providers-all'),
    },
    {
      key: 'setting-locale',
      value: inert(
        locale === null ? messages.text('setting-locale-own') : front.messages(locale).text('language-name'),
      ),
    },
  ];
}

function whoRow({ access }: PlaceSettings, messages: Messages): APIMessageTopLevelComponent {
  const component: APIMentionableSelectComponent = {
    type: ComponentType.MentionableSelect,
    custom_id: 'set:members',
    placeholder: label(messages.text('setting-access'), 150),
    min_values: 0,
    max_values: most,
    default_values: (access.who === 'members' ? access.ids : [])
      .slice(0, most)
      .map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
  };
  return { type: ComponentType.ActionRow, components: [component] };
}

function whereRow({ channels }: PlaceSettings, messages: Messages): APIMessageTopLevelComponent {
  const component: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id: 'set:channels',
    placeholder: label(messages.text('setting-channels'), 150),
    channel_types: [ChannelType.GuildText, ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.GuildVoice],
    min_values: 0,
    max_values: most,
    default_values: channels.slice(0, most).map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  };
  return { type: ComponentType.ActionRow, components: [component] };
}

function buttonsOf(settings: PlaceSettings, messages: Messages): APIMessageTopLevelComponent {
  const { access, isPrivate } = settings;
  const who = (name: 'everyone' | 'admins') => ({
    id: `set:${name}`,
    text: messages.text('setting-access-value', { who: name, names: '' }),
    ...(access.who === name && { style: 'primary' as const }),
  });
  const seen = { id: 'set:private', text: messages.text('setting-isPrivate'), ...(isPrivate && primary) };
  return row(who('everyone'), who('admins'), seen, { id: 'set:limits', text: messages.text('setting-memberADay') });
}

const primary = { style: 'primary' } as const;
