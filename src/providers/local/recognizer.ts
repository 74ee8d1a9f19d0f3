import type { MediaLimits } from '../../core/ports/media.ts';
import type { CropChoice, FaceDetector } from '../../core/ports/provider.ts';
import type { WorkerPool } from './pool/pool.ts';
import { type Choice, CropAnswer, DetectAnswer, type FoundFace } from './protocol.ts';

/** Face detector for vendors that cannot tell faces apart. It reports more about each face than the port asks for. */
export interface Recognizer extends FaceDetector {
  /** A file that cannot be decoded has no faces. */
  detect(bytes: Uint8Array, signal: AbortSignal): Promise<readonly FoundFace[]>;
}

export function createRecognizer(pool: WorkerPool, { maxPixels }: MediaLimits, threshold: number): Recognizer {
  return {
    async detect(bytes, signal) {
      const answer = await pool.run({ kind: 'detect', bytes, maxPixels }, DetectAnswer, { signal });
      return Array.isArray(answer) ? answer : [];
    },
    async crop(bytes, wanted, signal) {
      const choice = choiceOf(wanted);
      const answer = await pool.run({ kind: 'crop', bytes, choice, maxPixels, threshold }, CropAnswer, { signal });
      return answer.state === 'cropped' ? { bytes: answer.bytes, mimeType: answer.mimeType } : undefined;
    },
  };
}

function choiceOf(wanted: CropChoice): Choice {
  if (wanted.which === 'largest') return { which: 'largest' };
  const pick = wanted.which === 'nth' ? { fromLeft: wanted.fromLeft } : { reference: wanted.reference };
  return { which: 'picked', picks: [pick] };
}
