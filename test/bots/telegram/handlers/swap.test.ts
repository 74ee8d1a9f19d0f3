import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { SwapProvider } from '../../../../src/core/ports/provider.ts';
import { createLocalEngine } from '../../../../src/providers/local/index.ts';
import { storedValues } from '../../../fakes/storage/stored-values.ts';
import { botMessagesIn, TelegramMember } from '../../../fakes/telegram/member.ts';
import type { TelegramChat } from '../../../fakes/telegram/world.ts';
import { quickProvider } from '../bot.ts';
import { photo, type Rig, startRig } from '../rig.ts';

const engine = createLocalEngine(
  { LOCAL_WORKERS: '1' },
  {
    limits: { maxBytes: 32 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 },
  },
);
afterAll(() => engine.close());

describe('a reply with /swap, by the offline engine', () => {
  it('is answered with the picture and the face of the photo that came with the command', async () => {
    const rig = await startRig({ provider: engine.provider, intake: engine.intake });
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    const anna = await rig.member(7, 'Anna');
    const scene = await anna.write(group, { picture: photo('collins.jpg') });
    await anna.send(group, { caption: '/swap', picture: photo('luciano.jpg'), replyTo: scene });
    await rig.server.until(() => botMessagesIn(group)[0]?.media !== undefined);
    const [answer, ...others] = botMessagesIn(group);
    expect(others).toEqual([]);
    expect(answer?.media?.kind).toBe('photo');
    expect(answer?.caption).toMatch(/^AI face swap · [\d.]+ s\nMade with @swap_bot$/);
    expect(answer?.buttons.map(({ text }) => text)).toEqual(['Original quality', 'Delete', 'Report']);
    const sent = rig.server.world.files.get(answer?.media?.file ?? '');
    const { width, height } = await sharp(sent?.bytes).metadata();
    expect([width, height]).toEqual(await sizeOf(photo('collins.jpg')));
    expect(rig.errors).toEqual([]);
    const stored = storedValues(rig.folder);
    expect(stored.length).toBeGreaterThan(5);
    expect(Math.max(...stored.map(({ length }) => length))).toBeLessThan(4_096); // a likeness is 1,024 numbers of 4 bytes
    expect(stored.filter((value) => /(?:-?\d+\.\d+,\s*){8}/.test(value))).toEqual([]);
  });

  it('asks for the promise once, and then goes on with the swap', async () => {
    const rig = await startRig({ provider: engine.provider, intake: engine.intake });
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    const bert = new TelegramMember(rig.server, 8, 'Bert');
    const scene = await bert.write(group, { picture: photo('collins.jpg') });
    await bert.send(group, { caption: '/swap@swap_bot', picture: photo('luciano.jpg'), replyTo: scene });
    await rig.server.until(() => botMessagesIn(group).length === 1);
    const [promise] = botMessagesIn(group);
    expect(promise?.text).toMatch(/Only use faces/);
    const carl = await rig.member(9, 'Carl');
    expect(promise && (await carl.press(promise, 'I promise'))).toBe('Only Bert can press this.');
    expect(promise && (await bert.press(promise, 'I promise'))).toBe('Thanks – on it.');
    await rig.server.until(() => promise?.media !== undefined); // the question has become the result
    expect(botMessagesIn(group)).toHaveLength(1);
  });

  it('swaps the faces that its words name, and answers words that it does not know', async () => {
    const asked: Parameters<SwapProvider['submit']>[0][] = [];
    const submit: SwapProvider['submit'] = async (input, { beforePaid }) => {
      await beforePaid();
      asked.push(input);
      return { state: 'refused', reason: 'no-face', subject: 'target' };
    };
    const rig = await startRig({ provider: { ...quickProvider(), submit } });
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    const anna = await rig.member(7, 'Anna', { face: photo('luciano.jpg') });
    const { faces, database } = rig.stores();
    await faces.save({ platform: 'telegram', id: '7' }, 'Carla', photo('hopper.jpg'));
    database.close();
    const scene = await anna.write(group, { picture: photo('group.jpg') });
    const ask = async (text: string) => {
      const before = asked.length;
      await anna.send(group, { text, replyTo: scene });
      await rig.server.until(() => asked.length > before);
      return asked.at(-1);
    };
    expect((await ask('/swap all'))?.faces).toEqual({ which: 'all' });
    const mine = await ask('/swap 2');
    expect(mine?.faces).toEqual({ which: 'nth', fromLeft: 2 });
    const hers = await ask('/swap carla');
    expect(hers?.faces).toEqual({ which: 'largest' });
    expect(hers?.source?.sha256).not.toBe(mine?.source?.sha256);
    const both = await ask('/swap 1 Carla 3 Me');
    expect(both?.source).toBeUndefined();
    const rows = both?.faces.which === 'assigned' ? both.faces.assignments : [];
    expect(rows.map((row) => [row.scene, row.source.sha256])).toEqual([
      [{ fromLeft: 1 }, hers?.source?.sha256],
      [{ fromLeft: 3 }, mine?.source?.sha256],
    ]);
    await anna.send(group, { text: '/swap left', replyTo: scene });
    await rig.server.until(() => botMessagesIn(group).some(({ text }) => text?.includes('what “left” means') === true));
    expect(asked).toHaveLength(4);
  });
});

describe('every other way to request a swap, by the offline engine', () => {
  const face = photo('luciano.jpg');
  const scene = photo('collins.jpg');
  type Way = (all: { rig: Rig; group: TelegramChat; anna: TelegramMember }) => Promise<TelegramChat>;
  const ways: readonly [string, Way][] = [
    [
      'a reply with the saved face',
      async ({ group, anna }) => {
        const picture = await anna.write(group, { picture: scene, as: 'document' });
        await anna.send(group, { text: '/swap', replyTo: picture });
        return group;
      },
    ],
    [
      'two pictures in a private chat',
      async ({ rig, anna }) => {
        await anna.send(anna.home, { picture: face });
        await rig.server.until(() => botMessagesIn(anna.home).length === 1);
        const [question] = botMessagesIn(anna.home);
        if (question) await anna.press(question, 'This is a new face');
        await anna.send(anna.home, { picture: scene });
        return anna.home;
      },
    ],
    [
      'an album in a private chat',
      async ({ anna }) => {
        await anna.sendAlbum(anna.home, [{ picture: face }, { picture: scene }]);
        return anna.home;
      },
    ],
    [
      'an album with a caption',
      async ({ group, anna }) => {
        await anna.sendAlbum(group, [{ picture: scene, caption: '/swap' }, { picture: photo('hopper.jpg') }]);
        return group;
      },
    ],
    [
      'a reaction',
      async ({ group, anna }) => {
        anna.react(await anna.send(group, { picture: scene }), '🤪');
        return group;
      },
    ],
  ];

  it.each(ways)('%s', async (_, ask) => {
    const rig = await startRig({ provider: engine.provider, intake: engine.intake });
    const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
    const anna = await rig.member(7, 'Anna', { face });
    const chat = await ask({ rig, group, anna });
    await rig.server.until(() => botMessagesIn(chat).some(({ media }) => media !== undefined));
    const result = botMessagesIn(chat).find(({ media }) => media !== undefined);
    const sent = rig.server.world.files.get(result?.media?.file ?? '');
    expect(result?.caption).toMatch(/made with @swap_bot$/i);
    expect(await sizeOf(sent?.bytes ?? face)).toEqual(await sizeOf(scene));
    expect(rig.errors).toEqual([]);
  });
});

async function sizeOf(bytes: Uint8Array): Promise<number[]> {
  const { width, height } = await sharp(bytes).metadata();
  return [width, height];
}
