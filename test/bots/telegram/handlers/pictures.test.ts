import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../../../../src/core/ports/media.ts';
import type { SwapInput } from '../../../../src/core/ports/provider.ts';
import { createFakeFaceNumberer } from '../../../fakes/faces/fake-face-numberer.ts';
import { botMessagesIn, type MessageContent, TelegramMember } from '../../../fakes/telegram/member.ts';
import type { ChatMessage } from '../../../fakes/telegram/world.ts';
import { quickProvider } from '../bot.ts';
import { photo, startRig } from '../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');
const link = 'https://pictures.example/cat.jpg?token=canary-in-a-link';

async function picture(width: number): Promise<Uint8Array> {
  const plain = sharp({ create: { width, height: 40, channels: 3, background: 'teal' } });
  return new Uint8Array(await plain.webp().toBuffer());
}

/** A group, and what the provider is asked to do there: the widths of the photos of the face, and of the target. */
async function start() {
  const inputs: SwapInput[] = [];
  const quick = quickProvider();
  const submit: typeof quick.submit = (input, options) => {
    inputs.push(input);
    return quick.submit(input, options);
  };
  const linked = await picture(77);
  const opened: string[] = [];
  const fetchFile = async (url: string) => {
    opened.push(url);
    return streamOf(linked);
  };
  const five = await picture(555);
  const numberer = createFakeFaceNumberer((bytes) => (bytes.byteLength === five.byteLength ? 5 : 1));
  const rig = await startRig({ provider: { ...quick, submit }, parts: { fetchFile }, swaps: { numberer } });
  const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
  const anna = await rig.member(7, 'Anna', { face });
  const { faces, database } = rig.stores();
  await faces.save({ platform: 'telegram', id: '7' }, 'Carla', await picture(66));
  database.close();
  const ownWidth = (await sharp(face).metadata()).width;
  const asked = async (content: MessageContent, chat = group) => {
    const before = inputs.length;
    await anna.send(chat, content);
    await rig.server.until(() => inputs.length > before);
    const input = inputs.at(-1);
    const photos = [input?.source, ...(input?.morePhotos ?? [])].map((one) => one?.width);
    return { faces: photos, target: input?.target.width, which: input?.faces };
  };
  const until = (isReached: (message: ChatMessage) => boolean, chat = group): Promise<ChatMessage> =>
    rig.server
      .until(() => botMessagesIn(chat).some(isReached))
      .then(() => {
        const message = botMessagesIn(chat).findLast(isReached);
        if (!message) throw new Error('it is gone');
        return message;
      });
  return { rig, group, anna, inputs, asked, until, ownWidth, opened, five };
}

const isResult = ({ media, caption }: ChatMessage): boolean => media !== undefined && /made with/i.test(caption ?? '');

