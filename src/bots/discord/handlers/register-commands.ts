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
import { languages, type Translation } from '../../translations/index.ts';
import { commandsOf, type Verb, type VerbOption, verbs } from '../../verbs.ts';
import type { Front } from '../context.ts';
import { platform } from '../transport/payloads.ts';

type Speaks = (locale: string) => Translation;
type Command = RESTPutAPIApplicationCommandsJSONBody[number];

/** English is what Discord falls back to. */
const others = languages
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

/** Every command and menu entry, from the one table of verbs. */
export function commandsFor(speaks: Speaks, providers: readonly string[]): Command[] {
  const typed = commandsOf(platform).map((verb) => slashCommand(verb, speaks, providers));
  const menus = menuEntries().map(({ key }) => menuCommand(key, speaks));
  return [...typed, ...menus];
}

/** The menus on a message; Discord names them back in English. */
export function menuEntries(): readonly { readonly menu: string; readonly key: string }[] {
  return verbs.flatMap((verb) => {
    const menus: readonly string[] = 'menus' in verb ? verb.menus : [];
    return menus.map((menu) => ({ menu, key: `verb-${verb.name}.menu-${menu}` }));
  });
}

function slashCommand(verb: Verb, speaks: Speaks, providers: readonly string[]): Command {
  const key = `verb-${verb.name}`;
  const subcommands = (verb.subverbs ?? []).map(({ name, options = [] }) => ({
    type: ApplicationCommandOptionType.Subcommand as const,
    ...texts(`${key}-${name}`, speaks),
    options: options.map((option) => optionOf(option, speaks, providers)),
  }));
  const options = (verb.options ?? []).map((option) => optionOf(option, speaks, providers));
  return {
    type: ApplicationCommandType.ChatInput,
    ...texts(key, speaks),
    ...(verb.isForAdmins ? { ...onlyInServers, default_member_permissions: adminBits } : everywhere),
    options: subcommands.length > 0 ? subcommands : options,
  };
}

/** Discord's document wants a number where its older descriptions have a text. */
const adminBits = Number(PermissionFlagsBits.ManageGuild) as unknown as string;

function menuCommand(key: string, speaks: Speaks): Command {
  const localized = others.map(([language, locale]) => [locale, speaks(language).text(key)]);
  return {
    type: ApplicationCommandType.Message,
    name: speaks('en').text(key),
    name_localizations: Object.fromEntries(localized),
    ...everywhere,
  };
}

function optionOf(option: VerbOption, speaks: Speaks, providers: readonly string[]): APIApplicationCommandBasicOption {
  const named = { ...texts(`option-${option.name}`, speaks), required: option.isRequired ?? false };
  switch (option.takes) {
    case 'picture':
    case 'media':
      return { type: ApplicationCommandOptionType.Attachment, ...named };
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean, ...named };
    case 'face':
    case 'job':
      return { type: ApplicationCommandOptionType.String, ...named, autocomplete: true };
    case 'provider': {
      const choices = providers.slice(0, 25).map((name) => ({ name: speaks('en').provider(name), value: name }));
      return { type: ApplicationCommandOptionType.String, ...named, choices };
    }
    case 'choice':
      return { type: ApplicationCommandOptionType.String, ...named, choices: choicesOf(option, speaks) };
    case 'text':
      return { type: ApplicationCommandOptionType.String, ...named, max_length: 100 };
    default:
      return option.takes satisfies never;
  }
}

function choicesOf({ choices = [] }: VerbOption, speaks: Speaks) {
  return choices.map((choice) => {
    const key = `choice-${choice}`;
    const localized = others.map(([language, locale]) => [locale, speaks(language).text(key)]);
    return { name: speaks('en').text(key), name_localizations: Object.fromEntries(localized), value: choice };
  });
}

function texts(key: string, speaks: Speaks) {
  const inEach = (attribute: string): Record<string, string> =>
    Object.fromEntries(others.map(([language, locale]) => [locale, speaks(language).text(key + attribute)]));
  return {
    name: speaks('en').text(`${key}.name`),
    name_localizations: inEach('.name'),
    description: speaks('en').text(key),
    description_localizations: inEach(''),
  };
}

function discordLocale(language: string): string {
  return Object.values(Locale).find((locale) => locale === language) ?? language;
}

/** Tells Discord the commands where they are not those it was told last. True when it was told. */
export async function registerCommands(
  front: Pick<Front, 'api' | 'me' | 'expiringStore' | 'clock' | 'messages' | 'providers'>,
  guild: string | undefined,
): Promise<boolean> {
  const names = front.providers.map(({ name }) => name);
  const commands = commandsFor(front.messages, names);
  const hash = createHash('sha256').update(JSON.stringify(commands)).digest('hex');
  const key = `${platform}:commands:${front.me.id}:${guild ?? 'everywhere'}`;
  if ((await front.expiringStore.get(key)) === hash) return false;
  await front.api.register(front.me.id, guild, commands);
  await front.expiringStore.put(key, hash, { expiresAt: front.clock.now() + rememberMs });
  return true;
}

/** So that commands somebody deleted come back some day. */
const rememberMs = 7 * 24 * 60 * 60 * 1_000;
