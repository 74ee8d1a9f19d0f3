import { UserError } from '../../core/errors.ts';
import type { FaceNumberer } from '../../core/ports/faces.ts';
import type { MediaLimits } from '../../core/ports/media.ts';
import type { Choice } from './choice.ts';
import type { WorkerPool } from './pool/pool.ts';
import { CropAnswer, FrameAnswer, NumberAnswer } from './protocol.ts';

/** Numbers faces in worker processes, since pictures are foreign bytes. */
export function createFaceNumberer(pool: WorkerPool, { maxPixels }: MediaLimits): FaceNumberer {
  const ask = (bytes: Uint8Array, signal: AbortSignal, more: { also?: 'draw' | 'crop'; wanted?: string } = {}) =>
    pool.run({ kind: 'number-faces', bytes, maxPixels, ...more }, NumberAnswer, { signal, urgent: true });

  return {
    async number(bytes, signal) {
      return (await ask(bytes, signal)).faces;
    },
    async draw(bytes, signal, mimeType) {
      const wanted = mimeType === undefined ? {} : { wanted: mimeType };
      const { faces, picture } = await ask(bytes, signal, { also: 'draw', ...wanted });
      if (!picture) throw new Error('the faces were numbered but not drawn');
      return { ...picture, faces };
    },
    async cropAll(bytes, signal) {
      return (await ask(bytes, signal, { also: 'crop' })).faces.map(({ crop, ...face }) =>
        crop ? { ...face, crop } : face,
      );
    },
    async frameWithFace(bytes, signal) {
      const answer = await pool.run({ kind: 'frame-with-face', bytes, maxPixels }, FrameAnswer, {
        signal,
        urgent: true,
      });
      if (!answer || 'bytes' in answer) return answer;
      throw new UserError(answer.reason === 'needs-video-library' ? answer.reason : 'damaged-media');
    },
    async crop(bytes, number, signal) {
      const choice: Choice = { which: 'picked', picks: [{ fromLeft: number }] };
      const work = { kind: 'crop', bytes, choice, maxPixels, threshold: 0 } as const;
      const answer = await pool.run(work, CropAnswer, { signal, urgent: true });
      return answer.state === 'cropped' ? { bytes: answer.bytes, mimeType: answer.mimeType } : undefined;
    },
  };
}
