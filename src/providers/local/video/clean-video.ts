import { UserError } from '../../../core/errors.ts';
import { remux } from './codec/muxer.ts';
import { type MovingFile, reading } from './codec/video-file.ts';

/** A video's picture and sound as they are, without anything else: no place, no names, no other tracks. */
export function cleanVideo(bytes: Uint8Array, mimeType: string, moving: MovingFile): Uint8Array {
  const { library, container } = moving;
  const home = mimeType === 'video/quicktime' ? 'mov' : container;
  return reading(moving, bytes, (file) => {
    try {
      return remux(library, file, home);
    } catch {
      throw new UserError('unsupported-format', { type: home.toUpperCase() });
    }
  });
}
