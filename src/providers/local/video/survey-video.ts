import { readChoice } from '../faces/choose-faces.ts';
import { Refusal, verdictOf } from '../media/refusal.ts';
import type { Runtime } from '../models/runtime.ts';
import type { SurveyAnswer, SurveyWork } from '../protocol.ts';
import { type Cast, createCasting } from '../tracking/target-identities.ts';
import { decodeFrames } from './codec/decoder.ts';
import { type OpenFile, openFile } from './codec/demuxer.ts';
import type { Survey } from './codec/encoded-video.ts';
import { createFramePixels } from './codec/frame-pixels.ts';
import type { Library } from './codec/library.ts';
import { paletteOf } from './codec/palette.ts';
import { type MovingFile, reading } from './codec/video-file.ts';
import { shapeOf } from './frame-layout.ts';
import { surveyFile } from './survey-file.ts';

/** About five seconds of work: other work waits no longer for its turn. */
const partFrames = 150;
/** Of longer films, every fifth frame is looked at for the faces that are meant. */
const fewFrames = 100;
const everyFew = 5;

/** Limits first, then whose faces are meant. Nothing is decoded where the limits say no. */
export function surveyFilm(work: SurveyWork, moving: MovingFile, runtime: Runtime): Promise<SurveyAnswer> {
  return verdictOf(async () => {
    const { library, container } = moving;
    const { bytes, wanted, workers, maxFrames, maxFramePixels } = work;
    const options = { container, wanted, partFrames, workers };
    const surveyed = reading(moving, bytes, (file) => surveyFile(library, file, options));
    if (!surveyed) throw new Refusal('unsupported-media', 'target');
    const { survey, parts } = surveyed;
    if (survey.frames > maxFrames) throw new Refusal('media-too-long', 'target');
    if (survey.width * survey.height > maxFramePixels) throw new Refusal('media-too-large', 'target');
    const cast = await castOf(work, survey, moving, runtime);
    const palette = survey.format === 'gif' ? reading(moving, bytes, (file) => readPalette(library, file)) : undefined;
    return { state: 'surveyed', parts, cast, survey: { ...survey, ...(palette && { palette }) } };
  });
}

function readPalette(library: Library, file: OpenFile): Uint8Array | undefined {
  return paletteOf(library, file, shapeOf(library, file.video, 'gif'));
}

async function castOf(
  { bytes, choice, threshold, maxPixels }: SurveyWork,
  survey: Survey,
  { library, container }: MovingFile,
  runtime: Runtime,
): Promise<Cast> {
  const casting = createCasting(await readChoice(choice, { runtime, threshold, maxPixels }), { runtime });
  const file = openFile(library, bytes, container);
  const pixels = createFramePixels(library);
  try {
    const step = survey.frames > fewFrames ? everyFew : 1;
    let number = 0;
    for (const frame of decodeFrames(library, file, shapeOf(library, file.video, survey.format))) {
      if (number++ % step === 0 && (await casting.look(pixels.read(frame)))) break;
    }
    return casting.cast();
  } finally {
    pixels.close();
    file.close();
  }
}
