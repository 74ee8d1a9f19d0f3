import type { IIdentifyThrottler } from '@discordjs/ws';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { platform } from './payloads.ts';

interface IdentifyThrottleParts {
  readonly expiringStore: ExpiringStore;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  say(line: string): void;
}

/** How often a shard has begun a session in a row, and when it did so last. */
const Begun = z.object({ times: z.number(), at: z.number() });

/** So many sessions in a row begin without a pause. */
const freeTimes = 5;
const longestPauseMs = 15 * 60_000;
/** After this time without a new session, the next one counts as the first. */
const calmMs = 60 * 60_000;

/**
 * Discord allows a thousand new sessions a day, and takes the token away from a bot that begins more. A program that
 * crashes again and again waits longer and longer before each of them, over all its starts.
 */
export function createIdentifyThrottle(parts: IdentifyThrottleParts): IIdentifyThrottler {
  const { expiringStore, clock, stopping, say } = parts;
  return {
    async waitForIdentify(shard, signal) {
      const key = `${platform}:identified:${shard}`;
      const last = Begun.catch({ times: 0, at: 0 }).parse((await expiringStore.get(key)) ?? {});
      const times = clock.now() - last.at > calmMs ? 0 : last.times;
      const pauseMs = times < freeTimes ? 0 : Math.min(longestPauseMs, 5_000 * 2 ** (times - freeTimes));
      const waitMs = Math.max(0, last.at + pauseMs - clock.now());
      if (waitMs > 0) {
        say(`Discord: connected ${times} times in a row; connecting again in ${Math.ceil(waitMs / 1_000)} s.`);
        await clock.sleep(waitMs, AbortSignal.any([signal, stopping]));
      }
      await expiringStore.put(key, { times: times + 1, at: clock.now() }, { expiresAt: clock.now() + calmMs });
    },
  };
}
