import type { FaceNumberer } from '../../core/ports/faces.ts';
import type { MediaLimits } from '../../core/ports/media.ts';
import type { WorkerPool } from './pool/pool.ts';
import { NumberAnswer } from './protocol.ts';

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
  };
}
