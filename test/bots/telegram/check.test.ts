import { afterEach, beforeEach, expect, it } from 'vitest';
import { telegramCheck } from '../../../src/bots/telegram/check.ts';
import { TelegramConfig } from '../../../src/bots/telegram/transport/config.ts';
import { webhookAddress } from '../../../src/bots/telegram/transport/webhook.ts';
import { TelegramServer } from '../../fakes/telegram/server.ts';

const publicUrl = new URL('https://bot.example/');
const now = 1_800_000_000_000;
let server: TelegramServer;
let root: string;

beforeEach(async () => {
  server = new TelegramServer();
  root = await server.listen();
});
afterEach(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
  const harmless = ['getMe', 'getWebhookInfo'];
  expect(server.calls.filter(({ method }) => !harmless.includes(method))).toEqual([]);
});

async function look(more: Record<string, string> = {}) {
  const config = TelegramConfig.parse({ TELEGRAM_TOKEN: server.token, TELEGRAM_API_ROOT: root, ...more });
  const found = await telegramCheck(config, publicUrl, () => now).look(new AbortController().signal);
  expect(JSON.stringify(found)).not.toContain(server.token);
  for (const each of found) if (!each.ok) expect(each.remedy).toMatch(/\w/);
  return found;
}

it('names the bot of a good token', async () => {
  expect(await look()).toEqual([{ ok: true, message: expect.stringMatching(/^The token is that of @\w+\.$/) }]);
});

it('names a token that Telegram does not know', async () => {
  server.revoke();
  expect(await look()).toEqual([
    { ok: false, message: 'Telegram does not accept TELEGRAM_TOKEN.', remedy: expect.stringContaining('/token') },
  ]);
});

it('says that Telegram cannot be reached, and where', async () => {
  await server.close();
  expect(await look()).toEqual([
    {
      ok: false,
      message: `Telegram cannot be reached at ${new URL(root).host}.`,
      remedy: expect.stringContaining('TELEGRAM_API_ROOT'),
    },
  ]);
});

it('says how long to wait after too many requests', async () => {
  server.faults.push({ method: 'getMe', status: 429 });
  expect(await look()).toEqual([
    {
      ok: false,
      message: expect.stringContaining('too many requests'),
      remedy: expect.stringMatching(/in \d+ seconds/),
    },
  ]);
});

it('notices a webhook of another program, without telling its path', async () => {
  server.webhook = { url: 'https://other.example/secret-path' };
  const found = await look();
  expect(found[1]).toMatchObject({ ok: false, message: expect.stringContaining('other.example') });
  expect(JSON.stringify(found)).not.toContain('secret-path');
  const wanting = await look({ TELEGRAM_WEBHOOK: 'true' });
  expect(wanting[1]).toMatchObject({ ok: false, message: expect.stringContaining('other.example') });
});

it('says whether a webhook leads here, is missing, or fails', async () => {
  const wanting = { TELEGRAM_WEBHOOK: 'true' };
  expect((await look(wanting))[1]).toMatchObject({ ok: true, remedy: expect.stringContaining('Start “serve”') });
  server.webhook = { url: webhookAddress(publicUrl) };
  expect((await look(wanting))[1]).toEqual({ ok: true, message: 'The webhook leads here.' });
  const failure = { last_error_message: 'Wrong response from the webhook: 502 Bad Gateway' };
  server.webhookFailure = { ...failure, last_error_date: now / 1_000 - 60 };
  expect((await look(wanting))[1]).toMatchObject({ ok: false, message: expect.stringContaining('502 Bad Gateway') });
  server.webhookFailure = { ...failure, last_error_date: now / 1_000 - 7_200 };
  expect((await look(wanting))[1]).toMatchObject({ ok: true });
});
