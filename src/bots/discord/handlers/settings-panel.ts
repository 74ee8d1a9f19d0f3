import {
  type APIChannelSelectComponent,
  type APIMentionableSelectComponent,
  type APIMessageTopLevelComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import type { PlaceSettings } from '../../../core/ports/settings.ts';
import { languages, type Translation } from '../../translations/index.ts';
import type { Front } from '../context.ts';
import { row, selectRow } from '../messages/components.ts';
import { inert, label, say } from '../messages/escape.ts';
import type { Body } from '../transport/api.ts';
import type { Asked } from '../transport/payloads.ts';
import { membersOf, mentionOf } from './access.ts';

const most = 25;
/** Stands for no language of the server's own. */
export const ownLocale = 'own';

/** What is set in a server, with a part to change each of it. */
export function panel(settings: PlaceSettings, { locale }: Asked, front: Front): Body {
  const messages = front.messages(locale);
  const lines = linesOf(settings, messages, front).map(({ key, value }) => `- ${inert(messages.text(key))}: ${value}`);
  const names = front.providers.map(({ name }) => name);
  const tongues = [
    { value: ownLocale, text: messages.text('setting-locale-own'), isChosen: settings.locale === null },
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

function linesOf(settings: PlaceSettings, messages: Translation, front: Front) {
  const { access, channels, providers, locale } = settings;
  const names = membersOf(settings).map(mentionOf).join(' ');
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

const defaultTypes = { role: SelectMenuDefaultValueType.Role, user: SelectMenuDefaultValueType.User } as const;

function whoRow(settings: PlaceSettings, messages: Translation): APIMessageTopLevelComponent {
  const component: APIMentionableSelectComponent = {
    type: ComponentType.MentionableSelect,
    custom_id: 'set:members',
    placeholder: label(messages.text('setting-access'), 150),
    min_values: 0,
    max_values: most,
    default_values: membersOf(settings)
      .slice(0, most)
      .map(({ id, kind }) => ({ id, type: defaultTypes[kind] })),
  };
  return { type: ComponentType.ActionRow, components: [component] };
}

/** Where members can write, or hold threads. */
const writable = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

function whereRow({ channels }: PlaceSettings, messages: Translation): APIMessageTopLevelComponent {
  const component: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id: 'set:channels',
    placeholder: label(messages.text('setting-channels'), 150),
    channel_types: [...writable],
    min_values: 0,
    max_values: most,
    default_values: channels.slice(0, most).map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  };
  return { type: ComponentType.ActionRow, components: [component] };
}

function buttonsOf(settings: PlaceSettings, messages: Translation): APIMessageTopLevelComponent {
  const { access, isPrivate } = settings;
  const who = (name: 'everyone' | 'admins') => ({
    id: `set:${name}`,
    text: messages.text('setting-access-value', { who: name, names: '' }),
    ...(access.who === name && { style: 'primary' as const }),
  });
  const seen = { id: 'set:private', text: messages.text('setting-isPrivate'), ...(isPrivate && primary) };
  return row(who('everyone'), who('admins'), seen, { id: 'set:limits', text: messages.text('setting-limits') });
}

const primary = { style: 'primary' } as const;
