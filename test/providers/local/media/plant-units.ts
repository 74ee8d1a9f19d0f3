import { openDemuxer } from '../../../../src/providers/local/video/codec/demuxer.ts';
import { videoLibrary } from '../../../../src/providers/local/video/codec/library.ts';
import { createOutputFile } from '../../../../src/providers/local/video/codec/output-file.ts';
import { uint32 } from '../built-files.ts';

/** The same MP4 with a further unit of H.264 at the start of each frame. */
export async function plantUnits(bytes: Uint8Array, unit: Uint8Array): Promise<Uint8Array> {
  const library = await videoLibrary();
  const demuxer = openDemuxer(library, bytes, 'mp4');
  const output = createOutputFile(library);
  const file = new library.FormatContext();
  file.allocOutputContext2(null, 'mp4', null);
  file.pb = output.io;
  for (const { codecpar, timeBase } of [demuxer.video, ...demuxer.sounds]) {
    const stream = file.newStream(null);
    codecpar.copy(stream.codecpar);
    stream.timeBase = timeBase;
  }
  file.writeHeaderSync(null);
  for (const packet of demuxer.packets()) {
    const isPicture = packet.streamIndex === demuxer.video.index;
    const { timeBase } = isPicture ? demuxer.video : (demuxer.sounds[0] ?? demuxer.video);
    if (isPicture) packet.data = Buffer.concat([uint32(unit.length), unit, packet.data ?? Buffer.alloc(0)]);
    packet.streamIndex = isPicture ? 0 : 1;
    packet.rescaleTs(timeBase, file.streams[packet.streamIndex]?.timeBase ?? timeBase);
    file.interleavedWriteFrameSync(packet);
  }
  file.writeTrailerSync();
  output.io.flushSync();
  file.pb = null;
  demuxer.close();
  return output.bytes().slice();
}
