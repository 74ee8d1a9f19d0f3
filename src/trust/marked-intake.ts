import type { Clock } from '../core/clock.ts';
import type { EncodedMedia, Intake } from '../core/ports/media.ts';
import { signed } from './marker.ts';
import { type MarkingThread, ThreadLost, Unmarkable } from './thread/marking-thread.ts';

/** More than a mark adds to any file, bytes. */
const markBytes = 16_384;

interface MarkedIntakeParts {
  readonly thread: MarkingThread;
  readonly intake: Intake;
  readonly clock: Clock;
  onError(error: unknown): void;
}

/**
 * The intake for fronts: what it encodes anew is marked anew, since its marks are lost, and says of itself what the marked
 * file said. It gets no second badge.
 */
export function createMarkedIntake({ thread, intake, clock, onError }: MarkedIntakeParts): Intake {
  function mark(media: EncodedMedia, original: EncodedMedia, signal: AbortSignal): Promise<EncodedMedia> {
    return signed(media, { origin: { at: clock.now() }, original }, { thread, intake }, signal);
  }

  return {
    ...intake,
    async fit(bytes, maxBytes, signal) {
      if (bytes.byteLength <= maxBytes) return intake.fit(bytes, maxBytes, signal);
      const fitted = await intake.fit(bytes, Math.max(1, maxBytes - markBytes), signal);
      if (!fitted) return undefined;
      try {
        const { mimeType } = await intake.inspect(bytes, 'result', signal);
        return await mark(fitted, { bytes, mimeType }, signal);
      } catch (error) {
        if (!(error instanceof Unmarkable) && !(error instanceof ThreadLost)) throw error;
        onError(error);
        return undefined; // what is not marked is not shown
      }
    },
    async convert(bytes, mimeType, signal) {
      const facts = await intake.inspect(bytes, 'result', signal);
      const converted = await intake.convert(bytes, mimeType, signal);
      const isOf = await intake.inspect(converted, 'result', signal); // it may be of another type than was wanted
      const original = { bytes, mimeType: facts.mimeType };
      return (await mark({ bytes: converted, mimeType: isOf.mimeType }, original, signal)).bytes;
    },
  };
}
