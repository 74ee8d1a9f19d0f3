import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { botMessagesIn, type TelegramMember } from '../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../fakes/telegram/world.ts';
import { quickProvider } from '../bot.ts';
import { photo, type Rig, startRig } from '../rig.ts';

const face = photo('luciano.jpg');

async function scenes(count: number): Promise<Uint8Array[]> {
  const make = (index: number) =>
    sharp({ create: { width: 60 + index, height: 40, channels: 3, background: { r: 20 * index, g: 90, b: 40 } } });
  return Promise.all(
    Array.from({ length: count }, async (_, index) => new Uint8Array(await make(index).jpeg().toBuffer())),
  );
}

async function sendAlbum(
  anna: TelegramMember,
  group: TelegramChat,
  pictures: readonly Uint8Array[],
  caption: string,
): Promise<void> {
  await anna.sendAlbum(
    group,
    pictures.map((picture, index) => ({ picture, ...(index === 0 && { caption }) })),
  );
}

function photosOf(chat: TelegramChat): ChatMessage[] {
  return botMessagesIn(chat).filter(({ media }) => media?.kind === 'photo');
}

function summaryOf(chat: TelegramChat): string {
  return botMessagesIn(chat).find(({ media }) => media === undefined)?.text ?? '';
}

async function start(): Promise<{ rig: Rig; group: TelegramChat; anna: TelegramMember }> {
  const rig = await startRig();
  return {
    rig,
    group: rig.server.world.openChat(-100, 'supergroup', 'Friends'),
    anna: await rig.member(7, 'Anna', { face, other: photo('hopper.jpg') }),
  };
}

