import { describe, expect, it } from 'vitest';
import type { SwapInput, SwapProvider } from '../../../../src/core/ports/provider.ts';
import { createFakeFaceNumberer } from '../../../fakes/faces/fake-face-numberer.ts';
import { botMessagesIn, type TelegramMember } from '../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../fakes/telegram/world.ts';
import { quickProvider } from '../bot.ts';
import { photo, type Rig, startRig } from '../rig.ts';

const five = photo('group.jpg');
const numberer = createFakeFaceNumberer((bytes) => (bytes.byteLength === five.byteLength ? 5 : 1));

async function start() {
  const inputs: SwapInput[] = [];
  const quick = quickProvider();
  const submit: SwapProvider['submit'] = async (input, options) => {
    inputs.push(input);
    return quick.submit(input, options);
  };
  const rig = await startRig({ provider: { ...quick, submit }, swaps: { numberer } });
  const group = rig.server.world.openChat(-100, 'group', 'Friends');
  const anna = await rig.member(7, 'Anna', { face: photo('luciano.jpg') });
  const { faces, database } = rig.stores();
  await faces.save({ platform: 'telegram', id: '7' }, 'Carla', photo('hopper.jpg'));
  database.close();
  return { rig, group, anna, inputs };
}

async function asks(rig: Rig, chat: TelegramChat, index = 0): Promise<ChatMessage> {
  await rig.server.until(() => botMessagesIn(chat)[index]?.buttons.some(({ text }) => text === '1') === true);
  const message = botMessagesIn(chat)[index];
  if (!message) throw new Error('there is no question');
  return message;
}

const labels = ({ buttons }: ChatMessage): string[] => buttons.map(({ text }) => text);

async function pressAll(member: TelegramMember, message: ChatMessage, ...texts: string[]): Promise<void> {
  for (const text of texts) expect(await member.press(message, text)).toBe('');
}

async function isDone(rig: Rig, message: ChatMessage): Promise<void> {
  await rig.server.until(() => labels(message).includes('Delete'));
}

/** The faces that the provider was asked for, from left to right. */
const asked = ({ faces }: SwapInput) =>
  faces.which === 'assigned' ? faces.assignments.map(({ scene }) => ('fromLeft' in scene ? scene.fromLeft : 0)) : faces;

describe('a picture with five people', () => {
  it('is shown with numbers, gets three faces over a restart, and the next one is offered the same', async () => {
    const { rig, group, anna, inputs } = await start();
    const scene = await anna.write(group, { picture: five });
    await anna.send(group, { text: '/swap', replyTo: scene });
    const question = await asks(rig, group);
    expect(question.media?.kind).toBe('photo');
    expect(question.caption).toMatch(/^I see 5 faces\.\n/);
    expect(labels(question)).toEqual(['1', '2', '3', '4', '5', 'All', 'Cancel']);
    await pressAll(anna, question, '1', '3', 'Carla', '2', 'Leave');
    const bert = await rig.member(8, 'Bert');
    expect(await bert.press(question, '4')).toBe('Only Anna can press this.');
    await rig.restart();
    await pressAll(anna, question, '5', 'A new photo');
    expect(question.caption).toMatch(/photo for number 5/);
    await anna.send(group, { picture: photo('hopper.jpg'), replyTo: question });
    await rig.server.until(() => labels(question).includes('5 your photo'));
    expect(labels(question)).toEqual(['1 Me', '2', '3 Carla', '4', '5 your photo', 'Swap 3 faces', 'All', 'Cancel']);
    await pressAll(anna, question, 'Swap');
    await isDone(rig, question);
    expect(inputs.map(asked)).toEqual([[1, 3, 5]]);
    expect(botMessagesIn(group)).toEqual([question]);
    await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: five }) });
    const next = await asks(rig, group, 1);
    expect(next.caption).toMatch(/Last time: 1 Me, 3 Carla\./);
    await pressAll(anna, next, 'Same as before');
    await isDone(rig, next);
    expect(inputs.map(asked)).toEqual([
      [1, 3, 5],
      [1, 3],
    ]);
    expect(rig.errors).toEqual([]);
    expect(rig.server.violations).toEqual([]);
  });

  it('gets one job however often it is started, and leaves nothing behind when it is cancelled', async () => {
    const { rig, anna, inputs } = await start();
    await anna.send(anna.home, { picture: photo('hopper.jpg') });
    await rig.server.until(() => botMessagesIn(anna.home).length === 1);
    await anna.send(anna.home, { picture: five });
    const question = await asks(rig, anna.home);
    const answers = await Promise.all([anna.press(question, 'All'), anna.press(question, 'All')]);
    expect(answers.toSorted()).toEqual(['', expect.stringMatching(/^This question is no longer open/)]);
    await isDone(rig, question);
    expect(inputs.map(asked)).toEqual([{ which: 'all' }]);
    await anna.send(anna.home, { picture: five });
    await rig.server.until(() => botMessagesIn(anna.home).length === 2);
    const [, lone] = botMessagesIn(anna.home);
    if (lone) await anna.press(lone, 'Me');
    const other = await asks(rig, anna.home, 1);
    expect(other).toBe(lone); // the question has become the next one
    await pressAll(anna, other, 'Cancel');
    expect(other.isGone).toBe(true);
    expect(await anna.press(other, '2')).toMatch(/^This question is no longer open/);
  });

  it('is shown where a number is not in it, and takes a photo for one face', async () => {
    const { rig, group, anna, inputs } = await start();
    const scene = await anna.write(group, { picture: five });
    await anna.send(group, { text: '/swap 9', replyTo: scene });
    const question = await asks(rig, group);
    await pressAll(anna, question, '4', 'Swap');
    await isDone(rig, question);
    expect(inputs.map(asked)).toEqual([{ which: 'nth', fromLeft: 4 }]);
  });

  it('is asked about in the private chat where a group keeps results there', async () => {
    const { rig, group, anna, inputs } = await start();
    const { settings, database } = rig.stores();
    await settings.set({ platform: 'telegram', id: '-100' }, { isPrivate: true });
    database.close();
    await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: five }) });
    const question = await asks(rig, anna.home, 0);
    expect([question.media?.kind, botMessagesIn(group)]).toEqual(['photo', []]);
    await pressAll(anna, question, '1', 'Carla', 'Swap');
    await isDone(rig, question);
    expect(inputs.map(asked)).toEqual([{ which: 'nth', fromLeft: 1 }]);
    expect(botMessagesIn(anna.home)).toEqual([question]);
  });

  it('is asked about in words where the chat takes no pictures', async () => {
    const { rig, group, anna, inputs } = await start();
    rig.server.faults.push({ method: 'sendPhoto', status: 400 });
    await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: five }) });
    const question = await asks(rig, group);
    expect([question.text, question.media]).toEqual([expect.stringMatching(/^I see 5 faces\./), undefined]);
    await pressAll(anna, question, '2', 'Swap 1 face');
    await isDone(rig, question);
    expect(inputs.map(asked)).toEqual([{ which: 'nth', fromLeft: 2 }]);
  });
});