describe('/swap takes a picture', () => {
  it('from another chat, a sticker, a custom emoji and a link, and no token is left of the link', async () => {
    const { rig, group, anna, asked, ownWidth, opened } = await start();
    const other = rig.server.world.openChat(-200, 'channel', 'News');
    const { photo: sizes } = rig.server.world.messageJson(await anna.write(other, { picture: scene }));
    const origin = { type: 'channel', date: 1_790_000_000, chat: rig.server.world.chatJson(-200), message_id: 4 };
    const elsewhere = { external_reply: { origin, photo: sizes } };
    const sceneWidth = (await sharp(scene).metadata()).width;
    expect(await asked({ text: '/swap', extra: elsewhere })).toMatchObject({ faces: [ownWidth], target: sceneWidth });

    const sticker = await anna.write(group, { picture: await picture(51), as: 'sticker' });
    expect((await asked({ text: '/swap carla', replyTo: sticker })).target).toBe(51);
    rig.server.world.customEmoji.set('e1', rig.server.world.storeFile({ bytes: await picture(52), name: 'emoji' }));
    const entities = [{ type: 'custom_emoji', offset: 6, length: 2, custom_emoji_id: 'e1' }];
    expect((await asked({ text: '/swap 😎 carla', extra: { entities } })).faces).toEqual([66]);
    expect((await asked({ text: `/swap ${link} carla` })).target).toBe(77);
    const linking = await anna.write(group, { text: `look: ${link}` });
    expect(await asked({ text: '/swap', replyTo: linking })).toMatchObject({ faces: [ownWidth], target: 77 });
    expect(opened).toEqual([link, link]);
    const moving = await anna.write(group, { picture: face, as: 'sticker', fileName: 'moving' });
    await anna.send(group, { text: '/swap', replyTo: moving });
    await rig.server.until(() =>
      botMessagesIn(group).some(({ text }) => text?.startsWith("I can't do animated") === true),
    );
    expect(rig.errors).toEqual([]);
  });

  it('and up to five photos of the face as one album, and tells what it leaves out', async () => {
    const { group, anna, asked, until, rig, inputs } = await start();
    const target = await anna.write(group, { picture: scene });
    const album = async (widths: readonly number[]) => {
      const pictures = await Promise.all(widths.map(picture));
      return pictures.map((one, index) => ({
        picture: one,
        replyTo: target,
        ...(index === 0 && { caption: '/swap' }),
      }));
    };
    await anna.sendAlbum(group, await album([61, 62, 63]));
    await until(isResult);
    expect([inputs[0]?.source, ...(inputs[0]?.morePhotos ?? [])].map((one) => one?.width)).toEqual([61, 62, 63]);
    await anna.sendAlbum(group, await album([61, 62, 63, 64, 65, 66, 67]));
    await until(({ text }) => text === 'I use 5 photos of the face and leave out the other 2.');
    await rig.server.until(() => botMessagesIn(group).filter(isResult).length === 2);
    expect((await asked({ text: '/swap', replyTo: target })).faces).toHaveLength(1);
  });

  it('that is a spoiler, and keeps it covered, alone and in an album', async () => {
    const { group, anna, until, five, rig } = await start();
    const extra = { has_media_spoiler: true };
    const covered = ({ extra: { has_media_spoiler: is } }: ChatMessage): boolean => is === true;
    await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: scene, extra }) });
    expect(covered(await until(isResult))).toBe(true);
    await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: five, extra }) });
    expect(covered(await until(({ caption }) => caption?.startsWith('I see 5 faces.') === true))).toBe(true);
    await anna.sendAlbum(group, [
      { picture: scene, caption: '/swap' },
      { picture: await picture(90), extra },
    ]);
    await until(({ text }) => text?.startsWith('All 2 done') === true);
    const sent = botMessagesIn(group).filter(({ group: album }) => album !== undefined);
    expect(sent.map(covered)).toEqual([false, true]);
    expect(rig.errors).toEqual([]);
  });
});

describe('a reply to the bot', () => {
  it('goes on from a result: with a photo, a saved face or a number', async () => {
    const { group, anna, asked, until, ownWidth, rig } = await start();
    const target = await anna.write(group, { picture: await picture(88) });
    await anna.send(group, { text: '/swap', replyTo: target });
    const result = await until(isResult);
    expect(await asked({ picture: await picture(71), replyTo: result })).toMatchObject({ faces: [71], target: 88 });
    expect(await asked({ text: '/swap carla', replyTo: result })).toMatchObject({ faces: [66], target: 88 });
    const second = await asked({ text: '/swap 1', replyTo: result });
    expect(second).toMatchObject({ faces: [ownWidth], target: 88, which: { which: 'nth', fromLeft: 1 } });
    await anna.send(group, { picture: face, replyTo: target }); // not the bot's
    await new TelegramMember(rig.server, 9, 'Carl').send(group, { picture: face, replyTo: result }); // has never swapped
    await anna.send(anna.home, { picture: scene });
    const home = await until(({ text }) => text?.startsWith('Put “Me”') === true, anna.home);
    await anna.press(home, 'Me');
    await until(isResult, anna.home);
    expect(await asked({ picture: await picture(72), replyTo: home }, anna.home)).toMatchObject({ faces: [72] });
    await rig.server.until(() => botMessagesIn(group).filter(isResult).length === 4);
    expect(botMessagesIn(group)).toHaveLength(4);
    expect(rig.errors).toEqual([]);
  });

  it('means the original picture below the question about its faces', async () => {
    const { group, anna, asked, until, five } = await start();
    await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: five }) });
    const question = await until(({ caption }) => caption?.startsWith('I see 5 faces.') === true);
    expect(await asked({ text: '/swap 2', replyTo: question })).toMatchObject({ target: 555 });
  });
});
