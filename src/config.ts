import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { askedAfterResultMs } from './core/jobs/job-outcome.ts';
import { Badge } from './core/ports/trust.ts';
import { Secret } from './core/secret.ts';
import { describeIssues } from './core/setting-issues.ts';

/** The settings cannot be used. The message has one line for each problem, and never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const secret = z
  .string()
  .min(1)
  .transform((value) => new Secret(value));
const shortestSecret = 16;
const megabytes = z.coerce
  .number()
  .int()
  .positive()
  .transform((value) => value * 2 ** 20);
const names = z.string().transform((list) =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The address under which others reach the public listener: https, or http on a loopback host. */
export const PublicUrl = z
  .url()
  .transform((text) => new URL(text.endsWith('/') ? text : `${text}/`))
  .refine(({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && loopbackHosts.has(hostname)), {
    message: 'must be https, or http on a loopback host',
  })
  .refine(({ username, password, search, hash }) => !(username || password || search || hash), {
    message: 'must hold no credentials, query or fragment',
  });

/** `name:key`, several with commas between them. A name is what a key is called in lists. */
const apiKeys = names
  .pipe(
    z.array(
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9._-]{0,31}:[\x21-\x2b\x2d-\x7e]{16,256}$/i,
          'must be name:key, with a key of at least 16 characters',
        )
        .transform((text) => {
          const colon = text.indexOf(':');
          return { name: text.slice(0, colon), key: new Secret(text.slice(colon + 1)) };
        }),
    ),
  )
  .refine((keys) => new Set(keys.map(({ name }) => name)).size === keys.length, 'has two keys with one name');

/** Several may stand there with commas between them. A key may hold a comma itself. */
function formerKeys(text: string): string[] {
  const parts = text.split(',').map((one) => one.trim());
  return [...new Set([text, ...parts.filter(({ length }) => length >= shortestSecret)])];
}

/** `host:port` as in a URL, several with commas between them. */
const hosts = names.pipe(
  z.array(
    z
      .string()
      .refine((host) => URL.parse(`http://${host}/`)?.pathname === '/' && /:\d+$/.test(host), 'must be host:port'),
  ),
);

/** Names of hosts without a port, several with commas between them. */
const hostNames = names.pipe(
  z.array(
    z
      .string()
      .regex(/^[a-z\d_]([a-z\d._-]*[a-z\d_])?$/i, 'must be names of hosts without a port, such as faceswap')
      .transform((name) => name.toLowerCase()),
  ),
);

const origins = names.pipe(
  z.array(
    z.string().refine((text) => URL.parse(text)?.origin === text, 'must be origins, such as https://example.com'),
  ),
);

/** A channel of Discord, or a chat of Telegram, by its id. */
const reportsChannel = /^(?:discord:\d{17,20}|telegram:-?[1-9]\d{0,15})$/;

/** What stands after `+sentinel://` is no URL, since it names several hosts; it is read where Redis is. */
function isRedisUrl(text: string): boolean {
  return /^rediss?\+sentinel:\/\//.test(text) || z.url({ protocol: /^rediss?$/ }).safeParse(text).success;
}

export const Environment = z.object({
  DATA_DIR: z.string().default('./data'),
  SECRET_KEY: z
    .string()
    .min(shortestSecret, `needs at least ${shortestSecret} characters`)
    .transform((value) => new Secret(value))
    .optional(),
  SECRET_KEY_PREVIOUS: z
    .string()
    .min(shortestSecret, `needs at least ${shortestSecret} characters`)
    .transform((text) => formerKeys(text).map((one) => new Secret(one)))
    .optional(),
  REDIS_URL: z
    .string()
    .refine(isRedisUrl, 'must begin with redis:// or rediss://, or with redis+sentinel:// or rediss+sentinel://')
    .transform((value) => new Secret(value))
    .optional(),
  PROVIDERS: names.optional(),
  BADGE: z.enum(Badge.options).default('corner'),
  C2PA_KEY_FILE: z.string().optional(),
  C2PA_CERT_FILE: z.string().optional(),
  PUBLIC_URL: PublicUrl.optional(),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(8_787),
  ADMIN_HOST: z.string().default('127.0.0.1'),
  ADMIN_ALLOWED_HOSTS: hostNames.default([]),
  ADMIN_PORT: z.coerce.number().int().min(0).max(65_535).default(8_788),
  PLAY_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  DAILY_BUDGET: z.coerce.number().int().min(0).optional(),
  MEMBER_SWAPS_A_DAY: z.coerce.number().int().min(0).optional(),
  MEMBER_SWAPS_AT_ONCE: z.coerce.number().int().min(1).default(10),
  MEMBER_INTAKES_A_MINUTE: z.coerce.number().int().min(1).default(20),
  PLACE_SWAPS_A_DAY: z.coerce.number().int().min(0).optional(),
  PLACE_SWAPS_AT_ONCE: z.coerce.number().int().min(1).optional(),
  SWAPS_A_DAY: z.coerce.number().int().min(0).optional(),
  SWAPS_AT_ONCE: z.coerce.number().int().min(1).default(1_000),
  MAX_INPUT_MB: megabytes.default(32 * 2 ** 20),
  MAX_MEGAPIXELS: z.coerce.number().positive().max(200).default(50),
  MAX_SECONDS: z.coerce.number().positive().default(60),
  JOB_DEADLINE_SECONDS: z.coerce.number().int().min(30).max(3_600).default(600),
  MAX_WAIT_SECONDS: z.coerce.number().int().min(60).max(43_200).default(3_600),
  JOBS_AT_ONCE: z.coerce.number().int().min(1).max(100).default(4),
  GATE_SEXUAL: z.coerce.number().min(0).max(1).default(0.7),
  DISK_BUDGET_MB: megabytes.refine((bytes) => bytes >= 100 * 2 ** 20, 'must be at least 100').optional(),
  RESULTS_HOURS: z.coerce.number().int().min(1).max(168).default(24),
  RECORDS_DAYS: z.coerce.number().int().min(3).max(365).default(30),
  LEDGER_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
  REPORTS_CHANNEL: z
    .string()
    .regex(reportsChannel, 'must be discord:ID or telegram:ID, with the id of a channel')
    .transform((text) => ({ platform: text.split(':')[0] ?? '', id: text.split(':')[1] ?? '' }))
    .optional(),
  API_KEYS: apiKeys.optional(),
  API_PROVIDERS: names.optional(),
  API_ORIGINS: origins.default([]),
  API_SWAPS_A_DAY: z.coerce.number().int().min(0).optional(),
  API_SWAPS_AT_ONCE: z.coerce.number().int().min(1).default(500),
  API_INTAKES_A_MINUTE: z.coerce.number().int().min(1).default(600),
  ALLOW_PRIVATE_MEDIA: hosts.default([]),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and at least 24 bytes in base64')
    .transform((value) => new Secret(value))
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  DISCORD_TOKEN: secret.optional(),
  TELEGRAM_TOKEN: secret.optional(),
});
export type Config = z.infer<typeof Environment>;

