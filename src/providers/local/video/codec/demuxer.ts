import type { FormatContext, IOContext, Packet, Stream } from 'node-av/lib';
import { UserError } from '../../../../core/errors.ts';
import type { Library } from './library.ts';

export type InputContainer = 'mp4' | 'webm' | 'gif';

/** A foreign file, opened from memory. */
export interface Demuxer {
  readonly video: Stream;
  readonly sounds: readonly Stream[];
  /** All video and audio packets in file order. Each is valid until the next is requested. */
  packets(): Generator<Packet>;
  close(): void;
}

/** The only demuxers that are allowed. Playlists and other formats that name further files are not read. */
const demuxers = {
  mp4: { name: 'mov', allowed: 'mov,mp4,m4a,3gp,3g2,mj2' },
  webm: { name: 'matroska', allowed: 'matroska,webm' },
  gif: { name: 'gif', allowed: 'gif' },
} as const;
const decoders = 'h264,hevc,vp8,vp9,libdav1d,av1,mpeg4,mjpeg,gif';
const readAhead = 65_536;

/** Throws UserError `damaged-media` if the file has no video stream. */
export function openDemuxer(library: Library, bytes: Uint8Array, container: InputContainer): Demuxer {
  const io = readerOf(library, bytes);
  const format = new library.FormatContext();
  format.allocContext();
  format.pb = io;
  const { name, allowed } = demuxers[container];
  const options = library.Dictionary.fromObject({
    format_whitelist: allowed,
    protocol_whitelist: '',
    codec_whitelist: decoders,
    ...(container === 'gif' && { min_delay: 2, default_delay: 10 }),
  });
  const opened = format.openInputSync('', library.InputFormat.findInputFormat(name), options);
  options.free();
  if (opened < 0) {
    format.pb = null;
    io.freeContext();
    throw new UserError('damaged-media');
  }
  const close = (): void => {
    format.pb = null;
    format.closeInputSync();
    io.freeContext();
  };
  const video = format.findStreamInfoSync(null) < 0 ? undefined : pictureOf(library, format);
  if (!video) {
    close();
    throw new UserError('damaged-media');
  }
  const sounds = format.streams.filter(({ codecpar }) => codecpar.codecType === library.AVMEDIA_TYPE_AUDIO);
  for (const stream of format.streams) {
    const isWanted = stream.index === video.index || sounds.some(({ index }) => index === stream.index);
    if (!isWanted) stream.discard = library.AVDISCARD_ALL;
  }
  return { video, sounds, packets: () => readPackets(library, format), close };
}

function pictureOf(library: Library, format: FormatContext): Stream | undefined {
  const index = format.findBestStream(library.AVMEDIA_TYPE_VIDEO);
  const stream = format.streams.find((each) => each.index === index);
  const isCover = stream && (stream.disposition & library.AV_DISPOSITION_ATTACHED_PIC) !== 0;
  return stream && !isCover && stream.codecpar.width > 0 && stream.codecpar.height > 0 ? stream : undefined;
}

/** A truncated file ends without an error. */
function* readPackets(library: Library, format: FormatContext): Generator<Packet> {
  const packet = new library.Packet();
  packet.alloc();
  try {
    while (format.readFrameSync(packet) >= 0) {
      yield packet;
      packet.unref();
    }
  } finally {
    packet.free();
  }
}

function readerOf(library: Library, { buffer, byteOffset, byteLength }: Uint8Array): IOContext {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  let position = 0;
  const io = new library.IOContext();
  io.allocContextWithCallbacks(
    readAhead,
    0,
    (size) => {
      if (position >= byteLength) return library.AVERROR_EOF;
      const piece = bytes.subarray(position, position + size);
      position += piece.byteLength;
      return piece;
    },
    null,
    (offset, whence) => {
      if (whence === library.AVSEEK_SIZE) return BigInt(byteLength);
      const starts = new Map([
        [library.AVSEEK_CUR, position],
        [library.AVSEEK_END, byteLength],
      ]);
      const wanted = (starts.get(whence) ?? 0) + Number(offset);
      if (wanted < 0 || wanted > byteLength) return library.AVERROR_EINVAL;
      position = wanted;
      return BigInt(position);
    },
  );
  return io;
}
