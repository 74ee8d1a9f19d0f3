import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UserError } from '../../../src/core/errors.ts';
import type { PictureLimits } from '../../../src/core/ports/media.ts';
import { createIntake } from '../../../src/providers/local/intake.ts';
import { createPool } from '../../../src/providers/local/pool/pool.ts';
import { animated, mp4, photo, pngBomb, taggedPhoto, webm } from './foreign-files.ts';
import { animatedGif, intakeUnderTest, limits, signal, small, still, videoFacts } from './intake-rig.ts';

const under = intakeUnderTest();

async function movingWebp(): Promise<Uint8Array> {
  return sharp(await animatedGif(), { animated: true })
    .webp()
    .toBuffer();
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe('inspecting a file', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, object]>([
    ['JPEG', () => small().jpeg().toBuffer(), { kind: 'image', mimeType: 'image/jpeg', width: 64, height: 48 }],
    ['PNG', still, { kind: 'image', mimeType: 'image/png', width: 64, height: 48 }],
    ['WebP', () => small().webp().toBuffer(), { kind: 'image', mimeType: 'image/webp', width: 64, height: 48 }],
    [
      'AVIF',
      () => small().avif({ effort: 0 }).toBuffer(),
      { kind: 'image', mimeType: 'image/avif', width: 64, height: 48 },
    ],
    [
      'GIF of one frame',
      () => small().gif().toBuffer(),
      { kind: 'image', mimeType: 'image/gif', width: 64, height: 48 },
    ],
    ['GIF', animatedGif, { kind: 'gif', mimeType: 'image/gif', width: 64, height: 48, frames: 2, seconds: 1.2 }],
    [
      'animated PNG',
      async () => animated(await still()),
      { kind: 'image', mimeType: 'image/png', width: 64, frames: 2 },
    ],
    ['animated WebP', movingWebp, { kind: 'image', mimeType: 'image/webp', width: 64, height: 48, frames: 2 }],
    ['MP4', () => mp4(videoFacts), { kind: 'video', mimeType: 'video/mp4', ...videoFacts }],
    [
      'MP4 on its side',
      () => mp4({ ...videoFacts, turned: true }),
      { kind: 'video', width: 720, height: 1_280, seconds: 12 },
    ],
    ['MOV', () => mp4({ ...videoFacts, brand: 'qt' }), { kind: 'video', mimeType: 'video/quicktime', ...videoFacts }],
    ['WebM', () => webm(videoFacts), { kind: 'video', mimeType: 'video/webm', ...videoFacts }],
  ])('recognises %s by its bytes', async (_, make, facts) => {
    const bytes = await make();
    const found = await under.intake.inspect(bytes, 'target', signal());
    expect(found).toMatchObject({
      ...facts,
      byteLength: bytes.byteLength,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('reports the size after orientation, not as stored', async () => {
    const { width, height } = await sharp(photo('hopper')).metadata();
    const facts = await under.intake.inspect(await taggedPhoto('hopper', 6), 'source', signal());
    expect(facts).toMatchObject({ width, height });
  });

  it('does not mistake a still picture for a moving one', async () => {
    const facts = await under.intake.inspect(await small().gif().toBuffer(), 'source', signal());
    expect(facts).not.toHaveProperty('frames');
    expect(facts).not.toHaveProperty('seconds');
  });
});

describe('a file that keeps its worker busy', () => {
  it('is given up soon if a member sent it, and not if it is a result that is paid for', async () => {
    const workerFile = new URL('./misbehaving-worker.ts', import.meta.url);
    const quick = { workers: 1, timeLimitMs: 50 };
    const pool = createPool({
      workerFile,
      workerSettings: {},
      workers: 1,
      memoryMegabytes: 500,
      timeLimitMs: 20_000,
      quick,
    });
    const intake = createIntake(pool, limits);
    const hello = { kind: 'inspect', bytes: ascii('hello'), maxPixels: 1 } as const;
    const warmed = (isQuick: boolean) => pool.run(hello, z.unknown(), { signal: signal(), quick: isQuick });
    await Promise.all([warmed(false), warmed(true)]);
    const abort = new AbortController();
    const result = intake.inspect(ascii('hang'), 'result', abort.signal).catch((error: unknown) => error);
    await expect(intake.inspect(ascii('hang'), 'target', signal())).rejects.toMatchObject({ code: 'damaged-media' });
    await warmed(true); // a worker that has yet to start is given more time
    await expect(intake.inspect(ascii('hang'), 'source', signal())).rejects.toMatchObject({ code: 'damaged-media' });
    abort.abort('enough');
    expect(await result).toBe('enough');
    await pool.close();
  });
});

describe('a file is refused', () => {
  const cut = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, Math.floor(bytes.length * 0.6));

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string, object]>([
    ['an empty file', () => new Uint8Array(), 'empty-file', {}],
    ['text', () => ascii('holiday.jpg'), 'not-media', { type: 'text' }],
    [
      'SVG',
      () => ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'not-media',
      { type: 'SVG' },
    ],
    ['SVG that fetches', () => ascii('<svg><image href="file:///etc/passwd"/></svg>'), 'not-media', { type: 'SVG' }],
    ['PDF', () => ascii('%PDF-1.7\n1 0 obj <<>> endobj'), 'not-media', { type: 'PDF' }],
    ['an archive', () => Buffer.from('504b0304140000000000'.padEnd(120, '0'), 'hex'), 'not-media', { type: 'ZIP' }],
    ['a program', () => Buffer.from('4d5a90000300'.padEnd(120, '0'), 'hex'), 'not-media', { type: 'EXE' }],
    ['a playlist', () => ascii('#EXTM3U\n#EXT-X-TARGETDURATION:1\nhttp://127.0.0.1/'), 'not-media', {}],
    ['noise', () => Buffer.from('00ff13370badf00d'.repeat(8), 'hex'), 'not-media', { type: 'unknown' }],
    ['TIFF', () => small().tiff().toBuffer(), 'unsupported-format', { type: 'TIF' }],
    [
      'BMP',
      () => Buffer.from('424d46000000000000003600'.padEnd(160, '0'), 'hex'),
      'unsupported-format',
      { type: 'BMP' },
    ],
    ['half a JPEG', async () => cut(await small().jpeg().toBuffer()), 'damaged-media', {}],
    ['half a PNG', async () => cut(await still()), 'damaged-media', {}],
    ['half a WebP', async () => cut(await small().webp().toBuffer()), 'damaged-media', {}],
    ['half an AVIF', async () => cut(await small().avif({ effort: 0 }).toBuffer()), 'damaged-media', {}],
    ['half a GIF', async () => cut(await small().gif().toBuffer()), 'damaged-media', {}],
    ['a video without a picture', () => mp4({ ...videoFacts, width: 0 }), 'damaged-media', {}],
    ['200 megapixels', () => pngBomb(20_000, 10_000), 'too-many-pixels', { megapixels: 200, limitMegapixels: 50 }],
    ['too many bytes', () => new Uint8Array(2 ** 20 + 1), 'too-many-bytes', { limitMb: 1 }],
  ])('%s, with its reason and its part in the request', async (_, make, code, params) => {
    const bytes = await make();
    const error = await under.intake.inspect(bytes, 'source', signal()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code, params: { ...params, subject: 'source' } });
  });

  it('HEIC whose codec is missing', async () => {
    const avif = Buffer.from(await small().avif({ effort: 0 }).toBuffer());
    const hevc = Buffer.from(avif.toString('latin1').replaceAll('avif', 'heic').replaceAll('av01', 'hvc1'), 'latin1');
    const error = await under.intake.inspect(hevc, 'target', signal()).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'unsupported-format', params: { type: 'HEIC', subject: 'target' } });
  });

  it('counts the pixels of all frames', async () => {
    const narrow = createIntake(under.pool, { ...limits, maxPixels: 64 * 48 * 2 - 1 });
    const error = await narrow.inspect(await animatedGif(), 'target', signal()).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'too-many-pixels' });
  });

  it('rejects with the reason of the abort', async () => {
    const reason = new Error('gone');
    await expect(under.intake.inspect(await still(), 'target', AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

describe('a cleaned file', () => {
  it('is upright and has no location and no author', async () => {
    const { bytes, mimeType } = await under.intake.clean(await taggedPhoto('hopper', 6), signal());
    const metadata = await sharp(bytes).metadata();
    const { width, height } = await sharp(photo('hopper')).metadata();
    expect(mimeType).toBe('image/jpeg');
    expect(metadata).toMatchObject({ format: 'jpeg', width, height, chromaSubsampling: '4:4:4' });
    expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(Buffer.from(bytes).includes('canary-owner')).toBe(false);
  });

  it('has no bytes after its picture', async () => {
    const polyglot = Buffer.concat([await small().jpeg().toBuffer(), Buffer.from('<script>canary-tail</script>')]);
    const { bytes } = await under.intake.clean(polyglot, signal());
    expect(Buffer.from(bytes).includes('canary-tail')).toBe(false);
  });

  it('is PNG if it is transparent', async () => {
    const { bytes, mimeType } = await under.intake.clean(await small().ensureAlpha(0.5).webp().toBuffer(), signal());
    expect(mimeType).toBe('image/png');
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', hasAlpha: true });
  });

  it('is the first frame of an animated picture', async () => {
    const { bytes } = await under.intake.clean(await movingWebp(), signal());
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 64, height: 48 });
  });

  it('stays the same if it is an animated GIF', async () => {
    const gif = await animatedGif();
    const { bytes, mimeType } = await under.intake.clean(gif, signal());
    expect([Buffer.from(bytes).equals(gif), mimeType]).toEqual([true, 'image/gif']);
  });

  it('makes a small saved face, never enlarged, and only of a still picture', async () => {
    const large = await sharp(await taggedPhoto('hopper', 1))
      .resize(2_000)
      .keepExif()
      .jpeg()
      .toBuffer();
    const { width, height, format, exif } = await sharp(await under.intake.portrait(large, signal())).metadata();
    expect([format, Math.max(width, height), exif]).toEqual(['jpeg', 1_024, undefined]);
    expect(await sharp(await under.intake.portrait(await still(), signal())).metadata()).toMatchObject({ width: 64 });
    await expect(under.intake.portrait(await animatedGif(), signal())).rejects.toMatchObject({ code: 'moving-face' });
  });

  it.each(['jpeg', 'png', 'webp', 'avif'])('is turned into %s', async (format) => {
    const bytes = await under.intake.convert(await taggedPhoto('collins', 8), `image/${format}`, signal());
    expect(await sharp(bytes).metadata()).toMatchObject({ mediaType: `image/${format}`, width: 512, height: 512 });
    expect(Buffer.from(bytes).includes('canary-owner')).toBe(false);
  });
});

describe('a picture for a vendor with limits', () => {
  it('of 12 megapixels loses quality that nobody sees, and no pixel', async () => {
    const phone = await sharp(photo('hopper')).resize(4_032, 3_024, { fit: 'cover' }).jpeg({ quality: 97 }).toBuffer();
    const maxBytes = 1_400_000;
    const roomy = createIntake(under.pool, { ...limits, maxBytes: 2 ** 25 });
    const { bytes, mimeType } = await roomy.clean(phone, signal(), { maxBytes });
    expect(mimeType).toBe('image/jpeg');
    expect(phone.byteLength).toBeGreaterThan(maxBytes);
    expect(bytes.byteLength).toBeLessThanOrEqual(maxBytes);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 4_032, height: 3_024 });
  });

  it.each<[string, PictureLimits, { width: number; height: number }]>([
    ['its longest side', { maxEdge: 128 }, { width: 128, height: 96 }],
    ['its pixels', { maxPixels: 64 * 48 }, { width: 64, height: 48 }],
    ['both', { maxEdge: 100, maxPixels: 64 * 48 }, { width: 64, height: 48 }],
    ['nothing that it exceeds', { maxEdge: 5_000, maxPixels: 50e6, maxBytes: 2 ** 20 }, { width: 256, height: 192 }],
  ])('is made smaller for %s', async (_, allowed, size) => {
    const picture = await small().resize(256, 192).png().toBuffer();
    const { bytes } = await under.intake.clean(picture, signal(), allowed);
    expect(await sharp(bytes).metadata()).toMatchObject(size);
  });

  it('loses pixels, no more than needed, where quality alone does not do', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const grain = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#000', noise } })
      .png()
      .toBuffer();
    const { bytes } = await under.intake.clean(grain, signal(), { maxBytes: 40_000 });
    expect(bytes.byteLength).toBeLessThanOrEqual(40_000);
    expect(bytes.byteLength).toBeGreaterThan(30_000);
  });

  it('loses its transparency before its pixels', async () => {
    const glass = await sharp(photo('collins')).ensureAlpha(0.5).png().toBuffer();
    const fitting = await under.intake.clean(glass, signal(), { maxBytes: 100_000 });
    expect(fitting.mimeType).toBe('image/jpeg');
    expect(fitting.bytes.byteLength).toBeLessThanOrEqual(100_000);
    expect(await sharp(fitting.bytes).metadata()).toMatchObject({ width: 512, height: 512 });
  });
});

