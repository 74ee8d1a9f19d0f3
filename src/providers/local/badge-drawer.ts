import type { MediaLimits } from '../../core/ports/media.ts';
import type { BadgeDrawer } from '../../core/ports/trust.ts';
import type { WorkerPool } from './pool/pool.ts';
import { BadgeAnswer } from './protocol.ts';

/** Draws badges in worker processes, since results of vendors are foreign bytes. */
export function createBadgeDrawer(pool: WorkerPool, { maxPixels }: MediaLimits): BadgeDrawer {
  return {
    async draw(media, signal) {
      try {
        const work = { kind: 'badge', bytes: media.bytes, maxPixels } as const;
        return (await pool.run(work, BadgeAnswer, { signal, urgent: true })) ?? media;
      } catch {
        signal.throwIfAborted();
        return undefined;
      }
    },
  };
}
