import type { CodecParameters } from 'node-av/lib';
import type { Library } from './library.ts';

/** Bytes. The longest configuration of AAC with a usual arrangement of channels. */
const mostAacBytes = 16;
const opusHeadBytes = 19;

/** What a decoder of sound needs before the first packet, without comments and without anything behind it. */
export function soundHeader(library: Library, { codecId, extradata }: CodecParameters): Buffer | null {
  if (!extradata) return null;
  switch (codecId) {
    case library.AV_CODEC_ID_VORBIS:
      return withoutVorbisComment(extradata);
    case library.AV_CODEC_ID_OPUS:
      return extradata.subarray(0, opusHeadBytes + (extradata[opusHeadBytes - 1] === 0 ? 0 : 2 + (extradata[9] ?? 0)));
    case library.AV_CODEC_ID_AAC:
      return hasOwnChannels(extradata) ? extradata : extradata.subarray(0, mostAacBytes);
    default:
      return extradata;
  }
}

/** Channel configuration 0: the arrangement itself follows, and may be long. */
function hasOwnChannels(configuration: Buffer): boolean {
  return ((configuration[1] ?? 0) & 0x78) === 0;
}

/** Nothing by nobody: no vendor, no comment, and the bit that ends the header. */
const emptyComment = Buffer.concat([Buffer.from('\x03vorbis', 'latin1'), Buffer.alloc(8), Buffer.of(1)]);

/** Three headers, the lengths of the first two before them (Xiph lacing). The second is the comment. */
function withoutVorbisComment(extradata: Buffer): Buffer {
  let at = 1;
  const lengths = [0, 0].map(() => {
    let length = 0;
    for (; extradata[at] === 255; at++) length += 255;
    return length + (extradata[at++] ?? 0);
  });
  const [first = 0, second = 0] = lengths;
  const identification = extradata.subarray(at, at + first);
  if (extradata[0] !== 2 || identification.length > 254) return extradata;
  const lacing = Buffer.of(2, identification.length, emptyComment.length);
  return Buffer.concat([lacing, identification, emptyComment, extradata.subarray(at + first + second)]);
}
