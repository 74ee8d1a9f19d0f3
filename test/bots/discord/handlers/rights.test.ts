import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Member } from '../../../fakes/discord/member.ts';
import { type Message, permissions } from '../../../fakes/discord/world.ts';
import { Scene } from '../scene.ts';

let scene: Scene;
let stranger: Member;
let moderator: Member;

beforeEach(async () => {
  scene = await new Scene({ isOpen: false }).start();
  stranger = scene.member('stranger');
  moderator = scene.member('moderator', permissions.manageMessages);
  await scene.promise(stranger);
});

afterEach(async () => {
  expect(await scene.end()).toEqual([]);
});

async function running(): Promise<Message> {
  scene.swap();
  return scene.saying('Swapping: 0 %');
}

async function finished(): Promise<Message> {
  scene.studio.open();
  scene.swap();
  const message = await scene.result();
  await scene.bot.swaps.idle();
  return message;
}

describe('a button on somebody else’s swap', () => {
  it('does nothing for strangers but say so', async () => {
    const message = await running();
    const pressed = stranger.press(message, 'Cancel');
    await scene.saying('This belongs to somebody else');
    expect(pressed.callback?.data?.flags).toBe(64);
    scene.studio.open();
    await scene.result();
    for (const name of ['Delete', 'Again']) {
      stranger.press(message, name);
      await scene.server.until(
        () => scene.ours().filter(({ content }) => content.startsWith('This belongs')).length > 1,
      );
    }
    expect(message.isDeleted).toBe(false);
    expect(scene.studio.jobs).toBe(1);
  });

  it('cancels for its person', async () => {
    const message = await running();
    scene.ann.press(message, 'Cancel');
    await scene.saying('Cancelled.');
  });

  it('cancels and deletes for those who may manage messages there', async () => {
    const message = await running();
    moderator.press(message, 'Cancel');
    await scene.saying('Cancelled.');
    const done = await finished();
    moderator.press(done, 'Delete');
    await scene.server.until(() => done.isDeleted);
  });

  it('does not cancel for those who may manage messages elsewhere', async () => {
    const message = await running();
    const elsewhere = scene.server.world.addGuild();
    scene.server.world.join(elsewhere, moderator.user, permissions.manageMessages);
    const there = new Member(scene.server, moderator.user, scene.server.world.addChannel(elsewhere));
    there.use(message, { component_type: 2, custom_id: 'cancel' });
    await scene.saying('This belongs to somebody else');
  });

  it('is not repeated, shown or published for others, whatever id they send', async () => {
    const message = await finished();
    const shown = await scene.bot.swaps.findOf({ platform: 'discord', id: scene.ann.user.id }, 1);
    const job = shown[0]?.job.id ?? '';
    for (const custom_id of [`again:${job}`, `show:${job}`, `publish:${job}`, `cancel:${job}`]) {
      const pressed = stranger.use(message, { component_type: 2, custom_id });
      await scene.server.until(() => pressed.callback);
      expect(pressed.callback?.data?.content).toBe('This belongs to somebody else.');
    }
  });
});

