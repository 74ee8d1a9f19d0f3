import { UserError } from '../../../core/errors.ts';
import { apparentAge } from '../faces/embedding.ts';
import { findFaces } from '../faces/find-faces.ts';
import { decodePicture, readHeader } from '../media/decode.ts';
import { onWhite } from '../media/encode.ts';
import { containerOf } from '../media/sniff.ts';
import type { Runtime } from '../models/runtime.ts';
import type { Picture } from '../pixels/picture.ts';
import type { LookAnswer } from '../protocol.ts';
import { openVideoFile } from '../video/codec/video-file.ts';
import type { Classifier } from './classifier.ts';
import { framesToLookAt } from './frames-to-look-at.ts';
import { type Scores, suggestiveScore, worse } from './scores.ts';

export interface LookOptions {
  readonly maxPixels: number;
  /** From this suggestive score on, the ages of the faces are guessed. */
  readonly agesFrom: number;
}

export interface LookParts {
  readonly classifier: Classifier;
  readonly runtime: Runtime;
}

/** Faces are searched in so many frames of a video. */
const mostSearched = 20;
/** Frames of an animated WebP that are looked at. Its decoder begins anew for each. */
const mostPages = 12;

/** What a picture, GIF or video shows: of several frames, the worst. Throws UserError for a file that cannot be read. */
export async function look(bytes: Uint8Array, options: LookOptions, parts: LookParts): Promise<LookAnswer> {
  const seen = createSeen(options, parts);
  const container = await containerOf(bytes);
  const isStill = container === undefined || (container === 'gif' && (await readHeader(bytes)).frames <= 1);
  if (isStill) await lookAtPicture(bytes, options, seen.add);
  else for await (const frame of framesToLookAt(await openVideoFile(bytes))) await seen.add(frame);
  return seen.answer();
}

function createSeen({ agesFrom }: LookOptions, { classifier, runtime }: LookParts) {
  let worst: Scores | undefined;
  let youngest: number | undefined;
  let searched = 0;
  return {
    async add(picture: Picture): Promise<void> {
      const all = await classifier.classify(picture);
      for (const scores of all) worst = worst ? worse(worst, scores) : scores;
      const isSuggestive = all.some((scores) => suggestiveScore(scores) >= agesFrom);
      if (!isSuggestive || searched++ >= mostSearched) return;
      for (const face of await findFaces(picture, runtime, { findsDoubtful: true })) {
        youngest = Math.min(youngest ?? Number.POSITIVE_INFINITY, await apparentAge(picture, face, runtime));
      }
    },
    answer(): LookAnswer {
      if (!worst) throw new UserError('damaged-media');
      return { scores: worst, ...(youngest !== undefined && { youngest }) };
    },
  };
}

/** As it is, and where it is transparent also as it looks on white. */
async function lookAtPicture(
  bytes: Uint8Array,
  { maxPixels }: LookOptions,
  add: (picture: Picture) => Promise<void>,
): Promise<void> {
  const { frames, mimeType } = await readHeader(bytes);
  const pages = mimeType === 'image/webp' ? Math.min(frames, mostPages) : 1;
  for (let page = 0; page < pages; page++) {
    const at = Math.floor((page * frames) / pages);
    const { picture, alpha } = await decodePicture(bytes, { maxPixels, ...(at > 0 && { page: at }) });
    await add(picture);
    if (alpha) await add({ ...picture, data: onWhite(picture.data, alpha) });
  }
}
