import { type REST, RESTEvents } from 'discord.js';
import { type Clock, forwardOnly } from '../../../core/clock.ts';
import { RateLimited } from '../../../core/ports/chat.ts';

/**
 * What Discord's answers say of its rate limits. discord.js keeps it too, but begins anew at the moment it learns a
 * bucket's name; the request after that would earn a 429.
 */
export interface Buckets {
  /** Sends one after the other, so that each knows what the last one was told. Throws RateLimited where there is no room. */
  send<Value>(method: string, path: string, send: () => Promise<Value>): Promise<Value>;
}

/** So short a pause is waited for on the spot: whoever is sent away has to line up anew. */
export const shortPauseMs = 1_000;

export function watchBuckets(rest: REST, itsClock: Clock): Buckets {
  const clock = forwardOnly(itsClock);
  /** When empty buckets are full again, by this clock. */
  const emptyUntil = new Map<string, number>();
  const last = new Map<string, Promise<void>>();

  rest.on(RESTEvents.Response, ({ method, path }, { headers }) => {
    const remaining = Number(headers.get('x-ratelimit-remaining') ?? Number.NaN);
    const resetAfterMs = Number(headers.get('x-ratelimit-reset-after') ?? 0) * 1_000;
    const key = keyOf(method, path);
    if (remaining === 0) emptyUntil.set(key, clock.now() + resetAfterMs);
    else emptyUntil.delete(key);
  });

  async function waitForRoom(key: string): Promise<void> {
    const waitMs = (emptyUntil.get(key) ?? 0) - clock.now();
    if (waitMs > shortPauseMs) throw new RateLimited(Math.ceil(waitMs));
    if (waitMs > 0) await clock.sleep(Math.ceil(waitMs), new AbortController().signal);
    emptyUntil.delete(key);
  }

  return {
    async send(method, path, send) {
      const key = keyOf(method, path);
      const before = last.get(key) ?? Promise.resolve();
      const sent = before.then(() => waitForRoom(key)).then(send);
      const settled = sent.then(
        () => undefined,
        () => undefined,
      );
      last.set(key, settled);
      try {
        return await sent;
      } finally {
        if (last.get(key) === settled) last.delete(key);
      }
    },
  };
}

/** The route with its first id, which is what Discord counts by. */
function keyOf(method: string, path: string): string {
  const [, head = path, tail = ''] = /^(\/\w+\/\d+(?:\/[\w-]{20,})?)(.*)$/.exec(path) ?? [];
  return `${method.toUpperCase()} ${head}${tail.replaceAll(/\d+/g, ':id')}`;
}
