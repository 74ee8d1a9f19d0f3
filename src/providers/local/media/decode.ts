import sharp, { type Sharp } from 'sharp';
import { UserError } from '../../../core/errors.ts';
import type { RefusalSubject } from '../../../core/ports/provider.ts';
import type { Picture } from '../pixels/picture.ts';
import { pngFrames } from './png-frames.ts';
import { Refusal } from './refusal.ts';

/** Read without decoding. Width and height are pixels after orientation, of one frame. */
export interface PictureHeader {
  /** One of the types that can be decoded; `image/heic` is not among them. */
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly seconds?: number;
  /** How often a moving picture is shown; 0 is for ever. */
  readonly loop?: number;
  readonly hasAlpha: boolean;
}

/** The first frame, upright, in sRGB; no metadata. */
export interface DecodedPicture {
  readonly picture: Picture;
  /** One byte a pixel, 0 is transparent; absent where everything is opaque. */
  readonly alpha?: Uint8Array;
  readonly mimeType: string;
}

export interface DecodeOptions {
  /** Width × height × frames of the header; more is refused before anything is decoded. */
  readonly maxPixels: number;
  /** Longer pictures are made smaller on the way. */
  readonly maxSide?: number;
}

// One picture at a time in a process, and few formats: each loader is C code that reads foreign bytes.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((format) => `VipsForeignLoad${format}`),
});

const mimeTypes: Readonly<Record<string, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heif: 'image/avif',
};

/** Throws UserError `damaged-media` or `unsupported-format`. */
export async function readHeader(bytes: Uint8Array): Promise<PictureHeader> {
  if (bytes.byteLength === 0) damaged();
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata().catch(damaged);
  if (metadata.format === 'heif' && metadata.compression !== 'av1') {
    throw new UserError('unsupported-format', { type: 'HEIC' });
  }
  const mimeType = mimeTypes[metadata.format];
  if (!mimeType) throw new UserError('unsupported-format', { type: metadata.format.toUpperCase() });
  // A HEIF file's pages are pictures beside each other, not frames.
  const pages = metadata.format === 'heif' ? 1 : (metadata.pages ?? 1);
  const milliseconds = (metadata.delay ?? []).reduce((sum, delay) => sum + delay, 0);
  return {
    mimeType,
    width: metadata.autoOrient.width,
    height: metadata.autoOrient.height,
    frames: metadata.format === 'png' ? pngFrames(bytes) : pages,
    ...(milliseconds > 0 && { seconds: milliseconds / 1_000 }),
    ...(metadata.loop !== undefined && { loop: metadata.loop }),
    hasAlpha: metadata.hasAlpha ?? false,
  };
}

/** Throws UserError `too-many-pixels` from the header alone. */
export function refuseTooManyPixels(header: Pick<PictureHeader, 'width' | 'height' | 'frames'>, most: number): void {
  const pixels = header.width * header.height * header.frames;
  if (pixels <= most) return;
  const megapixels = Math.ceil(pixels / 1e6);
  throw new UserError('too-many-pixels', { megapixels, limitMegapixels: Math.floor(most / 1e6) });
}

/** Reads the whole file for damage, cheaply: the first frame is decoded at a fraction of its size and dropped. */
export async function refuseDamaged(bytes: Uint8Array, maxPixels: number): Promise<void> {
  await open(bytes, maxPixels).resize({ width: 16, height: 16, fit: 'fill' }).raw().toBuffer().catch(damaged);
}

export async function decodePicture(bytes: Uint8Array, options: DecodeOptions): Promise<DecodedPicture> {
  const header = await readHeader(bytes);
  refuseTooManyPixels(header, options.maxPixels);
  const { data, info } = await upright(bytes, options)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(damaged);
  const picture = { width: info.width, height: info.height, data: ownBytes(data) };
  if (!header.hasAlpha) return { picture, mimeType: header.mimeType };
  // Decoded twice: half the memory of taking four channels apart.
  const alpha = await upright(bytes, options).extractChannel('alpha').raw().toBuffer().catch(damaged);
  const isOpaque = alpha.every((value: number) => value === 255);
  return { picture, mimeType: header.mimeType, ...(!isOpaque && { alpha: ownBytes(alpha) }) };
}

/** What cannot be decoded is refused, like a picture without a face. */
export async function decodeFor(
  subject: RefusalSubject,
  bytes: Uint8Array,
  options: DecodeOptions,
): Promise<DecodedPicture> {
  try {
    return await decodePicture(bytes, options);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new Refusal(error.code === 'too-many-pixels' ? 'media-too-large' : 'unsupported-media', subject);
  }
}

/** The first frame as it is meant to be seen, to be encoded anew. */
export function upright(bytes: Uint8Array, { maxPixels, maxSide }: DecodeOptions): Sharp {
  const picture = open(bytes, maxPixels).toColourspace('srgb');
  if (!maxSide) return picture;
  return picture.resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true });
}

/** Half a picture is no picture: whatever the decoder finds wrong ends it. */
function open(bytes: Uint8Array, maxPixels: number): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels, autoOrient: true });
}

/** A Buffer's `slice` is a view on the same memory, a Uint8Array's a copy. */
function ownBytes({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function damaged(): never {
  throw new UserError('damaged-media');
}
