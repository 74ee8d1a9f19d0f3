import { UserError } from '../../../core/errors.ts';
import type { EncodedPicture } from '../protocol.ts';
import { remux } from './codec/muxer.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';
import { encodeAnew } from './fit-video.ts';

/**
 * Copies picture and sound of a video and drops everything else. A picture stream that may hide messages is encoded anew.
 */
export function cleanVideo(file: VideoFile, mimeType: string): EncodedPicture {
  const { library, container } = file;
  const home = mimeType === 'video/quicktime' ? 'mov' : container;
  try {
    const copied = withDemuxer(file, (demuxer) => remux(library, demuxer, home));
    const clean = copied ? { bytes: copied, mimeType } : encodeAnew(file);
    if (clean) return clean;
  } catch (error) {
    if (error instanceof UserError) throw error;
  }
  throw new UserError('unsupported-format', { type: home.toUpperCase() });
}
