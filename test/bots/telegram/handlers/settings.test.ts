import { describe, expect, it } from 'vitest';
import { botMessagesIn, type TelegramMember } from '../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../fakes/telegram/world.ts';
import { photo, type Rig, type RigOptions, startRig } from '../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');

interface Setup {
  readonly rig: Rig;
  readonly group: TelegramChat;
  /** The admin of the group. */
  readonly anna: TelegramMember;
  readonly bert: TelegramMember;
}

async function start(options: RigOptions = {}): Promise<Setup> {
  const rig = await startRig(options);
  const group = rig.server.world.openChat(-100, 'supergroup', 'A & B <x>');
  group.admins.add(7);
  return {
    rig,
    group,
    anna: await rig.member(7, 'Anna', { face }),
    bert: await rig.member(8, 'Bert', { face, other: scene }),
  };
}

async function answered({ rig }: Setup, chat: TelegramChat, act: () => Promise<unknown>): Promise<ChatMessage> {
  const before = botMessagesIn(chat); // one of them may be deleted meanwhile
  const answer = () => botMessagesIn(chat).find((message) => !before.includes(message));
  await act();
  await rig.server.until(() => answer() !== undefined);
  const message = answer();
  if (!message) throw new Error('there is no answer');
  return message;
}

/** Opens a setting, chooses values, and goes back. */
async function choose({ rig, anna }: Setup, settings: ChatMessage, setting: string, ...values: string[]) {
  await anna.press(settings, setting);
  for (const value of values) {
    await rig.server.until(() => settings.buttons.at(-1)?.text === 'Back');
    const button = settings.buttons.find(({ text }) => text.endsWith(value));
    expect(await anna.press(settings, button?.text ?? value)).toBe('Saved.');
  }
  await anna.press(settings, 'Back');
  await rig.server.until(() => /^(?:Close|Schließen)$/.test(settings.buttons.at(-1)?.text ?? ''));
}

async function swapBy(
  all: Setup,
  member: TelegramMember,
  where: TelegramChat = all.group,
  extra = {},
): Promise<ChatMessage> {
  const picture = await member.write(all.group, { picture: scene, extra });
  return answered(all, where, () => member.send(all.group, { text: '/swap', replyTo: picture, extra }));
}

async function isSwapped({ rig }: Setup, answer: ChatMessage): Promise<void> {
  await rig.server.until(() => answer.media !== undefined);
}

const closed = "You can't swap here. An admin can change that.";

