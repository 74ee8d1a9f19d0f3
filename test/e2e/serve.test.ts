import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { Member as DiscordMember } from '../fakes/discord/member.ts';
import { DiscordServer } from '../fakes/discord/server.ts';
import { freePort } from '../fakes/free-port.ts';
import { Line } from '../fakes/network/line.ts';
import { botMessagesIn, TelegramMember } from '../fakes/telegram/member.ts';
import { TelegramServer } from '../fakes/telegram/server.ts';
import { photo } from '../providers/local/foreign-files.ts';
import { createCommandLine, plainProgram, start, temporaryFolder } from './command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

let discord: DiscordServer;
let telegram: TelegramServer;
let environment: Record<string, string>;
let folder: string;

beforeEach(async () => {
  folder = temporaryFolder();
  discord = await new DiscordServer().start();
  telegram = new TelegramServer();
  const root = await telegram.listen();
  environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: root,
    ADMIN_PORT: String(await freePort()),
  };
});

afterEach(async () => {
  await discord.close();
  await telegram.close();
  expect([...discord.violations, ...telegram.violations]).toEqual([]);
});

async function serve(program?: string) {
  const process = start(folder, ['serve'], { environment, ...(program !== undefined && { program }) });
  await process.says('Ready.');
  return process;
}

async function readiness() {
  return (await fetch(`http://127.0.0.1:${environment.ADMIN_PORT}/readyz`)).json();
}

/** Somebody replies to a picture in a group, and promises what is to be promised. */
async function askInTelegram() {
  const group = telegram.world.openChat(-100, 'group', 'Friends');
  const bert = new TelegramMember(telegram, 8, 'Bert');
  const scene = await bert.write(group, { picture: photo('collins') });
  await bert.send(group, { caption: '/swap', picture: photo('luciano'), replyTo: scene });
  await telegram.until(() => botMessagesIn(group).length === 1);
  const [promise] = botMessagesIn(group);
  if (promise) await bert.press(promise, 'I promise');
  return {
    bert,
    group,
    ended: () => telegram.until(() => botMessagesIn(group).some(({ media }) => media !== undefined)),
  };
}

describe('serve', () => {
  it('swaps on both platforms from one process, keeps a second one out of its folder, and stops in order', {
    timeout: 120_000,
  }, async () => {
    const bots = await serve();
    const { ended } = await askInTelegram();
    const guild = discord.world.addGuild();
    const channel = discord.world.addChannel(guild);
    const user = discord.world.addUser('ann');
    discord.world.join(guild, user);
    const ann = new DiscordMember(discord, user, channel);
    const files = { target: ann.file('scene.jpg', photo('collins')), face: ann.file('face.jpg', photo('luciano')) };
    ann.slash('swap', files);
    const said = () => [...discord.world.messages.values()].filter(({ authorId }) => authorId === discord.world.bot.id);
    const promise = await discord.until(() => said().find(({ components }) => components.length > 0));
    ann.press(promise, 'I promise');
    await discord.until(() => said().find(({ attachments }) => attachments.length > 0));
    await ended();
    expect((await run(folder, ['health'], environment)).code).toBe(0);
    const second = await run(folder, ['serve'], environment);
    expect(second).toMatchObject({ code: 78, stderr: expect.stringContaining('another serve uses') });
    bots.child.kill('SIGTERM');
    const { code, stderr } = await bots.ended;
    expect(code, stderr).toBe(0);
    for (const token of [discord.token, telegram.token]) expect(stderr).not.toContain(token);
    expect((await run(folder, ['health'], environment)).code).toBe(1);
  });

  it.runIf(isNight)(
    'ends every job in its own message, once, although it was killed, and Discord is away when it starts again',
    async () => {
      const first = await serve(plainProgram);
      const { bert, group, ended } = await askInTelegram();
      await telegram.until(() => (botMessagesIn(group)[0]?.history.length ?? 0) > 1); // the promise shows the progress
      first.child.kill('SIGKILL');
      await first.ended;
      const line = await new Line(Number(new URL(discord.origin).port)).mend();
      await line.cut();
      environment.DISCORD_API_URL = `http://127.0.0.1:${line.port}/api`;
      const second = start(folder, ['serve'], { environment, program: plainProgram });
      await second.says('Ready, except for Discord');
      await ended();
      expect(botMessagesIn(group).filter(({ media }) => media !== undefined)).toHaveLength(1);
      await bert.send(group, { text: '/help' });
      await telegram.until(() => botMessagesIn(group).length === 2);
      expect((await run(folder, ['health'], environment)).code).toBe(0);
      expect(await readiness()).toMatchObject({ parts: { discord: { ok: false }, telegram: { ok: true } } });
      await line.mend();
      await second.says('Ready."');
      await expect.poll(readiness, { timeout: 20_000 }).toMatchObject({ ready: true });
      second.child.kill('SIGTERM');
      const { code, stderr } = await second.ended;
      expect(code).toBe(0);
      expect(stderr.match(/Discord cannot be reached/g), stderr).toHaveLength(1);
      await line.cut();
    },
  );

  it.each([
    { platform: 'Discord', settings: { DISCORD_TOKEN: 'wrong.token' }, says: /DISCORD_TOKEN.*Reset Token/ },
    { platform: 'Telegram', settings: { TELEGRAM_TOKEN: '1:wrong-token' }, says: /TELEGRAM_TOKEN.*BotFather/ },
  ])('ends with a sentence where $platform alone does not let it in', async ({ settings, says }) => {
    const { code, stderr } = await run(folder, ['serve'], { ...environment, ...settings });
    expect({ code, stderr }).toEqual({ code: 78, stderr: expect.stringMatching(says) });
  });

  it('serves on whatever words come from the gateway, and ends with a sentence when Discord closes it for good', async () => {
    const bots = await serve(plainProgram);
    const packets = [
      { op: 10, d: null },
      { op: 0, s: 2, t: 'READY', d: null },
      { op: 0, s: 3, t: 'INTERACTION_CREATE', d: null },
      { op: 9 },
      null,
    ];
    for (const words of [...packets.map((packet) => JSON.stringify(packet)), 'no JSON']) discord.gateway.sendRaw(words);
    const guild = discord.world.addGuild();
    const user = discord.world.addUser('ann');
    discord.world.join(guild, user);
    const asked = new DiscordMember(discord, user, discord.world.addChannel(guild)).slash('help');
    await discord.until(() => asked.callback?.data?.content);
    discord.gateway.refuse(4004);
    const { code, stderr } = await bots.ended;
    expect({ code, stderr }).toEqual({ code: 78, stderr: expect.stringMatching(/DISCORD_TOKEN.*Reset Token/) });
  });

  it('says what is wrong with a setting before anything starts', async () => {
    const settings = { ...environment, TELEGRAM_TOKEN: 'not-a-token', DISCORD_TOKEN: '' };
    const { code, stderr } = await run(folder, ['serve'], settings);
    expect(code).toBe(78);
    expect(stderr).toContain('TELEGRAM_TOKEN: is not a bot token');
  });
});
