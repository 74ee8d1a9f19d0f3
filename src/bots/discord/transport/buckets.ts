import { type REST, RESTEvents } from 'discord.js';
import { type Clock, forwardOnly } from '../../../core/clock.ts';
import { RateLimited } from '../../../core/ports/chat.ts';

/**
 * Rate limits as the headers of Discord's answers state them. discord.js reads them too, but starts to count anew when
 * it learns the name of a bucket, and so would send one request too many.
 */
export interface Buckets {
  /** Sends the requests of a bucket one by one, so that each knows the limit stated to the last. Throws RateLimited. */
  send<Value>(method: string, path: string, send: () => Promise<Value>): Promise<Value>;
}

/** Pauses up to this long are slept here. Longer ones throw RateLimited and return to the rate limiter. */
export const shortPauseMs = 1_000;

export function watchBuckets(rests: readonly REST[], anyClock: Clock): Buckets {
  const clock = forwardOnly(anyClock);
  /** The times at which empty buckets are full again, by `clock`. */
  const emptyUntil = new Map<string, number>();
  const last = new Map<string, Promise<void>>();

  function onResponse(
    { method, path }: { method: string; path: string },
    { headers }: Pick<Response, 'headers'>,
  ): void {
    const remaining = Number(headers.get('x-ratelimit-remaining') ?? Number.NaN);
    const resetAfterMs = Number(headers.get('x-ratelimit-reset-after') ?? 0) * 1_000;
    const key = keyOf(method, path);
    for (const [known, until] of emptyUntil) if (until <= clock.now()) emptyUntil.delete(known);
    if (remaining === 0) emptyUntil.set(key, clock.now() + resetAfterMs);
    else emptyUntil.delete(key);
  }
  for (const rest of rests) rest.on(RESTEvents.Response, onResponse);

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

/** Discord counts by method and route, with the route's first id; other ids do not matter. */
function keyOf(method: string, path: string): string {
  const [, head = path, tail = ''] = /^(\/\w+\/\d+(?:\/[\w-]{20,})?)(.*)$/.exec(path) ?? [];
  return `${method.toUpperCase()} ${head}${tail.replaceAll(/\d+/g, ':id')}`;
}
