import sharp, { type Sharp } from 'sharp';
import { UserError } from '../../../core/errors.ts';
import type { RefusalSubject } from '../../../core/ports/provider.ts';
import type { Picture } from '../pixels/picture.ts';
import { refuseOutline } from './containers/outline.ts';
import { pictureTypeOf, readPicture } from './containers/picture.ts';
import { leanPng } from './containers/png.ts';
import { Refusal } from './refusal.ts';

/** Facts that are read without decoding. Width and height are pixels of one frame, after orientation. */
export interface PictureHeader {
  /** One of the types that can be decoded. `image/heic` is not one of them. */
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly seconds?: number;
  /** How often an animation is shown; 0 means for ever. */
  readonly loop?: number;
  readonly hasAlpha: boolean;
}

/** The first frame: upright, in sRGB, without metadata. */
export interface DecodedPicture {
  readonly picture: Picture;
  /** One byte a pixel; 0 is transparent. Absent if every pixel is opaque. */
  readonly alpha?: Uint8Array;
  readonly mimeType: string;
}

export interface DecodeOptions {
  /** Largest width × height × frames. A larger picture is refused before it is decoded. */
  readonly maxPixels: number;
  /** Longest side in pixels. A larger picture is scaled down while it is decoded. */
  readonly maxSide?: number;
  /** Which frame of an animated WebP; 0 is the first, and the default. */
  readonly page?: number;
}

// Decode one picture at a time and allow few formats, because each loader is C code that reads foreign bytes.
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

/**
 * Reads the container first, so that no decoder sees a file that would keep it busy. Throws UserError `damaged-media`,
 * `unsupported-format`, `too-many-frames` or `edge-too-long`.
 */
export async function readHeader(bytes: Uint8Array): Promise<PictureHeader> {
  const mimeType = pictureTypeOf(bytes);
  if (!mimeType) damaged();
  const outline = readPicture(bytes, mimeType);
  // Of a GIF every frame is shown, of the others only the first.
  refuseOutline(mimeType === 'image/png' ? { ...outline, frames: 1 } : outline);
  const metadata = await sharp(forDecoder(bytes), { limitInputPixels: false }).metadata().catch(damaged);
  if (metadata.format === 'heif' && metadata.compression !== 'av1') {
    throw new UserError('unsupported-format', { type: 'HEIC' });
  }
  if (mimeTypes[metadata.format] !== mimeType) damaged();
  const { width, height } = metadata.autoOrient;
  const isLarger = outline.width * outline.height > width * height;
  return {
    mimeType,
    ...(isLarger ? { width: outline.width, height: outline.height } : { width, height }),
    frames: outline.frames,
    ...(outline.seconds !== undefined && { seconds: outline.seconds }),
    ...(metadata.loop !== undefined && { loop: metadata.loop }),
    hasAlpha: metadata.hasAlpha ?? false,
  };
}

/** Without the parts that a decoder would read for nothing. */
function forDecoder(bytes: Uint8Array): Uint8Array {
  return pictureTypeOf(bytes) === 'image/png' ? leanPng(bytes) : bytes;
}

/** Throws UserError `too-many-pixels`. Needs only the header. */
export function refuseTooManyPixels(header: Pick<PictureHeader, 'width' | 'height' | 'frames'>, most: number): void {
  const pixels = header.width * header.height * header.frames;
  if (pixels <= most) return;
  const megapixels = Math.ceil(pixels / 1e6);
  throw new UserError('too-many-pixels', { megapixels, limitMegapixels: Math.floor(most / 1e6) });
}

/**
 * Reads the whole file to find damage. Cheap: the first frame is decoded at 16 × 16 pixels and dropped. Throws
 * UserError `damaged-media`.
 */
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
  // Decoding a second time takes half the memory of splitting four channels.
  const alpha = await upright(bytes, options).extractChannel('alpha').raw().toBuffer().catch(damaged);
  const isOpaque = alpha.every((value: number) => value === 255);
  return { picture, mimeType: header.mimeType, ...(!isOpaque && { alpha: ownBytes(alpha) }) };
}

/** Decodes a picture. Throws Refusal where `decodePicture` throws UserError. */
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

/** The first frame, or the one of `page`, upright and in sRGB, ready to be encoded again. */
export function upright(bytes: Uint8Array, { maxPixels, maxSide, page }: DecodeOptions): Sharp {
  const picture = open(bytes, maxPixels, page).toColourspace('srgb');
  if (!maxSide) return picture;
  return picture.resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true });
}

/** Fails on every error that the decoder finds, so that no half-decoded picture is used. */
function open(bytes: Uint8Array, maxPixels: number, page?: number): Sharp {
  const options = { failOn: 'error', limitInputPixels: maxPixels, autoOrient: true } as const;
  return sharp(forDecoder(bytes), page === undefined ? options : { ...options, page });
}

/** Buffer.slice shares memory, Uint8Array.slice copies. The engine expects the second. */
function ownBytes({ buffer, byteOffset, byteLength }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function damaged(): never {
  throw new UserError('damaged-media');
}
