import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Media, MediaFacts } from '../../../src/core/ports/media.ts';
import { streamOf } from '../../../src/core/ports/media.ts';
import { box, chunk, png, uint32 } from './built-files.ts';
import { drawSvg } from './draw-svg.ts';

/** The bytes of a fixture. */
export function photo(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/media/${name}.jpg`, import.meta.url)));
}

export function mediaOf(bytes: Uint8Array, facts: Partial<MediaFacts> = {}): Media {
  return {
    kind: 'image',
    mimeType: 'image/jpeg',
    byteLength: bytes.byteLength,
    width: 100,
    height: 100,
    sha256: 'unknown',
    ...facts,
    open: () => streamOf(bytes),
    clean: () => Promise.reject(new Error('the offline engine never asks for clean bytes')),
  };
}

/** A picture without a person. */
export async function meadow(): Promise<Uint8Array> {
  return drawn('<rect width="640" height="200" fill="#8cf"/><rect y="200" width="640" height="280" fill="#4a2"/>');
}

/** SVG content, 640x480, as PNG. */
export async function drawn(content: string): Promise<Uint8Array> {
  const shapes = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#ddd"/>${content}</svg>`;
  return drawSvg(shapes);
}

/** A valid black PNG with one bit a pixel: a few kilobytes at any size. */
export function pngBomb(width: number, height: number): Uint8Array {
  return png(width, height);
}

/** An animated PNG of two equal frames. */
export function animated(still: Uint8Array): Uint8Array {
  const headerEnd = 8 + 25;
  const width = Buffer.from(still.subarray(16, 20));
  const height = Buffer.from(still.subarray(20, 24));
  const control = Buffer.concat([uint32(2), uint32(0)]);
  const frame = (sequence: number): Buffer =>
    chunk(
      'fcTL',
      Buffer.concat([uint32(sequence), width, height, uint32(0), uint32(0), Buffer.from([0, 1, 0, 10, 0, 0])]),
    );
  const rest = Buffer.from(still.subarray(headerEnd));
  const end = rest.length - 12;
  const pixels = pixelData(rest);
  return Buffer.concat([
    still.subarray(0, headerEnd),
    chunk('acTL', control),
    frame(0),
    rest.subarray(0, end),
    frame(1),
    chunk('fdAT', Buffer.concat([uint32(2), pixels])),
    rest.subarray(end),
  ]);
}

function pixelData(chunks: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at + 12 <= chunks.length; at += 12 + chunks.readUInt32BE(at)) {
    const data = chunks.subarray(at + 8, at + 8 + chunks.readUInt32BE(at));
    if (chunks.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(data);
  }
  return Buffer.concat(parts);
}

export interface HeaderRecipe {
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly turned?: boolean;
  readonly brand?: string;
}

/** The header of an MP4 file with a sound track and a picture track, without frames. */
export function mp4({ width, height, seconds, turned = false, brand = 'isom' }: HeaderRecipe): Uint8Array {
  const matrix = turned ? [0, 1, 0, -1, 0, 0, 0, 0, 1] : [1, 0, 0, 0, 1, 0, 0, 0, 1];
  const track = (across: number, down: number): Buffer =>
    box(
      'trak',
      box(
        'tkhd',
        Buffer.alloc(40),
        ...matrix.map((value) => uint32((value * 65_536) >>> 0)),
        uint32(across * 65_536),
        uint32(down * 65_536),
      ),
    );
  const header = box('mvhd', Buffer.alloc(12), uint32(600), uint32(seconds * 600), Buffer.alloc(80));
  const type = box('ftyp', Buffer.from(brand.padEnd(4), 'latin1'), uint32(512), Buffer.from('isomiso2', 'latin1'));
  return Buffer.concat([type, box('mdat', Buffer.alloc(64)), box('moov', header, track(0, 0), track(width, height))]);
}

function element(id: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const size = uint32(body.length | 0x10_00_00_00);
  return Buffer.concat([Buffer.from(id, 'hex'), size, body]);
}

/** The header of a WebM file, without frames. */
export function webm({ width, height, seconds }: HeaderRecipe): Uint8Array {
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(seconds * 1_000);
  const head = element('1a45dfa3', element('4282', Buffer.from('webm')));
  const video = element('e0', element('b0', uint32(width)), element('ba', uint32(height)));
  const info = element('1549a966', element('2ad7b1', uint32(1_000_000)), element('4489', duration));
  return Buffer.concat([head, element('18538067', info, element('1654ae6b', element('ae', video)))]);
}

/** For each EXIF orientation, how the pixels of an upright picture are stored: turned, then mirrored. */
const storedAs: Readonly<Record<number, { readonly degrees: number; readonly mirrored?: boolean }>> = {
  1: { degrees: 0 },
  2: { degrees: 0, mirrored: true },
  3: { degrees: 180 },
  4: { degrees: 180, mirrored: true },
  5: { degrees: 90, mirrored: true },
  6: { degrees: 270 },
  7: { degrees: 270, mirrored: true },
  8: { degrees: 90 },
};

/** A JPEG with pixels stored in this orientation, and with location and author in its metadata. */
export async function taggedPhoto(name: string, orientation: number): Promise<Uint8Array> {
  const { degrees = 0, mirrored = false } = storedAs[orientation] ?? {};
  const turned = await sharp(photo(name)).rotate(degrees).png().toBuffer();
  const exif = {
    IFD0: { Copyright: 'canary-owner', Orientation: String(orientation) },
    IFD3: { GPSLatitude: '48/1 51/1 30/1', GPSLatitudeRef: 'N' },
  };
  return sharp(turned).flop(mirrored).withExif(exif).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
}
