import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { isNight } from '../examples.ts';
import { DiscordServer } from '../fakes/discord/server.ts';
import { freePort } from '../fakes/free-port.ts';
import { startLoopbackServer } from '../fakes/loopback-server.ts';
import { TelegramServer } from '../fakes/telegram/server.ts';
import { type CrunServer, startCrunServer } from '../fakes/vendors/crun-server.ts';
import { createCommandLine, plainProgram, start, temporaryFolder } from './command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

let discord: DiscordServer;
let telegram: TelegramServer;
let crun: CrunServer;
let environment: Record<string, string>;
let folder: string;

beforeEach(async () => {
  folder = temporaryFolder();
  discord = await new DiscordServer().start();
  telegram = new TelegramServer();
  crun = await startCrunServer();
  const [http, admin] = [await freePort(), await freePort()];
  environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: await telegram.listen(),
    CRUN_API_KEY: crun.state.key,
    CRUN_BASE_URL: crun.url,
    PUBLIC_URL: `http://127.0.0.1:${http}`,
    HTTP_PORT: String(http),
    ADMIN_PORT: String(admin),
  };
});

afterEach(async () => {
  await Promise.all([discord.close(), telegram.close(), crun[Symbol.asyncDispose]()]);
  expect([...discord.violations, ...telegram.violations, ...crun.violations]).toEqual([]);
  expect(crun.paid).toBe(0);
});

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
  readonly remedy?: string;
}

/** What doctor finds, and what of it is broken. Secrets are in none of it. */
async function doctor(more: Record<string, string> = {}) {
  const settings = { ...environment, ...more };
  const { code, stdout, stderr } = await run(folder, ['doctor', '--json'], settings);
  const found: readonly Finding[] = JSON.parse(stdout.toString());
  for (const name of ['DISCORD_TOKEN', 'TELEGRAM_TOKEN', 'CRUN_API_KEY']) {
    if (settings[name]) expect(stdout.toString() + stderr).not.toContain(settings[name]);
  }
  const broken = found.filter(({ ok }) => !ok);
  for (const { remedy } of broken) expect(remedy).toMatch(/^[A-Z].{10}/);
  expect(code).toBe(broken.length > 0 ? 4 : 0);
  return { found, broken, of: (name: string) => found.filter((each) => each.name === name) };
}

const everything = [
  ...['Settings', 'Data folder', 'Store', 'Serve', 'Engine', 'GIFs and videos', 'Sandbox', 'Content gate'],
  ...['Crun.ai', 'Discord', 'Telegram', 'PUBLIC_URL', 'HTTP API', 'Clock'],
];

