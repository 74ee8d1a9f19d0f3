import { createHash } from 'node:crypto';
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
import { fingerprintOf, type Translation } from '../../translations/index.ts';
import { type Language, languages } from '../../translations/languages.ts';
import { commandsOf, type Verb, type VerbOption, verbs } from '../../verbs.ts';
import { platform } from '../transport/payloads.ts';

type Translations = (locale: string) => Translation;
type Command = RESTPutAPIApplicationCommandsJSONBody[number];

/** Discord's locales for a language, where they are not the language's own name. It knows no Arabic. */
const discordLocales: { readonly [Name in Language]?: readonly Locale[] } = {
  ar: [],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
  pt: [Locale.PortugueseBR],
  zh: [Locale.ChineseCN, Locale.ChineseTW],
};

/** Discord falls back to English, so English is not among the localizations. */
const localizations = languages
  .filter((language) => language !== 'en')
  .flatMap((language) => (discordLocales[language] ?? [language]).map((locale) => ({ language, locale })));
const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};
const onlyInServers = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

/** Every slash command and menu entry as Discord registers it, from the table of verbs. */
export function commandDefinitions(given: Translations, providers: readonly string[]): Command[] {
  const translations = holding(given);
  const commands = commandsOf(platform).map((verb) => slashCommand(verb, translations, providers));
  const menus = menuEntries('menus').map(({ key }) => menuCommand(key, ApplicationCommandType.Message, translations));
  const ofMembers = menuEntries('memberMenus').map(({ key }) =>
    menuCommand(key, ApplicationCommandType.User, translations),
  );
  return [...commands, ...menus, ...ofMembers];
}

/** Changes whenever the definitions do. Only the English texts are made for it. */
export function fingerprintOfCommands(translations: Translations, providers: readonly string[]): string {
  const inEnglish = commandDefinitions(() => translations('en'), providers);
  const hash = createHash('sha256').update(JSON.stringify(inEnglish));
  for (const language of new Set(localizations.map((one) => one.language))) hash.update(fingerprintOf(language));
  return hash.digest('base64url');
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
  return {
    type,
    name: translations('en').text(key),
    name_localizations: inEach(translations, ({ text }) => text(key)),
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
      const choices = providers.slice(0, 25).map((value) => ({
        name: translations('en').provider(value),
        name_localizations: inEach(translations, ({ provider }) => provider(value)),
        value,
      }));
      return { type: ApplicationCommandOptionType.String, ...named, choices };
    }
    case 'text':
      return { type: ApplicationCommandOptionType.String, ...named, max_length: 100 };
    default:
      return option.takes satisfies never;
  }
}

function texts(key: string, translations: Translations) {
  return {
    name: translations('en').text(`${key}.name`),
    name_localizations: inEach(translations, ({ text }) => text(`${key}.name`)),
    description: translations('en').text(key),
    description_localizations: inEach(translations, ({ text }) => text(key)),
  };
}

/** Each text is made in all languages, of which not all are kept for long. */
function holding(translations: Translations): Translations {
  const held = new Map<string, Translation>();
  return (locale) => {
    const translation = held.get(locale) ?? translations(locale);
    held.set(locale, translation);
    return translation;
  };
}

function inEach(translations: Translations, textIn: (translation: Translation) => string): Record<string, string> {
  return Object.fromEntries(localizations.map(({ language, locale }) => [locale, textIn(translations(language))]));
}
