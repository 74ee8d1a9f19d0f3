import {
  type APIChannelSelectComponent,
  type APIMentionableSelectComponent,
  type APIMessageTopLevelComponent,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import type { PlaceSettings } from '../../../core/ports/settings.ts';
import { nameOfLanguage, type Translation } from '../../translations/index.ts';
import { joinNames, withLabel } from '../../translations/joining.ts';
import { languageOf, languages } from '../../translations/languages.ts';
import type { DiscordContext } from '../context.ts';
import { allowedMembers, type RoleOrUser } from '../transport/access-ids.ts';
import type { MessageBody } from '../transport/api.ts';
import type { Actor } from '../transport/payloads.ts';
import { buttonRow, selectRow } from './components.ts';
import { escapeMarkdown, label, markdown } from './escape.ts';

const mostChoices = 25;
/** The choice of no language for the whole server. */
export const ownLocale = 'own';

type PanelParts = Pick<DiscordContext, 'translations' | 'providers'>;

/** The settings of a server, with a component that changes each of them. */
export function settingsPanel(
  settings: PlaceSettings,
  { locale }: Pick<Actor, 'locale'>,
  { translations, providers }: PanelParts,
): MessageBody {
  const translation = translations(locale);
  const lines = linesOf(settings, translation).map(
    ({ key, value }) => `- ${withLabel(escapeMarkdown(translation.text(key)), value, translation.language)}`,
  );
  const languageChoices = [
    { value: ownLocale, text: translation.text('setting-locale-own'), isChosen: settings.locale === null },
    ...languages.map((value) => ({
      value,
      text: nameOfLanguage(value),
      isChosen: settings.locale === value,
    })),
  ];
  return {
    content: [...lines, '', `-# ${markdown(translation, 'setting-likeness-how')}`].join('\n'),
    rows: [
      accessRow(settings, translation),
      channelRow(settings, translation),
      selectRow({
        id: 'set:providers',
        placeholder: translation.text('setting-providers'),
        choices: providers.map(({ name }) => ({
          value: name,
          text: translation.provider(name),
          isChosen: settings.providers.includes(name),
        })),
        least: 0,
        most: mostChoices,
      }),
      selectRow({ id: 'set:locale', choices: languageChoices }),
      buttonsOf(settings, translation),
    ],
  };
}

/** A mention shows the name. It notifies nobody, because no message of the bot allows mentions. */
function mentionOf({ kind, id }: RoleOrUser): string {
  return kind === 'user' ? `<@${id}>` : `<@&${id}>`;
}

function linesOf(settings: PlaceSettings, translation: Translation) {
  const { access, channels, providers, locale } = settings;
  const names = allowedMembers(settings).map(mentionOf).join(' ');
  const switched = (on: boolean): string => markdown(translation, 'setting-switch', { on: on ? 'yes' : 'no' });
  const limit = (value: number | null): string => markdown(translation, 'setting-limit', { limit: value ?? 'none' });
  return [
    { key: 'setting-access', value: markdown(translation, 'setting-access-value', { who: access.who }, { names }) },
    {
      key: 'setting-channels',
      value:
        channels.length > 0
          ? channels.map((id) => `<#${id}>`).join(' ')
          : markdown(translation, 'setting-channels-everywhere'),
    },
    { key: 'setting-memberADay', value: limit(settings.memberADay) },
    { key: 'setting-placeADay', value: limit(settings.placeADay) },
    { key: 'setting-isPrivate', value: switched(settings.isPrivate) },
    { key: 'setting-likeness', value: markdown(translation, 'setting-likeness-value', { who: settings.likeness }) },
    { key: 'setting-hidesReported', value: switched(settings.hidesReported) },
    { key: 'setting-badge', value: markdown(translation, 'setting-badge-value', { badge: settings.badge ?? 'own' }) },
    {
      key: 'setting-providers',
      value:
        providers.length > 0
          ? escapeMarkdown(joinNames(providers.map(translation.provider), translation.language))
          : markdown(translation, 'setting-providers-all'),
    },
    {
      key: 'setting-locale',
      value: escapeMarkdown(
        locale === null ? translation.text('setting-locale-own') : nameOfLanguage(languageOf(locale)),
      ),
    },
  ];
}

const defaultTypes = { role: SelectMenuDefaultValueType.Role, user: SelectMenuDefaultValueType.User } as const;

function accessRow(settings: PlaceSettings, translation: Translation): APIMessageTopLevelComponent {
  const component: APIMentionableSelectComponent = {
    type: ComponentType.MentionableSelect,
    custom_id: 'set:members',
    placeholder: label(translation.text('setting-access'), 150),
    min_values: 0,
    max_values: mostChoices,
    default_values: allowedMembers(settings)
      .slice(0, mostChoices)
      .map(({ id, kind }) => ({ id, type: defaultTypes[kind] })),
  };
  return { type: ComponentType.ActionRow, components: [component] };
}

/** The channels in which members write or open threads. */
const writableChannels = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

function channelRow({ channels }: PlaceSettings, translation: Translation): APIMessageTopLevelComponent {
  const component: APIChannelSelectComponent = {
    type: ComponentType.ChannelSelect,
    custom_id: 'set:channels',
    placeholder: label(translation.text('setting-channels'), 150),
    channel_types: [...writableChannels],
    min_values: 0,
    max_values: mostChoices,
    default_values: channels.slice(0, mostChoices).map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  };
  return { type: ComponentType.ActionRow, components: [component] };
}

function buttonsOf(settings: PlaceSettings, translation: Translation): APIMessageTopLevelComponent {
  const { access, isPrivate } = settings;
  const who = (name: 'everyone' | 'admins') => ({
    id: `set:${name}`,
    text: translation.text('setting-access-value', { who: name, names: '' }),
    ...(access.who === name && { style: 'primary' as const }),
  });
  const visibility = { id: 'set:private', text: translation.text('setting-isPrivate'), ...(isPrivate && primary) };
  const limits = { id: 'set:limits', text: translation.text('setting-limits') };
  const more = { id: 'set:more', text: translation.text('setting-more') };
  return buttonRow(who('everyone'), who('admins'), visibility, limits, more);
}

const primary = { style: 'primary' } as const;
