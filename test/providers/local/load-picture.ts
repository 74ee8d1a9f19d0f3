import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import type { Picture } from '../../../src/providers/local/pixels/picture.ts';
import { drawSvg } from './draw-svg.ts';

const folder = new URL('../../fixtures/media/', import.meta.url);

/** A fixture by name, at most `maxSide` pixels long. */
export async function loadPicture(name: string, maxSide = 1_000): Promise<Picture> {
  const shrunk = sharp(fileURLToPath(new URL(`${name}.jpg`, folder)))
    .autoOrient()
    .resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true });
  return toPicture(shrunk);
}

export async function drawPicture(svg: string, side: number): Promise<Picture> {
  const file = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="${side}" height="${side}">${svg}</svg>`;
  return toPicture(sharp(await drawSvg(file)));
}

export async function toPicture(image: Sharp): Promise<Picture> {
  const { data, info } = await image.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

export function toSharp({ width, height, data }: Picture): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A plain canvas with pictures pasted on it, each at its upper left corner. */
export async function collage(
  width: number,
  height: number,
  pasted: readonly { readonly picture: Picture; readonly left: number; readonly top: number }[],
): Promise<Picture> {
  const layers = await Promise.all(
    pasted.map(async ({ picture, left, top }) => ({ input: await toSharp(picture).png().toBuffer(), left, top })),
  );
  const canvas = sharp({ create: { width, height, channels: 3, background: '#667755' } }).composite(layers);
  return toPicture(sharp(await canvas.png().toBuffer()));
}

/** A picture in which red is the column, green the row and blue always 7. */
export function gradient(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([x, y, 7], (y * width + x) * 3);
  return { width, height, data };
}
