import { qualityProblem } from '../faces/face-quality.ts';
import { findFaces } from '../faces/find-faces.ts';
import { encodePicture } from '../media/encode.ts';
import type { Runtime } from '../models/runtime.ts';
import type { EncodedPicture } from '../protocol.ts';
import { decodeFrames } from './codec/decoder.ts';
import { type Demuxer, openDemuxer } from './codec/demuxer.ts';
import { createFramePixels } from './codec/frame-pixels.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';
import { frameLayoutOf } from './frame-layout.ts';

/** Frames that are searched, spread over the whole video. */
const mostSearched = 100;
/** Pixels of a frame. A larger one is made smaller before it is searched. */
const mostPixels = 1_920 * 1_088;

/**
 * The first frame with a face that is neither too small nor turned away, as a JPEG; without one the first with any
 * face. Undefined if no searched frame shows a face.
 */
export async function frameWithFace(file: VideoFile, runtime: Runtime): Promise<EncodedPicture | undefined> {
  const { bytes, library, container } = file;
  const step = Math.ceil(withDemuxer(file, countFrames) / mostSearched);
  const demuxer = openDemuxer(library, bytes, container);
  const pixels = createFramePixels(library);
  try {
    const { width, height } = demuxer.video.codecpar;
    const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
    const layout = frameLayoutOf(library, demuxer.video, container === 'gif' ? 'gif' : 'h264', scale);
    let doubtful: EncodedPicture | undefined;
    let number = 0;
    for (const frame of decodeFrames(library, demuxer, layout)) {
      if (number++ % step !== 0) continue;
      const picture = pixels.read(frame);
      const faces = await findFaces(picture, runtime);
      const isGood = faces.some((face) => !qualityProblem(face));
      if (isGood || (faces.length > 0 && !doubtful)) doubtful = await encodePicture({ picture }, 'image/jpeg');
      if (isGood) break;
    }
    return doubtful;
  } finally {
    pixels.close();
    demuxer.close();
  }
}

function countFrames(demuxer: Demuxer): number {
  let count = 0;
  for (const { streamIndex } of demuxer.packets()) if (streamIndex === demuxer.video.index) count++;
  return Math.max(1, count);
}
