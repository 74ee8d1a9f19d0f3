import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { leanPng } from '../../../../src/providers/local/media/containers/png.ts';
import { inspect } from '../../../../src/providers/local/worker/inspect.ts';
import {
  box,
  chunk,
  element,
  gif,
  movie,
  png,
  recording,
  riff,
  riffChunk,
  times,
  uint32,
  webpCanvas,
  webpFrame,
} from '../built-files.ts';
import { small } from '../intake-rig.ts';

const megabyte = 2 ** 20;

async function onePixel(): Promise<Uint8Array> {
  const file = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } })
    .webp({ lossless: true })
    .toBuffer();
  return file.subarray(12);
}

/** Zeros that a decoder would inflate to so many bytes. */
function bomb(bytes: number): Buffer {
  return deflateSync(Buffer.alloc(bytes));
}

const text = (number: number): Buffer => chunk('zTXt', Buffer.concat([Buffer.from(`k${number}\0\0`), bomb(megabyte)]));

/** A progressive JPEG that says it is so large, and whose last scan is there many times. */
async function scans(count: number, side: number): Promise<Buffer> {
  const flat = { create: { width: 16, height: 16, channels: 3, background: '#777' } } as const;
  const bytes = await sharp(flat).jpeg({ progressive: true }).toBuffer();
  const frame = bytes.indexOf(Buffer.of(0xff, 0xc2));
  bytes.writeUInt16BE(side, frame + 5);
  bytes.writeUInt16BE(side, frame + 7);
  const last = bytes.lastIndexOf(Buffer.of(0xff, 0xda));
  const end = bytes.length - 2;
  return Buffer.concat([bytes.subarray(0, end), times(count, bytes.subarray(last, end)), bytes.subarray(end)]);
}

/**
 * Each of these kept a decoder, or a reader of ours, busy for far longer than its size allows. The code of the refusal tells
 * that a reader with a limit stopped it: no decoder gives these answers.
 */
describe('a file made to be slow is refused before a decoder sees it', () => {
  const frames = (count: number, delay = 0): Buffer => gif(Array.from({ length: count }, () => ({ delay })));

  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    [
      '75,000 frames of WebP in 3.8 MB',
      async () =>
        riff(webpCanvas(1, 1), riffChunk('ANIM', Buffer.alloc(6)), times(75_000, webpFrame(await onePixel()))),
      'too-many-frames',
    ],
    ['5,000 frames of GIF', () => frames(5_000), 'too-many-frames'],
    ['a PNG of one column', () => png(1, 10_000_000), 'edge-too-long'],
    ['a PNG of one row', () => png(10_000_000, 1), 'edge-too-long'],
    [
      'an animated PNG of 2^32 frames',
      () => png(8, 8, chunk('acTL', Buffer.concat([uint32(2 ** 32 - 1), uint32(0)]))),
      'too-many-pixels',
    ],
    ['150,000 chunks of PNG', () => png(8, 8, times(150_000, chunk('abCd'))), 'damaged-media'],
    ['150,000 empty pieces of pixels', () => png(8, 8, times(150_000, chunk('IDAT'))), 'damaged-media'],
    ['200 scans of JPEG', () => scans(200, 16), 'damaged-media'],
    ['60 scans of a large JPEG', () => scans(60, 6_000), 'damaged-media'],
    [
      '150,000 segments of JPEG',
      async () =>
        Buffer.concat([
          Buffer.of(0xff, 0xd8),
          times(150_000, Buffer.of(0xff, 0xe5, 0, 2)),
          (await small().jpeg().toBuffer()).subarray(2),
        ]),
      'damaged-media',
    ],
    [
      'a WebP that names a second, larger canvas',
      async () => riff(webpCanvas(1, 1), webpCanvas(2 ** 24, 2 ** 24), webpFrame(await onePixel())),
      'edge-too-long',
    ],
    [
      'an AVIF that names a picture of 2^32 pixels a side',
      async () => replaced(await small().avif({ effort: 0 }).toBuffer(), 'ispe', 8, uint32(2 ** 32 - 1)),
      'edge-too-long',
    ],
    [
      '150,000 boxes',
      () =>
        Buffer.concat([box('ftyp', Buffer.from('isom')), times(150_000, box('free')), movie({ durations: [[1, 1]] })]),
      'damaged-media',
    ],
    [
      '150,000 boxes in a track',
      () => movie({ durations: [[1, 40]], extra: [box('trak', times(150_000, box('edts')))] }),
      'damaged-media',
    ],
    [
      '150,000 elements',
      () => Buffer.concat([recording({ clusters: [{ at: 0, blocks: [0] }] }), times(150_000, element('ec'))]),
      'damaged-media',
    ],
    [
      'a box that is shorter than its header',
      () => Buffer.concat([box('ftyp', Buffer.from('isom')), uint32(3), Buffer.from('moov')]),
      'damaged-media',
    ],
    [
      'a box of 2^64 bytes',
      () => Buffer.concat([box('ftyp', Buffer.from('isom')), uint32(1), Buffer.from('moov'), Buffer.alloc(8, 255)]),
      'damaged-media',
    ],
  ])('%s', async (_, make, code) => {
    await expect(inspect(await make(), 50e6)).rejects.toMatchObject({ name: 'UserError', code });
  });
});

describe('a decoder never sees', () => {
  it.each<[string, () => Buffer]>([
    [
      'a text of a PNG that inflates to a thousand times its size',
      () => png(8, 8, ...Array.from({ length: 3 }, (_, number) => text(number))),
    ],
    [
      'a colour profile that inflates to 8 MB',
      () => png(8, 8, chunk('iCCP', Buffer.concat([Buffer.from('p\0\0'), bomb(8 * megabyte)]))),
    ],
    [
      'further frames of an animated PNG',
      () => png(8, 8, chunk('acTL', Buffer.alloc(8)), chunk('fdAT', Buffer.alloc(megabyte))),
    ],
  ])('%s', async (_, make) => {
    expect(leanPng(make()).length).toBe(png(8, 8).length);
    expect(await inspect(make(), 50e6)).toMatchObject({ width: 8, height: 8 });
  });

  it('a file that only begins like a picture', async () => {
    for (const start of ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF\0\0\0\0WEBP', '\0\0\0\x1cftypavif']) {
      const bytes = Buffer.concat([
        Buffer.from(start, 'latin1'),
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      ]);
      await expect(inspect(bytes, 50e6)).rejects.toMatchObject({ name: 'UserError' });
    }
  });
});

/** Puts bytes at a distance behind the name of a box. */
function replaced(bytes: Buffer, name: string, distance: number, by: Buffer): Buffer {
  by.copy(bytes, bytes.indexOf(name, 0, 'latin1') + distance);
  return bytes;
}
