import type { Picture } from '../pixels/picture.ts';
import type { Demuxer } from './codec/demuxer.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';
import { readFrames } from './read-frames.ts';

/** Pixels of a frame. A larger one is made smaller. */
const mostPixels = 1_920 * 1_088;

interface Packet {
  readonly pts: number;
  readonly isKey: boolean;
}

/**
 * The frames that are shown at some moments, given as shares of the length of a GIF or video in rising order. Each is
 * valid until the next is requested. Decodes no more than it must.
 */
export function* sampleFrames(file: VideoFile, moments: readonly number[]): Generator<Picture> {
  const packets = withDemuxer(file, packetsOf);
  const times = packets.map(({ pts }) => pts).toSorted((a, b) => a - b);
  for (const share of moments) {
    const time = shownAt(times, share);
    const firstPacket = file.container === 'gif' ? 0 : keyBefore(packets, time);
    for (const { pts, picture } of readFrames(file, { mostPixels, firstPacket })) {
      if (pts < time) continue;
      yield picture();
      break;
    }
  }
}

function packetsOf(demuxer: Demuxer): Packet[] {
  const packets: Packet[] = [];
  for (const { streamIndex, pts, isKeyframe } of demuxer.packets()) {
    if (streamIndex === demuxer.video.index) packets.push({ pts: Number(pts), isKey: isKeyframe });
  }
  return packets;
}

/** Index of the last packet at which decoding can start to reach the frame. */
function keyBefore(packets: readonly Packet[], time: number): number {
  return packets.reduce((latest, { isKey, pts }, index) => (isKey && pts <= time ? index : latest), 0);
}

/** The time of the frame that is shown after this share of the length. `times` are in order. */
function shownAt(times: readonly number[], share: number): number {
  const [first = 0, last = first] = [times[0], times.at(-1)];
  const length = ((last - first) * times.length) / Math.max(1, times.length - 1);
  return times.findLast((time) => time <= first + share * length) ?? first;
}
