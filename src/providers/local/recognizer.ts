import type { MediaLimits } from '../../core/media.ts';
import type { WorkerPool } from './pool.ts';
import { type Choice, CropAnswer, DetectAnswer, type EncodedPicture, type FoundFace } from './worker-protocol.ts';

/** Which face of a picture is meant. */
export type WantedFace =
  | { readonly which: 'largest' }
  /** 1 is the leftmost face. */
  | { readonly which: 'nth'; readonly fromLeft: number }
  /** The face that looks like the largest of this picture. */
  | { readonly which: 'reference'; readonly reference: Uint8Array };

/** Finds faces for providers that must tell their vendor which is meant. All of it happens in worker processes. */
export interface Recognizer {
  /** The faces, the largest first; none is a normal answer. What cannot be read has none. */
  detect(bytes: Uint8Array, signal: AbortSignal): Promise<readonly FoundFace[]>;
  /** The wanted face with room around it as JPEG; undefined where it is not there. */
  crop(bytes: Uint8Array, wanted: WantedFace, signal: AbortSignal): Promise<EncodedPicture | undefined>;
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

function choiceOf(wanted: WantedFace): Choice {
  if (wanted.which === 'largest') return { which: 'largest' };
  const pick = wanted.which === 'nth' ? { fromLeft: wanted.fromLeft } : { reference: wanted.reference };
  return { which: 'picked', picks: [pick] };
}
