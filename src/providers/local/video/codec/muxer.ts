import type { FormatContext, Packet, Stream } from 'node-av/lib';
import { decodingTimes } from './decoding-times.ts';
import type { Demuxer } from './demuxer.ts';
import type { EncodedVideo, VideoContainer, VideoHeader } from './encoded-video.ts';
import { setOptions } from './encoder.ts';
import { fastStart } from './fast-start.ts';
import type { TimeBase } from './filter.ts';
import type { Library } from './library.ts';
import { createOutputFile } from './output-file.ts';
import { openPictureUnits } from './picture-units.ts';
import { soundHeader } from './sound-header.ts';

/** The content of a new file. */
interface Content {
  addStreams(format: FormatContext): void;
  /** Packets in file order. `streamIndex` is that of the new file, times count in `timeBase`. */
  packets(): Generator<{ readonly packet: Packet; readonly timeBase: TimeBase }>;
}

export interface MuxOptions {
  /** How long the last frame is shown, in the time base of the video. */
  readonly lastDuration: number;
  /** How often a GIF is shown; 0 means for ever. */
  readonly loop?: number | undefined;
}

/** Muxes the encoded picture with the sound packets of the original. No metadata is copied. */
export function muxVideo(
  library: Library,
  video: EncodedVideo,
  original: Demuxer | undefined,
  container: VideoContainer,
  extras: MuxOptions,
): Uint8Array {
  const sounds = original?.sounds ?? [];
  return write(library, container, extras, {
    addStreams(format) {
      describePicture(library, format.newStream(null), video.header);
      for (const sound of sounds) copySound(library, format, sound);
    },
    *packets() {
      const pictures = picturePackets(library, video, extras.lastDuration);
      let next = pictures.next();
      const { timeBase } = video.header;
      for (const packet of original?.packets() ?? []) {
        const place = sounds.findIndex(({ index }) => index === packet.streamIndex);
        const sound = sounds[place];
        if (!sound) continue;
        const now = Number(packet.dts) * seconds(sound.timeBase);
        for (; !next.done && Number(next.value.dts) * seconds(timeBase) <= now; next = pictures.next())
          yield { packet: next.value, timeBase };
        packet.streamIndex = place + 1;
        yield { packet, timeBase: sound.timeBase };
      }
      for (; !next.done; next = pictures.next()) yield { packet: next.value, timeBase };
    },
  });
}

/**
 * Copies picture and sound, and drops everything else: location, names, other tracks, messages inside the picture stream.
 * Undefined if the messages of this codec cannot be told apart.
 */
export function remux(library: Library, demuxer: Demuxer, container: VideoContainer): Uint8Array | undefined {
  const units = openPictureUnits(library, demuxer.video);
  if (!units) return undefined;
  const { video, sounds } = demuxer;
  const streams = [video, ...sounds];
  const content: Content = {
    addStreams(format) {
      copyStream(format, video, units.parameters);
      for (const sound of sounds) copySound(library, format, sound);
    },
    *packets() {
      for (const packet of demuxer.packets()) {
        const place = streams.findIndex(({ index }) => index === packet.streamIndex);
        const stream = streams[place];
        if (!stream) continue;
        for (const clean of stream === video ? units.through(packet) : [packet]) {
          clean.streamIndex = place;
          clean.freeSideData();
          yield { packet: clean, timeBase: stream.timeBase };
        }
      }
    },
  };
  try {
    return write(library, container, { lastDuration: 0 }, content);
  } finally {
    units.close();
  }
}

function write(library: Library, container: VideoContainer, extras: MuxOptions, content: Content): Uint8Array {
  if (container === 'gif') {
    const { loop = 0, lastDuration } = extras;
    // The muxer counts repetitions: 0 means for ever, -1 none.
    const repetitions = loop === 1 ? -1 : Math.max(0, loop - 1);
    return writeOnce(library, 'gif', { loop: repetitions, final_delay: lastDuration }, content);
  }
  if (container === 'webm') return writeOnce(library, 'webm', {}, content);
  return fastStart(writeOnce(library, container, {}, content));
}

