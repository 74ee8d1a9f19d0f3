import { type ChatRateLimiter, createChatRateLimiter } from '../../src/core/messages/chat-rate-limiter.ts';
import type { ManualClock } from './clocks/manual-clock.ts';

export interface WatchedRateLimiter extends ChatRateLimiter {
  /** Lets time pass until something is so. Time stands still while anything is being sent, as if sending took none. */
  pass(isSo: () => boolean): Promise<void>;
}

const stepMs = 100;

/** A rate limiter over real sockets on a manual clock: a server sees requests exactly as far apart as they were meant to be. */
export function createWatchedRateLimiter(clock: ManualClock): WatchedRateLimiter {
  const rateLimiter = createChatRateLimiter(clock);
  let sending = 0;

  async function counted<Value>(work: () => Promise<Value>): Promise<Value> {
    sending += 1;
    try {
      return await work();
    } finally {
      sending -= 1;
    }
  }

  return {
    send: (rateLimit, work, options) => rateLimiter.send(rateLimit, () => counted(work), options),
    async pass(isSo) {
      while (!isSo()) {
        while (sending > 0) await new Promise(setImmediate);
        await clock.advance(stepMs);
      }
    },
  };
}
