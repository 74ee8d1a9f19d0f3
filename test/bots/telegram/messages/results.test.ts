import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { SwapProvider } from '../../../../src/core/ports/provider.ts';
import type { Quality } from '../../../../src/core/ports/quality.ts';
import { botMessagesIn, type TelegramMember } from '../../../fakes/telegram/member.ts';
import type { ChatMessage, TelegramChat } from '../../../fakes/telegram/world.ts';
import { quickProvider } from '../bot.ts';
import { photo, type Rig, type RigOptions, startRig } from '../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');

async function start(
  options: RigOptions = {},
  hasOther = false,
): Promise<{ rig: Rig; group: TelegramChat; anna: TelegramMember }> {
  const rig = await startRig(options);
  return {
    rig,
    group: rig.server.world.openChat(-100, 'group', 'Friends'),
    anna: await rig.member(7, 'Anna', { face, ...(hasOther && { other: scene }) }),
  };
}

async function swapped({
  rig,
  group,
  anna,
}: {
  rig: Rig;
  group: TelegramChat;
  anna: TelegramMember;
}): Promise<ChatMessage> {
  const picture = await anna.send(group, { picture: scene });
  await anna.send(group, { text: '/swap', replyTo: picture });
  await rig.server.until(() => botMessagesIn(group).some(({ media }) => media !== undefined));
  const [result] = botMessagesIn(group);
  if (!result) throw new Error('there is no result');
  return result;
}

describe('what spoils a result', () => {
  it('is said in one line of its caption, and another provider is offered where nobody has changed', async () => {
    const quality = { level: 'poor', reasons: ['unchanged', 'light-differs'] } as const;
    const all = await start({
      provider: bringing(quality),
      swaps: { providers: [bringing(quality), { ...quickProvider(), name: 'akool' }] },
    });
    const { caption, buttons } = await swapped(all);
    expect(caption?.split('\n').slice(1, -1)).toEqual([
      "I can't see that anybody changed. Another provider may do better.",
    ]);
    expect(buttons.map(({ text }) => text)).toEqual(['Again elsewhere', 'Original quality', 'Delete', 'Report']);
  });

  it('is not said where nothing spoils it', async () => {
    const all = await start({ provider: bringing({ level: 'good', reasons: [] }) });
    const { caption, buttons } = await swapped(all);
    expect(caption?.split('\n')).toHaveLength(2);
    expect(buttons.map(({ text }) => text)).toEqual(['Original quality', 'Delete', 'Report']);
  });
});

