import { readGif } from './gif.ts';
import { readHeif } from './heif.ts';
import { readJpeg } from './jpeg.ts';
import type { Outline } from './outline.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/avif';

const readers: Readonly<Record<PictureType, (bytes: Uint8Array) => Outline>> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
  'image/gif': readGif,
  'image/avif': readHeif,
};

/** The type by the first bytes, as decoders tell it. HEIC counts as AVIF here: it is the same container. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('GIF8')) return 'image/gif';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  return start.slice(4, 8) === 'ftyp' ? 'image/avif' : undefined;
}

/** Throws UserError for a container that lists too much. */
export function readPicture(bytes: Uint8Array, type: PictureType): Outline {
  return readers[type](bytes);
}
