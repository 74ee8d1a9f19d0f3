import { createHash } from 'node:crypto';
import { containerOf } from '../../../src/providers/local/media/sniff.ts';
import type { Picture } from '../../../src/providers/local/pixels/picture.ts';
import { decodeFrames } from '../../../src/providers/local/video/codec/decoder.ts';
import { openFile } from '../../../src/providers/local/video/codec/demuxer.ts';
import { createFramePixels } from '../../../src/providers/local/video/codec/frame-pixels.ts';
import { videoLibrary } from '../../../src/providers/local/video/codec/library.ts';

/** A moving picture as a player shows it, but for its orientation. */
export interface ReadFilm {
  readonly container: string | undefined;
  readonly width: number;
  readonly height: number;
  /** Milliseconds, of each frame. */
  readonly times: readonly number[];
  readonly pictures: readonly Picture[];
  /** What each sound track holds, packet for packet, as a hash; and when its packets begin, milliseconds. */
  readonly sounds: readonly { readonly hash: string; readonly packets: number; readonly begins: number }[];
  readonly turned: boolean;
}

export async function readFilm(bytes: Uint8Array): Promise<ReadFilm> {
  const library = await videoLibrary();
  const container = await containerOf(bytes);
  if (!container) throw new Error('no moving picture');
  const film = openFile(library, bytes, container);
  const { num, den } = film.video.timeBase;
  const pixels = createFramePixels(library);
  const times: number[] = [];
  const pictures: Picture[] = [];
  for (const frame of decodeFrames(library, film, { filterFor: () => '' })) {
    times.push(Math.round((Number(frame.pts) * 1_000 * num) / den));
    const picture = pixels.read(frame);
    pictures.push({ ...picture, data: picture.data.slice() });
  }
  const { width, height } = film.video.codecpar;
  const turned = film.video.codecpar.getCodedSideData(library.AV_PKT_DATA_DISPLAYMATRIX) !== null;
  film.close();
  pixels.close();
  return { container, width, height, times, pictures, sounds: await soundsOf(bytes, container), turned };
}

async function soundsOf(bytes: Uint8Array, container: 'mp4' | 'webm' | 'gif'): Promise<ReadFilm['sounds']> {
  const library = await videoLibrary();
  const film = openFile(library, bytes, container);
  const read = film.sounds.map(({ timeBase }) => ({
    hash: createHash('sha256'),
    packets: 0,
    begins: Number.NaN,
    timeBase,
  }));
  for (const packet of film.packets()) {
    const sound = read[film.sounds.findIndex(({ index }) => index === packet.streamIndex)];
    if (!sound || !packet.data) continue;
    sound.hash.update(packet.data);
    if (sound.packets++ === 0)
      sound.begins = Math.round((Number(packet.pts) * 1_000 * sound.timeBase.num) / sound.timeBase.den);
  }
  film.close();
  return read.map(({ hash, packets, begins }) => ({ hash: hash.digest('hex'), packets, begins }));
}