const hourMs = 60 * 60 * 1_000;

/** How long results are kept, milliseconds. */
export function keepResultsMsOf({ RESULTS_HOURS: hours }: Config): number {
  return hours * hourMs;
}

/** Each of them may stand in a file, which NAME_FILE names. */
const secretNames = [
  'SECRET_KEY',
  'SECRET_KEY_PREVIOUS',
  'REDIS_URL',
  'DISCORD_TOKEN',
  'TELEGRAM_TOKEN',
  'API_KEYS',
  'WEBHOOK_SECRET',
];

/**
 * The variables that are set; an empty one counts as unset. Reads NAME_FILE where NAME is unset, for the secrets of the
 * program and the `keys` of vendors: variables that only look alike belong to others. Throws ConfigError.
 */
export function readEnvironment(environment: NodeJS.ProcessEnv, keys: readonly string[]): Record<string, string> {
  const set = Object.entries(environment).filter((entry): entry is [string, string] => (entry[1] ?? '').trim() !== '');
  const values = Object.fromEntries(set);
  for (const name of [...secretNames, ...keys]) {
    const path = values[`${name}_FILE`];
    if (path === undefined || values[name] !== undefined) continue;
    try {
      values[name] = readFileSync(path, 'utf8').trim();
    } catch {
      throw new ConfigError(`${name}_FILE: the file it names cannot be read`);
    }
  }
  return values;
}

/** The settings of the program itself. Throws ConfigError with every problem. `known` are the names that PROVIDERS may contain. */
export function parseConfig(values: Readonly<Record<string, string>>, known: readonly string[]): Config {
  const problems = problemsOfConfig(values, known);
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  return Environment.parse(values);
}

/** A line for each setting of the program itself that is wrong, and for each that contradicts another one. */
export function problemsOfConfig(values: Readonly<Record<string, string>>, known: readonly string[]): string[] {
  const problems = problemsWith(Environment, values);
  for (const name of ['PROVIDERS', 'API_PROVIDERS'] as const) {
    const unknown = names.parse(values[name] ?? '').filter((one) => !known.includes(one));
    if (unknown.length > 0) problems.push(`${name}: there is no ${unknown.join(', ')}; known are ${known.join(', ')}`);
  }
  if (values.REDIS_URL !== undefined && values.SECRET_KEY === undefined) {
    problems.push(
      'SECRET_KEY: is needed with REDIS_URL, so that every process can read what another one has encrypted',
    );
  }
  if (values.SECRET_KEY_PREVIOUS !== undefined && values.SECRET_KEY === undefined) {
    problems.push('SECRET_KEY_PREVIOUS: is what SECRET_KEY was before; set SECRET_KEY, the new one, as well');
  }
  if ((values.C2PA_KEY_FILE === undefined) !== (values.C2PA_CERT_FILE === undefined)) {
    problems.push('C2PA_KEY_FILE: works only together with C2PA_CERT_FILE; set both or neither');
  }
  const { RESULTS_HOURS: hours = '24', RECORDS_DAYS: days = '30' } = values;
  if (Number(days) * 24 * hourMs < Number(hours) * hourMs + askedAfterResultMs)
    problems.push('RECORDS_DAYS: must be two days longer than RESULTS_HOURS at least');
  const { HTTP_PORT: http = '8787', ADMIN_PORT: admin = '8788' } = values;
  if (http === admin && http !== '0')
    problems.push('ADMIN_PORT: is the same as HTTP_PORT; each needs a port of its own');
  return problems;
}

/** A line for each value that the schema refuses. */
export function problemsWith(schema: z.ZodType, values: unknown): string[] {
  const parsed = schema.safeParse(values);
  return parsed.success ? [] : describeIssues(parsed.error);
}
