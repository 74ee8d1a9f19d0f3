import type { Picture } from '../pixels/picture.ts';
import { createCutDetector } from '../tracking/scene-cut.ts';
import type { VideoFile } from '../video/codec/video-file.ts';
import { countFrames, readFrames } from '../video/read-frames.ts';

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
  const looksAtAll = countFrames(file) <= fewFrames;
  const detector = createCutDetector();
  let next = Number.NEGATIVE_INFINITY;
  let cuts = 0;
  for (const frame of readFrames(file, { mostPixels })) {
    const picture = frame.picture();
    const isCut = detector.isCut(picture);
    const isDue = !(frame.seconds < next);
    if (!looksAtAll && !isDue && !(isCut && cuts++ < mostCuts)) continue;
    if (isDue) {
      next = frame.seconds + everySeconds;
      cuts = 0;
    }
    yield picture;
  }
}
