import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiscordUnusable } from '../../../../src/bots/discord/index.ts';
import {
  commandDefinitions,
  fingerprintOfCommands,
} from '../../../../src/bots/discord/messages/command-definitions.ts';
import { helpBody } from '../../../../src/bots/discord/messages/help.ts';
import { createTranslation, createTranslations } from '../../../../src/bots/translations/index.ts';
import { languages } from '../../../../src/bots/translations/languages.ts';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { Member } from '../../../fakes/discord/member.ts';
import { commandProblems } from '../../../fakes/discord/rules.ts';
import { DiscordServer } from '../../../fakes/discord/server.ts';
import { createBotStorage, startBot } from '../bot.ts';
import { ControlledProvider } from '../controlled-provider.ts';
import { DiscordFixture } from '../fixture.ts';

describe('the start', () => {
  let server: DiscordServer;
  const providers = [new ControlledProvider('local'), new ControlledProvider('akool')];

  beforeEach(async () => {
    server = await new DiscordServer().start();
  });

  afterEach(async () => {
    await server.close();
    expect(server.violations).toEqual([]);
  });

  function registrations() {
    return server.requests.filter(({ method, template }) => method === 'PUT' && template.endsWith('/commands'));
  }

  it('registers commands only when they changed', async () => {
    const storage = createBotStorage();
    for (const given of [providers, providers, providers.slice(1)]) {
      const bot = await startBot(server, { providers: given, storage });
      await bot.stop();
    }
    expect(registrations()).toHaveLength(2);
  });

  it('registers commands for one server when REGISTER_GUILD_ID is set', async () => {
    const { id } = server.world.addGuild();
    const bot = await startBot(server, { providers, environment: { REGISTER_GUILD_ID: id } });
    await bot.stop();
    expect(registrations()[0]?.path).toContain(`/guilds/${id}/`);
  });

  it('leaves no command registered twice when REGISTER_GUILD_ID is set later, changed, or unset', async () => {
    const storage = createBotStorage();
    const guilds = [server.world.addGuild().id, server.world.addGuild().id];
    const [one, other] = guilds;
    for (const id of [undefined, one, other, undefined]) {
      const environment = id === undefined ? {} : { REGISTER_GUILD_ID: id };
      const bot = await startBot(server, { providers, storage, environment });
      await bot.stop();
      const known = ['global', ...guilds].filter((where) => (server.commands.get(where) ?? []).length > 0);
      expect(known).toEqual([id ?? 'global']);
    }
  });

  it('prints an invitation with the least permissions', async () => {
    const bot = await startBot(server, { providers });
    await bot.stop();
    const link = new URL(/https:\S+/.exec(bot.said.join('\n'))?.[0] ?? 'x:');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: server.world.bot.id,
      scope: 'bot applications.commands',
      permissions: String((1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 15n) | (1n << 16n)),
    });
  });

  it('says where to get a new token when Discord refuses the token', async () => {
    const started = startBot(server, { providers, environment: { DISCORD_TOKEN: 'wrong' } });
    await expect(started).rejects.toThrow(/Reset Token/);
    await expect(started).rejects.toBeInstanceOf(DiscordUnusable);
  });

  it('says where to switch on the missing intent', async () => {
    const started = startBot(server, { providers, environment: { DISCORD_MESSAGE_CONTENT: '1' } });
    await expect(started).rejects.toThrow(/Message Content Intent/);
  });

  it('says that it must join the server of REGISTER_GUILD_ID first', async () => {
    const { id } = server.world.addGuild({ hasBot: false });
    const started = startBot(server, { providers, environment: { REGISTER_GUILD_ID: id } });
    await expect(started).rejects.toThrow(/REGISTER_GUILD_ID: .* is not in the server .*oauth2/);
    await expect(started).rejects.toBeInstanceOf(DiscordUnusable);
  });

  it('tries again while Discord cannot be reached', async () => {
    server.faults.push({ on: 'GET /applications', status: 503 }, { on: 'GET /gateway', status: 500 });
    const clock = new LeapingClock();
    const bot = await clock.leapUntil(startBot(server, { providers, clock }), 5_000);
    await bot.stop();
    const told = bot.events.filter(({ kind }) => kind.startsWith('platform-'));
    expect(told).toMatchObject([
      { kind: 'platform-lost', platform: 'discord', trouble: 'unreachable', detail: 'Discord: 503' },
      { kind: 'platform-back' },
    ]);
  });
});

