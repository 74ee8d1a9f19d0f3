import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLocalEngine, type LocalEngine } from '../../../../src/providers/local/index.ts';
import { photo } from '../../../providers/local/foreign-files.ts';
import { readVideo } from '../../../providers/local/video-reading.ts';
import { makeVideo, movingHead } from '../../../providers/local/videos.ts';
import { DiscordFixture } from '../fixture.ts';

const limits = { maxBytes: 32 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };
let engine: LocalEngine;
let fixture: DiscordFixture;

beforeAll(() => {
  engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
});

afterAll(() => engine.close());

beforeEach(async () => {
  fixture = await new DiscordFixture({ providers: [engine.provider], intake: engine.intake }).start();
});

afterEach(async () => {
  expect(await fixture.end()).toEqual([]);
});

async function makeGif(): Promise<Uint8Array> {
  const size = { width: 160, height: 160 };
  const frames = await Promise.all([0, 4, 8].map((number) => movingHead('collins', number, size)));
  const raw = { ...size, channels: 3 as const };
  const pictures = await Promise.all(frames.map((data) => sharp(data, { raw }).png().toBuffer()));
  return sharp(pictures, { join: { animated: true } })
    .gif({ delay: [100, 100, 100], loop: 0 })
    .toBuffer();
}

/** What came back for the file: its name's end, and its bytes. */
async function swapped(name: string, bytes: Uint8Array, limitBytes?: number) {
  const { ann } = fixture;
  const files = { target: ann.file(name, bytes), face: ann.file('face.jpg', photo('luciano')) };
  ann.slash('swap', files, limitBytes === undefined ? {} : { limitBytes });
  const { attachments, content } = await fixture.result();
  const [file] = attachments;
  if (!file) throw new Error('nothing is attached');
  expect(file.description).toMatch('in which a face was replaced by AI');
  return { ending: file.filename.split('.').at(-1), bytes: file.bytes, content };
}

it('a GIF comes back as a GIF that plays as before', async () => {
  const gif = await makeGif();
  const { ending, bytes } = await swapped('wave.gif', gif);
  const { pages, delay, loop } = await sharp(bytes, { animated: true }).metadata();
  expect({ ending, pages, delay, loop }).toEqual({ ending: 'gif', pages: 3, delay: [100, 100, 100], loop: 0 });
  expect(Buffer.compare(bytes, gif)).not.toBe(0);
});

it('a video comes back as a video with its sound', async () => {
  const film = await makeVideo();
  const { ending, bytes } = await swapped('clip.mp4', film);
  const [before, after] = [await readVideo(film), await readVideo(bytes)];
  expect({ ending, times: after.times, sounds: after.sounds }).toEqual({
    ending: 'mp4',
    times: before.times,
    sounds: before.sounds,
  });
});

it('a video that is too large comes smaller, still with its sound', async () => {
  const film = await makeVideo({ width: 320, height: 320 });
  const limitBytes = 12_000;
  const { ending, bytes, content } = await swapped('clip.mp4', film, limitBytes);
  expect(bytes.byteLength).toBeLessThanOrEqual(limitBytes);
  expect(content).toContain('this is a smaller version');
  expect({ ending, sounds: (await readVideo(bytes)).sounds.length }).toEqual({ ending: 'mp4', sounds: 1 });
});
