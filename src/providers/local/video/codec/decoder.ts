import type { CodecContext, Frame, Stream } from 'node-av/lib';
import { UserError } from '../../../../core/errors.ts';
import type { Demuxer } from './demuxer.ts';
import { createFilter } from './filter.ts';
import type { Library } from './library.ts';

export interface FrameOptions {
  /** Index of the video packet at which decoding starts. */
  readonly firstPacket?: number;
  /** FFmpeg filter for a decoded frame; empty for none. */
  readonly filterFor: (frame: Frame) => string;
}

/** Frames in display order, with times in the time base of the stream. Each is valid until the next is requested. */
export function* decodeFrames(library: Library, demuxer: Demuxer, options: FrameOptions): Generator<Frame> {
  const { firstPacket = 0, filterFor } = options;
  const filter = createFilter(library, demuxer.video.timeBase, filterFor);
  const decoder = openDecoder(library, demuxer.video);
  const frame = new library.Frame();
  frame.alloc();
  try {
    let number = 0;
    for (const packet of demuxer.packets()) {
      if (packet.streamIndex !== demuxer.video.index || number++ < firstPacket) continue;
      // Damaged packets are skipped: the frames around them are still good.
      if (decoder.sendPacketSync(packet) >= 0) yield* received(decoder, frame, filter.through);
    }
    decoder.sendPacketSync(null);
    yield* received(decoder, frame, filter.through);
    yield* filter.rest();
  } finally {
    frame.free();
    filter.close();
    decoder.freeContext();
  }
}

function openDecoder(library: Library, { codecpar, timeBase }: Stream): CodecContext {
  const codec = library.Codec.findDecoder(codecpar.codecId);
  const decoder = new library.CodecContext();
  decoder.allocContext3(codec);
  decoder.parametersToContext(codecpar);
  decoder.pktTimebase = timeBase;
  decoder.threadCount = 1;
  if (!codec || decoder.open2Sync(codec, null) < 0) throw new UserError('unsupported-format', { type: 'video' });
  return decoder;
}

function* received(decoder: CodecContext, frame: Frame, through: (frame: Frame) => Generator<Frame>): Generator<Frame> {
  while (decoder.receiveFrameSync(frame) >= 0) {
    frame.pts = frame.bestEffortTimestamp;
    yield* through(frame);
    frame.unref();
  }
}