describe('shards', () => {
  it('are as many as Discord asks for, and each member is answered once', async () => {
    const fixture = new DiscordFixture();
    fixture.server.shards.count = 2;
    await fixture.start();
    await fixture.server.until(() => fixture.server.gateway.sessions.size === 2);
    const { world } = fixture.server;
    for (const guild of [fixture.guild, world.addGuild(), world.addGuild()]) {
      world.join(guild, fixture.ann.user);
      const before = fixture.ours();
      fixture.swap(new Member(fixture.server, fixture.ann.user, world.addChannel(guild)));
      await fixture.result(before);
    }
    expect(fixture.ours()).toHaveLength(3);
    expect(await fixture.end()).toEqual([]);
  });

  it('are as many as DISCORD_SHARDS says; each has its servers, its pace and its session, also over a restart', async () => {
    const fixture = new DiscordFixture({ environment: { DISCORD_SHARDS: '3' } });
    const { server, ann } = fixture;
    const { world } = server;
    server.shards.atOnce = 2;
    await fixture.start({ hasGateway: false });
    const { discord, swaps } = fixture.bot;
    const started = discord.start(swaps);
    const two = { ok: false, shards: { connected: 2, wanted: 3 }, detail: '2 of 3 shards are connected (connecting)' };
    await expect.poll(() => discord.readiness(), { timeout: 20_000 }).toMatchObject(two);
    await started; // the third one waits for five seconds
    expect(discord.readiness()).toMatchObject({ ok: true, shards: { connected: 3, wanted: 3 } });
    await fixture.saveFace(ann);
    const members = [0, 1, 2].map(() => {
      const guild = world.addGuild(); // ids are numbered, so that each is on another shard
      world.join(guild, ann.user);
      return new Member(server, ann.user, world.addChannel(guild));
    });
    members.push(new Member(server, ann.user, world.addChannel({ kind: 'dm', users: [ann.user, world.bot] })));
    for (const member of members) {
      const before = fixture.ours();
      fixture.swap(member);
      await fixture.result(before);
    }
    const asked = [...server.gateway.sessions.values()].map(({ shard, sent }) => {
      return [shard[0], sent.filter(({ t }) => t === 'INTERACTION_CREATE').length];
    });
    expect(Object.fromEntries(asked)).toEqual({ 0: 2, 1: 1, 2: 1 });
    await fixture.bot.stop();
    const missed = members.map((member) => fixture.mention('meanwhile', 'scene.png', member));
    await fixture.restart();
    const answered = () =>
      fixture.ours().flatMap(({ reference, attachments }) => (attachments.length ? reference : []));
    await server.until(() => missed.every(({ id }) => answered().includes(id)));
    expect(answered().filter((id) => id !== undefined)).toHaveLength(missed.length);
    expect([server.gateway.identified(), server.gateway.resumed()]).toEqual([3, 3]);
    expect(await fixture.end()).toEqual([]);
  });

  it('are refused with a sentence where DISCORD_SHARDS is too small', async () => {
    const server = await new DiscordServer().start();
    Object.assign(server.shards, { count: 2, recommended: 3 });
    const environment = { DISCORD_SHARDS: '1' };
    const started = startBot(server, { providers: [new ControlledProvider()], environment });
    await expect(started).rejects.toThrow(/DISCORD_SHARDS: Discord refuses 1 .* unset it, or set 3 or more/);
    await expect(started).rejects.toBeInstanceOf(DiscordUnusable);
    await server.close();
  });

  it('are added when Discord asks for more while the bot runs', async () => {
    const fixture = await new DiscordFixture().start();
    const { server } = fixture;
    server.shards.count = 2;
    server.gateway.refuse(4011);
    await server.until(() => server.gateway.sessions.size === 3);
    fixture.swap();
    await fixture.result();
    expect(fixture.ours()).toHaveLength(1);
    expect(fixture.bot.lost).toEqual([]);
    expect(await fixture.end()).toEqual([]);
  });

  it('are not reconnected for ever when Discord refuses its own number', async () => {
    const fixture = await new DiscordFixture().start();
    fixture.server.gateway.refuse(4011);
    await expect.poll(() => fixture.bot.lost, { timeout: 20_000 }).toHaveLength(1);
    expect(String(fixture.bot.lost[0])).toContain('4011');
    expect(await fixture.end()).toEqual([]);
  });
});

