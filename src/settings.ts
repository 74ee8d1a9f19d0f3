import { existsSync } from 'node:fs';
import type { Loaded } from './app-parts.ts';
import { DiscordConfig } from './bots/discord/transport/config.ts';
import { TelegramConfig } from './bots/telegram/transport/config.ts';
import { closest } from './bots/terminal/closest.ts';
import { ConfigError, Environment, parseConfig, problemsOfConfig, problemsWith, readEnvironment } from './config.ts';
import { describeIssues } from './core/setting-issues.ts';
import { vendors } from './providers/index.ts';
import { LocalSettings, localVariables } from './providers/local/index.ts';
import { readSentinelUrl, SentinelUrlError } from './storage/redis/sentinel-url.ts';

const providerNames = [...vendors.map(({ name }) => name), 'local'];

/** Every variable that this program reads. */
const known: readonly string[] = [
  ...[Environment, DiscordConfig, TelegramConfig].flatMap(({ shape }) => Object.keys(shape)),
  ...vendors.flatMap(({ variables }) => Object.keys(variables)),
  ...localVariables,
];

/**
 * The settings, with some in place of what the operator has set, from `.env` where there is one; the environment wins.
 * Throws ConfigError with every problem of every part.
 */
export function readSettings(overrides: Readonly<Record<string, string>> = {}): Loaded {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const keys = vendors.flatMap((vendor) => vendor.keys.flat());
  const environment = readEnvironment({ ...process.env, ...overrides }, keys);
  const problems = [
    ...problemsOfConfig(environment, providerNames),
    ...problemsOfSentinels(environment),
    ...problemsWith(LocalSettings, environment),
    ...vendors.flatMap((vendor) => problemsOfVendor(vendor, environment)),
    ...(environment.DISCORD_TOKEN === undefined ? [] : problemsWith(DiscordConfig, environment)),
    ...problemsOfTelegram(environment),
  ];
  if (problems.length > 0) throw new ConfigError([...new Set(problems)].join('\n'));
  return { config: parseConfig(environment, providerNames), environment };
}

/** A line for each variable that is set and only nearly one of this program's; single words belong to others. */
export function misspelled(environment: Readonly<Record<string, string>>): string[] {
  return Object.keys(environment).flatMap((name) => {
    const isOurs = known.includes(name) || known.includes(name.replace(/_FILE$/, ''));
    const meant = isOurs || !name.includes('_') ? '' : closest(name, known, (word) => word);
    return meant === '' ? [] : [`${name}:${meant.replace('Did', 'did')}`]; // NAME: did you mean OTHER?
  });
}

function problemsOfSentinels({ REDIS_URL: url }: Readonly<Record<string, string>>): string[] {
  try {
    if (url !== undefined) readSentinelUrl(url);
    return [];
  } catch (error) {
    if (error instanceof SentinelUrlError) return [`REDIS_URL: ${error.message}`];
    throw error;
  }
}

function problemsOfVendor(
  { keys, check }: (typeof vendors)[number],
  environment: Readonly<Record<string, string>>,
): string[] {
  if (!keys.flat().some((key) => environment[key])) return [];
  const error = check(environment);
  return error ? describeIssues(error) : [];
}

function problemsOfTelegram(environment: Readonly<Record<string, string>>): string[] {
  if (environment.TELEGRAM_TOKEN === undefined) return [];
  const parsed = TelegramConfig.safeParse(environment);
  if (!parsed.success) return describeIssues(parsed.error);
  const isUnreachable = parsed.data.TELEGRAM_WEBHOOK && environment.PUBLIC_URL === undefined;
  return isUnreachable ? ['TELEGRAM_WEBHOOK: needs PUBLIC_URL, the address at which Telegram calls'] : [];
}
