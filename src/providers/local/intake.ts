import type { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { type Intake, MediaFacts, type MediaLimits } from '../../core/ports/media.ts';
import type { WorkerPool } from './pool/pool.ts';
import { WorkerFailure } from './pool/worker-failure.ts';
import { EncodedPicture } from './protocol.ts';

const mebibyte = 2 ** 20;
/** Longest side of a saved face in pixels. More adds nothing to a swap. */
const portraitSide = 1_024;

/** The intake of core, run in worker processes. */
export function createIntake(pool: WorkerPool, limits: MediaLimits): Intake {
  const { maxPixels } = limits;

  /** A file that crashes its decoder is reported to the requester as damaged. */
  async function ask<Answer>(
    work: Parameters<WorkerPool['run']>[0],
    answer: z.ZodType<Answer>,
    signal: AbortSignal,
    quick = false,
  ): Promise<Answer> {
    refuseSize(work.bytes, limits.maxBytes);
    try {
      return await pool.run(work, answer, { signal, urgent: true, quick });
    } catch (error) {
      if (error instanceof WorkerFailure && error.failure !== 'closed') {
        throw new UserError('damaged-media');
      }
      throw error;
    }
  }

  const inspect: Intake['inspect'] = async (bytes, role, signal) => {
    try {
      return await ask({ kind: 'inspect', bytes, maxPixels }, MediaFacts, signal, role !== 'result');
    } catch (error) {
      if (!(error instanceof UserError) || role === 'result') throw error;
      throw new UserError(error.code, { ...error.params, subject: role });
    }
  };

  return {
    inspect,
    async portrait(bytes, signal) {
      const { kind } = await inspect(bytes, 'source', signal);
      if (kind !== 'image') throw new UserError('moving-face', { subject: 'source' });
      const work = { kind: 'convert', bytes, maxPixels, mimeType: 'image/jpeg', maxSide: portraitSide } as const;
      return (await ask(work, EncodedPicture, signal)).bytes;
    },
    clean: (bytes, signal, limits) =>
      ask({ kind: 'clean', bytes, maxPixels, ...(limits && { limits }) }, EncodedPicture, signal),
    async convert(bytes, mimeType, signal) {
      return (await ask({ kind: 'convert', bytes, mimeType, maxPixels }, EncodedPicture, signal)).bytes;
    },
    fit: (bytes, maxBytes, signal) =>
      ask({ kind: 'fit', bytes, maxBytes, maxPixels }, EncodedPicture.optional(), signal).catch(undefinedIfHopeless),
  };
}

/** A file that takes too long, or that cannot be encoded because FFmpeg is missing, cannot be made to fit. */
function undefinedIfHopeless(error: unknown): undefined {
  const hopeless = ['damaged-media', 'needs-video-library'];
  if (error instanceof UserError && hopeless.includes(error.code)) return;
  throw error;
}

function refuseSize({ byteLength }: Uint8Array, most: number): void {
  if (byteLength === 0) throw new UserError('empty-file');
  if (byteLength > most) throw new UserError('too-many-bytes', { limitMb: Math.floor(most / mebibyte) });
}
