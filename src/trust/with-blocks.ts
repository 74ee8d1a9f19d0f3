import type { Blocks, Fingerprinter, Moderator } from '../core/ports/trust.ts';

/**
 * A moderator that refuses what the operator has blocked, before anything else looks at it. Where the blocks or the
 * fingerprint give no answer, the picture counts as unchecked. Without a fingerprinter, only exact copies are known.
 */
export function withBlocks(
  moderator: Moderator,
  blocks: Pick<Blocks, 'isPictureBlocked'>,
  fingerprinter: Pick<Fingerprinter, 'fingerprint'> | undefined,
): Moderator {
  async function look(sha256: string, bytes: Uint8Array, signal: AbortSignal): Promise<boolean | 'unknown'> {
    try {
      return await blocks.isPictureBlocked(sha256, async () => fingerprinter?.fingerprint(bytes, signal));
    } catch {
      signal.throwIfAborted();
      return 'unknown';
    }
  }

  return {
    async judge(media, bytes, role, signal) {
      const isBlocked = await look(media.sha256, bytes, signal);
      if (isBlocked === 'unknown') return 'unchecked';
      return isBlocked ? 'blocked' : moderator.judge(media, bytes, role, signal);
    },
  };
}
