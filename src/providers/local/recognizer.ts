import type { MediaLimits } from '../../core/ports/media.ts';
import type { CropChoice, FaceComparer, FaceDetector } from '../../core/ports/provider.ts';
import type { Choice } from './choice.ts';
import { ChooseAnswer } from './photos-protocol.ts';
import type { WorkerPool } from './pool/pool.ts';
import { CompareAnswer, CropAnswer, DetectAnswer, type FoundFace, FrameAnswer } from './protocol.ts';

/** Less than any swap changes a face, and more than encoding a picture anew does. Of 255. */
const leastChange = 2;

/** Face detector for vendors that cannot tell faces apart. It reports more about each face than the port asks for. */
export interface Recognizer extends FaceDetector, FaceComparer {
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
    async hasChanged(scene, result, signal) {
      const answer = await pool.run({ kind: 'compare', bytes: scene, result, maxPixels }, CompareAnswer, { signal });
      if (answer.state !== 'compared' || answer.change === undefined) return undefined;
      return answer.change >= leastChange;
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
