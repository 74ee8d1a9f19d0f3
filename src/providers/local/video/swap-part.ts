import { verdictOf } from '../media/refusal.ts';
import type { PartAnswer, PartWork } from '../protocol.ts';
import { wearsGlasses } from '../swap/glasses.ts';
import { type EngineParts, type OnProgress, readSources } from '../swap/swap-picture.ts';
import { createSequence, type Sequence } from '../tracking/sequence.ts';
import { decodeFrames } from './codec/decoder.ts';
import { openFile } from './codec/demuxer.ts';
import type { EncodedFilm, EncodedFrame } from './codec/encoded-video.ts';
import { createEncoder } from './codec/encoder.ts';
import { createFramePixels } from './codec/frame-pixels.ts';
import { painting } from './codec/palette.ts';
import type { MovingFile } from './codec/video-file.ts';
import { shapeOf } from './frame-layout.ts';

/** Swaps some frames of a film, one after the other. */
export function swapPart(
  work: PartWork,
  moving: MovingFile,
  { runtime, identify }: EngineParts,
  onProgress: OnProgress,
): Promise<PartAnswer> {
  return verdictOf(async () => {
    const { cast, threshold, maxPixels } = work;
    const portraits = await readSources(work.sources, { runtime, threshold, maxPixels });
    const identities = await Promise.all(portraits.map(identify));
    const sequence = createSequence({ cast, identities, runtime, threshold });
    const film = await swapFrames(work, moving, sequence, onProgress);
    return {
      state: 'swapped',
      ...(film && { film }),
      report: { ...sequence.report(), seen: [...sequence.report().seen] },
      sourceWearsGlasses: portraits.some(({ picture, face }) => wearsGlasses(picture, face)),
    };
  });
}

async function swapFrames(
  { bytes, survey, part }: PartWork,
  { library, container }: MovingFile,
  sequence: Sequence,
  onProgress: OnProgress,
): Promise<EncodedFilm | undefined> {
  const file = openFile(library, bytes, container);
  const { timeBase, avgFrameRate: rate } = file.video;
  const pixels = createFramePixels(library);
  const plain = createEncoder(library, { ...survey, timeBase, rate });
  const { palette } = survey;
  const encoder = palette ? painting(library, plain, { palette, timeBase }) : plain;
  const frames: EncodedFrame[] = [];
  try {
    const { filterFor } = shapeOf(library, file.video, survey.format);
    let done = 0;
    for (const frame of decodeFrames(library, file, { firstPacket: part.firstPacket, filterFor })) {
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
    file.close();
  }
}
