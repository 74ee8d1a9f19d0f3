import { UserError } from '../../../core/errors.ts';
import { remux } from './codec/muxer.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';

/** A video's picture and sound as they are, without anything else: no place, no names, no other tracks. */
export function cleanVideo(file: VideoFile, mimeType: string): Uint8Array {
  const { library, container } = file;
  const home = mimeType === 'video/quicktime' ? 'mov' : container;
  return withDemuxer(file, (demuxer) => {
    try {
      return remux(library, demuxer, home);
    } catch {
      throw new UserError('unsupported-format', { type: home.toUpperCase() });
    }
  });
}
