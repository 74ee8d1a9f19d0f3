import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Member } from '../../../fakes/discord/member.ts';
import { type Message, permissions } from '../../../fakes/discord/world.ts';
import { DiscordFixture, text } from '../fixture.ts';

let fixture: DiscordFixture;
let stranger: Member;
let moderator: Member;

beforeEach(async () => {
  fixture = await new DiscordFixture({ isOpen: false }).start();
  stranger = fixture.member('stranger');
  moderator = fixture.member('moderator', permissions.manageMessages);
  await fixture.promise(stranger);
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

async function running(): Promise<Message> {
  fixture.swap();
  return fixture.saying('Swapping… 0 %');
}

async function finished(): Promise<Message> {
  fixture.provider.open();
  fixture.swap();
  const message = await fixture.result();
  await fixture.bot.swaps.idle();
  return message;
}

describe('a button on somebody else’s swap', () => {
  it('only tells strangers that the swap is not theirs', async () => {
    await fixture.saveFace(fixture.ann);
    const message = await running();
    const pressed = stranger.press(message, 'Cancel');
    await fixture.saying('Only the person who asked');
    expect(pressed.callback?.data?.flags).toBe(64);
    fixture.provider.open();
    await fixture.result();
    for (const name of ['Delete', 'Again with Me']) {
      stranger.press(message, name);
      await fixture.server.until(
        () => fixture.ours().filter(({ content }) => content.startsWith('Only the person')).length > 1,
      );
    }
    expect(message.isDeleted).toBe(false);
    expect(fixture.provider.jobs).toBe(1);
  });

  it('cancels for the requester', async () => {
    const message = await running();
    fixture.ann.press(message, 'Cancel');
    await fixture.saying('Cancelled.');
  });

  it('cancels and deletes for members who may manage messages there', async () => {
    const message = await running();
    moderator.press(message, 'Cancel');
    await fixture.saying('Cancelled.');
    const done = await finished();
    moderator.press(done, 'Delete');
    await fixture.server.until(() => done.isDeleted);
  });

  it('does not cancel for members who may manage messages elsewhere', async () => {
    const message = await running();
    const elsewhere = fixture.server.world.addGuild();
    fixture.server.world.join(elsewhere, moderator.user, permissions.manageMessages);
    const there = new Member(fixture.server, moderator.user, fixture.server.world.addChannel(elsewhere));
    there.use(message, { component_type: 2, custom_id: 'cancel' });
    await fixture.saying('Only the person who asked');
  });

  it('repeats, shows and publishes nothing for others, whatever id they send', async () => {
    const message = await finished();
    const shown = await fixture.bot.swaps.findOf({ platform: 'discord', id: fixture.ann.user.id }, 1);
    const job = shown[0]?.job.id ?? '';
    for (const custom_id of [`again:${job}`, `show:${job}`, `publish:${job}`, `cancel:${job}`]) {
      const pressed = stranger.use(message, { component_type: 2, custom_id });
      await fixture.server.until(() => pressed.callback);
      expect(pressed.callback?.data?.content).toBe('Only the person who asked can press this.');
    }
  });
});

describe('a reaction', () => {
  it.each([['🔁'], ['❌'], ['🗑️'], ['🗑']])('%s does nothing for strangers', async (emoji) => {
    const message = await running();
    stranger.react(message, emoji);
    stranger.slash('help');
    await fixture.saying('What I can do');
    fixture.provider.open();
    await fixture.result();
    expect(message.isDeleted).toBe(false);
    expect(fixture.provider.jobs).toBe(1);
  });

  it('of a stranger, however often repeated, asks Discord once for their rights', async () => {
    const message = await running();
    for (let reaction = 0; reaction < 10; reaction++) stranger.react(message, '❌');
    moderator.react(message, '❌');
    await fixture.saying('Cancelled.');
    await fixture.server.idle();
    const asked = fixture.server.requests.filter(({ template }) => template === '/guilds/{guild_id}');
    expect(asked).toHaveLength(2); // for the stranger and for the moderator
  });

  it('🔁 asks for the swap again, and is told where that would only give the same', async () => {
    const message = await finished();
    fixture.ann.react(message, '🔁');
    await fixture.saying('That would only give the same again');
    await fixture.saveFace(fixture.ann);
    fixture.ann.react(message, '🔁');
    const second = await fixture.result([message]);
    expect(second.reference).toBe(message.id);
    expect(fixture.provider.jobs).toBe(2);
  });

  it('🔁 uses the next saved face when there is only one provider, and after the last the first again', async () => {
    for (const name of ['One', 'Two']) await fixture.saveFace(fixture.ann, name);
    fixture.provider.open();
    const member = { platform: 'discord', id: fixture.ann.user.id };
    const [one, two] = await fixture.bot.faces.list(member);
    const results: Message[] = [];
    fixture.ann.slash('swap', { target: fixture.pictures().target });
    for (let swap = 0; swap < 3; swap++) {
      const message = await fixture.result(results);
      await fixture.bot.swaps.idle();
      results.push(message);
      if (swap < 2) fixture.ann.react(message, '🔁');
    }
    const jobs = await fixture.bot.swaps.findOf(member, 3);
    expect(jobs.map(({ job }) => job.request.source?.face)).toEqual([one?.id, two?.id, 'default']);
  });

  it('❌ cancels', async () => {
    fixture.ann.react(await running(), '❌');
    await fixture.saying('Cancelled.');
  });

  it('❌ cancels for members who may manage messages; 🔁 repeats only for the requester', async () => {
    const message = await running();
    moderator.react(message, '🔁');
    moderator.react(message, '❌');
    await fixture.saying('Cancelled.');
    expect(fixture.provider.jobs).toBe(1);
    expect(fixture.ours()).toEqual([message]);
  });

  it('works in a direct message with every emoji', async () => {
    const { world } = fixture.server;
    const users = [fixture.ann.user, world.bot];
    const ann = new Member(fixture.server, fixture.ann.user, world.addChannel({ kind: 'dm', users }));
    for (const name of ['Me', 'Other']) await fixture.saveFace(ann, name);
    fixture.provider.open();
    ann.post({ files: [ann.file('scene.png', Buffer.from('a scene'))] });
    const first = await fixture.result();
    await fixture.bot.swaps.idle();
    fixture.provider.content = 'another swapped picture';
    ann.react(first, '🎭');
    const second = await fixture.result([first]);
    ann.react(first, '🔁');
    const third = await fixture.result([first, second]);
    await fixture.bot.swaps.idle();
    ann.react(third, '🗑️');
    await fixture.server.until(() => third.isDeleted);
    fixture.provider.isOpen = false;
    ann.react(second, '🔁');
    ann.react(await fixture.saying('Swapping… 0 %'), '❌');
    await fixture.saying('Cancelled.');
  });

  it('🎭 swaps the actor’s saved face into other members’ pictures, with the intent', async () => {
    fixture.server.mayReadContent = true;
    await fixture.restart({ environment: { DISCORD_MESSAGE_CONTENT: '1' } });
    fixture.provider.open();
    await fixture.saveFace(fixture.ann);
    const picture = stranger.post({ files: [stranger.file('scene.png', Buffer.from('a scene'))] });
    fixture.ann.react(picture, '🎭');
    expect((await fixture.result()).reference).toBe(picture.id);
    for (const emoji of ['🔁', '❌', '🗑️']) fixture.ann.react(picture, emoji);
    fixture.ann.slash('help');
    await fixture.saying('What I can do');
    expect(picture.isDeleted).toBe(false);
  });

  it('🗑️ deletes for the requester, and for members who may manage messages', async () => {
    for (const member of [fixture.ann, moderator]) {
      const message = await finished();
      member.react(message, '🗑️');
      await fixture.server.until(() => message.isDeleted);
      expect(fixture.ours()).toEqual([]);
    }
  });

  it('🗑️ deletes for the owner of the server, who has no role', async () => {
    const { world } = fixture.server;
    const owner = world.addUser('owner');
    const guild = world.addGuild({ owner });
    const channel = world.addChannel(guild);
    world.join(guild, fixture.ann.user);
    const [ann, own] = [fixture.ann.user, owner].map((user) => new Member(fixture.server, user, channel));
    fixture.provider.open();
    if (ann) fixture.swap(ann);
    const message = await fixture.result();
    await fixture.bot.swaps.idle();
    own?.react(message, '🗑️');
    await fixture.server.until(() => message.isDeleted);
  });

  it('🗑️ follows the permissions of the channel, not only those of the server', async () => {
    const message = await finished();
    const [role = ''] = fixture.guild.members.get(moderator.user.id) ?? [];
    fixture.channel.overwrites.push({ id: role, type: 0, allow: 0n, deny: permissions.manageMessages });
    moderator.react(message, '🗑️');
    moderator.slash('help');
    await fixture.saying('What I can do');
    await fixture.server.until(() => fixture.server.requests.some(({ template }) => template === '/guilds/{guild_id}'));
    expect(message.isDeleted).toBe(false);
  });

  it('🎭 swaps the actor’s saved face into a result', async () => {
    const message = await finished();
    await fixture.saveFace(stranger);
    fixture.provider.content = 'another swapped picture';
    stranger.react(message, '🎭');
    expect((await fixture.result([message])).reference).toBe(message.id);
  });

  it('🎭 does nothing to other members’ pictures without the intent', async () => {
    const picture = fixture.server.world.addFile('x.png', Buffer.from('a scene'));
    const { id: authorId } = stranger.user;
    const message = fixture.server.world.addMessage({
      channelId: fixture.channel.id,
      authorId,
      attachments: [picture],
    });
    await fixture.saveFace(fixture.ann);
    fixture.ann.react(message, '🎭');
    fixture.ann.slash('help');
    await fixture.saying('What I can do');
    expect(fixture.ours()).toHaveLength(1);
  });

  it('with another emoji is ignored', async () => {
    const message = await finished();
    fixture.ann.react(message, '👍');
    fixture.ann.slash('help');
    await fixture.saying('What I can do');
    expect(fixture.ours()).toHaveLength(2);
  });
});

describe('the promise', () => {
  it('is asked for once, and then the request continues by itself', async () => {
    fixture.provider.open();
    const newcomer = fixture.member('newcomer');
    fixture.swap(newcomer);
    const question = await fixture.saying('Before your first swap');
    expect(question.ephemeralFor).toBe(newcomer.user.id);
    stranger.press(question, 'I promise');
    await fixture.saying('Only the person who asked');
    for (let press = 0; press < 2; press++) newcomer.press(question, 'I promise');
    const result = await fixture.result();
    await fixture.saying('on it already');
    expect([question.isDeleted, result.ephemeralFor, fixture.provider.jobs]).toEqual([true, undefined, 1]);
    fixture.swap(newcomer);
    await fixture.result([result]);
  });

  it('is asked for alone after a mention or a reaction, by a button that goes, and the swap then is public', async () => {
    fixture.provider.open();
    const newcomer = fixture.member('newcomer');
    await fixture.saveFace(newcomer);
    fixture.mention('a scene', 'scene.png', newcomer);
    const offer = await fixture.saying('just between us');
    stranger.press(offer, 'Swap');
    await fixture.saying('Only the person who asked');
    newcomer.press(offer, 'Swap');
    const question = await fixture.saying('Before your first swap');
    expect(question.ephemeralFor).toBe(newcomer.user.id);
    newcomer.press(question, 'I promise');
    const result = await fixture.result();
    await fixture.server.until(() => offer.isDeleted && question.isDeleted);
    expect(result.ephemeralFor).toBeUndefined();
  });

  it('turns into the result where the swap is private, and in a direct message', async () => {
    fixture.provider.open();
    const newcomer = fixture.member('newcomer');
    fixture.swap(newcomer, { private: true });
    const question = await fixture.saying('Before your first swap');
    newcomer.press(question, 'I promise');
    expect(await fixture.result()).toBe(question);
    const { world } = fixture.server;
    const other = world.addUser('other');
    const direct = new Member(fixture.server, other, world.addChannel({ kind: 'dm', users: [other, world.bot] }));
    direct.post({ files: [text(direct, 'a face'), text(direct, 'a scene')] });
    const asked = await fixture.saying('Before your first swap');
    direct.press(asked, 'I promise');
    expect(await fixture.result([question])).toBe(asked);
  });

  it('may be declined, and nothing is swapped', async () => {
    fixture.provider.open();
    const newcomer = fixture.member('newcomer');
    fixture.swap(newcomer);
    newcomer.press(await fixture.saying('Before your first swap'), 'No');
    await fixture.saying('OK, nothing is swapped');
    expect(fixture.provider.jobs).toBe(0);
  });
});
