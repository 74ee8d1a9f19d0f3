import { describe, expect, it } from 'vitest';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../fakes/telegram/world.ts';
import { quickProvider } from '../bot.ts';
import { photo, type Rig, startRig } from '../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');

async function said(rig: Rig, chat: TelegramChat, start: string): Promise<ChatMessage> {
  const find = () => botMessagesIn(chat).findLast(({ text }) => text?.startsWith(start));
  await rig.server.until(() => find() !== undefined);
  const message = find();
  if (!message) throw new Error('it is gone again');
  return message;
}

const resultsIn = (chat: TelegramChat): ChatMessage[] => botMessagesIn(chat).filter(({ media }) => media !== undefined);

describe('a refused swap keeps what was given', () => {
  it('and goes on in private once a face is added', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna');
    await anna.send(anna.home, { text: '/swap', replyTo: await anna.write(anna.home, { picture: scene }) });
    const refusal = await said(rig, anna.home, "You have no face saved. Add one and I'll go on.");
    await anna.press(refusal, 'Add a face');
    await said(rig, anna.home, 'Send me a photo of the face');
    await rig.restart();
    await anna.send(anna.home, { picture: face });
    await rig.server.until(() => resultsIn(anna.home).length === 1);
    expect(botMessagesIn(anna.home).map(({ buttons }) => buttons.length > 0)).toEqual([false, true]);
    expect(rig.errors).toEqual([]);
  });

  it('and goes on in its group once a face is added in private', async () => {
    const rig = await startRig();
    const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
    const anna = await rig.member(7, 'Anna');
    await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: scene }) });
    const { buttons } = await said(rig, group, 'You have no face saved.');
    const [, word] = /\?start=([\w-]{16})$/.exec(buttons[0]?.url ?? '') ?? [];
    await anna.send(anna.home, { text: `/start ${word}` });
    await said(rig, anna.home, 'Send me a photo of the face');
    await anna.send(anna.home, { picture: face });
    await rig.server.until(() => resultsIn(group).length === 1);
  });

  it('and is requested again, once, by a button where there were too many at once', async () => {
    const gate = Promise.withResolvers<void>();
    let running = 0;
    const provider = quickProvider({ until: () => (++running === 1 ? gate.promise : Promise.resolve()) });
    const quota = { take: async () => true as const, giveBack: async () => undefined, atOnce: () => ({ member: 1 }) };
    const rig = await startRig({ provider, swaps: { quota } });
    const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
    const anna = await rig.member(7, 'Anna', { face });
    const ask = async () => anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: scene }) });
    await ask();
    await rig.server.until(() => running === 1);
    await ask();
    const refusal = await said(rig, group, 'You have as many swaps running');
    expect(refusal.buttons.map(({ text }) => text)).toEqual(['Try again', 'Delete']);
    await anna.press(refusal, 'Try again'); // too early: it is refused again, in the same message
    await rig.server.until(() => refusal.history.length === 2);
    gate.resolve();
    await rig.server.until(() => resultsIn(group).length === 1);
    await expect.poll(() => rig.newestState(7)).toBe('done');
    await rig.restart();
    const bert = await rig.member(8, 'Bert');
    expect(await bert.press(refusal, 'Try again')).toMatch(/Anna|asked/);
    const answers = await Promise.all([anna.press(refusal, 'Try again'), anna.press(refusal, 'Try again')]);
    expect(answers.toSorted()).toEqual(['', "You've asked for that already."]);
    await rig.server.until(() => refusal.media !== undefined);
    expect(running).toBe(2);
    expect(botMessagesIn(group)).toHaveLength(2);
    expect(rig.errors).toEqual([]);
  });
});
