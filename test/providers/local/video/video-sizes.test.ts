import sharp, { type Region } from 'sharp';
import { describe, expect, it } from 'vitest';
import { signal } from '../swapping.ts';
import { readVideo } from '../video-reading.ts';
import { gifFacts, videoEngine } from '../video-rig.ts';
import { evenTimes, makeVideo, movingHead } from '../videos.ts';

const engine = videoEngine();

const side = 160;

/** A moving head as a GIF. A square of `hole` pixels in its upper left corner is transparent. */
async function headGif({ frames = 6, hole = 0, loop = 0, delay = [100, 50, 200] } = {}): Promise<Uint8Array> {
  const pictures = await Promise.all(
    evenTimes(frames).map(async (_, number) => {
      const pixels = await movingHead('collins', number, { width: side, height: side });
      const picture = sharp(pixels, { raw: { width: side, height: side, channels: 3 } }).ensureAlpha();
      const cut = { create: { width: hole, height: hole, channels: 4, background: '#000' } } as const;
      const holes = hole > 0 ? [{ input: cut, left: 0, top: 0, blend: 'dest-out' } as const] : [];
      return picture.composite(holes).png().toBuffer();
    }),
  );
  const delays = pictures.map((_, number) => delay[number % delay.length] ?? 100);
  return sharp(pictures, { join: { animated: true } })
    .gif({ delay: delays, loop })
    .toBuffer();
}

/** Mean red, green, blue and opacity of a part of one frame. */
async function frame(bytes: Uint8Array, page: number, window: Region): Promise<number[]> {
  const pixels = await sharp(bytes, { page }).ensureAlpha().extract(window).raw().toBuffer();
  const sums = [0, 0, 0, 0];
  for (const [i, value] of pixels.entries()) sums[i % 4] = (sums[i % 4] ?? 0) + value;
  return sums.map((sum) => (sum * 4) / pixels.length);
}

const wall = { left: 4, top: 4, width: 24, height: 24 };
const nose = { left: 70, top: 70, width: 16, height: 16 };

describe('a GIF comes back', () => {
  it('as a GIF, with the same frames, durations and loop count', async () => {
    const original = await headGif({ loop: 3 });
    const result = await engine.swapped(original, gifFacts);
    const { pages, delay, loop, width, pageHeight, format } = await sharp(result, { animated: true }).metadata();
    expect({ pages, delay, loop, width, pageHeight, format }).toEqual({
      pages: 6,
      delay: [100, 50, 200, 100, 50, 200],
      loop: 3,
      width: side,
      pageHeight: side,
      format: 'gif',
    });
    for (const page of [0, 3, 5]) {
      const [before, after] = [await frame(original, page, wall), await frame(result, page, wall)];
      for (const [channel, value] of before.entries()) expect(after[channel]).toBeCloseTo(value, -1);
      expect(await frame(result, page, nose)).not.toEqual(await frame(original, page, nose));
    }
  });

  it('with its transparency', async () => {
    const result = await engine.swapped(await headGif({ hole: 30 }), gifFacts);
    for (const page of [0, 2, 5]) expect((await frame(result, page, wall))[3]).toBe(0);
  });

  it('as a video on request', async () => {
    const status = await engine.swapped(await headGif(), gifFacts, 'video/mp4');
    expect(await readVideo(status)).toMatchObject({ container: 'mp4', times: [0, 100, 150, 350, 450, 500] });
  });
});

describe('for a platform with a size limit', () => {
  it('a video gets smaller, and keeps its frames and its sound', async () => {
    const original = await makeVideo({ times: evenTimes(24), width: 320, height: 320 });
    const limit = Math.floor(original.length * 0.6);
    const fitting = await engine.intake.fit(original, limit, signal());
    const [before, after] = [await readVideo(original), await readVideo(fitting?.bytes ?? original)];
    expect(fitting?.mimeType).toBe('video/mp4');
    expect(fitting?.bytes.length).toBeLessThanOrEqual(limit);
    expect([after.times, after.sounds]).toEqual([before.times, before.sounds]);
    expect(after.width).toBeGreaterThan(100);
  });

  it('a GIF stays a GIF', async () => {
    const original = await headGif();
    const limit = Math.floor(original.length * 0.5);
    const fitting = await engine.intake.fit(original, limit, signal());
    expect(fitting?.bytes.length).toBeLessThanOrEqual(limit);
    expect(await sharp(fitting?.bytes, { animated: true }).metadata()).toMatchObject({ format: 'gif', pages: 6 });
  });

  it('a file that fits stays the same, and one that cannot fit is undefined', async () => {
    const original = await makeVideo();
    const same = await engine.intake.fit(original, original.length, signal());
    expect(Buffer.from(same?.bytes ?? []).equals(original)).toBe(true);
    expect(await engine.intake.fit(original, 2_000, signal())).toBeUndefined();
    expect(await engine.intake.fit(await headGif(), 900, signal())).toBeUndefined();
  });
});

describe('when cleaned', () => {
  it.each(['mp4', 'mov', 'webm'] as const)('a video as %s keeps its streams and nothing else', async (container) => {
    const codec = container === 'webm' ? 'libvpx-vp9' : 'libx264';
    const sound = { codec: container === 'webm' ? 'libopus' : 'aac', channels: 2 } as const;
    const metadata = { location: '+48.8577+002.295/', comment: 'canary-comment', title: 'canary-title' };
    const original = await makeVideo({ container, codec, sound, metadata });
    expect(Buffer.from(original).includes('canary')).toBe(true);
    const { bytes } = await engine.intake.clean(original, signal());
    for (const secret of ['canary', '+48.8577']) expect(Buffer.from(bytes).includes(secret)).toBe(false);
    expect(await readVideo(bytes)).toEqual(await readVideo(original));
  });

  it('a phone video stays upright', async () => {
    const { bytes } = await engine.intake.clean(await makeVideo({ turned: true, height: 128 }), signal());
    expect(await readVideo(bytes)).toMatchObject({ width: 160, height: 128, turned: true });
  });

  it('a GIF loses its comments but no pixel', async () => {
    const original = Buffer.from(await headGif({ frames: 3 }));
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, 14]), Buffer.from('canary-comment'), Buffer.from([0])]);
    const at = original.indexOf(Buffer.from([0x21, 0xf9]));
    const talking = Buffer.concat([original.subarray(0, at), comment, original.subarray(at)]);
    const { bytes, mimeType } = await engine.intake.clean(talking, signal());
    expect([Buffer.from(bytes).equals(original), mimeType]).toEqual([true, 'image/gif']);
  });
});
