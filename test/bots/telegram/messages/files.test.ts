import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { type Intake, streamOf } from '../../../../src/core/ports/media.ts';
import type { Quota } from '../../../../src/core/ports/quota.ts';
import { createLocalEngine } from '../../../../src/providers/local/index.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import type { ChatMessage } from '../../../fakes/telegram/world.ts';
import { readVideo } from '../../../providers/local/video-reading.ts';
import { makeVideo, movingHead } from '../../../providers/local/videos.ts';
import { quickProvider } from '../bot.ts';
import { photo, type Rig, type RigOptions, startRig } from '../rig.ts';

const limits = { maxBytes: 32 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };
const engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
afterAll(() => engine.close());
const face = photo('luciano.jpg');

async function answerTo(
  rig: Rig,
  sent: Parameters<Awaited<ReturnType<Rig['member']>>['send']>[1],
): Promise<ChatMessage> {
  const group = rig.server.world.openChat(-100, 'group', 'Friends');
  const anna = await rig.member(7, 'Anna', { face });
  const scene = await anna.send(group, sent);
  await anna.send(group, { text: '/swap', replyTo: scene });
  const ended = ({ media, buttons }: ChatMessage) =>
    media !== undefined || !buttons.some(({ text }) => text === 'Cancel');
  await rig.server.until(() => botMessagesIn(group).some(ended));
  const [answer] = botMessagesIn(group);
  if (!answer) throw new Error('there is no answer');
  return answer;
}

/** A GIF in which a photo moves. */
async function animated(): Promise<Uint8Array> {
  const size = { width: 160, height: 160 };
  const frames = await Promise.all([0, 4, 8].map((number) => movingHead('collins', number, size)));
  const pictures = frames.map((data) =>
    sharp(data, { raw: { ...size, channels: 3 } })
      .png()
      .toBuffer(),
  );
  return new Uint8Array(
    await sharp(await Promise.all(pictures), { join: { animated: true } })
      .gif({ delay: [100, 100, 100] })
      .toBuffer(),
  );
}

describe('a target', () => {
  const local: RigOptions = { provider: engine.provider, intake: engine.intake };

  it('may be a document or a still sticker', async () => {
    const webp = new Uint8Array(await sharp(photo('collins.jpg')).resize(512).webp().toBuffer());
    for (const sent of [
      { picture: photo('collins.jpg'), as: 'document' as const },
      { picture: webp, as: 'sticker' as const },
    ]) {
      const rig = await startRig(local);
      expect((await answerTo(rig, sent)).media?.kind).toBe('photo');
    }
  });

  it.each([
    ['a moving sticker', { as: 'sticker' as const, fileName: 'moving', picture: face }, 'animated stickers'],
    ['an empty file', { as: 'document' as const, picture: new Uint8Array() }, 'is an empty file'],
    [
      'a file that lies',
      { picture: Buffer.from('<html>no picture</html>') },
      'That file is text, not a picture. Send a photo, GIF or video.',
    ],
    ['a picture cut in half', { picture: face.slice(0, 20_000) }, 'is damaged'],
    [
      'a file too large to fetch',
      { picture: face, as: 'document' as const, claimedBytes: 21 * 2 ** 20 },
      'is too large: 20 MB is the limit',
    ],
  ])('that is %s is answered with a sentence', async (_, sent, sentence) => {
    const rig = await startRig(local);
    expect((await answerTo(rig, sent)).text).toContain(sentence);
  });

  it('keeps its kind: a GIF stays an animation, as a GIF or as the video Telegram makes of it, and a video keeps its sound', async () => {
    const silent = await makeVideo({ sound: undefined });
    for (const [sent, kind] of [
      [{ as: 'document' as const, picture: await animated() }, 'animation'],
      [{ as: 'animation' as const, picture: silent }, 'animation'],
      [{ as: 'video' as const, picture: await makeVideo() }, 'video'],
    ] as const) {
      const rig = await startRig(local);
      const answer = await answerTo(rig, sent);
      expect(answer.media?.kind, answer.text).toBe(kind);
      const bytes = rig.server.world.files.get(answer.media?.file ?? '')?.bytes ?? new Uint8Array();
      expect(Buffer.compare(bytes, sent.picture)).not.toBe(0);
      const shown = rig.server.calls.find(({ method }) => method === 'editMessageMedia')?.payload.media;
      const { width, height, seconds = 0 } = await engine.intake.inspect(bytes, 'result', AbortSignal.timeout(30_000));
      expect(shown).toMatchObject({ width, height, duration: Math.max(1, Math.round(seconds)) });
      if (kind === 'video') expect((await readVideo(bytes)).sounds).toEqual((await readVideo(sent.picture)).sounds);
    }
  });
});