describe('an album', () => {
  it.each([2, 10])('of %i pictures is returned as one album in the same order, with one message', async (count) => {
    const { rig, group, anna } = await start();
    await sendAlbum(anna, group, await scenes(count), '/swap');
    await rig.server.until(() => summaryOf(group).startsWith(`All ${count} done.`));
    const photos = photosOf(group);
    expect(botMessagesIn(group)).toHaveLength(count + 1);
    expect(new Set(photos.map((one) => one.group)).size).toBe(1);
    const widths = photos.map(({ media }) => rig.server.world.files.get(media?.file ?? '')?.width);
    expect(widths).toEqual(Array.from({ length: count }, (_, index) => 60 + index));
    expect(rig.errors).toEqual([]);
  });

  it('is swapped as a whole by /swap in reply to one of its pictures', async () => {
    const { rig, group, anna } = await start();
    await sendAlbum(anna, group, await scenes(3), 'holidays');
    const [, second] = group.messages;
    await anna.send(group, { text: '/swap', ...(second && { replyTo: second }) });
    await rig.server.until(() => summaryOf(group).startsWith('All 3 done.'));
  });

  it('returns the results there are, and says which pictures have none', async () => {
    const { rig, group, anna } = await start();
    const [one, two] = await scenes(2);
    await sendAlbum(
      anna,
      group,
      [one ?? face, Buffer.from('no picture at all'), new Uint8Array(), two ?? face],
      '/swap',
    );
    await rig.server.until(() => photosOf(group).length === 2);
    await rig.server.until(() => summaryOf(group).includes("2 of 4 done, 2 didn't work."));
    expect(summaryOf(group)).toMatch(/\nPicture 3: .* is an empty file\./);
    expect(summaryOf(group)).toMatch(/\nPicture 2: .*picture/);
  });

  it('comes as a whole, with a new summary, where somebody deleted the message of its progress', async () => {
    const gate = Promise.withResolvers<void>();
    const rig = await startRig({ provider: quickProvider({ until: () => gate.promise }) });
    const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
    const anna = await rig.member(7, 'Anna', { face });
    await sendAlbum(anna, group, await scenes(3), '/swap');
    await rig.server.until(() => summaryOf(group).startsWith('0 of 3 done.'));
    const [progress] = botMessagesIn(group);
    if (progress) progress.isGone = true;
    gate.resolve();
    await rig.server.until(() => summaryOf(group).startsWith('All 3 done.'));
    expect(photosOf(group)).toHaveLength(3);
    await expect.poll(() => rig.newestState(7), { timeout: 30_000 }).toBe('done');
  });

  it('is sent again only on request if it is uncertain whether it arrived', async () => {
    const { rig, group, anna } = await start();
    rig.server.faults.push({ method: 'sendMediaGroup', status: 'cut' });
    await sendAlbum(anna, group, await scenes(2), '/swap');
    await rig.server.until(() => summaryOf(group).includes("I'm not sure that the results arrived"));
    expect(photosOf(group)).toHaveLength(2);
    const question = botMessagesIn(group).find(({ media }) => media === undefined);
    if (question) await anna.press(question, 'Yes');
    await rig.server.until(() => photosOf(group).length === 4);
  });

  it('can be swapped again as a whole, and sent in its original quality', async () => {
    const { rig, group, anna } = await start();
    await sendAlbum(anna, group, await scenes(3), '/swap');
    const summaries = () => botMessagesIn(group).filter(({ text }) => text?.startsWith('All 3 done.'));
    await rig.server.until(() => summaries().length === 1);
    const [summary] = summaries();
    if (!summary) return;
    const bert = await rig.member(8, 'Bert');
    expect(await bert.press(summary, 'Again')).toBe('Only Anna can press this.');
    await anna.press(summary, 'Original quality');
    const documents = () => botMessagesIn(group).filter(({ media }) => media?.kind === 'document');
    await rig.server.until(() => documents().length === 3);
    expect(new Set(documents().map((one) => one.group)).size).toBe(1);
    await anna.press(summary, 'Again');
    await rig.server.until(() => summaries().length === 2);
    expect(photosOf(group)).toHaveLength(6);
    const [, second] = summaries();
    if (second) await anna.press(second, 'Delete');
    await rig.server.until(() => photosOf(group).length === 3);
    expect(rig.errors).toEqual([]);
  });

  it('is deleted as a whole by a reaction to one of its results', async () => {
    const { rig, group, anna } = await start();
    await sendAlbum(anna, group, await scenes(2), '/swap');
    await rig.server.until(() => summaryOf(group).startsWith('All 2 done.'));
    const [, second] = photosOf(group);
    if (second) anna.react(second, '🙈');
    await rig.server.until(() => botMessagesIn(group).length === 0);
  });

  it('goes on in the new chat if its group gets a new id meanwhile', async () => {
    const gate = Promise.withResolvers<void>();
    const rig = await startRig({ provider: quickProvider({ until: () => gate.promise }) });
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    const anna = await rig.member(7, 'Anna', { face, other: photo('hopper.jpg') });
    await sendAlbum(anna, group, await scenes(3), '/swap');
    await rig.server.until(() => summaryOf(group).startsWith('0 of 3 done.'));
    const later = rig.server.world.openChat(-1_002, 'supergroup', 'Friends');
    group.movedTo = later.id;
    gate.resolve();
    await rig.server.until(() => summaryOf(later).startsWith('All 3 done.'));
    expect(photosOf(later)).toHaveLength(3);
    expect(botMessagesIn(later)).toHaveLength(4);
    await anna.press(botMessagesIn(later)[0] as ChatMessage, 'Again');
    await rig.server.until(() => photosOf(later).length === 6);
  });

  it('is returned as documents if one result cannot be a photo, or Telegram refuses the photos', async () => {
    const { rig, group, anna } = await start();
    const tall = sharp({ create: { width: 40, height: 1_200, channels: 3, background: 'navy' } });
    const pictures = [...(await scenes(1)), new Uint8Array(await tall.png().toBuffer())];
    await sendAlbum(anna, group, pictures, '/swap');
    const documents = () => botMessagesIn(group).filter(({ media }) => media?.kind === 'document');
    await rig.server.until(() => documents().length === 2);
    rig.server.faults.push({ method: 'sendMediaGroup', status: 413 });
    await sendAlbum(anna, group, await scenes(2), '/swap');
    await rig.server.until(() => documents().length === 4);
  });

  it('may use no more than the same pictures one by one, at once and in a day', async () => {
    const released = Promise.withResolvers<void>();
    const provider = quickProvider({ until: () => released.promise });
    let taken = 0;
    const take = async () => (++taken <= 4 ? (true as const) : ('member-day' as const));
    const quota = { take, giveBack: async () => undefined, atOnce: () => ({ member: 2 }) };
    const rig = await startRig({ provider, swaps: { quota } });
    const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
    const anna = await rig.member(7, 'Anna', { face, other: photo('hopper.jpg') });
    const last = () => botMessagesIn(group).findLast(({ media }) => media === undefined)?.text ?? '';
    await sendAlbum(anna, group, [Buffer.from('no picture'), ...(await scenes(4))], '/swap');
    await rig.server.until(() => taken === 4); // the fourth found both places taken
    released.resolve();
    await rig.server.until(() => last().startsWith("2 of 5 done, 3 didn't work."));
    expect(last()).toContain('as many swaps running');
    await sendAlbum(anna, group, await scenes(2), '/swap');
    await rig.server.until(() => last().includes('used up your swaps for today'));
  });

  it('says so if Telegram accepts its results in no form', async () => {
    const { rig, group, anna } = await start();
    const refused = { method: 'sendMediaGroup', status: 413 } as const;
    rig.server.faults.push(refused, refused);
    await sendAlbum(anna, group, await scenes(2), '/swap');
    await rig.server.until(() => summaryOf(group).includes("I couldn't send the result"));
    expect(botMessagesIn(group)[0]?.buttons.map(({ text }) => text)).toContain('Original quality');
  });
});
