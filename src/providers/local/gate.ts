import type { MediaFacts, MediaLimits } from '../../core/ports/media.ts';
import type { Classifier } from '../../core/ports/trust.ts';
import { type Scores, sexualScore } from './gate/scores.ts';
import type { WorkerPool } from './pool/pool.ts';
import { WorkerFailure } from './pool/worker-failure.ts';
import { LookAnswer, TryAnswer } from './protocol.ts';

export interface Gate extends Classifier {
  /** Looks at a picture of one pixel. Rejects where nothing can be looked at. */
  works(): Promise<true>;
  /** What is wrong with the operator's classifier; undefined where there is none, or it can be used. */
  problem(signal: AbortSignal): Promise<string | undefined>;
}

export interface GateParts {
  readonly pool: WorkerPool;
  readonly limits: MediaLimits;
  /** Path of the operator's classifier. */
  readonly ownModel?: string | undefined;
  /** Longest time for one picture in its worker; 15 seconds by default, since any honest one takes less than one. */
  readonly pictureMs?: number;
}

/** A PNG. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQImWPo6OgAAAM0AZmUse0HAAAAAElFTkSuQmCC',
  'base64',
);
const usualPictureMs = 15_000;
/** Of a video, beside the time of a picture. Decoding takes most of it. */
const videoMs = 15_000;
const msPerSecond = 2_000;

/** The gate of core, run in worker processes. */
export function createGate({ pool, limits: { maxPixels }, ownModel, pictureMs = usualPictureMs }: GateParts): Gate {
  const never = new AbortController().signal;
  return {
    async works() {
      const gate = { timeLimitMs: pictureMs };
      const work = { kind: 'look', bytes: onePixel, maxPixels, agesFrom: 1 } as const;
      await pool.run(work, LookAnswer, { signal: never, gate });
      return true;
    },
    async classify(media, bytes, agesFrom, signal) {
      const gate = { timeLimitMs: pictureMs + extraMs(media) };
      const answer = await pool.run({ kind: 'look', bytes, maxPixels, agesFrom }, LookAnswer, { signal, gate });
      return { scores: named(answer.scores), sexual: sexualScore(answer.scores), youngest: answer.youngest };
    },
    async problem(signal) {
      if (ownModel === undefined) return undefined;
      const work = { kind: 'try-classifier', bytes: new Uint8Array(), maxPixels } as const;
      try {
        return await pool.run(work, TryAnswer, { signal, gate: { timeLimitMs: pictureMs } });
      } catch (error) {
        if (error instanceof WorkerFailure && error.failure !== 'closed') return 'brings its process down';
        throw error;
      }
    },
  };
}

function extraMs({ kind, seconds = 0 }: MediaFacts): number {
  return kind === 'image' ? 0 : videoMs + msPerSecond * seconds;
}

/** By the names that nsfwjs gives its classes. */
function named([Drawing, Hentai, Neutral, Porn, Sexy]: Scores): Record<string, number> {
  return { Drawing, Hentai, Neutral, Porn, Sexy };
}
