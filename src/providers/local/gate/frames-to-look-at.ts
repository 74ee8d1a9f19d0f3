import type { Picture } from '../pixels/picture.ts';
import { createCutDetector } from '../tracking/scene-cut.ts';
import { decodeFrames } from '../video/codec/decoder.ts';
import { type Demuxer, openDemuxer } from '../video/codec/demuxer.ts';
import { createFramePixels } from '../video/codec/frame-pixels.ts';
import { type VideoFile, withDemuxer } from '../video/codec/video-file.ts';
import { frameLayoutOf } from '../video/frame-layout.ts';

/** A GIF or video with no more frames is looked at wholly. */
const fewFrames = 32;
/** Seconds from one frame to the next where nothing is cut. */
const everySeconds = 0.8;
/** Scene cuts that are looked at before the next of those frames. */
const mostCuts = 4;
/** Pixels. A larger frame is made smaller. */
const mostPixels = 640 * 480;

/**
 * Frames of a GIF or video: more than one in a second, and the first after each scene cut; of a short one all. Each is
 * valid until the next is requested.
 */
export function* framesToLookAt(file: VideoFile): Generator<Picture> {
  const { bytes, library, container } = file;
  const looksAtAll = withDemuxer(file, countFrames) <= fewFrames;
  const demuxer = openDemuxer(library, bytes, container);
  const pixels = createFramePixels(library);
  try {
    const { width, height } = demuxer.video.codecpar;
    const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
    const layout = frameLayoutOf(library, demuxer.video, container === 'gif' ? 'gif' : 'h264', scale);
    const { num, den } = demuxer.video.timeBase;
    const detector = createCutDetector();
    let next = Number.NEGATIVE_INFINITY;
    let cuts = 0;
    for (const frame of decodeFrames(library, demuxer, layout)) {
      const picture = pixels.read(frame);
      const isCut = detector.isCut(picture);
      const at = (Number(frame.pts) * num) / den;
      const isDue = !(at < next);
      if (!looksAtAll && !isDue && !(isCut && cuts++ < mostCuts)) continue;
      if (isDue) {
        next = at + everySeconds;
        cuts = 0;
      }
      yield picture;
    }
  } finally {
    pixels.close();
    demuxer.close();
  }
}

function countFrames(demuxer: Demuxer): number {
  let count = 0;
  for (const { streamIndex } of demuxer.packets()) if (streamIndex === demuxer.video.index) count++;
  return count;
}
