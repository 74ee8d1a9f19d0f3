import { UserError } from '../../../../core/errors.ts';
import { containerOf } from '../../media/sniff.ts';
import { type Demuxer, type InputContainer, openDemuxer } from './demuxer.ts';
import { type Library, LibraryMissing, videoLibrary } from './library.ts';

/** What a GIF or video is read with. */
export interface VideoFile {
  readonly library: Library;
  readonly container: InputContainer;
}

/** Throws UserError `needs-video-library` where there is nothing to read it with. */
export async function withVideoFile<Answer>(
  bytes: Uint8Array,
  perform: (demuxer: VideoFile) => Answer | Promise<Answer>,
): Promise<Answer> {
  const container = await containerOf(bytes);
  if (!container) throw new UserError('damaged-media');
  const library = await videoLibrary().catch((error) => {
    throw error instanceof LibraryMissing ? new UserError('needs-video-library') : error;
  });
  return perform({ library, container });
}

/** Opens the file for as long as it is read. Throws UserError `damaged-media`. */
export function withDemuxer<Answer>(
  { library, container }: VideoFile,
  bytes: Uint8Array,
  read: (demuxer: Demuxer) => Answer,
): Answer {
  const demuxer = openDemuxer(library, bytes, container);
  try {
    return read(demuxer);
  } finally {
    demuxer.close();
  }
}
