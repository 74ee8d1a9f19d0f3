import sharp, { type Sharp } from 'sharp';
import { UserError } from '../../../core/errors.ts';
import { type Look, lookSide, type TellingLook } from '../../../core/ports/trust.ts';
import { tellsOf } from '../../../core/results/tells.ts';
import { readHeader, refuseTooManyPixels, upright } from '../media/decode.ts';
import { sniff } from '../media/sniff.ts';
import type { Picture } from '../pixels/picture.ts';
import { openVideoFile } from '../video/codec/video-file.ts';
import { sampleFrames } from '../video/sample-frames.ts';
import { perceptualHash } from './perceptual-hash.ts';

/** Where GIFs and videos are looked at, as shares of their length. */
const moments = [1 / 6, 1 / 2, 5 / 6] as const;

/** Undefined where every sampled frame is of a single colour. Throws UserError. Runs in a worker. */
export async function lookAt(bytes: Uint8Array, maxPixels: number): Promise<Look | undefined> {
  const found: { hash: string; cells: Uint8Array }[] = [];
  for (const cells of await framesOf(bytes, maxPixels)) {
    const hash = perceptualHash(cells);
    if (hash !== undefined) found.push({ hash, cells });
  }
  if (found.length === 0) return undefined;
  return { fingerprint: found.map(({ hash }) => hash), frames: found.map(({ cells }) => cells) };
}

/** Undefined where the result has nothing to see. Throws UserError. Runs in a worker. */
export async function tellApart(
  result: Uint8Array,
  scene: Uint8Array,
  maxPixels: number,
): Promise<TellingLook | undefined> {
  const after = await lookAt(result, maxPixels);
  const before = after && (await lookAt(scene, maxPixels));
  return after && { fingerprint: after.fingerprint, tells: before && tellsOf(after, before) };
}

async function framesOf(bytes: Uint8Array, maxPixels: number): Promise<Uint8Array[]> {
  const sniffed = await sniff(bytes);
  if (sniffed.kind === 'video') return framesOfVideo(bytes);
  if (sniffed.kind !== 'picture') throw new UserError('not-media', { type: sniffed.type });
  const header = await readHeader(bytes);
  refuseTooManyPixels(header, maxPixels);
  if (header.mimeType === 'image/gif' && header.frames > 1) {
    return framesOfVideo(bytes).catch(async () => [await firstFrame(bytes, maxPixels)]);
  }
  return [await firstFrame(bytes, maxPixels)];
}

async function firstFrame(bytes: Uint8Array, maxPixels: number): Promise<Uint8Array> {
  const picture = upright(bytes, { maxPixels });
  return brightness(picture.flatten({ background: '#fff' })).catch(() => {
    throw new UserError('damaged-media');
  });
}

async function framesOfVideo(bytes: Uint8Array): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = [];
  for (const picture of sampleFrames(await openVideoFile(bytes), moments)) frames.push(await brightnessOf(picture));
  return frames;
}

function brightnessOf({ data, width, height }: Picture): Promise<Uint8Array> {
  return brightness(sharp(data, { raw: { width, height, channels: 3 } }));
}

async function brightness(picture: Sharp): Promise<Uint8Array> {
  const grey = picture.toColourspace('b-w').resize(lookSide, lookSide, { fit: 'fill', kernel: 'linear' });
  return new Uint8Array(await grey.raw().toBuffer());
}
