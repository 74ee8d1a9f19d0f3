import { type Cast, createCasting } from '../casting.ts';
import { readChoice } from '../choose-faces.ts';
import { Refusal, verdictOf } from '../refusal.ts';
import type { Runtime } from '../runtime.ts';
import type { SurveyAnswer, SurveyWork } from '../worker-protocol.ts';
import { type Container, type OpenFile, openFile } from './container.ts';
import type { Survey } from './film.ts';
import { decodeFrames } from './frames.ts';
import type { Library } from './library.ts';
import { paletteOf } from './palette.ts';
import { createFramePixels } from './pixels.ts';
import { shapeOf } from './shape.ts';
import { surveyFile } from './survey.ts';

export interface MovingFile {
  readonly library: Library;
  readonly container: Container;
}

/** About five seconds of work: other work waits no longer for its turn. */
const partFrames = 150;
/** Of longer films, every fifth frame is looked at for the faces that are meant. */
const fewFrames = 100;
const everyFew = 5;

/** Limits first, then whose faces are meant. Nothing is decoded where the limits say no. */
export function surveyFilm(
  work: SurveyWork,
  { library, container }: MovingFile,
  runtime: Runtime,
): Promise<SurveyAnswer> {
  return verdictOf(async () => {
    const reopen = (): OpenFile => openFile(library, work.bytes, container);
    const { wanted, workers, maxFrames, maxFramePixels } = work;
    const surveyed = reading(reopen, (file) => surveyFile(library, file, { container, wanted, partFrames, workers }));
    if (!surveyed) throw new Refusal('unsupported-media', 'target');
    const { survey, parts } = surveyed;
    if (survey.frames > maxFrames) throw new Refusal('media-too-long', 'target');
    if (survey.width * survey.height > maxFramePixels) throw new Refusal('media-too-large', 'target');
    const cast = await castOf(work, survey, reopen, library, runtime);
    const palette = survey.format === 'gif' ? reading(reopen, (file) => readPalette(library, file)) : undefined;
    return { state: 'surveyed', parts, cast, survey: { ...survey, ...(palette && { palette }) } };
  });
}

function reading<Answer>(reopen: () => OpenFile, read: (file: OpenFile) => Answer): Answer {
  const file = reopen();
  try {
    return read(file);
  } finally {
    file.close();
  }
}

function readPalette(library: Library, file: OpenFile): Uint8Array | undefined {
  return paletteOf(library, file, shapeOf(library, file.video, 'gif'));
}

async function castOf(
  { choice, threshold, maxPixels }: SurveyWork,
  survey: Survey,
  reopen: () => OpenFile,
  library: Library,
  runtime: Runtime,
): Promise<Cast> {
  const casting = createCasting(await readChoice(choice, { runtime, threshold, maxPixels }), { runtime });
  const file = reopen();
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
