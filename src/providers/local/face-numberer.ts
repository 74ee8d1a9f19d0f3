import type { FaceNumberer } from '../../core/ports/faces.ts';
import type { MediaLimits } from '../../core/ports/media.ts';
import type { Choice } from './choice.ts';
import type { WorkerPool } from './pool/pool.ts';
import { CropAnswer, NumberAnswer } from './protocol.ts';

/** Numbers faces in worker processes, since pictures are foreign bytes. */
export function createFaceNumberer(pool: WorkerPool, { maxPixels }: MediaLimits): FaceNumberer {
  const ask = (bytes: Uint8Array, signal: AbortSignal, drawing: { draws: boolean; wanted?: string }) =>
    pool.run({ kind: 'number-faces', bytes, maxPixels, ...drawing }, NumberAnswer, { signal, urgent: true });

  return {
    async number(bytes, signal) {
      return (await ask(bytes, signal, { draws: false })).faces;
    },
    async draw(bytes, signal, mimeType) {
      const wanted = mimeType === undefined ? {} : { wanted: mimeType };
      const { faces, picture } = await ask(bytes, signal, { draws: true, ...wanted });
      if (!picture) throw new Error('the faces were numbered but not drawn');
      return { ...picture, faces };
    },
    async crop(bytes, number, signal) {
      const choice: Choice = { which: 'picked', picks: [{ fromLeft: number }] };
      const work = { kind: 'crop', bytes, choice, maxPixels, threshold: 0 } as const;
      const answer = await pool.run(work, CropAnswer, { signal, urgent: true });
      return answer.state === 'cropped' ? { bytes: answer.bytes, mimeType: answer.mimeType } : undefined;
    },
  };
}
