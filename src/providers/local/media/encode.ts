import sharp, { type Sharp } from 'sharp';
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
  'image/jpeg': (image, quality) =>
    image
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: jpegQualities[quality], chromaSubsampling: quality === 'fair' ? '4:2:0' : '4:4:4' }),
  'image/png': (image) => image.png(),
  'image/webp': (image, quality) =>
    image.webp({ quality: quality === 'fair' ? 80 : 92, smartSubsample: true, effort: 2 }),
  'image/gif': (image) => image.gif(),
  // A higher effort takes seconds a megapixel and saves a tenth of the bytes.
  'image/avif': (image) => image.avif({ quality: 80, chromaSubsampling: '4:4:4', effort: 1 }),
};

type Quality = 'best' | 'good' | 'fair';

const jpegQualities = { best: 95, good: 92, fair: 82 } as const;

const longestWebpSide = 16_383;
/** Pixels. A picture whose longer side is shorter shows nothing useful. */
const shortestLongSide = 64;
/** Pixels. The AVIF encoder needs about 30 bytes a pixel. */
const mostAvifPixels = 24e6;

/** Encodes as `wanted`, or as JPEG or PNG if the wanted format cannot hold this size. */
export async function encodePicture(
  { picture, alpha }: Pick<DecodedPicture, 'picture' | 'alpha'>,
  wanted: string,
): Promise<EncodedPicture> {
  const { width, height } = picture;
  const mimeType = writable(wanted, { width, height, hasAlpha: alpha !== undefined });
  const isFlattened = alpha !== undefined && mimeType === 'image/jpeg';
  const data = isFlattened ? onWhite(picture.data, alpha) : picture.data;
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  if (!alpha || isFlattened) return write(image, mimeType, 'good');
  const channel = Buffer.from(alpha.buffer, alpha.byteOffset, alpha.byteLength);
  return write(image.joinChannel(channel, { raw: { width, height, channels: 1 } }), mimeType, 'good');
}

/** Done by hand, because sharp flattens before it joins channels, whatever the order of the calls. */
function onWhite(data: Uint8Array, alpha: Uint8Array): Uint8Array {
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
 * Encodes as JPEG, or as WebP if it is transparent, smaller with each try. Undefined if it would have to be too small.
 */
export async function fitPicture(
  bytes: Uint8Array,
  maxBytes: number,
  { maxPixels }: DecodeOptions,
): Promise<EncodedPicture | undefined> {
  const { width, height, frames, hasAlpha } = await readHeader(bytes);
  refuseTooManyPixels({ width, height, frames }, maxPixels);
  const wanted = hasAlpha ? 'image/webp' : 'image/jpeg';
  let maxSide = Math.min(Math.max(width, height), longestWebpSide);
  while (maxSide >= shortestLongSide) {
    const encoded = await write(upright(bytes, { maxPixels, maxSide }), wanted, 'fair');
    if (encoded.bytes.byteLength <= maxBytes) return encoded;
    // The byte count grows a little slower than the area: small pictures need more bytes a pixel.
    const step = Math.sqrt(maxBytes / encoded.bytes.byteLength);
    maxSide = Math.floor(maxSide * Math.min(0.9, Math.max(0.6, step)));
  }
  return undefined;
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
