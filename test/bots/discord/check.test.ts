import { afterEach, beforeEach, expect, it } from 'vitest';
import { discordCheck } from '../../../src/bots/discord/check.ts';
import { DiscordConfig } from '../../../src/bots/discord/transport/config.ts';
import { DiscordServer } from '../../fakes/discord/server.ts';

let server: DiscordServer;

beforeEach(async () => {
  server = await new DiscordServer().start();
});
afterEach(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
  expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

async function look(more: Record<string, string> = {}) {
  const config = DiscordConfig.parse({ DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl, ...more });
  const found = await discordCheck(config).look(new AbortController().signal);
  expect(JSON.stringify(found)).not.toContain(server.token);
  for (const each of found) if (!each.ok) expect(each.remedy).toMatch(/\w/);
  return found;
}

it('names the bot of a good token', async () => {
  expect(await look()).toEqual([{ ok: true, message: expect.stringMatching(/^The token is that of .+\.$/) }]);
});

it('names a token that Discord does not accept', async () => {
  expect(await look({ DISCORD_TOKEN: 'another.token' })).toEqual([
    { ok: false, message: 'Discord does not accept DISCORD_TOKEN.', remedy: expect.stringContaining('Reset Token') },
  ]);
});

it('names an intent that is not granted', async () => {
  const wanting = { DISCORD_MESSAGE_CONTENT: 'true' };
  expect(await look(wanting)).toEqual([
    {
      ok: false,
      message: expect.stringContaining('does not grant the Message Content intent.'),
      remedy: expect.stringContaining('Privileged Gateway Intents'),
    },
  ]);
  server.mayReadContent = true;
  expect(await look(wanting)).toMatchObject([{ ok: true, message: expect.stringContaining('Message Content') }]);
});

it('names a server that the bot is not in', async () => {
  expect((await look({ REGISTER_GUILD_ID: '123456789012345678' }))[1]).toMatchObject({
    ok: false,
    message: expect.stringContaining('REGISTER_GUILD_ID'),
    remedy: expect.stringContaining('oauth2/authorize'),
  });
});

it('says how often the bot may still connect, where that is seldom', async () => {
  server.sessions.remaining = 3;
  server.sessions.reset_after = 2 * 3_600_000;
  expect((await look())[1]).toMatchObject({
    ok: true,
    message: expect.stringContaining('3 more times'),
    remedy: expect.any(String),
  });
  server.sessions.remaining = 0;
  expect((await look())[1]).toMatchObject({ ok: false, remedy: expect.stringContaining('in 2 hours') });
});

it('says how many shards there are, where that is no matter of course', async () => {
  expect((await look({ DISCORD_SHARDS: '2' }))[1]).toEqual({
    ok: true,
    message: 'DISCORD_SHARDS is 2; Discord recommends 1.',
  });
  server.shards.recommended = 4;
  expect((await look())[1]).toEqual({ ok: true, message: 'It uses 4 shards.' });
  expect((await look({ DISCORD_SHARDS: '2' }))[1]).toMatchObject({ ok: true, remedy: expect.any(String) });
});

it('says that Discord cannot be reached', async () => {
  await server.close();
  expect(await look()).toMatchObject([{ ok: false, message: 'Discord cannot be reached.' }]);
  server = await new DiscordServer().start();
  server.faults.push({ on: 'GET /applications/@me', status: 503 });
  expect(await look()).toMatchObject([{ ok: false, message: 'Discord cannot be reached.' }]);
});
