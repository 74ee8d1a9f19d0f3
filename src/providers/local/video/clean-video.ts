import { UserError } from '../../../core/errors.ts';
import { remux } from './codec/muxer.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';

/** Copies picture and sound of a video and drops everything else: location, names, other tracks. */
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