describe('a picture for a platform with a size limit', () => {
  it('stays the same if it fits', async () => {
    const png = await still();
    const fitting = await under.intake.fit(png, png.byteLength, signal());
    expect([Buffer.from(fitting?.bytes ?? []).equals(png), fitting?.mimeType]).toEqual([true, 'image/png']);
  });

  it.each([
    ['image/jpeg', () => sharp(photo('collins')).png().toBuffer(), 40_000],
    ['image/jpeg', () => sharp(photo('collins')).png().toBuffer(), 4_000],
    ['image/webp', () => sharp(photo('collins')).ensureAlpha(0.5).png().toBuffer(), 30_000],
  ])('becomes %s, no smaller than needed', async (mimeType, make, maxBytes) => {
    const fitting = await under.intake.fit(await make(), maxBytes, signal());
    expect(fitting?.mimeType).toBe(mimeType);
    expect(fitting?.bytes.byteLength).toBeLessThanOrEqual(maxBytes);
    expect(fitting?.bytes.byteLength).toBeGreaterThan(maxBytes / 2);
    expect(await sharp(fitting?.bytes).metadata()).toMatchObject({ mediaType: mimeType });
  });

  it('is undefined if it would become too small', async () => {
    expect(await under.intake.fit(photo('collins'), 200, signal())).toBeUndefined();
  });
});

describe('a saved face', () => {
  it('is a small upright JPEG without metadata', async () => {
    const large = await sharp(await taggedPhoto('collins', 6))
      .resize(1_500, 3_000, { fit: 'fill' })
      .keepMetadata()
      .toBuffer();
    const bytes = await under.intake.portrait(large, signal());
    const kept = await sharp(bytes).metadata();
    expect(kept).toMatchObject({ mediaType: 'image/jpeg', width: 1_024, height: 512 });
    expect([kept.exif, kept.icc, kept.orientation]).toEqual([undefined, undefined, undefined]);
  });

  it('is never enlarged', async () => {
    expect(await sharp(await under.intake.portrait(await still(), signal())).metadata()).toMatchObject({ width: 64 });
  });

  it.each([
    ['moving-face', animatedGif],
    ['not-media', async () => ascii('no picture at all, only text')],
  ])('is refused as %s if it is no still picture', async (code, file) => {
    const refused = under.intake.portrait(await file(), signal());
    await expect(refused).rejects.toMatchObject({ code, params: { subject: 'source' } });
  });
});
