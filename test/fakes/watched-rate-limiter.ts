import { AsyncLocalStorage } from 'node:async_hooks';
import { type ChatRateLimiter, createChatRateLimiter } from '../../src/core/messages/chat-rate-limiter.ts';
import type { ManualClock } from './clocks/manual-clock.ts';

export interface WatchedRateLimiter extends ChatRateLimiter {
  /** Lets time pass until something is so; it stands still while anything is being sent, as if sending took none. */
  pass(isSo: () => boolean): Promise<void>;
}

const stepMs = 100;

/** ChatRateLimiter over real sockets on a manual clock: what a server sees is as far apart as the lanes meant it to be. */
export function createWatchedRateLimiter(clock: ManualClock): WatchedRateLimiter {
  const rateLimiter = createChatRateLimiter(clock);
  const inside = new AsyncLocalStorage<true>();
  let sending = 0;

  return {
    async send(rateLimit, work, options) {
      const isNested = inside.getStore() === true;
      if (isNested) sending -= 1; // it waits for time, and what it is a part of with it
      try {
        return await rateLimiter.send(rateLimit, () => counted(work), options);
      } finally {
        if (isNested) sending += 1;
      }
    },
    async pass(isSo) {
      while (!isSo()) {
        while (sending > 0) await new Promise(setImmediate);
        await clock.advance(stepMs);
      }
    },
  };

  async function counted<Value>(work: () => Promise<Value>): Promise<Value> {
    sending += 1;
    try {
      return await inside.run(true, work);
    } finally {
      sending -= 1;
    }
  }
}