describe('a reaction', () => {
  it.each([['🔁'], ['❌'], ['🗑️'], ['🗑']])('%s does nothing for strangers', async (emoji) => {
    const message = await running();
    stranger.react(message, emoji);
    stranger.slash('help');
    await scene.saying('What I can do');
    scene.studio.open();
    await scene.result();
    expect(message.isDeleted).toBe(false);
    expect(scene.studio.jobs).toBe(1);
  });

  it('🔁 asks for the same swap again', async () => {
    const message = await finished();
    scene.ann.react(message, '🔁');
    const second = await scene.result([message]);
    expect(second.reference).toBe(message.id);
  });

  it('🔁 takes the next saved face where there is one provider only, and the first again after the last', async () => {
    for (const name of ['One', 'Two']) await scene.saveFace(scene.ann, name);
    scene.studio.open();
    const person = { platform: 'discord', id: scene.ann.user.id };
    const [one, two] = await scene.bot.faces.list(person);
    const results: Message[] = [];
    scene.ann.slash('swap', { target: scene.pictures().target });
    for (let swap = 0; swap < 3; swap++) {
      const message = await scene.result(results);
      await scene.bot.swaps.idle();
      results.push(message);
      if (swap < 2) scene.ann.react(message, '🔁');
    }
    const jobs = await scene.bot.swaps.findOf(person, 3);
    expect(jobs.map(({ job }) => job.request.source?.face)).toEqual([one?.id, two?.id, 'default']);
  });

  it('❌ cancels', async () => {
    scene.ann.react(await running(), '❌');
    await scene.saying('Cancelled.');
  });

  it('❌ cancels for those who may manage messages, and 🔁 repeats for nobody else', async () => {
    const message = await running();
    moderator.react(message, '🔁');
    moderator.react(message, '❌');
    await scene.saying('Cancelled.');
    expect(scene.studio.jobs).toBe(1);
    expect(scene.ours()).toEqual([message]);
  });

  it('of every kind works in a direct message', async () => {
    const { world } = scene.server;
    const people = [scene.ann.user, world.bot];
    const ann = new Member(scene.server, scene.ann.user, world.addChannel({ kind: 'dm', people }));
    await scene.saveFace(ann);
    scene.studio.open();
    ann.post({ files: [ann.file('scene.png', Buffer.from('a scene'))] });
    const first = await scene.result();
    await scene.bot.swaps.idle();
    scene.studio.content = 'another swapped picture';
    ann.react(first, '🎭');
    const second = await scene.result([first]);
    ann.react(first, '🔁');
    const third = await scene.result([first, second]);
    await scene.bot.swaps.idle();
    ann.react(third, '🗑️');
    await scene.server.until(() => third.isDeleted);
    scene.studio.isOpen = false;
    ann.react(first, '🔁');
    ann.react(await scene.saying('Swapping: 0 %'), '❌');
    await scene.saying('Cancelled.');
  });

  it('🎭 swaps one’s own saved face into members’ pictures, with the intent', async () => {
    scene.server.mayReadContent = true;
    await scene.restart({ environment: { DISCORD_MESSAGE_CONTENT: '1' } });
    scene.studio.open();
    await scene.saveFace(scene.ann);
    const picture = stranger.post({ files: [stranger.file('scene.png', Buffer.from('a scene'))] });
    scene.ann.react(picture, '🎭');
    expect((await scene.result()).reference).toBe(picture.id);
    for (const emoji of ['🔁', '❌', '🗑️']) scene.ann.react(picture, emoji);
    scene.ann.slash('help');
    await scene.saying('What I can do');
    expect(picture.isDeleted).toBe(false);
  });

  it('🗑️ deletes for the requester, and for those who may manage messages', async () => {
    for (const member of [scene.ann, moderator]) {
      const message = await finished();
      member.react(message, '🗑️');
      await scene.server.until(() => message.isDeleted);
      expect(scene.ours()).toEqual([]);
    }
  });

  it('🗑️ deletes for the owner of the server, who has no role', async () => {
    const { world } = scene.server;
    const owner = world.addUser('owner');
    const guild = world.addGuild({ owner });
    const channel = world.addChannel(guild);
    world.join(guild, scene.ann.user);
    const [ann, own] = [scene.ann.user, owner].map((user) => new Member(scene.server, user, channel));
    scene.studio.open();
    if (ann) scene.swap(ann);
    const message = await scene.result();
    await scene.bot.swaps.idle();
    own?.react(message, '🗑️');
    await scene.server.until(() => message.isDeleted);
  });

  it('🗑️ asks what the channel says: who may manage messages elsewhere may not there', async () => {
    const message = await finished();
    const [role = ''] = scene.guild.members.get(moderator.user.id) ?? [];
    scene.channel.overwrites.push({ id: role, type: 0, allow: 0n, deny: permissions.manageMessages });
    moderator.react(message, '🗑️');
    moderator.slash('help');
    await scene.saying('What I can do');
    await scene.server.until(() => scene.server.requests.some(({ template }) => template === '/guilds/{guild_id}'));
    expect(message.isDeleted).toBe(false);
  });

  it('🎭 swaps one’s own saved face into a result', async () => {
    const message = await finished();
    await scene.saveFace(stranger);
    scene.studio.content = 'another swapped picture';
    stranger.react(message, '🎭');
    expect((await scene.result([message])).reference).toBe(message.id);
  });

  it('🎭 does nothing to members’ pictures without the intent', async () => {
    const picture = scene.server.world.addFile('x.png', Buffer.from('a scene'));
    const { id: authorId } = stranger.user;
    const message = scene.server.world.addMessage({ channelId: scene.channel.id, authorId, attachments: [picture] });
    await scene.saveFace(scene.ann);
    scene.ann.react(message, '🎭');
    scene.ann.slash('help');
    await scene.saying('What I can do');
    expect(scene.ours()).toHaveLength(1);
  });

  it('of another kind means nothing', async () => {
    const message = await finished();
    scene.ann.react(message, '👍');
    scene.ann.slash('help');
    await scene.saying('What I can do');
    expect(scene.ours()).toHaveLength(2);
  });
});

describe('the promise', () => {
  it('is asked for once, and the request goes on by itself', async () => {
    scene.studio.open();
    const newcomer = scene.member('newcomer');
    scene.swap(newcomer);
    const asked = await scene.saying('Before your first swap');
    stranger.press(asked, 'I promise');
    await scene.saying('This belongs to somebody else');
    newcomer.press(asked, 'I promise');
    expect(await scene.result()).toBe(asked);
    scene.swap(newcomer);
    await scene.result([asked]);
  });

  it('may be declined, and nothing is swapped', async () => {
    scene.studio.open();
    const newcomer = scene.member('newcomer');
    scene.swap(newcomer);
    newcomer.press(await scene.saying('Before your first swap'), 'No');
    await scene.saying('Then nothing is swapped');
    expect(scene.studio.jobs).toBe(0);
  });
});
