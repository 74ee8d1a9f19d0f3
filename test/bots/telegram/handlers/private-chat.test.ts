import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../fakes/telegram/world.ts';
import { quickProvider } from '../bot.ts';
import { photo, type Rig, startRig } from '../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');

describe('in a private chat, the bot', () => {
  it('asks what a picture is, and takes two pictures as the face and the target', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna');
    await anna.send(anna.home, { picture: face });
    const question = await said(rig, anna.home, 'What should I do with this picture?');
    expect(question.buttons.map(({ text }) => text)).toEqual([
      'Take the face from it',
      'Put a face into it',
      'Save it as my face',
      'Cancel',
    ]);
    await anna.send(anna.home, { picture: scene });
    await result(rig, anna.home);
    expect(botMessagesIn(anna.home)).toHaveLength(1); // the answered question has no dead buttons
  });

  it('offers the default face for a lone picture, and turns the question into the result', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna', { face });
    await anna.send(anna.home, { picture: scene });
    const question = await said(rig, anna.home, 'Put “Me” on this?');
    expect(question.buttons.map(({ text }) => text)).toEqual(['Me', 'Other face…', 'This is a new face', 'Cancel']);
    await anna.press(question, 'Me');
    await result(rig, anna.home);
    expect(botMessagesIn(anna.home)).toEqual([question]);
    expect(question.buttons.map(({ text }) => text)).not.toContain('Other way round'); // it was told which is which
  });

  it('takes a lone picture as a new face, to be put on another one or saved', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna', { face });
    for (const goOn of ['swap', 'save']) {
      await anna.send(anna.home, { picture: face });
      const question = await said(rig, anna.home, 'Put “Me” on this?');
      await anna.press(question, 'This is a new face');
      await rig.server.until(() => question.text?.startsWith('Now send the picture') === true);
      if (goOn === 'swap') await anna.send(anna.home, { picture: scene });
      else await anna.press(question, 'Save it as my face');
      if (goOn === 'swap') await result(rig, anna.home);
    }
    const naming = await said(rig, anna.home, 'What sh');
    await anna.press(naming, 'Save');
    await rig.server.until(() => naming.text?.startsWith('Saved as “Face 2”') === true);
    expect(naming.buttons).toEqual([]);
  });

  it('refuses what is no picture at once', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna');
    const sends = async (fileName: string, mime?: string): Promise<string> => {
      const before = botMessagesIn(anna.home).length;
      const picture = Buffer.from('%PDF-1.7');
      await anna.send(anna.home, { picture, as: 'document', fileName, ...(mime !== undefined && { mime }) });
      await rig.server.until(() => botMessagesIn(anna.home).length > before);
      return botMessagesIn(anna.home).at(-1)?.text ?? '';
    };
    expect(await sends('cv.pdf')).toBe('That file is a PDF, not a picture. Send a photo, GIF or video.');
    expect(await sends('notes', 'text/plain')).toMatch(/^That file is text, not a picture\./);
    expect(await sends('no ending')).toMatch(/^What/);
    await anna.send(anna.home, { picture: Buffer.from('tgs'), as: 'sticker', fileName: 'moving' });
    await said(rig, anna.home, "I can't do animated stickers");
  });

  it.each([
    { command: '/swap', isAnswer: ({ media }: ChatMessage) => media !== undefined },
    { command: '/face Anna', isAnswer: ({ text }: ChatMessage) => text?.startsWith('Saved as “Anna”') === true },
  ])(
    'asks again about the next picture when $command said what the first one is for',
    async ({ command, isAnswer }) => {
      const rig = await startRig();
      const anna = await rig.member(7, 'Anna', { face });
      const picture = await anna.send(anna.home, { picture: scene });
      const first = await said(rig, anna.home, 'Put “Me” on this?');
      await anna.send(anna.home, { text: command, replyTo: picture });
      await rig.server.until(() => botMessagesIn(anna.home).some(isAnswer));
      expect(first.isGone).toBe(true);
      await anna.send(anna.home, { picture: face });
      await said(rig, anna.home, 'Put “Me” on this?');
    },
  );

  it('remembers after a restart what a button was pressed for', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna', { face });
    await anna.send(anna.home, { picture: scene });
    await anna.press(await said(rig, anna.home, 'Put “Me” on this?'), 'Other face…');
    const question = await said(rig, anna.home, 'Now send');
    await rig.restart();
    await anna.press(question, 'Me');
    await result(rig, anna.home);
  });

  it('takes an album as the face and the targets', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna');
    await anna.sendAlbum(anna.home, [{ picture: face }, { picture: scene }]);
    await result(rig, anna.home);
    const labels = () => botMessagesIn(anna.home)[0]?.buttons.map(({ text }) => text);
    expect(labels()).toContain('Other way round');
  });

  it('takes a picture that replies to another as the face for that one', async () => {
    const asked: string[] = [];
    const quick = quickProvider();
    const submit: typeof quick.submit = (input, options) => {
      asked.push(`${input.source?.width} into ${input.target.width}`);
      return quick.submit(input, options);
    };
    const rig = await startRig({ provider: { ...quick, submit } });
    const anna = await rig.member(7, 'Anna');
    const picture = await anna.write(anna.home, { picture: scene });
    await anna.send(anna.home, { picture: face, replyTo: picture });
    await result(rig, anna.home);
    const [faceWidth, sceneWidth] = await Promise.all(
      [face, scene].map(async (one) => (await sharp(one).metadata()).width),
    );
    expect(asked).toEqual([`${faceWidth} into ${sceneWidth}`]);
    const [first] = botMessagesIn(anna.home);
    if (!first) throw new Error('there is no result');
    await rig.restart();
    const answers = await Promise.all([anna.press(first, 'Other way round'), anna.press(first, 'Other way round')]);
    expect(answers.toSorted()).toEqual(['', "You've asked for that already."]);
    await rig.server.until(() => botMessagesIn(anna.home).filter(({ media }) => media).length === 2);
    expect(asked.slice(1)).toEqual([`${sceneWidth} into ${faceWidth}`]);
  });

  it('takes a video as the target', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna', { face });
    const video = { picture: Buffer.from('a video'), as: 'video' as const };
    await anna.send(anna.home, video);
    const question = await said(rig, anna.home, 'Put “Me” on this?');
    expect(question.buttons.map(({ text }) => text)).toEqual(['Me', 'Other face…', 'Cancel']);
    await anna.send(anna.home, { picture: face });
    await said(rig, anna.home, 'That file is text, not a picture');
    await anna.sendAlbum(anna.home, [video, { picture: face }]);
    await rig.server.until(() => botMessagesIn(anna.home).length === 2);
    expect(botMessagesIn(anna.home)[1]?.text).toMatch(/^That file is text, not a picture/);
  });

  it('saves a face under a name, and uses it for /swap from then on', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna');
    await anna.send(anna.home, { picture: face });
    await anna.press(await said(rig, anna.home, 'What should I do with this picture?'), 'Save it as my face');
    await said(rig, anna.home, 'What should I call it?');
    await anna.send(anna.home, { text: 'Me <b>& co</b>' });
    await said(rig, anna.home, 'Saved as “Me <b>& co</b>”');
    const picture = await anna.send(anna.home, { picture: scene });
    await anna.send(anna.home, { text: '/swap', replyTo: picture });
    await result(rig, anna.home);
  });

  it('can be stopped at every question', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna', { face });
    for (const way of [[], ['Other face…'], ['This is a new face'], ['This is a new face', 'Save it as my face']]) {
      await anna.send(anna.home, { picture: scene });
      const question = await said(rig, anna.home, 'Put “Me” on this?');
      for (const text of way) {
        const before = question.history.length;
        await anna.press(question, text);
        await rig.server.until(() => question.history.length > before);
      }
      await anna.press(question, 'Cancel');
      await rig.server.until(() => question.text === 'Stopped.');
      expect(question.buttons).toEqual([]);
    }
    await anna.send(anna.home, { text: 'hello' });
    await said(rig, anna.home, 'Send me a photo and I');
  });

  it('tells how it works to whatever is written, and says nothing when a message is pinned', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna');
    const hello = await anna.write(anna.home, { text: 'hello' });
    await anna.send(anna.home, { extra: { pinned_message: rig.server.world.messageJson(hello) } });
    await anna.send(anna.home, { text: '/jobs' });
    await said(rig, anna.home, 'You have no swaps here');
    expect(botMessagesIn(anna.home)).toHaveLength(1);
    await anna.send(anna.home, { extra: { dice: { emoji: '🎲', value: 6 } } });
    await said(rig, anna.home, 'Send me a photo and I');
  });

  it('tells a person without a saved face how to go on', async () => {
    const rig = await startRig();
    const anna = await rig.member(7, 'Anna', { language: 'de' });
    const picture = await anna.send(anna.home, { picture: scene });
    await anna.send(anna.home, { text: '/swap', replyTo: picture });
    await said(rig, anna.home, 'Du hast kein Gesicht gespeichert. Füg eines hinzu, dann mache ich weiter.');
  });
});

async function said(rig: Rig, chat: TelegramChat, start: string): Promise<ChatMessage> {
  const find = () => botMessagesIn(chat).findLast(({ text }) => text?.startsWith(start));
  await rig.server.until(() => find() !== undefined);
  const message = find();
  if (!message) throw new Error('it is gone again');
  return message;
}

async function result(rig: Rig, chat: TelegramChat): Promise<void> {
  await rig.server.until(() => botMessagesIn(chat).some(({ media }) => media?.kind === 'photo'));
  expect(rig.errors).toEqual([]);
}
