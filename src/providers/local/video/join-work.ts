import { readHeader } from '../decode.ts';
import type { EncodedPicture, JoinWork } from '../worker-protocol.ts';
import { openFile } from './container.ts';
import { mimeTypes } from './destination.ts';
import { muxFilm } from './mux.ts';
import type { MovingFile } from './survey-work.ts';

/** Puts the parts together and the original's sound beside them. */
export async function joinFilm(work: JoinWork, { library, container }: MovingFile): Promise<EncodedPicture> {
  const { bytes, survey, films } = work;
  const header = films[0]?.header;
  if (!header) throw new Error('a film without parts');
  if (films.some((film) => !isSame(film.header.extradata, header.extradata))) throw new Error('parts that do not fit');
  const film = { header, frames: films.flatMap(({ frames }) => frames) };
  const extras = {
    lastDuration: survey.lastDuration,
    ...(container === 'gif' && { loop: (await readHeader(bytes)).loop }),
  };
  const file = openFile(library, bytes, container);
  try {
    const joined = muxFilm(library, film, file, survey.container, extras);
    return { bytes: joined, mimeType: mimeTypes[survey.container] };
  } finally {
    file.close();
  }
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return Buffer.from(one ?? []).equals(Buffer.from(other ?? []));
}
