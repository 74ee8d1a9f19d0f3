import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { boxHeight, boxWidth, type Face } from '../src/providers/local/mesh/face.ts';
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

/** A square around a face and some hair, as a PNG of `side` pixels. */
export function portrait(picture: Picture, face: Face, side: number): Promise<Uint8Array> {
  const reach = Math.max(boxWidth(face.box), boxHeight(face.box)) * 1.7;
  const left = Math.max(0, Math.round((face.box.left + face.box.right - reach) / 2));
  const top = Math.max(0, Math.round((face.box.top + face.box.bottom - reach * 1.1) / 2));
  const width = Math.min(picture.width - left, Math.round(reach));
  const height = Math.min(picture.height - top, Math.round(reach));
  return sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .extract({ left, top, width, height })
    .resize(side, side, { fit: 'contain', background: '#222' })
    .png()
    .toBuffer();
}

/** Rows of equal length, drawn as a grid. */
export async function contactSheet(
  rows: readonly (readonly (Uint8Array | undefined)[])[],
  side: number,
  file: URL,
): Promise<void> {
  const tiles = rows.flatMap((row, y) =>
    row.flatMap((tile, x) => (tile ? [{ input: Buffer.from(tile), left: x * side, top: y * side }] : [])),
  );
  const width = side * Math.max(...rows.map((row) => row.length));
  const sheet = sharp({ create: { width, height: side * rows.length, channels: 3, background: '#222' } });
  await sheet.composite(tiles).png().toFile(fileURLToPath(file));
}
