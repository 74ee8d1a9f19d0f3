import type { MediaLimits } from '../../core/media.ts';
import type { WorkerPool } from './pool.ts';
import { type Choice, ChooseAnswer, CropAnswer, type FoundFace } from './worker-protocol.ts';

/** Which face of a picture is meant. */
export type WantedFace =
  | { readonly which: 'largest' }
  /** 1 is the leftmost face. */
  | { readonly which: 'nth'; readonly fromLeft: number }
  /** The face that looks like the largest of this picture. */
  | { readonly which: 'reference'; readonly reference: Uint8Array };

/** Finds faces for providers that must tell their vendor where they are. All of it happens in worker processes. */
export interface Recognizer {
  /** The faces, the largest first; none is a normal answer. What cannot be read has none. */
  detect(bytes: Uint8Array, signal: AbortSignal): Promise<readonly FoundFace[]>;
  /** The wanted face and all faces, or why it is not there. */
  find(bytes: Uint8Array, wanted: WantedFace, signal: AbortSignal): Promise<FoundOne>;
  /** The wanted face with room around it as JPEG, or why it is not there. */
  cropFace(bytes: Uint8Array, wanted: WantedFace, signal: AbortSignal): Promise<CropAnswer>;
}

export type FoundOne =
  | { readonly state: 'chosen'; readonly face: FoundFace; readonly faces: readonly FoundFace[] }
  | Extract<ChooseAnswer, { state: 'refused' }>;

export function createRecognizer(pool: WorkerPool, { maxPixels }: MediaLimits, threshold: number): Recognizer {
  async function choose(bytes: Uint8Array, choice: Choice, signal: AbortSignal): Promise<ChooseAnswer> {
    return pool.run({ kind: 'choose', bytes, choice, maxPixels, threshold }, ChooseAnswer, { signal });
  }

  return {
    async detect(bytes, signal) {
      const answer = await choose(bytes, { which: 'all' }, signal);
      return answer.state === 'chosen' ? answer.faces : [];
    },
    async find(bytes, wanted, signal) {
      const answer = await choose(bytes, choiceOf(wanted), signal);
      if (answer.state === 'refused') return answer;
      const face = answer.faces[answer.chosen[0] ?? 0];
      if (!face) throw new Error('a face was chosen that is not there');
      return { state: 'chosen', face, faces: answer.faces };
    },
    cropFace(bytes, wanted, signal) {
      const choice = choiceOf(wanted);
      return pool.run({ kind: 'crop', bytes, choice, maxPixels, threshold }, CropAnswer, { signal });
    },
  };
}

function choiceOf(wanted: WantedFace): Choice {
  if (wanted.which === 'largest') return { which: 'largest' };
  const pick = wanted.which === 'nth' ? { fromLeft: wanted.fromLeft } : { reference: wanted.reference };
  return { which: 'picked', picks: [pick] };
}
