import sharp, { type Sharp } from 'sharp';
import { UserError } from '../../../core/errors.ts';
import { type Look, type LookFrame, lookSides, type TellingLook } from '../../../core/ports/trust.ts';
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
  const fingerprint: string[] = [];
  const frames: LookFrame[] = [];
  for (const frame of await framesOf(bytes, maxPixels)) {
    const hash = perceptualHash(frame.coarse);
    if (hash === undefined) continue;
    fingerprint.push(hash);
    frames.push(frame);
  }
  return frames.length === 0 ? undefined : { fingerprint, frames };
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

async function framesOf(bytes: Uint8Array, maxPixels: number): Promise<LookFrame[]> {
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

async function firstFrame(bytes: Uint8Array, maxPixels: number): Promise<LookFrame> {
  const picture = upright(bytes, { maxPixels });
  return brightness(picture.flatten({ background: '#fff' })).catch(() => {
    throw new UserError('damaged-media');
  });
}

async function framesOfVideo(bytes: Uint8Array): Promise<LookFrame[]> {
  const frames: LookFrame[] = [];
  for (const picture of sampleFrames(await openVideoFile(bytes), moments)) frames.push(await brightnessOf(picture));
  return frames;
}

function brightnessOf({ data, width, height }: Picture): Promise<LookFrame> {
  return brightness(sharp(data, { raw: { width, height, channels: 3 } }));
}

/** Each size is made of the picture itself: the smaller one of two steps would be blurred otherwise than its copies. */
async function brightness(picture: Sharp): Promise<LookFrame> {
  const grey = picture.toColourspace('b-w');
  const sized = async (side: number): Promise<Uint8Array> =>
    new Uint8Array(await grey.clone().resize(side, side, { fit: 'fill', kernel: 'linear' }).raw().toBuffer());
  return { coarse: await sized(lookSides.coarse), fine: await sized(lookSides.fine) };
}