describe('buttons of a result', () => {
  it('work only for the requester, and tell others who that is', async () => {
    const all = await start();
    const result = await swapped(all);
    const bert = await all.rig.member(8, 'Bert', { language: 'de' });
    for (const { text } of result.buttons.filter((one) => one.text !== 'Report'))
      expect(await bert.press(result, text)).toMatch(/Anna/);
    expect(result.isGone).toBeUndefined();
  });

  it('swap again in a new message, and delete the result', async () => {
    const all = await start({}, true);
    const result = await swapped(all);
    await all.anna.press(result, 'Again with Other');
    await all.rig.server.until(() => botMessagesIn(all.group).filter(({ media }) => media).length === 2);
    expect(await all.anna.press(result, 'Delete')).toBe('Deleted.');
    expect(result.isGone).toBe(true);
    expect(botMessagesIn(all.group)).toHaveLength(1);
  });

  it('delete what was sent in original quality as well, when Telegram asks for a pause first', async () => {
    const all = await start();
    const result = await swapped(all);
    await all.anna.press(result, 'Original quality');
    all.rig.server.faults.push({ method: 'deleteMessage', status: 429, retryAfterSeconds: 3 });
    expect(await all.anna.press(result, 'Delete')).toBe('Deleted.');
    expect(botMessagesIn(all.group)).toEqual([]);
  });

  it('take the picture out of a message that is too old to be deleted, and say so', async () => {
    const all = await start();
    const result = await swapped(all);
    const { buttons, media: before } = result;
    result.isOld = true;
    expect(await all.anna.press(result, 'Delete')).toMatch(/I took the picture out of it/);
    expect(result).toMatchObject({ caption: 'Deleted.', buttons: [] });
    expect(result.media?.file).not.toBe(before?.file);
    for (const method of ['deleteMessage', 'editMessageMedia']) all.rig.server.faults.push({ method, status: 400 });
    expect(await all.anna.press({ ...result, buttons }, 'Delete')).toMatch(/delete the rest yourself/);
  });

  it('swap again with the next saved face if there is only one provider', async () => {
    const sources: string[] = [];
    const quick = quickProvider();
    const submit: typeof quick.submit = (input, options) => {
      sources.push(input.source?.sha256 ?? '');
      return quick.submit(input, options);
    };
    const all = await start({ provider: { ...quick, submit } });
    const { faces, database } = all.rig.stores();
    const other = await sharp(photo('hopper.jpg')).resize(300).jpeg().toBuffer();
    await faces.save({ platform: 'telegram', id: '7' }, 'Other', new Uint8Array(other));
    database.close();
    const result = await swapped(all);
    await all.anna.press(result, 'Again with Other');
    await all.rig.server.until(() => botMessagesIn(all.group).filter(({ media }) => media).length === 2);
    expect(new Set(sources).size).toBe(2);
  });

  it('send the original as a document, and say when it is gone', async () => {
    const all = await start();
    const result = await swapped(all);
    await all.anna.press(result, 'Original quality');
    const original = botMessagesIn(all.group)[1];
    expect(original?.media?.kind).toBe('document');
    expect(original?.caption).toMatch(/\nSent as a file, so that Telegram doesn't change it\.$/);
    const { blobs, database } = all.rig.stores();
    await blobs.sweep(all.rig.clock.now() + 25 * 60 * 60 * 1_000);
    database.close();
    expect(await all.anna.press(result, 'Original quality')).toBe(
      "I don't have this result any more. Please swap again.",
    );
  });

  it('cancel a running swap', async () => {
    const never = new Promise<void>(() => undefined);
    const provider = { ...quickProvider(), submit: holding(never) };
    const all = await start({ provider });
    const picture = await all.anna.send(all.group, { picture: scene });
    await all.anna.send(all.group, { text: '/swap', replyTo: picture });
    await all.rig.server.until(() => botMessagesIn(all.group)[0]?.buttons[0]?.text === 'Cancel');
    const [message] = botMessagesIn(all.group);
    if (message) expect(await all.anna.press(message, 'Cancel')).toBe('Cancelling…');
    await all.rig.server.until(() => message?.text === 'Cancelled.');
  });
});

describe('reactions', () => {
  it('swap the saved face into a picture, and work like buttons on the result', async () => {
    const all = await start({}, true);
    const picture = await all.anna.send(all.group, { picture: scene });
    await all.rig.server.until(() => all.rig.server.waiting === 0);
    all.anna.react(picture, '🤪');
    await all.rig.server.until(() => botMessagesIn(all.group).some(({ media }) => media !== undefined));
    const [result] = botMessagesIn(all.group);
    if (!result) return;
    all.anna.react(result, '⚡');
    await all.rig.server.until(() => botMessagesIn(all.group).filter(({ media }) => media).length === 2);
    const bert = await all.rig.member(8, 'Bert');
    bert.react(result, '🙈');
    all.anna.react(result, '🙈');
    await all.rig.server.until(() => result.isGone === true);
  });
});

/** A provider that has looked at its result itself. */
function bringing(quality: Quality): SwapProvider {
  const quick = quickProvider();
  return {
    ...quick,
    name: 'quick',
    async submit(input, options) {
      const status = await quick.submit(input, options);
      return status.state === 'done' ? { ...status, quality } : status;
    },
  };
}

function holding(forever: Promise<void>): ReturnType<typeof quickProvider>['submit'] {
  return async (_, { signal }) => {
    await Promise.race([
      forever,
      new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
    ]);
    return { state: 'lost' };
  };
}
