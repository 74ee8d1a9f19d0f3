import { answerOrRefusal } from '../media/refusal.ts';
import type { PartAnswer, PartWork } from '../protocol.ts';
import { readPeople } from '../swap/photos/person.ts';
import { identifyForVideo } from '../swap/photos/person-identity.ts';
import type { OnProgress, SwapModels } from '../swap/swap-picture.ts';
import { createSequence, type Sequence } from '../tracking/sequence.ts';
import { decodeFrames } from './codec/decoder.ts';
import { openDemuxer } from './codec/demuxer.ts';
import type { EncodedFrame, EncodedVideo } from './codec/encoded-video.ts';
import { createEncoder } from './codec/encoder.ts';
import { createFramePixels } from './codec/frame-pixels.ts';
import { withPalette } from './codec/palette.ts';
import type { VideoFile } from './codec/video-file.ts';
import { frameLayoutOf } from './frame-layout.ts';

/** Swaps consecutive frames of a video. */
export function swapPart(
  work: PartWork,
  file: VideoFile,
  { runtime, identify }: SwapModels,
  onProgress: OnProgress,
): Promise<PartAnswer> {
  return answerOrRefusal(async () => {
    const { targets, threshold, maxPixels } = work;
    const people = await readPeople(work.sources, { runtime, threshold, maxPixels });
    const sources = await Promise.all(people.map(({ photos }) => identifyForVideo(photos, identify)));
    const sequence = createSequence({ targets, sources, runtime, threshold });
    const video = await swapFrames(work, file, sequence, onProgress);
    return {
      state: 'swapped',
      ...(video && { video }),
      report: sequence.report(),
      leftOutPhotos: people.flatMap(({ leftOut }) => leftOut),
    };
  });
}

async function swapFrames(
  { bytes, survey, part }: PartWork,
  { library, container }: VideoFile,
  sequence: Sequence,
  onProgress: OnProgress,
): Promise<EncodedVideo | undefined> {
  const demuxer = openDemuxer(library, bytes, container);
  const { timeBase, avgFrameRate: rate } = demuxer.video;
  const pixels = createFramePixels(library);
  const plain = createEncoder(library, { ...survey, timeBase, rate });
  const { palette } = survey;
  const encoder = palette ? withPalette(library, plain, { palette, timeBase }) : plain;
  const frames: EncodedFrame[] = [];
  try {
    const { filterFor } = frameLayoutOf(library, demuxer.video, survey.format);
    let done = 0;
    for (const frame of decodeFrames(library, demuxer, { firstPacket: part.firstPacket, filterFor })) {
      const pts = Number(frame.pts);
      if (pts < part.lookFrom) continue;
      if (pts >= part.to) break;
      const before = pixels.read(frame);
      const { picture, changed } = await sequence.swapFrame(before);
      if (pts < part.from) continue;
      if (changed.length > 0) pixels.write(frame, before, picture, changed);
      frames.push(...encoder.add(frame));
      onProgress(Math.min(1, ++done / part.frames));
    }
    frames.push(...encoder.finish());
    const header = encoder.header();
    return header && { header, frames };
  } finally {
    encoder.close();
    pixels.close();
    demuxer.close();
  }
}
