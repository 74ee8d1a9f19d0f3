import { isDeepStrictEqual } from 'node:util';
import type { Outcome, ProgressMessage, Stage } from './chat.ts';
import type { Clock } from './clock.ts';

export interface PacedMessage {
  /** Shows the stage as soon as the platform's pace allows; the newest wins. Never waits, never throws. */
  report(stage: Stage): void;
  /** Waits for an edit in flight, then shows the outcome. */
  finish(outcome: Outcome, signal: AbortSignal): Promise<void>;
  /** Stops without a word: another process goes on with the job. */
  abandon(): void;
}

/** Never two edits in flight, never the same stage twice, never faster than the message allows. */
export function paced(message: ProgressMessage, clock: Clock, onLostEdit: (error: unknown) => void): PacedMessage {
  const stopped = new AbortController();
  let newest: Stage | undefined;
  let shown: Stage | undefined;
  let nextEditAt = 0;
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (newest) {
      await clock.sleep(Math.max(0, nextEditAt - clock.now()), stopped.signal);
      const stage = newest; // read after the wait: something newer may have come meanwhile
      newest = undefined;
      if (isDeepStrictEqual(stage, shown)) continue;
      nextEditAt = clock.now() + message.minEditIntervalMs;
      shown = stage;
      await message.edit(stage, stopped.signal).catch((error) => {
        if (!stopped.signal.aborted) onLostEdit(error);
      });
    }
  }

  function start(): Promise<void> {
    return drain()
      .catch((error) => {
        if (!stopped.signal.aborted) onLostEdit(error);
      })
      .finally(() => {
        draining = undefined;
      });
  }

  return {
    report(stage) {
      if (stopped.signal.aborted) return;
      newest = stage;
      draining ??= start();
    },
    async finish(outcome, signal) {
      newest = undefined;
      stopped.abort();
      await draining;
      await message.finish(outcome, signal);
    },
    abandon() {
      newest = undefined;
      stopped.abort();
    },
  };
}
