import { UserError } from '../core/errors.ts';
import type { MediaFacts } from '../core/ports/media.ts';
import type { Classifier, Moderator, Seen, Verdict } from '../core/ports/trust.ts';

export interface GateOptions {
  readonly classifier: Classifier;
  /** The sexual score, 0 to 1, from which a file is refused. 0 refuses everything. */
  readonly threshold: number;
  /** Told of what kept the gate from looking at a file. */
  onError(error: unknown): void;
}

/** Where a face looks younger, what is merely suggestive is refused too. Years; the guess is off by several. */
const adultAge = 20;
/** The suggestive score, 0 to 1, from which the ages of faces matter. */
export const suggestiveFrom = 0.3;
/** Verdicts that are remembered, by the SHA-256 of the file. */
const mostRemembered = 2_000;

/** The verdict on what was seen. */
export function verdictOf({ sexual, youngest }: Seen, threshold: number): 'pass' | 'unsafe' {
  const isYoung = youngest !== undefined && youngest < adultAge;
  return sexual >= threshold || isYoung ? 'unsafe' : 'pass';
}

/** The content gate. What it cannot look at is `unchecked`, which is no pass. */
export function createGate({ classifier, threshold, onError }: GateOptions): Moderator {
  const remembered = new Map<string, 'pass' | 'unsafe'>();

  function remember(sha256: string, verdict: 'pass' | 'unsafe'): void {
    remembered.delete(sha256);
    remembered.set(sha256, verdict);
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
  }

  return {
    async judge(media, bytes, role, signal): Promise<Verdict> {
      signal.throwIfAborted();
      if (role === 'result' && hasUnseenFrames(media)) return 'unchecked';
      const known = remembered.get(media.sha256);
      try {
        const verdict = known ?? verdictOf(await classifier.classify(media, bytes, suggestiveFrom, signal), threshold);
        remember(media.sha256, verdict);
        return verdict;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof UserError && error.code === 'needs-video-library') throw error;
        onError(error);
        return 'unchecked';
      }
    },
  };
}

/** Of animated pictures, only GIF and WebP can be read frame by frame. Of a scene, the other frames are not used. */
function hasUnseenFrames({ kind, mimeType, frames = 1 }: MediaFacts): boolean {
  return kind === 'image' && frames > 1 && mimeType !== 'image/webp';
}
