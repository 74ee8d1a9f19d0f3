import { describe, expect, it } from 'vitest';
import { languages } from '../../../../src/bots/translations/languages.ts';
import { botMessagesIn, type TelegramMember } from '../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../fakes/telegram/world.ts';
import { photo, type Rig, startRig } from '../rig.ts';

const face = photo('luciano.jpg');

async function answered(rig: Rig, member: TelegramMember, chat: TelegramChat, text: string): Promise<ChatMessage> {
  const before = botMessagesIn(chat); // one of them may be deleted meanwhile
  const answer = () => botMessagesIn(chat).find((message) => !before.includes(message));
  await member.send(chat, { text });
  await rig.server.until(() => answer() !== undefined);
  const message = answer();
  if (!message) throw new Error('there is no answer');
  return message;
}

async function start(): Promise<{ rig: Rig; anna: TelegramMember; group: TelegramChat }> {
  const rig = await startRig();
  return {
    rig,
    anna: await rig.member(7, 'Anna', { face }),
    group: rig.server.world.openChat(-100, 'group', 'Friends'),
  };
}

describe('commands', () => {
  it.each([
    ['/start', 'Send me a photo and I'],
    ['/help', 'What I can do'],
    ['/faces', 'Your faces'],
    ['/jobs', 'You have no swaps here.'],
    ['/cancel', 'You have nothing to cancel.'],
    ['/language', 'Choose a language'],
    ['/privacy', 'What I keep about you'],
    ['/settings', 'There is nothing to set here. Settings are for servers and groups.'],
    ['/face', 'Send me a photo of the face'],
    ['/swap', "I don't see a picture."],
    ['/nonsense', "I don't know that command."],
  ])('%s is answered', async (command, start_) => {
    const { rig, anna } = await start();
    expect((await answered(rig, anna, anna.home, command)).text).toMatch(new RegExp(`^${start_}`));
    expect(rig.errors).toEqual([]);
  });

  it('of other bots, and forwarded ones, are ignored', async () => {
    const { rig, anna, group } = await start();
    await anna.send(group, { text: '/help@other_bot' });
    const origin = { type: 'hidden_user', sender_user_name: 'X', date: 1_790_000_000 };
    await anna.send(group, { text: '/help', extra: { forward_origin: origin } });
    expect((await answered(rig, anna, group, '/help@swap_bot')).text).toMatch(/^What I can do/);
    expect(botMessagesIn(group)).toHaveLength(1);
  });
});

describe('menus', () => {
  it('rename and delete a saved face', async () => {
    const { rig, anna } = await start();
    const list = await answered(rig, anna, anna.home, '/faces');
    expect(list.text).toBe('Your faces\nMe (default)');
    expect(list.buttons.map(({ text }) => text)).toEqual(['Me', 'Add a face', 'Close']);
    await anna.press(list, 'Me');
    await rig.server.until(() => list.text?.startsWith('Me · 1 photo') === true);
    await anna.press(list, 'Rename');
    await rig.server.until(() => botMessagesIn(anna.home).at(-1)?.text === 'What should I call it?');
    expect((await answered(rig, anna, anna.home, 'Moi')).text).toBe('Renamed to Moi.');
    await anna.press(list, 'Delete');
    await anna.press(list, 'Yes, delete');
    await rig.server.until(() => list.text === 'Deleted “Moi”.\nYou have no face saved yet.');
    await anna.press(list, 'Add a face');
    await rig.server.until(
      () => botMessagesIn(anna.home).at(-1)?.text?.startsWith('Send me a photo of the face') === true,
    );
  });

  it('change the language of later messages', async () => {
    const { rig, anna } = await start();
    await anna.press(await answered(rig, anna, anna.home, '/language'), 'Deutsch');
    expect((await answered(rig, anna, anna.home, '/jobs')).text).toBe('Du hast hier keine Tausche.');
    await anna.press(await answered(rig, anna, anna.home, '/forget'), 'Ja, alles löschen');
    await expect
      .poll(() => answered(rig, anna, anna.home, '/jobs').then(({ text }) => text))
      .toBe('You have no swaps here.');
  });

  it('offer every language, in two columns', async () => {
    const { rig, anna } = await start();
    const { buttons } = await answered(rig, anna, anna.home, '/language');
    expect(buttons.map(({ text }) => text)).toContain('Português');
    expect(buttons).toHaveLength(languages.length);
  });

  it('let a group fix its language, over the choice of a member, which counts more than what their app says', async () => {
    const { rig, anna, group } = await start();
    const { expiringStore, settings, database } = rig.stores();
    await expiringStore.put('telegram language 7', 'de', { expiresAt: Number.MAX_SAFE_INTEGER });
    expect((await answered(rig, anna, anna.home, '/jobs')).text).toBe('Du hast hier keine Tausche.');
    expect((await answered(rig, anna, group, '/jobs')).text).toBe('Du hast hier keine Tausche.');
    await settings.set({ platform: 'telegram', id: String(group.id) }, { locale: 'en' });
    expect((await answered(rig, anna, group, '/jobs')).text).toBe('You have no swaps here.');
    expect((await answered(rig, anna, anna.home, '/jobs')).text).toBe('Du hast hier keine Tausche.');
    database.close();
  });

  it('delete saved faces and the promise on request', async () => {
    const { rig, anna } = await start();
    const privacy = await answered(rig, anna, anna.home, '/privacy');
    await anna.press(privacy, 'Delete everything');
    await rig.server.until(() => privacy.buttons[0]?.text === 'Yes, delete everything');
    await anna.press(privacy, 'Yes, delete everything');
    const { faces, consents, database } = rig.stores();
    const member = { platform: 'telegram', id: '7' };
    expect(await faces.list(member)).toEqual([]);
    expect(await consents.given(member)).toBe(false);
    database.close();
  });
});

describe('the menu of a group', () => {
  it('cannot be used from a private chat, where everybody would pass for an admin', async () => {
    const { rig, anna, group } = await start();
    const { faces, consents, database } = rig.stores();
    const ofGroup = { platform: 'telegram', id: String(group.id) };
    await faces.save(ofGroup, 'Mascot', face);
    await consents.give(ofGroup, 1);
    group.admins.add(7);
    const channel = { sender_chat: rig.server.world.chatJson(group.id) };
    await anna.send(group, { text: '/privacy', extra: channel });
    await rig.server.until(() => botMessagesIn(group).length === 1);
    const menu = botMessagesIn(group)[0] as ChatMessage;
    const key = menu.buttons[0]?.callback_data?.split('.')[1];
    const mallory = await rig.member(66, 'Mallory');
    for (const action of ['forget', 'sure']) {
      const forged = { ...menu, chat: mallory.home.id, buttons: [{ text: 'x', callback_data: `${action}.${key}` }] };
      rig.server.world.openChat(66, 'private');
      expect(await mallory.press(forged, 'x')).toBe('This question is no longer open. If nothing happened, ask again.');
    }
    expect(await faces.list(ofGroup)).toHaveLength(1);
    expect(await consents.given(ofGroup)).toBe(true);
    await anna.press(menu, 'Delete everything');
    await rig.server.until(() => menu.buttons[0]?.text === 'Yes, delete everything');
    await anna.press(menu, 'Yes, delete everything');
    await expect.poll(() => faces.list(ofGroup)).toEqual([]);
    database.close();
  });
});
