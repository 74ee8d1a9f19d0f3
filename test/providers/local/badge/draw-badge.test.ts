import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawBadge } from '../../../../src/providers/local/badge/draw-badge.ts';
import { findBadge } from '../../../../src/providers/local/badge/find-badge.ts';
import { paintBadge } from '../../../../src/providers/local/badge/paint.ts';
import { badgePlaces, clearPlace } from '../../../../src/providers/local/badge/place.ts';
import { findFaces } from '../../../../src/providers/local/faces/find-faces.ts';
import { decodePicture } from '../../../../src/providers/local/media/decode.ts';
import type { Picture } from '../../../../src/providers/local/pixels/picture.ts';
import { photo as photoBytes } from '../foreign-files.ts';
import { sharedRuntime } from '../photos.ts';
import { readVideo } from '../video-reading.ts';
import { evenTimes, makeVideo } from '../videos.ts';

const maxPixels = 50e6;
const people = ['couple', 'group', 'seniors', 'luciano'];

async function drawn(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  return (await drawBadge(bytes, maxPixels, await sharedRuntime()))?.bytes;
}

async function pictureOf(bytes: Uint8Array): Promise<Picture> {
  return (await decodePicture(bytes, { maxPixels })).picture;
}

/** A picture of one colour. */
function flat(width: number, height: number, grey: number): Picture {
  return { width, height, data: new Uint8Array(width * height * 3).fill(grey) };
}

describe('the badge in a picture', () => {
  it.each(people)('stands clear of every face: %s', async (name) => {
    const bytes = await sharp(photoBytes(name)).resize(480).jpeg().toBuffer();
    const after = await drawn(bytes);
    const found = findBadge(await pictureOf(after ?? bytes));
    const faces = await findFaces(await pictureOf(bytes), await sharedRuntime());
    expect(faces.length).toBeGreaterThan(0);
    const hidden = faces.filter(
      ({ box }) =>
        found &&
        box.left < found.left + found.width &&
        box.right > found.left &&
        box.top < found.top + found.height &&
        box.bottom > found.top,
    );
    expect(found).toBeDefined();
    expect(hidden).toEqual([]);
  });

  it('goes where it hides least when faces are in every corner', () => {
    const places = badgePlaces({ width: 400, height: 300 });
    const large = { left: 0, top: 0, right: 400, bottom: 300 };
    const chosen = clearPlace(places, [large, { ...large, bottom: 150 }, { ...large, right: 200 }]);
    expect(chosen).toBe(places[2]); // at the lower right
    expect(clearPlace(places, [])).toBe(places[0]); // at the upper right
  });

  it.each([0, 90, 170, 255])('can be read on any ground: grey of %i', (grey) => {
    const picture = flat(300, 200, grey);
    const [place] = badgePlaces(picture);
    if (place) paintBadge({ picture }, place);
    const counts = new Map<number, number>();
    for (const value of picture.data) counts.set(value, (counts.get(value) ?? 0) + 1);
    const [, [plate = 255] = []] = [...counts].toSorted(([, one], [, other]) => other - one); // after the ground
    expect(255 - plate).toBeGreaterThan(140);
    expect(findBadge(picture)).toBeDefined();
  });

  it.each([
    [24, 24],
    [40, 300],
    [300, 40],
    [64, 64],
    [1, 1],
    [4_000, 3_000],
  ])('lies inside a picture of %i × %i pixels', (width, height) => {
    for (const { box } of badgePlaces({ width, height })) {
      expect(box.right - box.left).toBeGreaterThan(0);
      if (Math.min(width, height) < 24) continue; // nothing can be read in it
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(width);
      expect(box.bottom).toBeLessThanOrEqual(height);
    }
  });

  it('is drawn once, whatever chats do to the picture meanwhile', async () => {
    const once = (await drawn(await sharp(photoBytes('couple')).resize(640).png().toBuffer())) ?? Buffer.of();
    const copies = [
      sharp(once).jpeg({ quality: 60 }),
      sharp(once).resize(320).jpeg({ quality: 75 }),
      sharp(once).resize(1_000).webp({ quality: 70 }),
    ];
    for (const copy of copies) expect(await drawn(await copy.toBuffer())).toBeUndefined();
    expect(await drawn(photoBytes('couple'))).toBeDefined();
  });

  it('is seen where the picture is transparent', async () => {
    const clear = await sharp({ create: { width: 200, height: 200, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const alpha = await sharp((await drawn(clear)) ?? clear)
      .extractChannel('alpha')
      .raw()
      .toBuffer();
    expect(alpha.filter((value) => value === 255).length).toBeGreaterThan(20);
    expect(alpha.filter((value) => value === 0).length).toBeGreaterThan(30_000);
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)('keeps the format: %s', async (format) => {
    const bytes = await sharp(photoBytes('luciano')).resize(200).toFormat(format).toBuffer();
    const { format: after, width, height } = await sharp((await drawn(bytes)) ?? bytes).metadata();
    expect(after).toBe(format === 'avif' ? 'heif' : format);
    expect([width, height]).toEqual([200, 200]);
  });
});

describe('the badge in what moves', () => {
  it('is in every frame of a GIF, which keeps its times and how often it is shown', async () => {
    const frames = await Promise.all(
      ['luciano', 'collins', 'luciano'].map((name) => sharp(photoBytes(name)).resize(160, 160).png().toBuffer()),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [500, 70, 120], loop: 3 })
      .toBuffer();
    const after = (await drawn(gif)) ?? gif;
    const { delay, loop, pages } = await sharp(after).metadata();
    expect({ delay, loop, pages }).toEqual({ delay: [500, 70, 120], loop: 3, pages: 3 });
    const { pictures } = await readVideo(after);
    expect(pictures.map((picture) => findBadge(picture) !== undefined)).toEqual([true, true, true]);
    expect(await drawn(after)).toBeUndefined();
  });

  it.each(['mp4', 'webm'] as const)(
    'is in every frame of a video, which keeps sound and times: %s',
    async (container) => {
      const codec = container === 'mp4' ? ('libx264' as const) : ('libvpx-vp9' as const);
      const sound = { codec: container === 'mp4' ? ('aac' as const) : ('libopus' as const), channels: 1 };
      const times = [...evenTimes(5), 400, 480];
      const video = await makeVideo({ container, codec, sound, times, width: 240, height: 180 });
      const before = await readVideo(video);
      const after = await readVideo((await drawn(video)) ?? video);
      expect(after.times).toEqual(before.times);
      expect(after.container).toBe(before.container);
      expect(after.sounds).toEqual(before.sounds);
      expect(after.pictures.map((picture) => findBadge(picture) !== undefined)).toEqual(times.map(() => true));
    },
  );
});