describe('the connection', () => {
  it('is resumed, and no interaction sent meanwhile is lost', async () => {
    const fixture = await new DiscordFixture().start();
    fixture.server.gateway.cut();
    fixture.swap();
    await fixture.result();
    expect(fixture.server.gateway.resumed()).toBe(1);
    expect(fixture.server.gateway.sessions.size).toBe(1);
    expect(await fixture.end()).toEqual([]);
  });
});

describe('the session', () => {
  it('goes on after a restart: what members wrote meanwhile is answered, and nothing twice', async () => {
    const fixture = await new DiscordFixture().start();
    const { ann, server, bot } = fixture;
    await fixture.saveFace(ann);
    fixture.mention('before');
    const first = await fixture.result();
    await bot.stop();
    const missed = fixture.mention('meanwhile');
    await fixture.restart();
    const second = await fixture.result([first]);
    expect(second.reference).toBe(missed.id);
    expect(fixture.ours()).toHaveLength(2);
    expect(server.gateway.identified()).toBe(1);
    expect(server.gateway.resumed()).toBe(1);
    expect(await fixture.end()).toEqual([]);
  });

  it('is begun anew where Discord does not know it any more, or where other events are asked for', async () => {
    const fixture = await new DiscordFixture().start();
    const { server } = fixture;
    (server.gateway.sessions as Map<string, unknown>).clear();
    await fixture.restart();
    expect(server.gateway.identified()).toBe(2);
    server.mayReadContent = true;
    await fixture.restart({ environment: { DISCORD_MESSAGE_CONTENT: '1' } });
    expect(server.gateway.identified()).toBe(3);
    expect(await fixture.end()).toEqual([]);
  });
});

describe('a connection that Discord closes for good', () => {
  it.each([
    [4004, /Reset Token/],
    [4012, /install a newer one/],
    [4013, /install a newer one/],
    [4014, /Privileged Gateway Intents → Message Content Intent/],
  ])('is reported with its cause and the page to open: code %i', async (code, why) => {
    const fixture = await new DiscordFixture().start();
    fixture.server.gateway.refuse(code);
    await expect.poll(() => fixture.bot.lost, { timeout: 20_000 }).toHaveLength(1);
    expect(fixture.bot.lost[0]).toBeInstanceOf(DiscordUnusable);
    expect(String(fixture.bot.lost[0])).toMatch(why);
    expect(await fixture.end()).toEqual([]);
  });

  it('is also reported at the start: an intent that Discord’s portal shows and its gateway refuses', async () => {
    const server = await new DiscordServer().start();
    server.mayReadContent = true;
    server.gatewayForbids = 1 << 15;
    const environment = { DISCORD_MESSAGE_CONTENT: '1' };
    const started = startBot(server, { providers: [new ControlledProvider()], environment });
    await expect(started).rejects.toThrow(/Message Content Intent/);
    await server.close();
  });

  it('is not assumed after a code that allows another connection', async () => {
    const fixture = await new DiscordFixture().start();
    fixture.server.gateway.refuse(4_000);
    await fixture.server.until(() => fixture.server.gateway.resumed() === 1);
    fixture.swap();
    await fixture.result();
    expect(fixture.bot.lost).toEqual([]);
    expect(await fixture.end()).toEqual([]);
  });
});

