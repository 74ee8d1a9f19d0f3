import { readHeader } from '../media/decode.ts';
import type { EncodedPicture, JoinWork } from '../protocol.ts';
import { muxFilm } from './codec/muxer.ts';
import { mimeTypes } from './codec/output-format.ts';
import { type MovingFile, reading } from './codec/video-file.ts';

/** Puts the parts together and the original's sound beside them. */
export async function joinFilm(work: JoinWork, moving: MovingFile): Promise<EncodedPicture> {
  const { bytes, survey, films } = work;
  const header = films[0]?.header;
  if (!header) throw new Error('a film without parts');
  if (films.some((film) => !isSame(film.header.extradata, header.extradata))) throw new Error('parts that do not fit');
  const film = { header, frames: films.flatMap(({ frames }) => frames) };
  const extras = {
    lastDuration: survey.lastDuration,
    ...(moving.container === 'gif' && { loop: (await readHeader(bytes)).loop }),
  };
  const joined = reading(moving, bytes, (file) => muxFilm(moving.library, film, file, survey.container, extras));
  return { bytes: joined, mimeType: mimeTypes[survey.container] };
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return Buffer.from(one ?? []).equals(Buffer.from(other ?? []));
}
