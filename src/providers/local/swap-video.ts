import { createSemaphore } from '../../core/messages/semaphore.ts';
import { answerOrRefusal, Refusal } from './media/refusal.ts';
import type { RunOptions, WorkerPool } from './pool/pool.ts';
import { EncodedPicture, PartAnswer, type Refused, SurveyAnswer, type SwapAnswer, type SwapWork } from './protocol.ts';
import { facesLeftAlone, mergeReports, refuseUnswapped } from './tracking/sequence-report.ts';
import type { VideoPart } from './video-protocol.ts';

type Surveyed = Extract<SurveyAnswer, { state: 'surveyed' }>;
type SwappedPart = Extract<PartAnswer, { state: 'swapped' }>;

/** Fraction of the whole work at which each step ends. */
const progressAt = { surveyed: 0.04, swapped: 0.98 } as const;

/** Swaps a GIF or video in parts, in parallel over the workers of the pool. Rejects as the pool does. */
export function swapVideo(
  work: SwapWork,
  pool: WorkerPool,
  { maxFrames, maxPixels: maxFramePixels }: { readonly maxFrames: number; readonly maxPixels: number },
  { signal, onProgress }: RunOptions,
): Promise<SwapAnswer> {
  return answerOrRefusal(async () => {
    const limits = { maxFrames, maxFramePixels, workers: pool.workers };
    const surveyed = accepted(await pool.run({ ...work, kind: 'survey', ...limits }, SurveyAnswer, { signal }));
    onProgress?.(progressAt.surveyed);
    const parts = await swapParts(work, surveyed, pool, { signal, ...(onProgress && { onProgress }) });
    const report = mergeReports(parts.map((part) => part.report));
    refuseUnswapped(surveyed.targets, report);
    const videos = parts.flatMap((part) => part.video ?? []);
    if (videos.length === 0) throw new Refusal('unsupported-media', 'target');
    const { bytes, maxPixels } = work;
    const join = { kind: 'join', bytes, maxPixels, survey: surveyed.survey, videos } as const;
    const joined = await pool.run(join, EncodedPicture, { signal });
    const leftAlone = facesLeftAlone(report);
    const leftOutPhotos = parts[0]?.leftOutPhotos ?? []; // every part reads the same photos
    return { state: 'swapped', ...joined, faces: report.faces, leftAlone, leftOutPhotos };
  });
}

/** The first part that fails aborts the others. A part asks for its turn when a worker may be free: other work goes between. */
async function swapParts(
  { bytes, sources, threshold, maxPixels }: SwapWork,
  { survey, targets, parts }: Surveyed,
  pool: WorkerPool,
  { signal, onProgress }: RunOptions,
): Promise<SwappedPart[]> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const frames = parts.map(() => 0);
  const inTurn = createSemaphore(pool.workers);

  async function swapOne(part: VideoPart, index: number): Promise<SwappedPart> {
    const work = { kind: 'swap-part', bytes, sources, threshold, maxPixels, survey, targets, part } as const;
    const answer = await pool.run(work, PartAnswer, {
      signal: either,
      onProgress(fraction) {
        frames[index] = fraction * part.frames;
        const done = frames.reduce((sum, each) => sum + each, 0) / survey.frames;
        onProgress?.(progressAt.surveyed + (progressAt.swapped - progressAt.surveyed) * Math.min(1, done));
      },
    });
    return accepted(answer);
  }

  return Promise.all(
    parts.map((part, index) =>
      inTurn(() => swapOne(part, index)).catch((error) => {
        failed.abort(error);
        throw error;
      }),
    ),
  );
}

function accepted<Answer extends { readonly state: string }>(answer: Answer | Refused): Answer {
  if ('reason' in answer) throw new Refusal(answer.reason, answer.subject, answer.photo);
  return answer;
}