describe('the log', () => {
  it('holds no token, whatever fails', async () => {
    const fixture = await new DiscordFixture({ isOpen: false }).start();
    const interaction = fixture.swap();
    await fixture.saying('Swapping');
    for (const status of [500, 404, 403, 500]) fixture.server.faults.push({ on: 'PATCH', status });
    void fixture.provider.reach(0.5);
    fixture.provider.open();
    await fixture.server.until(() => fixture.bot.events.find(({ kind }) => kind === 'delivery-failed'));
    await fixture.result();
    const log = inspect(fixture.bot.events, { depth: 20, showHidden: true }) + fixture.bot.said.join();
    expect(log).not.toContain(interaction.token);
    expect(log).not.toContain(fixture.server.token);
    expect(await fixture.end()).toEqual([]);
  });
});

describe('the commands', () => {
  const commands = commandDefinitions(createTranslations(), ['local', 'akool']);

  it('come from the table of verbs, in every language', () => {
    const named = commands.map(({ name }) => name);
    expect(named).toEqual([
      ...[
        'swap',
        'cancel',
        'face',
        'report',
        'jobs',
        'settings',
        'language',
        'verify',
        'privacy',
        'optout',
        'optin',
        'forget',
        'help',
      ],
      ...['Swap my face in', 'Swap…', 'Use as my face', 'Report', 'Verify', 'Swap with their avatar'],
    ]);
    const locales = 'de fr es-ES es-419 pt-BR it pl ru uk tr id hi ja ko zh-CN zh-TW'.split(' ');
    for (const command of commands) expect(Object.keys(command.name_localizations ?? {})).toEqual(locales);
    expect(commandProblems(commands)).toEqual([]);
  });

  it('would not be accepted with a name that is no name, twice the same, or too many characters', () => {
    const option = { name: 'one', name_localizations: { de: 'eins' }, description: 'x' };
    const command = { name: 'swap', name_localizations: { de: 'tauschen' }, description: 'x', options: [option] };
    const problems = (change: object) => commandProblems([{ ...command, ...change }]);
    expect(problems({})).toEqual([]);
    expect(problems({ name_localizations: { de: 'Zwei Wörter' } })).toEqual(['swap is called Zwei Wörter']);
    expect(problems({ options: [option, { ...option, name: 'two' }] })).toHaveLength(1);
    expect(problems({ description_localizations: { de: 'x'.repeat(8_000) } })).toHaveLength(1);
  });

  it('are known again by a fingerprint that takes no other language', () => {
    const asked: (string | undefined)[] = [];
    const translations = createTranslations();
    const watched = (locale: string | undefined) => {
      asked.push(locale);
      return translations(locale);
    };
    const fingerprint = fingerprintOfCommands(watched, ['local']);
    expect(new Set(asked)).toEqual(new Set(['en']));
    expect(fingerprintOfCommands(translations, ['local'])).toBe(fingerprint);
    expect(fingerprintOfCommands(translations, ['akool'])).not.toBe(fingerprint);
  });

  it('fit into one help message, in every language', () => {
    for (const language of languages) {
      const commandIds = new Map(commands.map(({ name }) => [name, '1'.repeat(19)]));
      const { content } = helpBody({ translation: createTranslation(language), commandIds, isAdmin: true });
      expect(content.length).toBeLessThanOrEqual(2_000);
      for (const emoji of ['🎭', '🔁', '❌', '🗑️']) expect(content).toContain(emoji);
    }
  });

  it('work in servers, direct messages and private channels, for servers and for users', () => {
    const swap = commands.find(({ name }) => name === 'swap');
    expect(swap).toMatchObject({ integration_types: [0, 1], contexts: [0, 1, 2] });
  });
});
