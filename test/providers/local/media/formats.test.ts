import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalEngine, type LocalEngine } from '../../../../src/providers/local/index.ts';
import { isNight } from '../../../examples.ts';
import { animated, photo, taggedPhoto } from '../foreign-files.ts';
import { corner, difference, limits, swapped } from '../swapping.ts';

let engine: LocalEngine;

beforeAll(async () => {
  engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits });
});

afterAll(async () => {
  await engine.close();
});

async function portrait(change: (image: Sharp) => Sharp): Promise<Uint8Array> {
  return change(sharp(photo('hopper')).resize(500)).toBuffer();
}

describe('pictures of every kind', () => {
  it.each<[string, string, () => Promise<Uint8Array>]>([
    ['CMYK', 'jpeg', () => portrait((image) => image.toColourspace('cmyk').jpeg())],
    ['greyscale', 'jpeg', () => portrait((image) => image.greyscale().jpeg())],
    ['16 bits a channel', 'png', () => portrait((image) => image.toColourspace('rgb16').png())],
    ['16-bit greyscale', 'png', () => portrait((image) => image.toColourspace('grey16').png())],
    ['a palette', 'png', () => portrait((image) => image.png({ palette: true }))],
    ['WebP', 'webp', () => portrait((image) => image.webp({ quality: 95 }))],
    ['AVIF', 'heif', () => portrait((image) => image.avif({ quality: 90, effort: 0 }))],
    ['a still GIF', 'png', () => portrait((image) => image.gif())],
    ['an animated PNG', 'png', async () => animated(await portrait((image) => image.png()))],
    ['Display P3', 'jpeg', () => portrait((image) => image.withIccProfile('p3').jpeg())],
  ])('swaps a face in %s', async (_, format, make) => {
    const target = await make();
    const result = await swapped(engine.provider, { target });
    const metadata = await sharp(result).metadata();
    expect(metadata).toMatchObject({ format, width: 500, channels: 3, depth: 'uchar' });
    expect(await difference(result, target, corner)).toBeLessThan(6);
  });

  it.each(isNight ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 6, 7])(
    'sets a picture of EXIF orientation %i upright and forgets where it was taken',
    async (orientation) => {
      const lying = await taggedPhoto('hopper', orientation);
      const result = await swapped(engine.provider, { target: lying });
      const metadata = await sharp(result).metadata();
      const { width, height } = await sharp(photo('hopper')).metadata();
      expect(metadata).toMatchObject({ width, height });
      expect([metadata.exif, metadata.orientation]).toEqual([undefined, undefined]);
      expect(Buffer.from(result).includes('canary-owner')).toBe(false);
      expect(await difference(result, photo('hopper'), corner)).toBeLessThan(6);
    },
  );

  it('keeps transparency', async () => {
    const hole = { create: { width: 500, height: 100, channels: 4, background: '#000' } } as const;
    const target = await portrait((image) =>
      image
        .ensureAlpha()
        .composite([{ input: hole, left: 0, top: 0, blend: 'dest-out' }])
        .png(),
    );
    const alpha = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).extractChannel('alpha').raw().toBuffer();
    expect((await alpha(await swapped(engine.provider, { target }))).equals(await alpha(target))).toBe(true);
    const webp = await swapped(engine.provider, { target, wanted: 'image/webp' });
    expect((await alpha(webp)).equals(await alpha(target))).toBe(true);
    expect(await sharp(await swapped(engine.provider, { target, wanted: 'image/jpeg' })).metadata()).toMatchObject({
      format: 'jpeg',
      hasAlpha: false,
    });
  });

  it.each(['jpeg', 'png', 'webp', 'avif'])('answers in %s on request', async (format) => {
    const result = await swapped(engine.provider, { target: photo('hopper'), wanted: `image/${format}` });
    expect(await sharp(result).metadata()).toMatchObject({ mediaType: `image/${format}` });
  });

  it.runIf(isNight)('swaps a face in 40 megapixels within the memory limit', async () => {
    const target = await sharp(photo('hopper')).resize(6_400, 6_250, { fit: 'fill' }).jpeg().toBuffer();
    expect(await sharp(await swapped(engine.provider, { target })).metadata()).toMatchObject({
      width: 6_400,
      height: 6_250,
    });
  });
});
