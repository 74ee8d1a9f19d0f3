import type { CodecContext, Frame } from 'node-av/lib';
import type { EncodedFrame, VideoFormat, VideoHeader } from './encoded-video.ts';
import type { TimeBase } from './filter.ts';
import type { Library } from './library.ts';

/** Encodes frames into packets. */
export interface VideoEncoder {
  /** Frames in order. The frame may be freed afterwards. */
  add(frame: Frame): EncodedFrame[];
  /** Flushes the encoder. */
  finish(): EncodedFrame[];
  /** Undefined before the first frame. */
  header(): VideoHeader | undefined;
  close(): void;
}

export interface EncoderOptions {
  readonly format: VideoFormat;
  readonly timeBase: TimeBase;
  /** Approximate frames a second. */
  readonly rate: TimeBase;
  /** Most bits a second. If absent, the encoder aims at a fixed quality. */
  readonly bitRate?: number | undefined;
}

/**
 * Encoder options. Each part starts with a key frame and never refers to an earlier part, so that parts can be joined.
 */
const settings = {
  h264: { always: { preset: 'veryfast' }, byQuality: { crf: 19 } },
  vp9: {
    always: { deadline: 'realtime', 'cpu-used': 7, 'auto-alt-ref': 0, 'lag-in-frames': 0 },
    byQuality: { crf: 31 },
  },
  gif: { always: {}, byQuality: {} },
} as const;

export function createEncoder(library: Library, options: EncoderOptions): VideoEncoder {
  const packet = new library.Packet();
  packet.alloc();
  let encoder: CodecContext | undefined;
  let lastPts = Number.NEGATIVE_INFINITY;

  function send(frame: Frame | null): EncodedFrame[] {
    if (!encoder) return [];
    if (encoder.sendFrameSync(frame) < 0) throw new Error('a frame cannot be encoded');
    const frames: EncodedFrame[] = [];
    while (encoder.receivePacketSync(packet) >= 0) {
      const { data, pts, isKeyframe } = packet;
      if (data) frames.push({ data: new Uint8Array(data), pts: Number(pts), isKey: isKeyframe });
      packet.unref();
    }
    return frames;
  }

  return {
    add(frame) {
      encoder ??= openEncoder(library, frame, options);
      const pts = Number(frame.pts);
      if (pts <= lastPts) return []; // of two frames at the same time, players only show the first
      lastPts = pts;
      frame.pictType = library.AV_PICTURE_TYPE_NONE;
      return send(frame);
    },
    finish: () => send(null),
    header: () => encoder && headerOf(encoder, options),
    close() {
      encoder?.freeContext();
      packet.free();
    },
  };
}

function openEncoder(library: Library, frame: Frame, options: EncoderOptions): CodecContext {
  const { format, timeBase, rate, bitRate } = options;
  const { always, byQuality } = settings[format];
  const { FF_ENCODER_LIBX264: h264, FF_ENCODER_LIBVPX_VP9: vp9, FF_ENCODER_GIF: gif } = library;
  const codec = library.Codec.findEncoderByName({ h264, vp9, gif }[format]);
  if (!codec) throw new Error(`no encoder for ${format}`);
  const encoder = new library.CodecContext();
  encoder.allocContext3(codec);
  describeTo(encoder, frame);
  encoder.timeBase = new library.Rational(timeBase.num, timeBase.den);
  encoder.framerate = new library.Rational(rate.num, rate.den);
  encoder.threadCount = 1;
  if (format !== 'gif') encoder.setFlags(library.AV_CODEC_FLAG_GLOBAL_HEADER);
  if (bitRate !== undefined) {
    encoder.bitRate = BigInt(Math.round(bitRate));
    encoder.rcMaxRate = encoder.bitRate;
    encoder.rcBufferSize = Math.round(bitRate);
  }
  setOptions(encoder, { ...always, ...(bitRate === undefined && byQuality) });
  if (encoder.open2Sync(codec, null) < 0) throw new Error(`the encoder for ${format} does not take these frames`);
  return encoder;
}

/** Options are set one by one, because a dictionary given to `open2` or `writeHeader` would be freed twice. */
export function setOptions(
  target: { setOption(name: string, value: string | number): number },
  options: Readonly<Record<string, string | number>>,
): void {
  for (const [name, value] of Object.entries(options)) {
    if (target.setOption(name, value) < 0) throw new Error(`no such option: ${name}`);
  }
}

function describeTo(encoder: CodecContext, frame: Frame): void {
  encoder.width = frame.width;
  encoder.height = frame.height;
  encoder.pixelFormat = frame.format as CodecContext['pixelFormat'];
  encoder.sampleAspectRatio = frame.sampleAspectRatio;
  encoder.colorRange = frame.colorRange;
  encoder.colorPrimaries = frame.colorPrimaries;
  encoder.colorTrc = frame.colorTrc;
  encoder.colorSpace = frame.colorSpace;
  encoder.chromaLocation = frame.chromaLocation;
}

function headerOf(encoder: CodecContext, { format, timeBase }: EncoderOptions): VideoHeader {
  const { width, height, sampleAspectRatio: aspect, extraData } = encoder;
  return {
    format,
    width,
    height,
    timeBase: { num: timeBase.num, den: timeBase.den },
    aspect: { num: aspect.num, den: aspect.den },
    ...(extraData && { extradata: new Uint8Array(extraData) }),
    colours: {
      pixels: encoder.pixelFormat,
      range: encoder.colorRange,
      primaries: encoder.colorPrimaries,
      transfer: encoder.colorTrc,
      space: encoder.colorSpace,
      location: encoder.chromaLocation,
    },
  };
}