describe('doctor', () => {
  it('finds nothing broken where nothing is, and leaves no trace', async () => {
    const { found, broken } = await doctor();
    expect(broken).toEqual([]);
    expect([...new Set(found.map(({ name }) => name))]).toEqual(everything);
    expect(readdirSync(folder)).toEqual([]);
    const asked = telegram.calls.map(({ method }) => method);
    expect(asked).toEqual(['getMe', 'getWebhookInfo']);
  });

  it('needs no setting at all', async () => {
    const { code, stdout } = await run(folder, ['doctor']);
    expect(code, stdout.toString()).toBe(0);
    expect(stdout.toString()).toMatch(/^✓ Engine: It swapped a face offline in [\d.]+ s\.$/m);
    expect(stdout.toString()).toMatch(/^! HTTP API: .*\n {4}→ For a bot, set DISCORD_TOKEN/m);
  });

  it.each<{ what: string; breakIt: () => Promise<Record<string, string>>; name: string; says: RegExp }>([
    {
      what: 'a token of Discord',
      breakIt: async () => ({ DISCORD_TOKEN: 'wrong.token' }),
      name: 'Discord',
      says: /DISCORD_TOKEN/,
    },
    {
      what: 'an intent',
      breakIt: async () => ({ DISCORD_MESSAGE_CONTENT: 'true' }),
      name: 'Discord',
      says: /Message Content intent/,
    },
    {
      what: 'a token of Telegram',
      breakIt: async () => ({ TELEGRAM_TOKEN: '1:wrong-token' }),
      name: 'Telegram',
      says: /TELEGRAM_TOKEN/,
    },
    {
      what: 'a webhook',
      async breakIt() {
        telegram.webhook = { url: 'https://other.example/' };
        return {};
      },
      name: 'Telegram',
      says: /other\.example/,
    },
    { what: 'a key of a vendor', breakIt: async () => ({ CRUN_API_KEY: 'wrong-key' }), name: 'Crun.ai', says: /key/ },
    {
      what: 'credit',
      async breakIt() {
        crun.state.credit = 0;
        return {};
      },
      name: 'Crun.ai',
      says: /out of credit/,
    },
    {
      what: 'a vendor that is away',
      breakIt: async () => ({ CRUN_BASE_URL: `http://127.0.0.1:${await freePort()}` }),
      name: 'Crun.ai',
      says: /can't be reached/,
    },
    {
      what: 'a vendor without a key',
      breakIt: async () => ({ PROVIDERS: 'akool,local' }),
      name: 'Providers',
      says: /akool has no key/,
    },
    {
      what: 'the data folder',
      async breakIt() {
        writeFileSync(join(folder, 'file'), '');
        return { DATA_DIR: 'file' };
      },
      name: 'Data folder',
      says: /is a file/,
    },
    {
      what: 'the database',
      async breakIt() {
        await run(folder, ['jobs']);
        writeFileSync(join(folder, 'data', 'faceswap.db'), 'no database at all, but long enough to be one'.repeat(100));
        return {};
      },
      name: 'Store',
      says: /is damaged/,
    },
    {
      what: 'the key of the store',
      async breakIt() {
        await run(folder, ['jobs'], { SECRET_KEY: 'the secret of the operator' });
        return { SECRET_KEY: 'another secret of the operator' };
      },
      name: 'Store',
      says: /another key/,
    },
    {
      what: 'a port',
      async breakIt() {
        const server = await startLoopbackServer((_, response) => response.end());
        onTestFinished(() => server.close());
        return { HTTP_PORT: String(server.port) };
      },
      name: 'Serve',
      says: /Another program listens on port/,
    },
    {
      what: 'a Redis that is away',
      breakIt: async () => ({
        REDIS_URL: `redis://127.0.0.1:${await freePort()}`,
        SECRET_KEY: 'a secret of the operator',
      }),
      name: 'Redis',
      says: /Redis cannot be used/,
    },
    {
      what: 'the key of the marks',
      breakIt: async () => ({ C2PA_KEY_FILE: 'none', C2PA_CERT_FILE: 'none' }),
      name: 'Settings',
      says: /C2PA_KEY_FILE/,
    },
    {
      what: 'a setting',
      breakIt: async () => ({ HTTP_PORT: 'abc' }),
      name: 'Settings',
      says: /HTTP_PORT: must be a number/,
    },
  ])(
    'names $what that is broken, alone, with the remedy',
    async ({ breakIt, name, says }) => {
      const { broken } = await doctor(await breakIt());
      expect(broken.map((each) => each.name)).toEqual([name]);
      expect(broken[0]?.message).toMatch(says);
    },
    30_000,
  );

  it('names each of several things that are broken', async () => {
    const { broken } = await doctor({
      DISCORD_TOKEN: 'wrong.token',
      TELEGRAM_TOKEN: '1:wrong-token',
      CRUN_API_KEY: 'wrong-key',
    });
    expect(broken.map(({ name }) => name)).toEqual(['Crun.ai', 'Discord', 'Telegram']);
  });

  it('remarks on a setting with a slip of the pen', async () => {
    const { of } = await doctor({ PUBLIC_ULR: 'https://bot.example' });
    expect(of('Settings')).toMatchObject([{ ok: true }, { ok: true, message: expect.stringContaining('PUBLIC_URL') }]);
  });

  it.runIf(isNight)(
    'looks beside a serve without disturbing it, and through its public address',
    async () => {
      const bots = start(folder, ['serve'], { environment, program: plainProgram });
      await bots.says('Ready.');
      await run(folder, ['keys', 'add', 'me'], environment);
      chmodSync(join(folder, 'data'), 0o755);
      chmodSync(join(folder, 'data', 'secret.key'), 0o644);
      telegram.calls.length = 0;
      const { broken, of } = await doctor();
      expect(broken).toMatchObject([{ name: 'Data folder', message: expect.stringContaining('secret.key') }]);
      expect(of('Serve')).toMatchObject([{ message: expect.stringContaining('It runs') }]);
      expect(of('PUBLIC_URL')).toMatchObject([{ ok: true, message: expect.stringContaining('leads to this program') }]);
      expect(of('HTTP API')).toMatchObject([{ message: expect.stringMatching(/one key; “serve” answers at http/) }]);
      expect(telegram.calls.filter(({ method }) => /Webhook$|getUpdates/.test(method))).toEqual([]);
      expect(discord.gateway.identified()).toBe(1);
      bots.child.kill('SIGTERM');
      expect((await bots.ended).code).toBe(0);
    },
    60_000,
  );
});
