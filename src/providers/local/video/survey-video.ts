import { readChoice } from '../faces/choose-faces.ts';
import { answerOrRefusal, Refusal } from '../media/refusal.ts';
import type { Runtime } from '../models/runtime.ts';
import type { SurveyAnswer, SurveyWork } from '../protocol.ts';
import { createTargetSearch } from '../tracking/target-identities.ts';
import type { Survey, TargetIdentities } from '../video-protocol.ts';
import type { Demuxer } from './codec/demuxer.ts';
import type { Library } from './codec/library.ts';
import { paletteOf } from './codec/palette.ts';
import { type VideoFile, withDemuxer } from './codec/video-file.ts';
import { frameLayoutOf } from './frame-layout.ts';
import { readFrames } from './read-frames.ts';
import { surveyFile } from './survey-file.ts';

/** About five seconds of work, so that other work never waits longer for its turn. */
const partFrames = 150;
/** In videos with more frames than `fewFrames`, only every fifth frame is searched for the targets. */
const fewFrames = 100;
const everyFew = 5;

/** Checks the limits first, then finds the target identities. A video over the limits is not decoded. */
export function surveyVideo(work: SurveyWork, file: VideoFile, runtime: Runtime): Promise<SurveyAnswer> {
  return answerOrRefusal(async () => {
    const { library, container } = file;
    const { wanted, workers, maxFrames, maxFramePixels } = work;
    const options = { container, wanted, partFrames, workers };
    const surveyed = withDemuxer(file, (demuxer) => surveyFile(library, demuxer, options));
    if (!surveyed) throw new Refusal('unsupported-media', 'target');
    const { survey, parts } = surveyed;
    if (survey.frames > maxFrames) throw new Refusal('media-too-long', 'target');
    if (survey.width * survey.height > maxFramePixels) throw new Refusal('media-too-large', 'target');
    const targets = await targetsOf(work, survey, file, runtime);
    const palette = survey.format === 'gif' ? withDemuxer(file, (demuxer) => readPalette(library, demuxer)) : undefined;
    return { state: 'surveyed', parts, targets, survey: { ...survey, ...(palette && { palette }) } };
  });
}

function readPalette(library: Library, demuxer: Demuxer): Uint8Array | undefined {
  return paletteOf(library, demuxer, frameLayoutOf(library, demuxer.video, 'gif'));
}

async function targetsOf(
  { choice, threshold, maxPixels }: SurveyWork,
  { format, frames }: Survey,
  file: VideoFile,
  runtime: Runtime,
): Promise<TargetIdentities> {
  const search = createTargetSearch(await readChoice(choice, { runtime, threshold, maxPixels }), { runtime });
  const step = frames > fewFrames ? everyFew : 1;
  let number = 0;
  for (const { picture } of readFrames(file, { format })) {
    if (number++ % step === 0 && (await search.look(picture()))) break;
  }
  return search.targets();
}
