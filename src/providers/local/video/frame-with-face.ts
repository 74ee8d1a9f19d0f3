import { qualityProblem } from '../faces/face-quality.ts';
import { findFaces } from '../faces/find-faces.ts';
import { encodePicture } from '../media/encode.ts';
import type { Runtime } from '../models/runtime.ts';
import type { EncodedPicture } from '../protocol.ts';
import type { VideoFile } from './codec/video-file.ts';
import { countFrames, readFrames } from './read-frames.ts';

/** Frames that are searched, spread over the whole video. */
const mostSearched = 100;
/** Pixels of a frame. A larger one is made smaller before it is searched. */
const mostPixels = 1_920 * 1_088;

/**
 * The first frame with a face that is neither too small nor turned away, as a JPEG; without one the first with any
 * face. Undefined if no searched frame shows a face.
 */
export async function frameWithFace(file: VideoFile, runtime: Runtime): Promise<EncodedPicture | undefined> {
  const step = Math.max(1, Math.ceil(countFrames(file) / mostSearched));
  let doubtful: EncodedPicture | undefined;
  let number = 0;
  for (const frame of readFrames(file, { mostPixels })) {
    if (number++ % step !== 0) continue;
    const picture = frame.picture();
    const faces = await findFaces(picture, runtime);
    const isGood = faces.some((face) => !qualityProblem(face));
    if (isGood || (faces.length > 0 && !doubtful)) doubtful = await encodePicture({ picture }, 'image/jpeg');
    if (isGood) break;
  }
  return doubtful;
}
