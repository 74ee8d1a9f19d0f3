import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { platform } from '../transport/payloads.ts';

/** Which job a message shows, and whose it is. */
const IndexedJob = z.object({ job: z.string(), person: z.string(), isPrivate: z.boolean() });
type IndexedJob = z.infer<typeof IndexedJob>;

export interface JobIndex {
  put(message: string, shown: IndexedJob): Promise<void>;
  get(message: string): Promise<IndexedJob | undefined>;
  /** The answer has become another message. */
  move(from: string, to: string): Promise<void>;
}

/** As long as core remembers jobs. */
const keepMs = 30 * 24 * 60 * 60 * 1_000;

export function createJobIndex(expiringStore: ExpiringStore, clock: Pick<Clock, 'now'>): JobIndex {
  const keyOf = (message: string): string => `${platform}:message:${message}`;
  const put = (message: string, shown: IndexedJob): Promise<void> =>
    expiringStore.put(keyOf(message), shown, { expiresAt: clock.now() + keepMs });
  const get = async (message: string): Promise<IndexedJob | undefined> =>
    IndexedJob.safeParse(await expiringStore.get(keyOf(message))).data;
  return {
    put,
    get,
    async move(from, to) {
      const shown = await get(from);
      if (shown) await put(to, shown);
    },
  };
}
