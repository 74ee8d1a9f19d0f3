import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { SwapProvider } from '../../../../../src/core/ports/provider.ts';
import { findInFolder } from '../../../../fakes/storage/planted-member.ts';
import { botMessagesIn, type TelegramMember } from '../../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../../fakes/telegram/world.ts';
import { quickProvider } from '../../bot.ts';
import { photo, type Rig, startRig } from '../../rig.ts';

const id = 7_000_004_711;
const traces = [String(id), 'Planted Anna'];
const [scene, face] = [photo('collins.jpg'), photo('luciano.jpg')];

async function start() {
  const gate = { isOpen: true };
  const quick = quickProvider();
  const provider: SwapProvider = {
    ...quick,
    async submit(input, options) {
      if (!gate.isOpen) await once(options.signal, 'abort');
      return quick.submit(input, options);
    },
  };
  const rig = await startRig({ provider });
  const anna = await rig.member(id, 'Planted Anna', { face });
  const group = rig.server.world.openChat(-100, 'group', 'Friends');
  return { rig, anna, group, gate };
}

async function newest(rig: Rig, chat: TelegramChat, text: RegExp): Promise<ChatMessage> {
  const find = () => botMessagesIn(chat).findLast((one) => text.test(`${one.text} ${one.caption}`));
  await rig.server.until(() => find() !== undefined);
  return find() as ChatMessage;
}

async function swapped(rig: Rig, anna: TelegramMember, group: TelegramChat): Promise<ChatMessage> {
  const picture = await anna.write(group, { picture: scene });
  await anna.send(group, { caption: '/swap', picture: face, replyTo: picture });
  const find = () => botMessagesIn(group).findLast(({ media }) => media !== undefined);
  await rig.server.until(() => find() !== undefined);
  return find() as ChatMessage;
}

async function forgotten(rig: Rig, anna: TelegramMember): Promise<ChatMessage> {
  const question = await newest(rig, anna.home, /Delete everything about you/);
  await anna.press(question, 'Yes, delete everything');
  await rig.server.until(() => /deleted here/.test(String(question.text)));
  return question;
}

describe('/forget', () => {
  it('leaves no byte of the member in the data folder, and lists what went', async () => {
    const { rig, anna, group, gate } = await start();
    const result = await swapped(rig, anna, group);
    await anna.send(anna.home, { picture: scene }); // a draft
    await newest(rig, anna.home, /on this\?/);
    gate.isOpen = false;
    await anna.send(group, { caption: '/swap', picture: face, replyTo: await anna.write(group, { picture: scene }) });
    await expect.poll(() => rig.newestState(id)).toBe('running');
    expect(findInFolder(rig.folder, traces)).not.toEqual([]);
    await anna.send(anna.home, { text: '/forget' });
    const answer = await forgotten(rig, anna);
    expect(findInFolder(rig.folder, traces)).toEqual([]);
    expect(answer.text).toMatch(/^Everything about you is deleted here: one saved face and 2 swaps, with/);
    expect(answer.buttons).toEqual([]);
    expect(await anna.press(result, 'Again')).toBe("I don't know this swap any more. Please start a new one.");
    await anna.send(anna.home, { text: '/jobs' });
    await newest(rig, anna.home, /You have no swaps here/);
    expect(botMessagesIn(group).filter(({ media }) => media)).toHaveLength(1);
    await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: scene }) });
    await newest(rig, group, /You have no face saved/);
    expect(rig.errors).toEqual([]);
  });

  it('asks in private where it was sent in a group, and deletes nothing before the answer', async () => {
    const { rig, anna, group } = await start();
    await anna.send(group, { text: '/forget' });
    const [open] = (await newest(rig, group, /do that in our private chat/)).buttons;
    await anna.send(anna.home, { text: `/start ${open?.url?.split('=')[1]}` });
    await newest(rig, anna.home, /I have one saved face and no swap of yours/);
    await anna.send(group, { text: '/forget' });
    await newest(rig, group, /I've written to you in our private chat/);
    const question = await newest(rig, anna.home, /I have one saved face and no swap of yours/);
    await anna.press(question, 'No, keep it');
    await rig.server.until(() => question.text === 'Stopped.');
    const { faces, database } = rig.stores();
    expect(await faces.list({ platform: 'telegram', id: String(id) })).toHaveLength(1);
    database.close();
  });
});
