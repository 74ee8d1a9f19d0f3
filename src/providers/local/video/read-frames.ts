import type { Picture } from '../pixels/picture.ts';
import { decodeFrames } from './codec/decoder.ts';
import { openDemuxer } from './codec/demuxer.ts';
import type { VideoFormat } from './codec/encoded-video.ts';
import { createFramePixels } from './codec/frame-pixels.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';
import { frameLayoutOf } from './frame-layout.ts';

export interface ReadOptions {
  /** The format for which frames are laid out; by default one for which the file loses nothing. */
  readonly format?: VideoFormat;
  /** Pixels of a frame. A larger one is made smaller. */
  readonly mostPixels?: number;
  /** Index of the video packet at which decoding starts. */
  readonly firstPacket?: number;
}

export interface ReadFrame {
  /** In the time base of the stream. */
  readonly pts: number;
  readonly seconds: number;
  /** Valid until the next is read. */
  picture(): Picture;
}

/** Frames of a GIF or video, upright and in display order. Each is valid until the next is requested. */
export function* readFrames(
  { bytes, library, container }: VideoFile,
  {
    format = container === 'gif' ? 'gif' : 'h264',
    mostPixels = Number.POSITIVE_INFINITY,
    firstPacket = 0,
  }: ReadOptions,
): Generator<ReadFrame> {
  const demuxer = openDemuxer(library, bytes, container);
  const pixels = createFramePixels(library);
  try {
    const { codecpar, timeBase } = demuxer.video;
    const scale = Math.min(1, Math.sqrt(mostPixels / (codecpar.width * codecpar.height)));
    const { filterFor } = frameLayoutOf(library, demuxer.video, format, scale);
    for (const frame of decodeFrames(library, demuxer, { firstPacket, filterFor })) {
      const pts = Number(frame.pts);
      yield { pts, seconds: (pts * timeBase.num) / timeBase.den, picture: () => pixels.read(frame) };
    }
  } finally {
    pixels.close();
    demuxer.close();
  }
}

/** Frames as the file lists them, without decoding. */
export function countFrames(file: VideoFile): number {
  return withDemuxer(file, (demuxer) => {
    let count = 0;
    for (const { streamIndex } of demuxer.packets()) if (streamIndex === demuxer.video.index) count++;
    return count;
  });
}
