import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { buttonsOf } from '../../../fakes/discord/member.ts';
import { type Message, permissions } from '../../../fakes/discord/world.ts';
import { DiscordFixture } from '../fixture.ts';

const minuteMs = 60_000;
let fixture: DiscordFixture;
let clock: LeapingClock;

beforeEach(async () => {
  clock = new LeapingClock();
  fixture = await new DiscordFixture({ isOpen: false, clock, deadlineMs: 60 * minuteMs }).start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

async function running(): Promise<Message> {
  fixture.swap();
  return fixture.saying('Swapping… 0 %');
}

/** From now on, only the bot's own permissions let it edit the message. */
function endToken(): void {
  clock.leap(14 * minuteMs);
  fixture.server.endTokens();
}

/** The provider makes some progress, then ends the job. */
async function finish(): Promise<void> {
  for (const fraction of [0.2, 0.4, 0.6]) {
    await fixture.provider.reach(fraction);
    clock.leap(1_000); // the next edit is due
    await fixture.server.idle();
  }
  fixture.provider.open();
  await fixture.bot.swaps.idle();
}

async function state(): Promise<string | undefined> {
  const member = { platform: 'discord', id: fixture.ann.user.id };
  return (await fixture.bot.swaps.findOf(member, 1))[0]?.job.state;
}

/** The number of requests that Discord refused for good. */
function refused(): number {
  return fixture.server.requests.filter(({ status }) => [401, 403, 404].includes(status)).length;
}

it('the operator is told which permissions an answer lacks', async () => {
  const { bot, channel, guild, server } = fixture;
  channel.overwrites.push({ id: guild.id, type: 0, allow: 0n, deny: permissions.sendMessages });
  fixture.mention();
  await server.until(() =>
    bot.said.some((line) => line.includes('needs there: Send Messages, Send Messages in Threads')),
  );
});

it('the operator is told every permission that an answer needs when Discord refuses it in spite of them all', async () => {
  const { bot, guild, server } = fixture;
  const administrator = 1n << 3n;
  guild.roles.set(guild.id, ((1n << 53n) - 1n) ^ administrator);
  server.faults.push({ on: 'POST /channels', status: 403 });
  fixture.mention();
  await server.until(() => bot.said.some((line) => line.includes('needs there: View Channel')));
});

describe('while a swap runs', () => {
  it.each([
    ['the bot is removed from the server', () => void Object.assign(fixture.guild, { hasBot: false })],
    ['its channel is deleted', () => void fixture.server.world.channels.delete(fixture.channel.id)],
    [
      'the bot may no longer see the channel',
      () =>
        void fixture.channel.overwrites.push({
          id: fixture.guild.id,
          type: 0,
          allow: 0n,
          deny: permissions.viewChannel,
        }),
    ],
  ])('%s: the swap fails after at most two refusals', async (_, happens) => {
    await running();
    endToken();
    happens();
    await finish();
    await expect.poll(state, { timeout: 20_000 }).toBe('failed');
    expect(refused()).toBeLessThanOrEqual(2);
  });

  it('the bot loses every permission in the channel: the interaction’s token still edits the message', async () => {
    const message = await running();
    const deny = permissions.viewChannel | permissions.sendMessages | permissions.attachFiles;
    fixture.channel.overwrites.push({ id: fixture.guild.id, type: 0, allow: 0n, deny });
    await finish();
    expect(await fixture.result()).toBe(message);
    expect(refused()).toBe(0);
  });

  it('the requester is banned: the others see the result, and a moderator may delete it', async () => {
    const message = await running();
    fixture.guild.members.delete(fixture.ann.user.id);
    endToken();
    await finish();
    expect(await fixture.result()).toBe(message);
    const moderator = fixture.member('moderator', permissions.manageMessages);
    moderator.react(message, '🗑️');
    await fixture.server.until(() => message.isDeleted);
  });

  it('a moderator deletes its message: the swap is cancelled, and nothing takes its place', async () => {
    fixture.member('moderator', permissions.manageMessages).delete(await running());
    await expect.poll(state, { timeout: 20_000 }).toBe('cancelled');
    await fixture.bot.swaps.idle();
    expect(fixture.ours()).toEqual([]);
  });

  it('its message is deleted while nobody tells the bot: the result comes in a new message', async () => {
    const message = await running();
    message.isDeleted = true;
    await finish();
    expect(await fixture.result()).not.toBe(message);
    expect(refused()).toBeLessThanOrEqual(2);
  });

  it('the bot may no longer attach files: the permission is named, and a button brings the result', async () => {
    const message = await running();
    endToken();
    fixture.channel.overwrites.push({ id: fixture.guild.id, type: 0, allow: 0n, deny: permissions.attachFiles });
    await finish();
    await fixture.saying('I need the permission “Attach Files” here.');
    expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Show result']);
    fixture.ann.press(message, 'Show result');
    expect(await fixture.result()).toBe(message);
  });
});
