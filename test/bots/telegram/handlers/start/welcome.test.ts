import { expect, it } from 'vitest';
import { botMessagesIn } from '../../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../../fakes/telegram/world.ts';
import { photo, type Rig, startRig } from '../../rig.ts';

async function said(rig: Rig, chat: TelegramChat, beginning: string): Promise<ChatMessage> {
  const find = () => botMessagesIn(chat).find(({ text }) => text?.startsWith(beginning));
  await rig.server.until(() => find() !== undefined);
  return find() as ChatMessage;
}

it('/start takes a few lines, and its buttons save a face, explain, and change the language', async () => {
  const rig = await startRig();
  const anna = await rig.member(7, 'Anna');
  await anna.send(anna.home, { text: '/start' });
  const welcome = await said(rig, anna.home, "Send me a photo and I'll swap the face.");
  expect(welcome.text?.split('\n').length).toBeLessThanOrEqual(10);
  expect(welcome.buttons.map(({ text }) => text)).toEqual(['Save my face', 'How it works', 'Language']);
  await anna.press(welcome, 'Save my face');
  await said(rig, anna.home, 'Send me a photo of the face');
  await anna.send(anna.home, { picture: photo('luciano.jpg') });
  await said(rig, anna.home, 'Saved as');
  await anna.press(welcome, 'How it works');
  await rig.server.until(() => welcome.text?.includes('/swap –') === true);
  expect(welcome.text).not.toContain('/settings');
  await anna.press(welcome, 'Language');
  await said(rig, anna.home, 'Choose a language');
  expect(rig.errors).toEqual([]);
});

it('in a group, /start leads to the private chat, and /help names /settings to admins alone', async () => {
  const rig = await startRig();
  const group = rig.server.world.openChat(-100, 'group', 'Friends');
  const [anna, bert] = [await rig.member(7, 'Anna'), await rig.member(8, 'Bert')];
  group.admins.add(8);
  await anna.send(group, { text: '/start' });
  const welcome = await said(rig, group, 'Reply to a picture with /swap');
  const [save] = welcome.buttons;
  expect(save).toMatchObject({ text: 'Save my face', url: 'https://t.me/swap_bot?start=face' });
  await anna.send(anna.home, { text: '/start face' });
  await said(rig, anna.home, 'Send me a photo of the face');
  for (const [member, names] of [
    [anna, false],
    [bert, true],
  ] as const) {
    const before = botMessagesIn(group).length;
    await member.send(group, { text: '/help' });
    await rig.server.until(() => botMessagesIn(group).length > before);
    expect(botMessagesIn(group).at(-1)?.text?.includes('/settings')).toBe(names);
  }
});
