import type { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import type { MediaLimits } from '../../core/ports/media.ts';
import type { Fingerprinter } from '../../core/ports/trust.ts';
import type { WorkerPool } from './pool/pool.ts';
import { FingerprintAnswer, TellingAnswer } from './protocol.ts';

/** Looks at pictures, GIFs and videos in worker processes. Rejects where a worker broke or took too long. */
export function createFingerprinter(pool: WorkerPool, { maxPixels }: MediaLimits): Fingerprinter {
  async function ask<Answer>(
    work: Parameters<WorkerPool['run']>[0],
    answer: z.ZodType<Answer>,
    signal: AbortSignal,
  ): Promise<Answer | undefined> {
    try {
      return await pool.run(work, answer, { signal, urgent: true });
    } catch (error) {
      if (error instanceof UserError) return undefined;
      throw error;
    }
  }

  const look: Fingerprinter['look'] = (bytes, signal) =>
    ask({ kind: 'fingerprint', bytes, maxPixels }, FingerprintAnswer, signal);
  return {
    look,
    fingerprint: async (bytes, signal) => (await look(bytes, signal))?.fingerprint,
    tellApart: (bytes, scene, signal) => ask({ kind: 'tell-apart', bytes, scene, maxPixels }, TellingAnswer, signal),
  };
}