function writeOnce(
  library: Library,
  name: string,
  options: Readonly<Record<string, number>>,
  content: Content,
): Uint8Array {
  const output = createOutputFile(library);
  const format = new library.FormatContext();
  if (format.allocOutputContext2(null, name, null) < 0) throw new Error(`no muxer ${name}`);
  try {
    format.pb = output.io;
    format.setFlags(library.AVFMT_FLAG_BITEXACT);
    content.addStreams(format);
    setOptions(format, options);
    check(format.writeHeaderSync(null));
    for (const { packet, timeBase } of content.packets()) {
      const stream = format.streams[packet.streamIndex];
      if (!stream) throw new Error('a packet of no stream');
      packet.rescaleTs(timeBase, stream.timeBase);
      check(format.interleavedWriteFrameSync(packet));
    }
    check(format.writeTrailerSync());
    output.io.flushSync();
    return output.bytes();
  } finally {
    format.pb = null;
    format.freeContext();
    output.io.freeContext();
  }
}

function check(result: number): void {
  if (result < 0) throw new Error(`the file cannot be written (${result})`);
}

function* picturePackets(library: Library, video: EncodedVideo, lastDuration: number): Generator<Packet> {
  const packet = new library.Packet();
  packet.alloc();
  const times = decodingTimes(video.frames, lastDuration);
  try {
    for (const [number, frame] of video.frames.entries()) {
      const { dts, duration } = times[number] ?? { dts: frame.pts, duration: 0 };
      packet.data = Buffer.from(frame.data.buffer, frame.data.byteOffset, frame.data.byteLength);
      packet.streamIndex = 0;
      packet.pts = BigInt(frame.pts);
      packet.dts = BigInt(dts);
      packet.duration = BigInt(duration);
      packet.isKeyframe = frame.isKey;
      yield packet;
      packet.unref();
    }
  } finally {
    packet.free();
  }
}

function copySound(library: Library, format: FormatContext, from: Stream): void {
  copyStream(format, from).codecpar.extradata = soundHeader(library, from.codecpar);
}

function copyStream(format: FormatContext, from: Stream, parameters = from.codecpar): Stream {
  const stream = format.newStream(null);
  parameters.copy(stream.codecpar);
  stream.codecpar.codecTag = 0;
  stream.timeBase = from.timeBase;
  stream.sampleAspectRatio = from.sampleAspectRatio;
  return stream;
}

function describePicture(library: Library, stream: Stream, header: VideoHeader): void {
  const { codecpar } = stream;
  const codecs = { h264: library.AV_CODEC_ID_H264, vp9: library.AV_CODEC_ID_VP9, gif: library.AV_CODEC_ID_GIF };
  codecpar.codecType = library.AVMEDIA_TYPE_VIDEO;
  codecpar.codecId = codecs[header.format];
  codecpar.width = header.width;
  codecpar.height = header.height;
  codecpar.format = header.colours.pixels as typeof codecpar.format;
  codecpar.colorRange = header.colours.range as typeof codecpar.colorRange;
  codecpar.colorPrimaries = header.colours.primaries as typeof codecpar.colorPrimaries;
  codecpar.colorTrc = header.colours.transfer as typeof codecpar.colorTrc;
  codecpar.colorSpace = header.colours.space as typeof codecpar.colorSpace;
  codecpar.chromaLocation = header.colours.location as typeof codecpar.chromaLocation;
  if (header.extradata) codecpar.extradata = Buffer.from(header.extradata);
  const aspect = new library.Rational(header.aspect.num, header.aspect.den);
  codecpar.sampleAspectRatio = aspect;
  stream.sampleAspectRatio = aspect;
  stream.timeBase = new library.Rational(header.timeBase.num, header.timeBase.den);
}

function seconds({ num, den }: TimeBase): number {
  return num / den;
}