it('a local Bot API server shares files of any size on the disk', async () => {
  const rig = await startRig({ provider: engine.provider, intake: engine.intake });
  rig.server.sharedFolder = rig.folder;
  rig.server.largestDownloadBytes = Number.POSITIVE_INFINITY;
  const sent = { picture: photo('collins.jpg'), as: 'document' as const, claimedBytes: 30 * 2 ** 20 };
  expect((await answerTo(rig, sent)).media?.kind).toBe('photo');
});

it('a file that Telegram does not let bots download is refused before anything is fetched, counted or paid', async () => {
  const counted: unknown[] = [];
  const take: Quota['take'] = async (requester) => {
    counted.push(requester);
    return true;
  };
  const rig = await startRig({
    parts: { isPublic: true },
    swaps: { quota: { take, giveBack: async () => undefined } },
  });
  const answer = await answerTo(rig, { picture: face, as: 'document', claimedBytes: 21 * 2 ** 20 });
  expect(answer.text).toBe("Telegram doesn't let me fetch files over 20 MB. Send a smaller or shorter one.");
  expect(rig.server.calls.map(({ method }) => method)).not.toContain('getFile');
  expect(counted).toEqual([]);
  const anna = await rig.member(8, 'Anna');
  await anna.send(anna.home, { picture: face, as: 'video', claimedBytes: 21 * 2 ** 20 });
  await rig.server.until(() => botMessagesIn(anna.home)[0]?.text === answer.text);
});

describe('a result', () => {
  const tall = sharp({ create: { width: 60, height: 1_500, channels: 3, background: 'navy' } });

  function resultOf(bytes: Uint8Array): RigOptions {
    const submit: ReturnType<typeof quickProvider>['submit'] = async () => ({
      state: 'done',
      result: { open: async () => streamOf(bytes) },
    });
    return { provider: { ...quickProvider(), submit } };
  }

  it('that cannot be a photo is sent as a document', async () => {
    const rig = await startRig(resultOf(new Uint8Array(await tall.png().toBuffer())));
    const answer = await answerTo(rig, { picture: photo('collins.jpg') });
    expect(answer.media?.kind).toBe('document');
    expect(answer.caption).toContain('Sent as a file');
  });

  it('is sent smaller, then as a link, then as a sentence, as Telegram refuses one after the other', async () => {
    const noise = Buffer.alloc(900 * 700 * 3, 0).map(() => Math.random() * 256);
    const png = await sharp(noise, { raw: { width: 900, height: 700, channels: 3 } })
      .png()
      .toBuffer();
    const refused = { method: 'editMessageMedia', status: 413 } as const;
    const shareLinks = { hours: 2, create: async () => new URL('https://example.org/media/x') };
    const rig = await startRig({ ...resultOf(new Uint8Array(png)), parts: { shareLinks } });
    rig.server.faults.push(refused, refused);
    const first = await answerTo(rig, { picture: photo('collins.jpg') });
    expect([first.media?.kind, first.caption]).toEqual(['photo', expect.stringContaining('a smaller version')]);
    const other = await startRig({ ...resultOf(new Uint8Array(png)), parts: { shareLinks } });
    other.server.faults.push(refused, refused, refused, refused);
    const link = await answerTo(other, { picture: photo('collins.jpg') });
    await other.server.until(() => link.text?.includes('https://example.org/media/x') === true);
    const edit = other.server.calls.findLast(({ method }) => method === 'editMessageText');
    expect(edit?.payload.link_preview_options).toEqual({ is_disabled: true });
    const none = await startRig(resultOf(new Uint8Array(png)));
    none.server.faults.push(refused, refused, refused, refused);
    const sentence = await answerTo(none, { picture: photo('collins.jpg') });
    await none.server.until(() => sentence.text?.includes('too large to send here') === true);
  });

  it('that is a video is sent smaller if it is too large', async () => {
    const film = new Uint8Array(2 * 2 ** 20).fill(1);
    const facts = {
      kind: 'video' as const,
      mimeType: 'video/mp4',
      width: 320,
      height: 240,
      seconds: 2,
      sha256: 'film',
    };
    const intake: Intake = {
      ...engine.intake,
      inspect: async (bytes, role, signal) =>
        bytes.byteLength === film.byteLength
          ? { ...facts, byteLength: bytes.byteLength }
          : engine.intake.inspect(bytes, role, signal),
      fit: async (bytes, maxBytes) => ({ bytes: bytes.slice(0, maxBytes), mimeType: 'video/mp4' }),
    };
    const rig = await startRig({ ...resultOf(film), intake });
    const refused = { method: 'editMessageMedia', status: 413 } as const;
    rig.server.faults.push(refused, refused);
    const { media, caption } = await answerTo(rig, { picture: photo('collins.jpg') });
    expect([media?.kind, caption]).toEqual(['video', expect.stringContaining('a smaller version')]);
    expect(rig.server.world.files.get(media?.file ?? '')?.bytes.byteLength).toBe(2 ** 20);
  });
});
