import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig, readEnvironment } from '../src/config.ts';
import { Secret, secretsOf } from '../src/core/secret.ts';
import { temporaryFolder } from './e2e/command-line.ts';

const root = resolve(import.meta.dirname, '..');

describe('the environment', () => {
  it('may have no variable set', () => {
    expect(parseConfig({}, ['local'])).toMatchObject({ DATA_DIR: './data', JOBS_AT_ONCE: 4, HTTP_PORT: 8_787 });
  });

  it('counts an empty value as unset', () => {
    const values = readEnvironment({ DATA_DIR: '', JOBS_AT_ONCE: ' ', LOG_LEVEL: 'debug' }, []);
    expect(values).toEqual({ LOG_LEVEL: 'debug' });
  });

  it('may name the files that hold secrets', () => {
    const path = join(temporaryFolder(), 'key');
    writeFileSync(path, 'from a file\n');
    const keys = ['CRUN_API_KEY'];
    expect(readEnvironment({ CRUN_API_KEY_FILE: path }, keys)).toMatchObject({ CRUN_API_KEY: 'from a file' });
    const both = { CRUN_API_KEY_FILE: path, CRUN_API_KEY: 'set' };
    expect(readEnvironment(both, keys)).toMatchObject({ CRUN_API_KEY: 'set' });
    expect(() => readEnvironment({ CRUN_API_KEY_FILE: '/no/such/file' }, keys)).toThrow(ConfigError);
    for (const name of ['SECRET_KEY', 'REDIS_URL', 'DISCORD_TOKEN', 'TELEGRAM_TOKEN', 'API_KEYS', 'WEBHOOK_SECRET']) {
      expect(readEnvironment({ [`${name}_FILE`]: path }, [])).toMatchObject({ [name]: 'from a file' });
    }
  });

  it('may name files for other programs, which are not read', () => {
    const path = join(temporaryFolder(), 'key');
    writeFileSync(path, 'of another program');
    const foreign = { AWS_WEB_IDENTITY_TOKEN_FILE: '/no/such/file', OTHER_API_KEY_FILE: path };
    expect(readEnvironment(foreign, ['CRUN_API_KEY'])).toEqual(foreign);
  });

  it('is rejected with all its mistakes at once, by name and never by value', () => {
    const values = {
      JOBS_AT_ONCE: 'canary-1',
      MAX_SECONDS: '-7',
      PUBLIC_URL: 'http://canary-2.example',
      PROVIDERS: 'local,who',
    };
    expect(() => parseConfig(values, ['local'])).toThrow(
      /JOBS_AT_ONCE.*\n.*MAX_SECONDS|MAX_SECONDS[\s\S]*JOBS_AT_ONCE/,
    );
    try {
      parseConfig(values, ['local']);
    } catch (error) {
      expect(String(error)).toMatch(/PUBLIC_URL/);
      expect(String(error)).not.toContain('canary');
    }
    expect(() => parseConfig({ PROVIDERS: 'local,who' }, ['local'])).toThrow('there is no who; known are local');
  });

  it('sets keys of the API, whose values are secrets', () => {
    const values = { API_KEYS: 'anna:0123456789abcdef, bert.2:fedcba9876543210' };
    const { API_KEYS: keys = [] } = parseConfig(values, ['local']);
    expect(keys.map(({ name, key }) => [name, key.reveal()])).toEqual([
      ['anna', '0123456789abcdef'],
      ['bert.2', 'fedcba9876543210'],
    ]);
    expect(inspect(keys)).not.toContain('0123456789abcdef');
    expect(secretsOf(values)).toEqual(['0123456789abcdef', 'fedcba9876543210']);
    for (const wrong of [
      'anna',
      'anna:short',
      ':0123456789abcdef',
      'an na:0123456789abcdef',
      'a:canary-0123456789,a:canary-0123456789',
    ]) {
      expect(() => parseConfig({ API_KEYS: wrong }, ['local'])).toThrow(/API_KEYS[^\n]*(?:name:key|one name)/);
      expect(() => parseConfig({ API_KEYS: wrong }, ['local'])).not.toThrow(/canary/);
    }
  });

  it('names addresses, origins and a secret for the API', () => {
    const values = {
      ALLOW_PRIVATE_MEDIA: '127.0.0.1:8080,[::1]:80, nas:9000',
      API_ORIGINS: 'https://example.com,http://localhost:3000',
      WEBHOOK_SECRET: `whsec_${Buffer.alloc(24).toString('base64')}`,
    };
    expect(parseConfig(values, ['local'])).toMatchObject({
      ALLOW_PRIVATE_MEDIA: ['127.0.0.1:8080', '[::1]:80', 'nas:9000'],
      API_ORIGINS: ['https://example.com', 'http://localhost:3000'],
    });
    for (const [name, wrong] of [
      ['ALLOW_PRIVATE_MEDIA', 'nas'],
      ['ALLOW_PRIVATE_MEDIA', 'http://nas:9000'],
      ['ALLOW_PRIVATE_MEDIA', 'nas:9000/x'],
      ['API_ORIGINS', 'https://example.com/'],
      ['API_ORIGINS', '*'],
      ['WEBHOOK_SECRET', 'secret'],
      ['API_PROVIDERS', 'who'],
    ] as const) {
      expect(() => parseConfig({ [name]: wrong }, ['local']), wrong).toThrow(name);
    }
  });

  it('keeps results for a day or as set, and records for two days longer', () => {
    const hoursOf = (values: Record<string, string>) => parseConfig(values, []).RESULTS_HOURS;
    expect([hoursOf({}), hoursOf({ RESULTS_HOURS: '1' }), hoursOf({ RESULTS_HOURS: '168' })]).toEqual([24, 1, 168]);
    for (const RESULTS_HOURS of ['0', '169', '1.5', 'x']) expect(() => hoursOf({ RESULTS_HOURS })).toThrow('RESULTS');
    expect(hoursOf({ RESULTS_HOURS: '168', RECORDS_DAYS: '9' })).toBe(168);
    const short = { RESULTS_HOURS: '168', RECORDS_DAYS: '8' };
    expect(() => hoursOf(short)).toThrow('RECORDS_DAYS: must be two days longer than RESULTS_HOURS at least');
  });

  it('names the channel of reports by its platform and id alone', () => {
    const channelOf = (value: string) => parseConfig({ REPORTS_CHANNEL: value }, []).REPORTS_CHANNEL;
    expect(channelOf('discord:123456789012345678')).toEqual({ platform: 'discord', id: '123456789012345678' });
    expect(channelOf('telegram:-1001234')).toEqual({ platform: 'telegram', id: '-1001234' });
    for (const wrong of [
      'discord:12',
      'discord:-123456789012345678',
      'telegram:@reports',
      'slack:1',
      'telegram:01',
      '5',
    ]) {
      expect(() => channelOf(wrong)).toThrow('REPORTS_CHANNEL: must be discord:ID or telegram:ID');
    }
  });

  it('lists the values that must stay out of the log', () => {
    const values = { CRUN_API_KEY: 'a', TELEGRAM_TOKEN: 'b', AKOOL_CLIENT_SECRET: 'c', SECRET_KEY: 'd', DATA_DIR: 'e' };
    expect(secretsOf(values)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lists the passwords of all URLs, without their escapes, also where they are malformed', () => {
    const found = (url: string) => secretsOf({ ANY_VARIABLE: url });
    const base64 = (text: string) => Buffer.from(text).toString('base64').replaceAll('=', '');
    expect(found('redis://:p%40ss%2Fword@host:6379/0')).toEqual(
      expect.arrayContaining(['p@ss/word', base64(':p@ss/word'), base64(':p%40ss%2Fword')]),
    );
    expect(found('https://user:100%@host/api')).toEqual(['100%', base64('user:100%')]);
    expect(found('http://to%6ben@proxy:8080')).toEqual(expect.arrayContaining(['token', base64('token:')]));
    expect(found('redis+sentinel://:redis%20pw@a:1,b:2/main/0?sentinel_password=its%26own')).toEqual(
      expect.arrayContaining(['redis pw', 'its&own']),
    );
    for (const url of ['https://host/path@x', 'rediss://host', 'not a url', 'https://host/?a=b:c@d']) {
      expect(found(url)).toEqual([]);
    }
  });
});

describe('a secret', () => {
  it('is never printed unless it is revealed', () => {
    const secret = new Secret('canary');
    for (const shown of [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }),
      inspect(secret, { showHidden: true }),
    ]) {
      expect(shown).toContain('[secret]');
      expect(shown).not.toContain('canary');
    }
    expect(secret.reveal()).toBe('canary');
  });
});

describe('.env.example', () => {
  /** The upper-case names in the zod schemas of the source. */
  function namesInSource(): string[] {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const code = files.map((file) => readFileSync(join(root, 'src', file), 'utf8')).join('\n');
    const matches = code.matchAll(
      /^\s+([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*):\s*(?:z\b|PublicUrl|names|megabytes|secret|text|variable|baseUrlVariable|preprocess|file|apiKeys|hosts|hostNames|origins)/gm,
    );
    return [...new Set([...matches].map(([, name = '']) => name))];
  }

  it('lists exactly the variables that the source reads', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    const listed = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name);
    const known = namesInSource();
    expect(known.length).toBeGreaterThan(20);
    expect(listed.toSorted()).toEqual(known.toSorted());
  });
});
