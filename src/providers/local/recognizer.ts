import type { MediaLimits } from '../../core/ports/media.ts';
import type { CropChoice, FaceDetector } from '../../core/ports/provider.ts';
import type { Choice } from './choice.ts';
import type { FoundFace } from './faces-protocol.ts';
import { ChooseAnswer } from './photos-protocol.ts';
import type { WorkerPool } from './pool/pool.ts';
import { CropAnswer, DetectAnswer, FrameAnswer } from './protocol.ts';

/** Face detector for vendors that cannot tell faces apart. It reports more about each face than the port asks for. */
export interface Recognizer extends FaceDetector {
  /** A file that cannot be decoded has no faces. */
  detect(bytes: Uint8Array, signal: AbortSignal): Promise<readonly FoundFace[]>;
}

export interface RecognizerParts {
  readonly pool: WorkerPool;
  readonly limits: MediaLimits;
  /** Least cosine similarity, 0 to 1, of a face to its reference picture. */
  readonly threshold: number;
  readonly readsVideos: boolean;
}

export function createRecognizer({ pool, limits, threshold, readsVideos }: RecognizerParts): Recognizer {
  const { maxPixels } = limits;
  const recognizer: Recognizer = {
    async detect(bytes, signal) {
      const answer = await pool.run({ kind: 'detect', bytes, maxPixels }, DetectAnswer, { signal });
      return Array.isArray(answer) ? answer : [];
    },
    async crop(bytes, wanted, signal) {
      const choice = choiceOf(wanted);
      const answer = await pool.run({ kind: 'crop', bytes, choice, maxPixels, threshold }, CropAnswer, { signal });
      return answer.state === 'cropped' ? { bytes: answer.bytes, mimeType: answer.mimeType } : undefined;
    },
    async choosePhoto(photos, scene, signal) {
      const [first = new Uint8Array()] = photos;
      const looked = scene ? { bytes: scene.bytes, choice: choiceOf(scene.choice) } : { bytes: first };
      const work = { ...looked, photos: [...photos], maxPixels, threshold };
      return pool.run({ kind: 'choose-photo', ...work }, ChooseAnswer, { signal });
    },
  };
  if (!readsVideos) return recognizer;
  return {
    ...recognizer,
    async frameWithFace(bytes, signal) {
      const answer = await pool.run({ kind: 'frame-with-face', bytes, maxPixels }, FrameAnswer, { signal });
      return answer && 'bytes' in answer ? answer : undefined;
    },
  };
}

function choiceOf(wanted: CropChoice): Choice {
  if (wanted.which === 'largest') return { which: 'largest' };
  const pick = wanted.which === 'nth' ? { fromLeft: wanted.fromLeft } : { reference: wanted.reference };
  return { which: 'picked', picks: [pick] };
}
