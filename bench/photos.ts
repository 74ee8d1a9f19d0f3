import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Picture } from '../src/providers/local/pixels/picture.ts';

const folder = new URL('../test/fixtures/media/', import.meta.url);

/** A picture of `test/fixtures/media`. */
export function decode(name: string, longestSide: number): Promise<Picture> {
  return decodeFile(fileURLToPath(new URL(`${name}.jpg`, folder)), longestSide);
}

export async function decodeFile(path: string, longestSide: number): Promise<Picture> {
  const { data, info } = await sharp(path)
    .autoOrient()
    .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

export function encode({ width, height, data }: Picture): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
}
