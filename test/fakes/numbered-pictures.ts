import { resolve } from 'node:path';
import sharp from 'sharp';

const photo = resolve(import.meta.dirname, '../fixtures/media/collins.jpg');
const side = 512;
const patch = 48;
/** A digit of a number is one of so many brightnesses, far enough apart for any encoder. */
const base = 16;

/** A photo of a face with a number in its corner, written as a colour; below 4,096. */
export async function numberedScene(number: number): Promise<Uint8Array> {
  const input = await patchOf(number);
  return sharp(photo)
    .resize(side, side)
    .composite([{ input, left: 0, top: 0 }])
    .jpeg()
    .toBuffer();
}

/** What a vendor made of that scene. */
export async function numberedResult(number: number): Promise<Uint8Array> {
  return patchOf(number, side / 2);
}

/** The number in the corner of a picture, however it was encoded meanwhile. */
export async function numberIn(picture: Uint8Array): Promise<number> {
  const corner = { left: patch / 4, top: patch / 4, width: patch / 2, height: patch / 2 };
  const { channels } = await sharp(await sharp(picture).extract(corner).png().toBuffer()).stats();
  return channels.slice(0, 3).reduce((sum, { mean }) => sum * base + Math.floor(mean / base), 0);
}

function patchOf(number: number, width = patch): Promise<Buffer> {
  const digits = [number / base ** 2, number / base, number].map((digit) => Math.floor(digit) % base);
  const [r = 0, g = 0, b = 0] = digits.map((digit) => digit * base + base / 2);
  return sharp({ create: { width, height: width, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();
}
