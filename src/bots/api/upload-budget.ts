import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { quotaUsedUp } from '../../core/ports/quota.ts';
import type { RememberedIds } from './remembered-ids.ts';

const Sent = z.object({ day: z.int(), bytes: z.number() });
type Sent = z.infer<typeof Sent>;

const kind = 'sent';
const dayMs = 24 * 60 * 60 * 1_000;

export interface UploadBudgetParts {
  readonly ids: RememberedIds;
  readonly clock: Clock;
  /** Of one client in a UTC day. */
  readonly mostBytes: number;
}

/** Counts what a client sends ahead of its requests. Throws UserError, and counts nothing, where it is too much. */
export function createUploadBudget({ ids, clock, mostBytes }: UploadBudgetParts) {
  return (owner: string, bytes: number): Promise<void> =>
    ids.withLock(kind, owner, async () => {
      const day = Math.floor(clock.now() / dayMs);
      const sent = Sent.optional().parse(await ids.get(kind, owner));
      const sum = (sent?.day === day ? sent.bytes : 0) + bytes;
      if (sum > mostBytes) throw quotaUsedUp('member-day');
      await ids.put(kind, owner, { day, bytes: sum } satisfies Sent);
    });
}
