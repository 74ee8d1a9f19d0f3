import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Region, type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAll } from '../../../src/core/media.ts';
import type { Faces, SwapInput, SwapStatus } from '../../../src/core/provider.ts';
import { createLocalEngine, type LocalEngine } from '../../../src/providers/local/index.ts';
import { swapProviderContract } from '../../contracts/swap-provider-contract.ts';
import { animated, drawn, meadow, mediaOf, photo, pngBomb, taggedPhoto } from './foreign-files.ts';

const limits = { maxBytes: 64 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };

let cacheDirectory: string;
let engine: LocalEngine;

beforeAll(async () => {
  cacheDirectory = await mkdtemp(join(tmpdir(), 'faceswap-models-'));
  engine = createLocalEngine({ LOCAL_WORKERS: '1' }, { limits, cacheDirectory });
});

afterAll(async () => {
  await engine.close();
  await rm(cacheDirectory, { recursive: true });
});

function signal(): AbortSignal {
  return AbortSignal.timeout(60_000);
}

async function swap(input: SwapInput): Promise<SwapStatus> {
  let status = await engine.provider.submit(input, {
    attemptId: 'a',
    signal: signal(),
    beforePaid: async () => undefined,
  });
  while (status.state === 'pending') status = await engine.provider.poll(status.ticket, { signal: signal() });
  return status;
}

interface Pictures {
  readonly target: Uint8Array;
  readonly source?: Uint8Array;
  readonly faces?: Faces;
  readonly wanted?: string;
}

function inputOf({ target, source = photo('collins'), faces = { which: 'largest' }, wanted }: Pictures): SwapInput {
  return { target: mediaOf(target), source: mediaOf(source), faces, wanted };
}

async function swapped(pictures: Pictures): Promise<Uint8Array> {
  const status = await swap(inputOf(pictures));
  if (status.state !== 'done') throw new Error(`not done: ${JSON.stringify(status)}`);
  const bytes = await readAll(await status.result.open(signal()), limits.maxBytes);
  return bytes ?? new Uint8Array();
}

/** Mean difference of the red, green and blue of two pictures of one size, in the given part. */
async function difference(a: Uint8Array, b: Uint8Array, part: Region): Promise<number> {
  const [one, other] = await Promise.all(
    [a, b].map((bytes) => sharp(bytes).autoOrient().removeAlpha().toColourspace('srgb').extract(part).raw().toBuffer()),
  );
  if (!one || !other) return Number.NaN;
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}

const corner = { left: 0, top: 0, width: 60, height: 60 };

async function portrait(change: (image: Sharp) => Sharp): Promise<Uint8Array> {
  return change(sharp(photo('hopper')).resize(500)).toBuffer();
}

swapProviderContract('local', async () => {
  const grass = await meadow();
  let target = photo('hopper');
  return {
    create: () => engine.provider,
    vendor: {
      works: () => undefined,
      noFace: () => {
        target = grass;
      },
      foreignTicket: () => ({ process: '00000000-0000-0000-0000-000000000000', number: 1 }),
    },
    input: () => inputOf({ target }),
  };
});

