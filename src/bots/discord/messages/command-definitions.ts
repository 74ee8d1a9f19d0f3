import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { languages, type Translation } from '../../translations/index.ts';
import { commandsOf, type Verb, type VerbOption, verbs } from '../../verbs.ts';
import { platform } from '../transport/payloads.ts';

type Translations = (locale: string) => Translation;
type Command = RESTPutAPIApplicationCommandsJSONBody[number];

/** Discord falls back to English, so English is not among the localizations. */
const localizations = languages
  .filter((language) => language !== 'en')
  .map((language) => [language, discordLocale(language)] as const);
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};
const onlyInServers = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

/** Every slash command and menu entry as Discord registers it, from the table of verbs. */
export function commandDefinitions(translations: Translations, providers: readonly string[]): Command[] {
  const commands = commandsOf(platform).map((verb) => slashCommand(verb, translations, providers));
  const menus = menuEntries('menus').map(({ key }) => menuCommand(key, ApplicationCommandType.Message, translations));
  const ofMembers = menuEntries('memberMenus').map(({ key }) =>
    menuCommand(key, ApplicationCommandType.User, translations),
  );
  return [...commands, ...menus, ...ofMembers];
}

/** The entries of the context menu of a message, or of a member. An interaction names its entry in English. */
export function menuEntries(kind: 'menus' | 'memberMenus'): readonly { readonly menu: string; readonly key: string }[] {
  const all: readonly Verb[] = verbs;
  return all.flatMap(({ name, [kind]: menus = [] }) =>
    menus.map((menu) => ({ menu, key: `verb-${name}.menu-${menu}` })),
  );
}

function slashCommand(verb: Verb, translations: Translations, providers: readonly string[]): Command {
  const key = `verb-${verb.name}`;
  const subcommands = (verb.subverbs ?? []).map(({ name, options = [] }) => ({
    type: ApplicationCommandOptionType.Subcommand as const,
    ...texts(`${key}-${name}`, translations),
    options: options.map((option) => optionOf(option, translations, providers)),
  }));
  const options = (verb.options ?? []).map((option) => optionOf(option, translations, providers));
  return {
    type: ApplicationCommandType.ChatInput,
    ...texts(key, translations),
    ...(verb.isForAdmins ? { ...onlyInServers, default_member_permissions: adminBits } : everywhere),
    options: subcommands.length > 0 ? subcommands : options,
  };
}

/** Discord's OpenAPI document wants a number; the types of discord.js want a text. */
const adminBits = Number(PermissionFlagsBits.ManageGuild) as unknown as string;

type MenuType = ApplicationCommandType.Message | ApplicationCommandType.User;

function menuCommand(key: string, type: MenuType, translations: Translations): Command {
  const localized = localizations.map(([language, locale]) => [locale, translations(language).text(key)]);
  return {
    type,
    name: translations('en').text(key),
    name_localizations: Object.fromEntries(localized),
    ...(type === ApplicationCommandType.User ? onlyInServers : everywhere), // a member is asked in a server
  };
}

function optionOf(
  option: VerbOption,
  translations: Translations,
  providers: readonly string[],
): APIApplicationCommandBasicOption {
  const named = { ...texts(`option-${option.name}`, translations), required: option.isRequired ?? false };
  switch (option.takes) {
    case 'picture':
    case 'media':
      return { type: ApplicationCommandOptionType.Attachment, ...named };
    case 'member':
      return { type: ApplicationCommandOptionType.User, ...named };
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean, ...named };
    case 'face':
    case 'faces':
    case 'job':
      return { type: ApplicationCommandOptionType.String, ...named, autocomplete: true };
    case 'provider': {
      const choices = providers.slice(0, 25).map((name) => ({ name: translations('en').provider(name), value: name }));
      return { type: ApplicationCommandOptionType.String, ...named, choices };
    }
    case 'text':
      return { type: ApplicationCommandOptionType.String, ...named, max_length: 100 };
    default:
      return option.takes satisfies never;
  }
}

function texts(key: string, translations: Translations) {
  const inEach = (attribute: string): Record<string, string> =>
    Object.fromEntries(
      localizations.map(([language, locale]) => [locale, translations(language).text(key + attribute)]),
    );
  return {
    name: translations('en').text(`${key}.name`),
    name_localizations: inEach('.name'),
    description: translations('en').text(key),
    description_localizations: inEach(''),
  };
}

function discordLocale(language: string): string {
  return Object.values(Locale).find((locale) => locale === language) ?? language;
}
