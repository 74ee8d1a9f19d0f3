import { UserError } from '../../../../core/errors.ts';
import { containerOf } from '../../media/sniff.ts';
import { type Demuxer, type InputContainer, openDemuxer } from './demuxer.ts';
import { type Library, LibraryMissing, videoLibrary } from './library.ts';

/** A GIF or video in memory, with the library and container type to read it. */
export interface VideoFile {
  readonly bytes: Uint8Array;
  readonly library: Library;
  readonly container: InputContainer;
}

/**
 * Throws UserError: `damaged-media` if the bytes are no GIF or video, `needs-video-library` if FFmpeg is not installed.
 */
export async function openVideoFile(bytes: Uint8Array): Promise<VideoFile> {
  const container = await containerOf(bytes);
  if (!container) throw new UserError('damaged-media');
  const library = await videoLibrary().catch((error) => {
    throw error instanceof LibraryMissing ? new UserError('needs-video-library') : error;
  });
  return { bytes, library, container };
}

/** Opens a demuxer for as long as `read` runs. Throws UserError `damaged-media`. */
export function withDemuxer<Answer>(
  { bytes, library, container }: VideoFile,
  read: (demuxer: Demuxer) => Answer,
): Answer {
  const demuxer = openDemuxer(library, bytes, container);
  try {
    return read(demuxer);
  } finally {
    demuxer.close();
  }
}