describe('a swap on this machine', () => {
  it('changes the face and nothing else, the same way every time', async () => {
    const target = await sharp(photo('hopper')).png().toBuffer();
    const [first, second] = [await swapped({ target }), await swapped({ target })];
    expect(Buffer.from(first).equals(second)).toBe(true);
    expect(await difference(first, target, corner)).toBe(0);
    const { width = 0, height = 0 } = await sharp(target).metadata();
    const middle = {
      left: Math.round(width * 0.3),
      top: Math.round(height * 0.2),
      width: Math.round(width * 0.4),
      height: Math.round(height * 0.4),
    };
    expect(await difference(first, target, middle)).toBeGreaterThan(3);
  });

  it('tells that there were several faces and that only the largest was swapped', async () => {
    const status = await swap(inputOf({ target: photo('couple') }));
    expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'several-faces', count: 2 }] });
  });

  it('tells that the source wears glasses', async () => {
    const status = await swap(inputOf({ target: photo('hopper'), source: photo('glasseswoman') }));
    expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'source-wears-glasses' }] });
  });

  it('swaps everybody, and leaves alone who is too small', async () => {
    const person = await sharp(photo('collins')).resize(190).toBuffer();
    const wider = await sharp(photo('couple')).extend({ left: 200, background: '#999' }).toBuffer();
    const target = await sharp(wider)
      .composite([{ input: person, left: 5, top: 40 }])
      .png()
      .toBuffer();
    const status = await swap(inputOf({ target, source: photo('luciano'), faces: { which: 'all' } }));
    expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'faces-left-alone', count: 1 }] });
  });

  it('gives each of two people a face of their own', async () => {
    const assignments = [
      { scene: { fromLeft: 1 }, source: mediaOf(photo('collins')) },
      { scene: { fromLeft: 2 }, source: mediaOf(photo('luciano')) },
    ];
    const faces: Faces = { which: 'assigned', assignments };
    expect(await swap({ target: mediaOf(photo('couple')), faces })).toMatchObject({ state: 'done' });
  });

  it('swaps the one who looks like the reference', async () => {
    const [, man] = await engine.recognizer.detect(photo('couple'), signal());
    const reference = await engine.recognizer.crop(photo('couple'), { which: 'nth', fromLeft: 1 }, signal());
    expect(man && reference).toBeDefined();
    if (!reference) return;
    const faces: Faces = { which: 'reference', reference: mediaOf(reference.bytes) };
    const byReference = await swapped({ target: photo('couple'), faces });
    const byPlace = await swapped({ target: photo('couple'), faces: { which: 'nth', fromLeft: 1 } });
    expect(Buffer.from(byReference).equals(byPlace)).toBe(true);
  });

  it('says no where nobody looks like the reference', async () => {
    const faces: Faces = { which: 'reference', reference: mediaOf(photo('luciano')) };
    const refused = { state: 'refused', reason: 'no-match', subject: 'reference' };
    expect(await swap(inputOf({ target: photo('couple'), faces }))).toEqual(refused);
  });

  it('says no to the third of two people', async () => {
    const faces: Faces = { which: 'nth', fromLeft: 3 };
    const refused = { state: 'refused', reason: 'no-such-face', subject: 'target' };
    expect(await swap(inputOf({ target: photo('couple'), faces }))).toEqual(refused);
  });

  it('leaves moving pictures to others', () => {
    const still = mediaOf(photo('hopper'));
    const faces: Faces = { which: 'largest' };
    expect(engine.provider.unfit({ target: { ...still, kind: 'gif' }, source: still, faces })).toBe('kind');
    expect(engine.provider.unfit({ target: { ...still, kind: 'video' }, source: still, faces })).toBe('kind');
    expect(engine.provider.unfit({ target: { ...still, width: 9_000, height: 9_000 }, source: still, faces })).toBe(
      'size',
    );
  });
});

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
    const result = await swapped({ target });
    const metadata = await sharp(result).metadata();
    expect(metadata).toMatchObject({ format, width: 500, channels: 3, depth: 'uchar' });
    expect(await difference(result, target, corner)).toBeLessThan(6);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'sets a picture of EXIF orientation %i upright and forgets where it was taken',
    async (orientation) => {
      const lying = await taggedPhoto('hopper', orientation);
      const result = await swapped({ target: lying });
      const metadata = await sharp(result).metadata();
      const { width, height } = await sharp(photo('hopper')).metadata();
      expect(metadata).toMatchObject({ width, height });
      expect([metadata.exif, metadata.orientation]).toEqual([undefined, undefined]);
      expect(Buffer.from(result).includes('canary-owner')).toBe(false);
      expect(await difference(result, photo('hopper'), corner)).toBeLessThan(6);
    },
  );

  it('keeps what is transparent', async () => {
    const hole = Buffer.from('<svg width="500" height="100"><rect width="500" height="100" fill="#000"/></svg>');
    const target = await portrait((image) =>
      image
        .ensureAlpha()
        .composite([{ input: hole, left: 0, top: 0, blend: 'dest-out' }])
        .png(),
    );
    const alpha = (bytes: Uint8Array): Promise<Buffer> => sharp(bytes).extractChannel('alpha').raw().toBuffer();
    expect((await alpha(await swapped({ target }))).equals(await alpha(target))).toBe(true);
    const webp = await swapped({ target, wanted: 'image/webp' });
    expect((await alpha(webp)).equals(await alpha(target))).toBe(true);
    expect(await sharp(await swapped({ target, wanted: 'image/jpeg' })).metadata()).toMatchObject({
      format: 'jpeg',
      hasAlpha: false,
    });
  });

  it.each(['jpeg', 'png', 'webp', 'avif'])('answers in %s when that is wanted', async (format) => {
    const result = await swapped({ target: photo('hopper'), wanted: `image/${format}` });
    expect(await sharp(result).metadata()).toMatchObject({ mediaType: `image/${format}` });
  });

  it('swaps a face in 40 megapixels inside its memory', async () => {
    const target = await sharp(photo('hopper')).resize(6_400, 6_250, { fit: 'fill' }).jpeg().toBuffer();
    expect(await sharp(await swapped({ target })).metadata()).toMatchObject({ width: 6_400, height: 6_250 });
  });
});

