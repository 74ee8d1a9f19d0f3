import sharp, { type Sharp } from 'sharp';
import { type DecodedPicture, type DecodeOptions, readHeader, refuseTooManyPixels, upright } from './decode.ts';
import type { EncodedPicture } from './worker-protocol.ts';

/** The formats that can be written. */
const encoders: Readonly<Record<string, (image: Sharp, quality: Quality) => Sharp>> = {
  'image/jpeg': (image, quality) =>
    image
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: quality === 'best' ? 95 : 92, chromaSubsampling: '4:4:4' }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: 92, smartSubsample: true, effort: 2 }),
  // More effort takes seconds a megapixel and saves a tenth of the bytes.
  'image/avif': (image) => image.avif({ quality: 80, chromaSubsampling: '4:4:4', effort: 1 }),
};

type Quality = 'best' | 'good';

const longestWebpSide = 16_383;

/** Writes pixels as `wanted`, or as PNG where that format cannot hold them. */
export async function encodePicture(
  { picture, alpha }: Pick<DecodedPicture, 'picture' | 'alpha'>,
  wanted: string,
): Promise<EncodedPicture> {
  const { width, height, data } = picture;
  const pixels = sharp(data, { raw: { width, height, channels: 3 } });
  const image = alpha
    ? pixels.joinChannel(Buffer.from(alpha.buffer, alpha.byteOffset, alpha.byteLength), {
        raw: { width, height, channels: 1 },
      })
    : pixels;
  return write(image, writable(wanted, picture), 'good');
}

/** The file's first frame as `wanted`, upright sRGB without metadata. */
export async function reencode(bytes: Uint8Array, wanted: string, options: DecodeOptions): Promise<EncodedPicture> {
  const header = await readHeader(bytes);
  refuseTooManyPixels(header, options.maxPixels);
  return write(upright(bytes, options), writable(wanted, header), 'best');
}

function writable(wanted: string, { width, height }: { width: number; height: number }): string {
  const isTooLong = wanted === 'image/webp' && Math.max(width, height) > longestWebpSide;
  return wanted in encoders && !isTooLong ? wanted : 'image/png';
}

async function write(image: Sharp, mimeType: string, quality: Quality): Promise<EncodedPicture> {
  const encoded = encoders[mimeType]?.(image, quality) ?? image;
  return { bytes: await encoded.toBuffer(), mimeType };
}
