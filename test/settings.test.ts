import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../src/config.ts';
import { misspelled, readSettings } from '../src/settings.ts';
import { temporaryFolder } from './e2e/command-line.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Every line of the error that the variables are answered with; none where they can be used. */
function problems(variables: Readonly<Record<string, string>>): string[] {
  try {
    readSettings(variables);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n');
  }
}

describe('settings', () => {
  it('are refused with every problem of every part at once', () => {
    const found = problems({
      JOBS_AT_ONCE: 'many',
      LOCAL_RUNTIME: 'gpu',
      CRUN_API_KEY: 'x',
      CRUN_BASE_URL: 'crun',
      DISCORD_TOKEN: 'x',
      REGISTER_GUILD_ID: '4',
      TELEGRAM_TOKEN: 'x',
      PROVIDERS: 'who',
    });
    const names = found.map((line) => line.split(':')[0]);
    expect(names).toEqual([
      'JOBS_AT_ONCE',
      'PROVIDERS',
      'LOCAL_RUNTIME',
      'CRUN_BASE_URL',
      'REGISTER_GUILD_ID',
      'TELEGRAM_TOKEN',
    ]);
  });

  it.each([
    [{ JOBS_AT_ONCE: 'many' }, 'JOBS_AT_ONCE: must be a number'],
    [{ JOBS_AT_ONCE: '0' }, 'JOBS_AT_ONCE: must be at least 1'],
    [{ JOBS_AT_ONCE: '1000' }, 'JOBS_AT_ONCE: must be at most 100'],
    [{ JOBS_AT_ONCE: '1.5' }, 'JOBS_AT_ONCE: must be a whole number'],
    [{ MAX_SECONDS: '0' }, 'MAX_SECONDS: must be more than 0'],
    [{ BADGE: 'none' }, 'BADGE: must be corner or caption'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be fatal, error, warn, info, debug or silent'],
    [{ SECRET_KEY: 'short' }, 'SECRET_KEY: needs at least 16 characters'],
    [{ PUBLIC_URL: 'bot.example' }, 'PUBLIC_URL: must be an address such as https://example.com'],
    [{ PUBLIC_URL: 'http://bot.example' }, 'PUBLIC_URL: must be https, or http on a loopback host'],
    [
      { REDIS_URL: 'localhost', SECRET_KEY: '0123456789abcdef' },
      'REDIS_URL: must begin with redis:// or rediss://, or with redis+sentinel:// or rediss+sentinel://',
    ],
    [
      { REDIS_URL: 'redis+sentinel://:canary@host:26379', SECRET_KEY: '0123456789abcdef' },
      'REDIS_URL: must be such as redis+sentinel://:password@host1:26379,host2:26379,host3:26379/NAME/0, where NAME is what the sentinels call the master',
    ],
    [
      { REDIS_URL: 'redis+sentinel://one:99999,two/main', SECRET_KEY: '0123456789abcdef' },
      'REDIS_URL: must name its sentinels as host:port, with commas between them',
    ],
    [
      { REDIS_URL: 'redis+sentinel://one/main?sentinel_user=me', SECRET_KEY: '0123456789abcdef' },
      'REDIS_URL: has sentinel_user without sentinel_password',
    ],
    [
      { REDIS_URL: 'redis+sentinel://one/main?password=canary', SECRET_KEY: '0123456789abcdef' },
      'REDIS_URL: takes sentinel_user and sentinel_password after the ?, and nothing else',
    ],
    [
      { REDIS_URL: 'rediss+sentinel://a:b%40@one,[::1]:1/x/3', SECRET_KEY: '0123456789abcdef', JOBS_AT_ONCE: '0' },
      'JOBS_AT_ONCE: must be at least 1',
    ],
    [{ HTTP_PORT: '9000', ADMIN_PORT: '9000' }, 'ADMIN_PORT: is the same as HTTP_PORT; each needs a port of its own'],
    [
      { TELEGRAM_TOKEN: '1:a', TELEGRAM_WEBHOOK: '1' },
      'TELEGRAM_WEBHOOK: needs PUBLIC_URL, the address at which Telegram calls',
    ],
    [{ TELEGRAM_TOKEN: '1:a', TELEGRAM_WEBHOOK: 'perhaps' }, 'TELEGRAM_WEBHOOK: must be true or false'],
    [{ DISCORD_TOKEN: 'x', DISCORD_MESSAGE_CONTENT: 'perhaps' }, 'DISCORD_MESSAGE_CONTENT: must be true or false'],
    [{ DISCORD_TOKEN: 'x', DISCORD_SHARDS: '65' }, 'DISCORD_SHARDS: must be at most 64'],
    [{ TELEGRAM_TOKEN: '1:a', TELEGRAM_ALLOWED_CHATS: 'mine' }, 'TELEGRAM_ALLOWED_CHATS: must be a number'],
    [{ GATE_MODEL: '/no/such/file' }, 'GATE_MODEL: names no file'],
    [{ AKOOL_CLIENT_ID: 'x' }, 'AKOOL_API_KEY: is needed, or AKOOL_CLIENT_ID and AKOOL_CLIENT_SECRET'],
  ])('%j are answered with a sentence of ours', (variables, sentence) => {
    const found = problems(variables);
    expect(found).toEqual([sentence]);
  });

  it('of parts that are not used are not looked at', () => {
    expect(problems({ REGISTER_GUILD_ID: '4', CRUN_BASE_URL: 'crun', TELEGRAM_WEBHOOK: '1' })).toEqual([]);
  });

  it('are read from .env, which the environment wins over', () => {
    const folder = join(temporaryFolder(), 'place');
    mkdirSync(folder);
    writeFileSync(join(folder, '.env'), 'JOBS_AT_ONCE=7\nLEDGER_DAYS=3\n');
    vi.stubEnv('LEDGER_DAYS', '5');
    vi.stubEnv('JOBS_AT_ONCE', undefined);
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(readSettings().config).toMatchObject({ JOBS_AT_ONCE: 7, LEDGER_DAYS: 5 });
    } finally {
      process.chdir(before);
    }
  });
});

describe('a variable that is only nearly one of ours', () => {
  it.each([
    ['TELGRAM_TOKEN', 'TELGRAM_TOKEN: did you mean TELEGRAM_TOKEN?'],
    ['DISCORD_TOKN', 'DISCORD_TOKN: did you mean DISCORD_TOKEN?'],
    ['API_KEY', 'API_KEY: did you mean API_KEYS?'],
    ['MODELSLAB_APIKEY', 'MODELSLAB_APIKEY: did you mean MODELSLAB_API_KEY?'],
    ['LOCAL_WORKER', 'LOCAL_WORKER: did you mean LOCAL_WORKERS?'],
  ])('is pointed out: %s', (name, line) => {
    expect(misspelled({ [name]: 'x' })).toEqual([line]);
  });

  it('is no other name, and none of ours', () => {
    const names = ['PATH', 'HOME', 'SHELL', 'LANG', 'HTTP_PROXY', 'NODE_ENV', 'npm_config_cache', 'TELEGRAM_TOKEN'];
    const ours = ['SECRET_KEY_FILE', 'CRUN_API_KEY_FILE', 'LOCAL_WORKERS', 'AKOOL_FACE_ENHANCE', 'REGISTER_GUILD_ID'];
    expect(misspelled(Object.fromEntries([...names, ...ours].map((name) => [name, 'x'])))).toEqual([]);
  });
});