describe('bad pictures', () => {
  const truncated = photo('hopper').subarray(0, photo('hopper').length * 0.6);
  const text = new TextEncoder().encode('this is not a picture, whatever its name says');
  const cartoon =
    '<circle cx="320" cy="240" r="150" fill="#fd5"/><circle cx="270" cy="200" r="20"/><circle cx="370" cy="200" r="20"/><path d="M250 300 Q320 370 390 300" stroke="#000" stroke-width="12" fill="none"/>';
  const backOfHead =
    '<filter id="b"><feGaussianBlur stdDeviation="9"/></filter><g filter="url(#b)"><rect x="180" y="360" width="280" height="120" fill="#446"/><ellipse cx="320" cy="230" rx="120" ry="160" fill="#432"/></g>';

  async function small(): Promise<Uint8Array> {
    const face = await sharp(photo('collins')).resize(110).toBuffer();
    return sharp(await meadow())
      .composite([{ input: face, left: 250, top: 150 }])
      .png()
      .toBuffer();
  }

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['an empty file', 'unsupported-media', () => new Uint8Array()],
    ['half a JPEG', 'unsupported-media', () => truncated],
    ['text', 'unsupported-media', () => text],
    [
      'SVG',
      'unsupported-media',
      () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['PDF', 'unsupported-media', () => new TextEncoder().encode('%PDF-1.7\n1 0 obj')],
    ['200 megapixels in a few kilobytes', 'media-too-large', () => pngBomb(20_000, 10_000)],
    ['a meadow', 'no-face', meadow],
    ['a cartoon', 'no-face', () => drawn(cartoon)],
    ['the back of a head', 'no-face', () => drawn(backOfHead)],
    ['a tiny face', 'face-too-small', small],
  ])('%s is refused as scene and as source: %s', async (_, reason, make) => {
    const bytes = await make();
    const asTarget = await swap(inputOf({ target: bytes }));
    expect(asTarget).toEqual({ state: 'refused', reason, subject: 'target' });
    const asSource = await swap(inputOf({ target: photo('hopper'), source: bytes }));
    expect(asSource).toEqual({ state: 'refused', reason, subject: 'source' });
  });

  it('a reference without a face is refused as such', async () => {
    const faces: Faces = { which: 'reference', reference: mediaOf(await meadow()) };
    const refused = { state: 'refused', reason: 'no-face', subject: 'reference' };
    expect(await swap(inputOf({ target: photo('couple'), faces }))).toEqual(refused);
  });
});
