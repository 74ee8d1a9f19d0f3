import { createHash } from 'node:crypto';
import { containerOf } from '../../../src/providers/local/media/sniff.ts';
import type { Picture } from '../../../src/providers/local/pixels/picture.ts';
import { decodeFrames } from '../../../src/providers/local/video/codec/decoder.ts';
import { openDemuxer } from '../../../src/providers/local/video/codec/demuxer.ts';
import { createFramePixels } from '../../../src/providers/local/video/codec/frame-pixels.ts';
import { videoLibrary } from '../../../src/providers/local/video/codec/library.ts';

/** A GIF or video as a player shows it, except for its orientation. */
export interface ReadVideo {
  readonly container: string | undefined;
  readonly width: number;
  readonly height: number;
  /** Time of each frame in milliseconds. */
  readonly times: readonly number[];
  readonly pictures: readonly Picture[];
  /** For each sound track: a hash of its packets, their number, and when the first begins, in milliseconds. */
  readonly sounds: readonly { readonly hash: string; readonly packets: number; readonly begins: number }[];
  readonly turned: boolean;
}

export async function readVideo(bytes: Uint8Array): Promise<ReadVideo> {
  const library = await videoLibrary();
  const container = await containerOf(bytes);
  if (!container) throw new Error('no video');
  const demuxer = openDemuxer(library, bytes, container);
  const { num, den } = demuxer.video.timeBase;
  const pixels = createFramePixels(library);
  const times: number[] = [];
  const pictures: Picture[] = [];
  for (const frame of decodeFrames(library, demuxer, { filterFor: () => '' })) {
    times.push(Math.round((Number(frame.pts) * 1_000 * num) / den));
    const picture = pixels.read(frame);
    pictures.push({ ...picture, data: picture.data.slice() });
  }
  const { width, height } = demuxer.video.codecpar;
  const turned = demuxer.video.codecpar.getCodedSideData(library.AV_PKT_DATA_DISPLAYMATRIX) !== null;
  demuxer.close();
  pixels.close();
  return { container, width, height, times, pictures, sounds: await soundsOf(bytes, container), turned };
}

async function soundsOf(bytes: Uint8Array, container: 'mp4' | 'webm' | 'gif'): Promise<ReadVideo['sounds']> {
  const library = await videoLibrary();
  const demuxer = openDemuxer(library, bytes, container);
  const read = demuxer.sounds.map(({ timeBase }) => ({
    hash: createHash('sha256'),
    packets: 0,
    begins: Number.NaN,
    timeBase,
  }));
  for (const packet of demuxer.packets()) {
    const sound = read[demuxer.sounds.findIndex(({ index }) => index === packet.streamIndex)];
    if (!sound || !packet.data) continue;
    sound.hash.update(packet.data);
    if (sound.packets++ === 0)
      sound.begins = Math.round((Number(packet.pts) * 1_000 * sound.timeBase.num) / sound.timeBase.den);
  }
  demuxer.close();
  return read.map(({ hash, packets, begins }) => ({ hash: hash.digest('hex'), packets, begins }));
}
