import sharp, { type Sharp } from 'sharp';
import type { PictureLimits } from '../../../core/ports/media.ts';
import type { EncodedPicture } from '../protocol.ts';
import {
  type DecodedPicture,
  type DecodeOptions,
  type PictureHeader,
  readHeader,
  refuseTooManyPixels,
  upright,
} from './decode.ts';

/** Encoders by MIME type. */
const encoders: Readonly<Record<string, (image: Sharp, quality: Quality) => Sharp>> = {
  'image/jpeg': (image, quality) => image.flatten({ background: '#ffffff' }).jpeg(jpegOptions[quality]),
  'image/png': (image) => image.png(),
  'image/webp': (image, quality) =>
    image.webp({ quality: quality === 'fair' ? 80 : 92, smartSubsample: true, effort: 2 }),
  'image/gif': (image) => image.gif(),
  // A higher effort takes seconds a megapixel and saves a tenth of the bytes.
  'image/avif': (image) => image.avif({ quality: 80, chromaSubsampling: '4:4:4', effort: 1 }),
};

type Quality = 'best' | 'good' | 'decent' | 'fair';

const jpegOptions = {
  best: { quality: 95, chromaSubsampling: '4:4:4' },
  good: { quality: 92, chromaSubsampling: '4:4:4' },
  decent: { quality: 85, chromaSubsampling: '4:2:0' },
  fair: { quality: 82, chromaSubsampling: '4:2:0' },
} as const;

/** The next quality saves less than this. */
const hopeless = 1.6;
const longestJpegSide = 65_500;
const longestWebpSide = 16_383;
/** Pixels. A picture whose longer side is shorter shows nothing useful. */
const shortestLongSide = 64;
/** Pixels. The AVIF encoder needs about 30 bytes a pixel. */
const mostAvifPixels = 24e6;

/** Encodes as `wanted`, or as JPEG or PNG if the wanted format cannot hold this size. */
export async function encodePicture(
  { picture, alpha }: Pick<DecodedPicture, 'picture' | 'alpha'>,
  wanted: string,
  quality: Quality = 'good',
): Promise<EncodedPicture> {
  const { width, height } = picture;
  const mimeType = writable(wanted, { width, height, hasAlpha: alpha !== undefined });
  const isFlattened = alpha !== undefined && mimeType === 'image/jpeg';
  const data = isFlattened ? onWhite(picture.data, alpha) : picture.data;
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  if (!alpha || isFlattened) return write(image, mimeType, quality);
  const channel = Buffer.from(alpha.buffer, alpha.byteOffset, alpha.byteLength);
  return write(image.joinChannel(channel, { raw: { width, height, channels: 1 } }), mimeType, quality);
}

/** Done by hand, because sharp flattens before it joins channels, whatever the order of the calls. */
export function onWhite(data: Uint8Array, alpha: Uint8Array): Uint8Array {
  const flattened = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const opacity = alpha[(i / 3) | 0] as number;
    flattened[i] = ((data[i] as number) * opacity + 255 * (255 - opacity) + 127) / 255;
  }
  return flattened;
}

/** Encodes the first frame of a file as `wanted`: upright sRGB without metadata. */
export async function reencode(bytes: Uint8Array, wanted: string, options: DecodeOptions): Promise<EncodedPicture> {
  const header = await readHeader(bytes);
  refuseTooManyPixels(header, options.maxPixels);
  return write(upright(bytes, options), writable(wanted, header), 'best');
}

/**
 * Encodes for a vendor: as JPEG, or as PNG if it is transparent, within the limits. A PNG that is too large becomes a
 * JPEG. A JPEG first loses quality that nobody sees, then pixels.
 */
export async function cleanPicture(
  bytes: Uint8Array,
  { maxBytes = Number.POSITIVE_INFINITY, ...limits }: PictureLimits,
  { maxPixels }: DecodeOptions,
): Promise<EncodedPicture> {
  const header = await readHeader(bytes);
  refuseTooManyPixels(header, maxPixels);
  const maxSide = longestSide(header, limits);
  const tries = [['image/jpeg', 'best'] as const, ['image/jpeg', 'good'] as const];
  for (const [mimeType, quality] of header.hasAlpha ? [['image/png', 'best'] as const, ...tries] : tries) {
    const encoded = await write(upright(bytes, { maxPixels, maxSide }), mimeType, quality);
    if (encoded.bytes.byteLength <= maxBytes) return encoded;
    if (mimeType === 'image/jpeg' && encoded.bytes.byteLength > maxBytes * hopeless) break;
  }
  return shrink(bytes, { mimeType: 'image/jpeg', quality: 'decent', maxBytes, maxSide, maxPixels });
}

function longestSide({ width, height }: PictureHeader, { maxEdge, maxPixels }: PictureLimits): number {
  const side = Math.max(width, height);
  const byPixels = maxPixels === undefined ? side : Math.floor(side * Math.sqrt(maxPixels / (width * height)));
  return Math.max(1, Math.min(side, longestJpegSide, maxEdge ?? side, byPixels));
}

/** Encodes as JPEG, or as WebP if it is transparent. Undefined if it would have to be too small. */
export async function fitPicture(
  bytes: Uint8Array,
  maxBytes: number,
  { maxPixels }: DecodeOptions,
): Promise<EncodedPicture | undefined> {
  const { width, height, frames, hasAlpha } = await readHeader(bytes);
  refuseTooManyPixels({ width, height, frames }, maxPixels);
  const mimeType = hasAlpha ? 'image/webp' : 'image/jpeg';
  const maxSide = Math.min(Math.max(width, height), longestWebpSide);
  const smaller = await shrink(bytes, { mimeType, quality: 'fair', maxBytes, maxSide, maxPixels });
  return smaller.bytes.byteLength <= maxBytes ? smaller : undefined;
}

interface ShrinkOptions extends Required<Pick<DecodeOptions, 'maxPixels' | 'maxSide'>> {
  readonly mimeType: string;
  readonly quality: Quality;
  readonly maxBytes: number;
}

/** Encodes with fewer pixels at each try. The last try, with few pixels, may still be too large. */
async function shrink(bytes: Uint8Array, options: ShrinkOptions): Promise<EncodedPicture> {
  const { mimeType, quality, maxBytes, maxPixels } = options;
  let { maxSide } = options;
  for (;;) {
    const encoded = await write(upright(bytes, { maxPixels, maxSide }), mimeType, quality);
    // The byte count grows a little slower than the area: small pictures need more bytes a pixel.
    const step = 0.98 * Math.sqrt(maxBytes / encoded.bytes.byteLength);
    const next = Math.floor(maxSide * Math.min(0.95, Math.max(0.6, step)));
    if (encoded.bytes.byteLength <= maxBytes || next < shortestLongSide) return encoded;
    maxSide = next;
  }
}

function writable(wanted: string, { width, height, hasAlpha }: Omit<PictureHeader, 'frames' | 'mimeType'>): string {
  if (!(wanted in encoders)) return 'image/png';
  const isTooLong = wanted === 'image/webp' && Math.max(width, height) > longestWebpSide;
  const isTooLarge = wanted === 'image/avif' && width * height > mostAvifPixels;
  if (!isTooLong && !isTooLarge) return wanted;
  return hasAlpha ? 'image/png' : 'image/jpeg';
}

async function write(image: Sharp, mimeType: string, quality: Quality): Promise<EncodedPicture> {
  const encoded = encoders[mimeType]?.(image, quality) ?? image;
  return { bytes: await encoded.toBuffer(), mimeType };
}
