import { createHash } from 'node:crypto';

export interface BucketLimit {
  readonly requests: number;
  readonly perMs: number;
}

interface Bucket {
  used: number;
  endsAt: number;
}

export interface BucketUse {
  readonly isOver: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfterSeconds: number;
}

/** Rate limits: fixed windows per route and major parameter, stated in headers as Discord does. */
export class Buckets {
  readonly limits = new Map<string, BucketLimit>();
  readonly #open = new Map<string, Bucket>();
  fallback: BucketLimit = { requests: 1_000, perMs: 1_000 };

  take(route: string, major: string): BucketUse {
    const { requests, perMs } = this.limits.get(route) ?? this.fallback;
    const now = Date.now();
    const known = this.#open.get(`${route} ${major}`);
    const bucket = known && known.endsAt > now ? known : { used: 0, endsAt: now + perMs };
    this.#open.set(`${route} ${major}`, bucket);
    const isOver = bucket.used >= requests;
    if (!isOver) bucket.used += 1;
    const leftSeconds = (bucket.endsAt - now) / 1_000;
    return {
      isOver,
      retryAfterSeconds: leftSeconds,
      headers: {
        'x-ratelimit-limit': String(requests),
        'x-ratelimit-remaining': String(requests - bucket.used),
        'x-ratelimit-reset': String(bucket.endsAt / 1_000),
        'x-ratelimit-reset-after': leftSeconds.toFixed(3),
        'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
      },
    };
  }
}
