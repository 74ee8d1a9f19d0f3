import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { LocalSettings } from '../../../../src/providers/local/index.ts';
import { decodePicture } from '../../../../src/providers/local/media/decode.ts';
import { encodePicture } from '../../../../src/providers/local/media/encode.ts';
import { photo, pngBomb } from '../foreign-files.ts';

const options = { maxPixels: 50e6 };

function plain(red: number, green: number, blue: number): Sharp {
  return sharp({ create: { width: 32, height: 24, channels: 3, background: { r: red, g: green, b: blue } } });
}

async function firstPixel(bytes: Uint8Array): Promise<number[]> {
  return [...(await decodePicture(bytes, options)).picture.data.subarray(0, 3)];
}

function expectNear(actual: readonly number[], expected: readonly number[], within: number): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of actual.entries())
    expect(Math.abs(value - (expected[index] ?? 0))).toBeLessThanOrEqual(within);
}

describe('decoding', () => {
  it('gives three bytes a pixel, rows from the top', async () => {
    const rows = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7]);
    const bytes = await sharp(rows, { raw: { width: 2, height: 2, channels: 3 } })
      .png()
      .toBuffer();
    const { picture, alpha, mimeType } = await decodePicture(bytes, options);
    expect(picture).toEqual({ width: 2, height: 2, data: rows });
    expect([alpha, mimeType]).toEqual([undefined, 'image/png']);
  });

  it('copies memory where a copy is expected', async () => {
    const { picture } = await decodePicture(await plain(10, 20, 30).png().toBuffer(), options);
    const copy = picture.data.slice();
    copy[0] = 200;
    expect(picture.data[0]).toBe(10);
  });

  it('turns grey into three channels and 16 bits into 8', async () => {
    expect(await firstPixel(await plain(90, 90, 90).greyscale().png().toBuffer())).toEqual([90, 90, 90]);
    expect(await firstPixel(await plain(90, 40, 200).toColourspace('rgb16').png().toBuffer())).toEqual([90, 40, 200]);
  });

  it('turns other colour spaces into sRGB', async () => {
    const inP3 = await plain(200, 60, 50).withIccProfile('p3').png().toBuffer();
    const inCmyk = await plain(150, 120, 110).withIccProfile('cmyk').jpeg({ quality: 100 }).toBuffer();
    expectNear(await firstPixel(inP3), [200, 60, 50], 3);
    expectNear(await firstPixel(inCmyk), [150, 120, 110], 12);
  });

  it('returns transparency separately, and only if there is some', async () => {
    const half = await decodePicture(await plain(1, 2, 3).ensureAlpha(0.5).png().toBuffer(), options);
    expect(half.alpha?.length).toBe(32 * 24);
    expect(half.picture.data.length).toBe(32 * 24 * 3);
    const opaque = await decodePicture(await plain(1, 2, 3).ensureAlpha(1).png().toBuffer(), options);
    expect(opaque.alpha).toBeUndefined();
  });

  it('scales pictures down while decoding, never up', async () => {
    const { picture } = await decodePicture(photo('hopper'), { ...options, maxSide: 200 });
    expect(Math.max(picture.width, picture.height)).toBe(200);
    const same = await decodePicture(photo('collins'), { ...options, maxSide: 4_000 });
    expect(same.picture.width).toBe(512);
  });

  it('refuses by the header, before memory is allocated', async () => {
    const before = process.memoryUsage().rss;
    const refused = decodePicture(pngBomb(60_000, 50_000), options);
    await expect(refused).rejects.toMatchObject({
      code: 'too-many-pixels',
      params: { megapixels: 3_000, limitMegapixels: 50 },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(500e6);
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['PDF', '%PDF-1.7'],
    ['PPM', 'P6 1 1 255 abc'],
    ['nothing', ''],
  ])('reads no %s', async (_, text) => {
    await expect(decodePicture(new TextEncoder().encode(text), options)).rejects.toMatchObject({
      code: 'damaged-media',
    });
  });

  it('reads no TIFF', async () => {
    const tiff = await plain(1, 2, 3).tiff().toBuffer();
    await expect(decodePicture(tiff, options)).rejects.toMatchObject({ code: 'damaged-media' });
  });
});

describe('encoding', () => {
  const flat = (width: number, height: number) => ({ width, height, data: new Uint8Array(width * height * 3) });

  it.each([
    { wanted: 'image/webp', size: [16_383, 4], written: 'image/webp' },
    { wanted: 'image/webp', size: [16_384, 4], written: 'image/jpeg' },
    { wanted: 'image/avif', size: [5_000, 5_000], written: 'image/jpeg' },
    { wanted: 'image/gif', size: [8, 8], written: 'image/gif' },
    { wanted: 'image/heic', size: [8, 8], written: 'image/png' },
  ])(
    'writes $size pixels as $written where $wanted is wanted',
    async ({ wanted, size: [width = 0, height = 0], written }) => {
      const { bytes, mimeType } = await encodePicture({ picture: flat(width, height) }, wanted);
      expect(mimeType).toBe(written);
      expect(await sharp(bytes).metadata()).toMatchObject({ mediaType: written, width, height });
    },
  );

  it('keeps transparency if the wanted format cannot hold the size', async () => {
    const picture = flat(16_384, 4);
    const { mimeType } = await encodePicture({ picture, alpha: new Uint8Array(16_384 * 4) }, 'image/webp');
    expect(mimeType).toBe('image/png');
  });

  it('puts white behind transparent pixels of a JPEG', async () => {
    const { bytes } = await encodePicture({ picture: flat(16, 16), alpha: new Uint8Array(256) }, 'image/jpeg');
    expect(await firstPixel(bytes)).toEqual([255, 255, 255]);
  });
});

describe('settings', () => {
  it('have defaults', () => {
    const settings = LocalSettings.parse({});
    expect(settings).toMatchObject({ LOCAL_MATCH_THRESHOLD: 0.66, LOCAL_JOB_SECONDS: 120, LOCAL_RUNTIME: 'auto' });
    expect(settings.LOCAL_WORKERS).toBeGreaterThanOrEqual(1);
  });

  it.each([
    { LOCAL_WORKERS: '0' },
    { LOCAL_MATCH_THRESHOLD: '1.5' },
    { LOCAL_RUNTIME: 'cuda' },
    { LOCAL_WORKER_MEMORY_MB: '10' },
  ])('refuse %o', (environment) => {
    expect(LocalSettings.safeParse(environment).success).toBe(false);
  });
});