describe('the settings of a group', () => {
  it('are for its admins', async () => {
    const all = await start();
    const { anna, bert, group } = all;
    const refused = await answered(all, group, () => bert.send(group, { text: '/settings' }));
    expect(refused.text).toMatch(/^Only admins can change/);
    const settings = await answered(all, group, () => anna.send(group, { text: '/settings' }));
    expect(settings.text).toBe('Settings of A & B <x>');
    expect(await bert.press(settings, 'Who can swap')).toBe('Only Anna can press this.');
    group.admins.delete(7);
    expect(await anna.press(settings, 'Who can swap')).toMatch(/^Only admins can change/);
  });

  it('close swapping to others, and open it to the author of a message that is replied to', async () => {
    const all = await start();
    const { anna, bert, group } = all;
    const settings = await answered(all, group, () => anna.send(group, { text: '/settings' }));
    await choose(all, settings, 'Who can swap', 'only admins');
    expect(settings.buttons[0]?.text).toBe('Who can swap: only admins');
    expect((await swapBy(all, bert)).text).toBe(closed);
    const hello = await bert.write(group, { text: 'hello' });
    const others = await answered(all, group, () => anna.send(group, { text: '/settings', replyTo: hello }));
    await choose(all, others, 'Who can swap', 'Bert');
    expect(others.buttons[0]?.text).toBe('Who can swap: admins and one member');
    await isSwapped(all, await swapBy(all, bert));
    await isSwapped(all, await swapBy(all, anna));
    const carl = await all.rig.member(9, 'Carl', { face });
    expect((await swapBy(all, carl)).text).toBe(closed);
    await choose(all, settings, 'Who can swap', 'Bert');
    expect(settings.buttons[0]?.text).toBe('Who can swap: only admins');
  });

  it('limit the swaps a day, and choose providers and language', async () => {
    const all = await start();
    const { anna, group, rig } = all;
    const settings = await answered(all, group, () => anna.send(group, { text: '/settings' }));
    await choose(all, settings, 'Each member, per day', '2');
    await choose(all, settings, 'Group, per day', '10');
    await choose(all, settings, '“AI” badge', 'only words below the result');
    await choose(all, settings, 'Providers', 'own engine');
    const values = settings.buttons.map(({ text }) => text.split(': ')[1]);
    expect(values).toEqual([
      'everyone',
      '2',
      '10',
      'no',
      'none, only words below the result',
      'after asking them',
      'no',
      "This bot's own engine",
      "each member's own",
      undefined,
    ]);
    await choose(all, settings, 'Language', 'Deutsch');
    const stores = rig.stores();
    expect(await stores.settings.get({ platform: 'telegram', id: '-100' })).toMatchObject({
      memberADay: 2,
      placeADay: 10,
      providers: ['local'],
      locale: 'de',
    });
    stores.database.close();
    expect((await answered(all, group, () => anna.send(group, { text: '/jobs' }))).text).not.toMatch(/^There is/);
  });

  it('limit swaps to chosen topics', async () => {
    const all = await start();
    const { anna, bert, group } = all;
    group.isForum = true;
    const topic = { message_thread_id: 33, is_topic_message: true };
    const settings = await answered(all, group, () => anna.send(group, { text: '/settings', extra: topic }));
    await choose(all, settings, 'Where', 'this topic');
    expect(settings.buttons[1]?.text).toBe('Where: one topic');
    await isSwapped(all, await swapBy(all, bert, group, topic));
    expect((await swapBy(all, bert)).text).toBe('Swapping is off in this channel. Try another one.');
  });

  it('offer nobody in a topic whose command replies to no message', async () => {
    const all = await start();
    const { anna, bert, group } = all;
    group.isForum = true;
    const topic = { message_thread_id: 33, is_topic_message: true };
    const beginning = await bert.write(group, {
      extra: { ...topic, forum_topic_created: { name: 'Swaps', icon_color: 1 } },
    });
    const ask = () => anna.send(group, { text: '/settings', extra: topic, replyTo: beginning });
    const settings = await answered(all, group, ask);
    await anna.press(settings, 'Who can swap');
    await all.rig.server.until(() => settings.buttons.at(-1)?.text === 'Back');
    expect(settings.buttons.filter(({ text }) => text.includes('Bert'))).toEqual([]);
  });

  it('allow a reaction in a chosen topic, whose result comes there', async () => {
    const all = await start();
    const { bert, group, rig } = all;
    group.isForum = true;
    const { settings, database } = rig.stores();
    await settings.set({ platform: 'telegram', id: '-100' }, { channels: ['33'] });
    database.close();
    const extra = { message_thread_id: 33, is_topic_message: true };
    const picture = await bert.send(group, { picture: scene, extra });
    await rig.server.until(() => rig.server.waiting === 0);
    await isSwapped(all, await answered(all, group, async () => bert.react(picture, '🤪')));
    const sent = rig.server.calls.find(({ method }) => method === 'sendMessage');
    expect(sent?.payload).toMatchObject({ message_thread_id: 33 });
  });

  it('send results to a private chat, once there is one', async () => {
    const all = await start();
    const { anna, bert, group } = all;
    const settings = await answered(all, group, () => anna.send(group, { text: '/settings' }));
    await choose(all, settings, 'Results in a private chat', 'yes');
    const { buttons, text } = await swapBy(all, bert);
    expect(text).toBe("Results come in a private chat here. Please open ours first, then I'll go on.");
    const [, word] = /^https:\/\/t\.me\/swap_bot\?start=([\w-]{16})$/.exec(buttons[0]?.url ?? '') ?? [];
    const said = botMessagesIn(group).length;
    const opened = { text: `/start ${word}` };
    expect((await answered(all, anna.home, () => anna.send(anna.home, opened))).text).toMatch(
      /^That button is for Bert\./,
    );
    await isSwapped(all, await answered(all, bert.home, () => bert.send(bert.home, opened)));
    expect((await answered(all, bert.home, () => bert.send(bert.home, opened))).text).toMatch(
      /^That link is too old\./,
    );
    const result = await swapBy(all, bert, bert.home);
    await isSwapped(all, result);
    const again = await answered(all, bert.home, () => bert.press(result, 'Again'));
    await isSwapped(all, again);
    expect(botMessagesIn(group)).toHaveLength(said);
  });

  it('stay when the group gets a new id', async () => {
    const all = await start();
    const { anna, group, rig } = all;
    const { settings, database } = rig.stores();
    await settings.set({ platform: 'telegram', id: '-100' }, { locale: 'de' });
    const later = rig.server.world.openChat(-1_002, 'supergroup', 'Friends');
    await anna.send(group, { extra: { migrate_to_chat_id: -1_002 } });
    await expect
      .poll(async () => (await settings.get({ platform: 'telegram', id: '-1002' })).countedAs, { timeout: 10_000 })
      .toBe('-100');
    expect((await answered(all, later, () => anna.send(later, { text: '/jobs' }))).text).not.toMatch(/There is/);
    database.close();
  });

  it('come back when the bot was removed from the group and is added again within 30 days', async () => {
    const { rig, group } = await start();
    const { settings, database } = rig.stores();
    await settings.set({ platform: 'telegram', id: '-100' }, { memberADay: 5 });
    const user = { id: 4_242, is_bot: true, first_name: 'Swap' };
    const from = { id: 7, is_bot: false, first_name: 'Anna' };
    const become = (before: string, after: string): void => {
      const status = { old_chat_member: { status: before, user }, new_chat_member: { status: after, user } };
      const chat = rig.server.world.chatJson(group.id);
      rig.server.push({ my_chat_member: { chat, from, date: 1_790_000_000, ...status } });
    };
    const limit = async () => (await settings.get({ platform: 'telegram', id: '-100' })).memberADay;
    become('member', 'left');
    await expect.poll(limit, { timeout: 10_000 }).toBeNull();
    become('left', 'left');
    become('left', 'member');
    await expect.poll(limit, { timeout: 10_000 }).toBe(5);
    database.close();
  });
});
