import { UserError } from '../../../../core/errors.ts';
import { containerOf } from '../../media/sniff.ts';
import { type Container, type OpenFile, openFile } from './demuxer.ts';
import { type Library, LibraryMissing, videoLibrary } from './library.ts';

/** What a GIF or video is read with. */
export interface MovingFile {
  readonly library: Library;
  readonly container: Container;
}

/** Throws UserError `needs-video-library` where there is nothing to read it with. */
export async function withLibrary<Answer>(
  bytes: Uint8Array,
  perform: (file: MovingFile) => Answer | Promise<Answer>,
): Promise<Answer> {
  const container = await containerOf(bytes);
  if (!container) throw new UserError('damaged-media');
  const library = await videoLibrary().catch((error) => {
    throw error instanceof LibraryMissing ? new UserError('needs-video-library') : error;
  });
  return perform({ library, container });
}

/** Opens the file for as long as it is read. Throws UserError `damaged-media`. */
export function reading<Answer>(
  { library, container }: MovingFile,
  bytes: Uint8Array,
  read: (file: OpenFile) => Answer,
): Answer {
  const file = openFile(library, bytes, container);
  try {
    return read(file);
  } finally {
    file.close();
  }
}
