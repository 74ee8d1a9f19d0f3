import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { buttonsOf, type Member } from '../../../fakes/discord/member.ts';
import { type Message, permissions } from '../../../fakes/discord/world.ts';
import { DiscordFixture } from '../fixture.ts';

let fixture: DiscordFixture;
let ann: Member;
let clock: LeapingClock;

beforeEach(async () => {
  clock = new LeapingClock();
  const limits = { atOnce: { member: 1 } };
  fixture = await new DiscordFixture({ isOpen: false, limits, clock, deadlineMs: 60 * 60_000 }).start();
  ({ ann } = fixture);
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

const place = () => ({ platform: 'discord', id: fixture.guild.id });

/** Messages of the bot that everybody sees. */
function open(): Message[] {
  return fixture.ours().filter(({ ephemeralFor }) => !ephemeralFor);
}

function labels(message: Message): (string | undefined)[] {
  return buttonsOf(message).map(({ label }) => label);
}

/** Another member's message with a picture, of which the bot gets no event. */
function posted(): Message {
  const { world } = fixture.server;
  const attachments = [ann.file('scene.png', Buffer.from('a scene'))];
  return world.addMessage({ channelId: fixture.channel.id, authorId: world.addUser('bert').id, attachments });
}

describe('a refusal that is known before a swap begins', () => {
  it('is told to the member alone: a closed server, a block, a day that is used up, a face that is not there', async () => {
    const told = async (said: string) => {
      const message = await fixture.saying(said, seen);
      seen.push(message);
      expect([message.ephemeralFor, open()]).toEqual([ann.user.id, []]);
    };
    const seen: Message[] = [];
    ann.slash('swap', { target: fixture.pictures().target, saved: 'Nobody' });
    await told('no such face saved');
    await fixture.bot.settings.set(place(), { memberADay: 0 });
    fixture.swap();
    await told('used up your swaps for today');
    await fixture.bot.settings.set(place(), { memberADay: null, access: { who: 'admins' } });
    ann.menu('Swap my face in', posted());
    await told("You can't swap here");
  });

  it('is lifted by a button: a face that is missing, and a swap that runs still', async () => {
    ann.slash('swap', { target: fixture.pictures().target });
    const question = await fixture.saying('no face saved');
    expect([question.ephemeralFor, labels(question)]).toEqual([ann.user.id, ['Add face']]);
    const press = ann.press(question, 'Add face');
    await fixture.server.until(() => press.callback);
    ann.fill(press, { face: [ann.file('me.png', Buffer.from('a face'))], name: 'Captain' });
    const first = await fixture.saying('Swapping… 0 %');
    expect([first.ephemeralFor, question.isDeleted]).toEqual([undefined, true]);
    fixture.swap();
    const full = await fixture.saying('as many swaps running');
    expect([full.ephemeralFor, labels(full)]).toEqual([ann.user.id, ['Try again']]);
    ann.press(full, 'Try again'); // too early
    await fixture.server.idle();
    fixture.provider.open();
    await fixture.result();
    await fixture.bot.swaps.idle();
    ann.press(full, 'Try again');
    const second = await fixture.result([first]);
    expect(second.ephemeralFor).toBeUndefined();
    expect(open()).toEqual([first, second]);
  });

  it('is a short reply to a mention, which goes again', async () => {
    await fixture.saveFace(ann);
    await fixture.bot.settings.set(place(), { memberADay: 0 });
    fixture.mention();
    const told = await fixture.saying('used up your swaps for today');
    await fixture.server.idle();
    clock.leap(30_000);
    await fixture.server.until(() => told.isDeleted);
  });
});

it('a refusal that only the file shows can be deleted by its requester, and another file goes on in its place', async () => {
  fixture.provider.open();
  const { target, face } = fixture.pictures();
  const { interactionFiles } = fixture.server;
  interactionFiles.delete(face.id);
  ann.slash('swap', { target, face });
  const refusal = await fixture.saying("I couldn't get the face photo");
  expect([refusal.ephemeralFor, labels(refusal)]).toEqual([undefined, ['Another face…', 'Delete']]);
  fixture.member('stranger').press(refusal, 'Delete');
  await fixture.saying('Only the person who asked');
  const press = ann.press(refusal, 'Another face…');
  await fixture.server.until(() => press.callback);
  ann.fill(press, { face: [ann.file('face.png', Buffer.from('a face'))], private: ['no'] });
  expect(await fixture.result()).toBe(refusal);
  const others = fixture.pictures();
  interactionFiles.delete(others.target.id);
  ann.slash('swap', { ...others });
  const other = await fixture.saying("I couldn't get this picture");
  expect(labels(other)).toEqual(['Another picture…', 'Delete']);
  ann.press(other, 'Delete');
  await fixture.server.until(() => other.isDeleted);
});

it('Again, pressed twice or by a reaction too, is one job until that has ended', async () => {
  fixture.provider.open();
  await fixture.saveFace(ann);
  fixture.swap();
  const first = await fixture.result();
  await fixture.bot.swaps.idle();
  fixture.provider.isOpen = false;
  ann.press(first, 'Again with Me');
  ann.press(first, 'Again with Me');
  ann.react(first, '🔁');
  await fixture.saying('on it already');
  await fixture.saying('Swapping… 0 %');
  await fixture.server.idle();
  fixture.provider.open();
  const second = await fixture.result([first]);
  await fixture.bot.swaps.idle();
  expect(fixture.provider.jobs).toBe(2);
  ann.press(first, 'Again with Me');
  expect(labels(await fixture.saying('done already'))).toEqual(['Delete']);
  expect([labels(second), fixture.provider.jobs]).toEqual([['Delete', 'Report'], 2]);
});

it('Again goes on with another face when the first one is deleted meanwhile', async () => {
  fixture.provider.open();
  for (const name of ['Me', 'You']) await fixture.saveFace(ann, name);
  ann.slash('swap', { target: fixture.pictures().target });
  const first = await fixture.result();
  await fixture.bot.swaps.idle();
  const member = { platform: 'discord', id: ann.user.id };
  const [me] = await fixture.bot.faces.list(member);
  await fixture.bot.faces.remove(member, me?.id ?? '');
  ann.slash('swap', { ...fixture.pictures(), private: true });
  const second = await fixture.result([first]);
  await fixture.bot.swaps.idle();
  await fixture.saveFace(ann, 'Third');
  ann.press(second, 'Again with You');
  await fixture.result([first, second]);
  ann.press(first, 'Again with You');
  await fixture.result([first, second, ...fixture.ours().filter(({ ephemeralFor }) => ephemeralFor)]);
});

describe('/help', () => {
  it('names the commands to be clicked, and only those that the reader may use', async () => {
    const admin = fixture.member('admin', permissions.manageGuild);
    const said: string[] = [];
    for (const member of [ann, admin]) {
      const interaction = member.slash('help');
      await fixture.server.until(() => interaction.callback);
      said.push(interaction.callback?.data?.content ?? '');
    }
    const ids = new Map(
      (fixture.server.commands.get('global') as { name: string; id: string }[]).map((one) => [one.name, one.id]),
    );
    for (const content of said) expect(content).toContain(`</swap:${ids.get('swap')}>`);
    expect(said.map((content) => content.includes(`</settings:${ids.get('settings')}>`))).toEqual([false, true]);
  });
});

it('a result waits behind a button where the channel is closed to the bot and the token ends', async () => {
  const { guild, channel, server } = fixture;
  channel.overwrites.push({ id: server.world.bot.id, type: 1, allow: 0n, deny: permissions.viewChannel });
  expect(guild.hasBot).toBe(true);
  fixture.swap();
  const message = await fixture.saying('Swapping… 0 %');
  clock.leap(13 * 60_000);
  await server.until(() => labels(message).includes('Show result'));
  server.endTokens();
  fixture.provider.open();
  await fixture.bot.swaps.idle();
  ann.press(message, 'Show result');
  expect(await fixture.result()).toBe(message);
});
