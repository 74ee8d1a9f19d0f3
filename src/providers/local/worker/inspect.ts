import { createHash } from 'node:crypto';
import { UserError } from '../../../core/errors.ts';
import type { MediaFacts, PictureLimits } from '../../../core/ports/media.ts';
import { cleanGif } from '../media/containers/clean-gif.ts';
import { readMp4Header } from '../media/containers/mp4.ts';
import { readWebmHeader } from '../media/containers/webm.ts';
import { readHeader, refuseDamaged, refuseTooManyPixels } from '../media/decode.ts';
import { cleanPicture } from '../media/encode.ts';
import { sniff } from '../media/sniff.ts';
import type { EncodedPicture } from '../protocol.ts';
import { cleanVideo } from '../video/clean-video.ts';
import { openVideoFile } from '../video/codec/video-file.ts';

type HeaderFacts = Omit<MediaFacts, 'byteLength' | 'sha256'>;

/** Facts of a foreign file. Throws UserError for a file that is refused. Runs in a worker. */
export async function inspect(bytes: Uint8Array, maxPixels: number): Promise<MediaFacts> {
  const sniffed = await sniff(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const always = { byteLength: bytes.byteLength, sha256 };
  switch (sniffed.kind) {
    case 'picture':
      return { ...(await readPicture(bytes, maxPixels).catch(orMissingCodec(sniffed.mimeType))), ...always };
    case 'video':
      return { ...readVideo(bytes, sniffed, maxPixels), ...always };
    case 'unsupported':
      throw new UserError('unsupported-format', { type: sniffed.type });
    case 'other':
      throw new UserError('not-media', { type: sniffed.type });
    default:
      return sniffed satisfies never;
  }
}

/**
 * Removes metadata. Pictures become upright sRGB, as JPEG, or PNG if they are transparent. GIFs and videos keep their
 * frames.
 */
export async function clean(bytes: Uint8Array, maxPixels: number, limits: PictureLimits = {}): Promise<EncodedPicture> {
  const facts = await inspect(bytes, maxPixels);
  const { mimeType } = facts;
  if (facts.kind === 'gif') return { bytes: cleanGif(bytes), mimeType };
  if (facts.kind === 'video') return refuseLonger(cleanVideo(await openVideoFile(bytes), mimeType), facts);
  return cleanPicture(bytes, limits, { maxPixels });
}

/**
 * FFmpeg may find more in a hostile file than its tables list. What leaves this machine is never longer than what was
 * allowed.
 */
function refuseLonger(clean: EncodedPicture, { seconds = 0 }: MediaFacts): EncodedPicture {
  const read = clean.mimeType === 'video/webm' ? readWebmHeader : readMp4Header;
  const longest = seconds * 1.05 + 1;
  if ((read(clean.bytes)?.seconds ?? Number.POSITIVE_INFINITY) > longest) throw new UserError('damaged-media');
  return clean;
}

async function readPicture(bytes: Uint8Array, maxPixels: number): Promise<HeaderFacts> {
  const { mimeType, width, height, frames, seconds } = await readHeader(bytes);
  refuseTooManyPixels({ width, height, frames }, maxPixels);
  await refuseDamaged(bytes, maxPixels);
  const isAnimated = mimeType === 'image/gif' && frames > 1;
  return {
    kind: isAnimated ? 'gif' : 'image',
    mimeType,
    width,
    height,
    ...(frames > 1 && { frames }),
    ...(isAnimated && seconds && { seconds }),
  };
}

/** To the decoder, HEIC without its codec looks like a damaged file. */
function orMissingCodec(mimeType: string): (error: unknown) => never {
  return (error) => {
    const isMissing = mimeType === 'image/heic' && error instanceof UserError && error.code === 'damaged-media';
    throw isMissing ? new UserError('unsupported-format', { type: 'HEIC' }) : error;
  };
}

function readVideo(
  bytes: Uint8Array,
  { mimeType, container }: { mimeType: string; container: 'mp4' | 'webm' },
  maxPixels: number,
): HeaderFacts {
  const facts = container === 'mp4' ? readMp4Header(bytes) : readWebmHeader(bytes);
  // A length that nobody can tell would pass every limit.
  if (!facts?.seconds) throw new UserError('damaged-media');
  refuseTooManyPixels({ ...facts, frames: 1 }, maxPixels);
  return { kind: 'video', mimeType, ...facts };
}
