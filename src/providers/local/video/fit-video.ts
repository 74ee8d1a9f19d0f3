import type { Frame } from 'node-av/lib';
import { readHeader } from '../media/decode.ts';
import type { EncodedPicture } from '../protocol.ts';
import type { Survey } from '../video-protocol.ts';
import { decodeFrames } from './codec/decoder.ts';
import type { Demuxer } from './codec/demuxer.ts';
import { encodeFrames } from './codec/encode-frames.ts';
import type { EncodedVideo } from './codec/encoded-video.ts';
import { muxVideo } from './codec/muxer.ts';
import { mimeTypes } from './codec/output-format.ts';
import { paletteOf } from './codec/palette.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';
import { frameLayoutOf } from './frame-layout.ts';
import { surveyWhole } from './survey-file.ts';

/** How much a video is reduced. */
interface Reduction {
  /** Factor for both sides, at most 1. */
  readonly scale: number;
  /** Bits a second, without the sound. */
  readonly bitRate?: number;
  /** Colours of a GIF. */
  readonly colours?: number;
  /** One of this many frames is kept. */
  readonly every: number;
}

const mostTries = 5;
/** Pixels of the longer side. Smaller videos show nothing useful. */
const shortestLongSide = 96;
/** Below this, a smaller picture looks better than fewer bits a pixel. */
const bitsPerPixel = 0.05;
/** Bits a second. With fewer, a video cannot be followed. */
const fewestBits = 20_000;
/** Bytes of a container beside its content: for each packet, and in all. */
const bytesPerPacket = 24;
const containerBytes = 4_096;
/** Margin for an encoder that misses its bit rate. */
const reserve = 0.94;
/** Below this scale, a GIF loses frames instead of pixels. */
const smallestGifScale = 0.35;

/**
 * Encodes a video that is larger than `maxBytes` again, smaller with each try. The sound is copied. Undefined if it
 * cannot be made to fit.
 */
export async function fitVideo(file: VideoFile, maxBytes: number): Promise<EncodedPicture | undefined> {
  const { bytes, container } = file;
  const survey = surveyWhole(file);
  if (!survey) return undefined;
  const isGif = container === 'gif';
  const loop = isGif ? (await readHeader(bytes)).loop : undefined;
  const longSide = Math.max(survey.width, survey.height);
  let room = maxBytes - withDemuxer(file, soundBytes);
  let next = isGif ? firstOfGif(bytes.byteLength / maxBytes) : ofVideo(survey, room);
  for (let tries = 0; tries < mostTries; tries++) {
    const reduction = next;
    if (!reduction || reduction.scale * longSide < shortestLongSide) return undefined;
    const reduced = withDemuxer(file, (demuxer) => reduce(demuxer, { survey, reduction, file, loop }));
    if (!reduced) return undefined;
    if (reduced.byteLength <= maxBytes) return { bytes: reduced, mimeType: mimeTypes[survey.container] };
    const excess = reduced.byteLength / maxBytes;
    room *= reserve / excess;
    next = isGif ? lessOfGif(reduction, excess) : ofVideo(survey, room);
  }
  return undefined;
}

/** The same video as H.264 or VP9, in good quality. Undefined if there is no frame. */
export function encodeAnew(file: VideoFile): EncodedPicture | undefined {
  const survey = surveyWhole(file);
  const reduction = { scale: 1, every: 1 };
  const bytes = survey && withDemuxer(file, (demuxer) => reduce(demuxer, { survey, reduction, file, loop: undefined }));
  return bytes && { bytes, mimeType: mimeTypes[survey.container] };
}

function ofVideo({ width, height, seconds, frames }: Survey, room: number): Reduction | undefined {
  const bitRate = ((room - containerBytes - frames * bytesPerPacket) * 8 * reserve) / seconds;
  if (bitRate < fewestBits) return undefined;
  const rate = frames / seconds;
  return { bitRate, scale: Math.min(1, Math.sqrt(bitRate / (width * height * rate * bitsPerPixel))), every: 1 };
}

function firstOfGif(excess: number): Reduction {
  const first = { scale: 1, colours: 128, every: 1 };
  return excess < 1.5 ? first : lessOfGif(first, excess / 1.5);
}

function lessOfGif({ scale, every }: Reduction, excess: number): Reduction {
  const smaller = scale * Math.min(0.9, Math.max(0.4, 1 / Math.sqrt(excess)));
  if (smaller < smallestGifScale && every === 1) return { scale, colours: 64, every: 2 };
  return { scale: smaller, colours: 64, every };
}

interface ReduceOptions {
  readonly survey: Survey;
  readonly reduction: Reduction;
  readonly file: VideoFile;
  readonly loop: number | undefined;
}

function reduce(demuxer: Demuxer, options: ReduceOptions): Uint8Array | undefined {
  const { survey, file, loop } = options;
  const video = encode(demuxer, options);
  if (!video) return undefined;
  const extras = { lastDuration: survey.lastDuration * options.reduction.every, loop };
  return withDemuxer(file, (original) => muxVideo(file.library, video, original, survey.container, extras));
}

function encode(demuxer: Demuxer, { survey, reduction, file }: ReduceOptions): EncodedVideo | undefined {
  const { library } = file;
  const { bitRate, scale, colours, every } = reduction;
  const layout = frameLayoutOf(library, demuxer.video, survey.format, scale);
  const palette = colours ? withDemuxer(file, (again) => paletteOf(library, again, layout, colours)) : undefined;
  const kept = oneOf(every, decodeFrames(library, demuxer, layout));
  return encodeFrames(library, demuxer.video, { format: survey.format, palette, bitRate }, kept);
}

function* oneOf(every: number, frames: Iterable<Frame>): Generator<Frame> {
  let number = 0;
  for (const frame of frames) if (number++ % every === 0) yield frame;
}

function soundBytes(demuxer: Demuxer): number {
  let total = 0;
  for (const { streamIndex, size } of demuxer.packets()) {
    if (streamIndex !== demuxer.video.index) total += size + bytesPerPacket;
  }
  return total;
}
