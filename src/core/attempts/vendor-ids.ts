import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Ticket } from '../ports/provider.ts';
import type { ExpiringStore } from '../ports/storage.ts';

/** Which attempt has which of a vendor's ids, so that a vendor that gives an id twice does not deliver to two people. */
export interface VendorIds {
  /** False where another attempt has the id of the ticket. What was claimed is durable when it resolves. */
  claim(provider: string, ticket: Ticket, attemptId: string): Promise<boolean>;
}

/** As long as records of jobs are kept, milliseconds. */
const keepMs = 30 * 24 * 60 * 60 * 1_000;

/** A ticket is the vendor's id, or holds it. */
const WithId = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

export function createVendorIds(
  expiringStore: Pick<ExpiringStore, 'get' | 'put' | 'withLock'>,
  clock: Pick<Clock, 'now'>,
): VendorIds {
  return {
    async claim(provider, ticket, attemptId) {
      const id = WithId.safeParse(ticket).data;
      if (id === undefined) return true;
      const key = `vendor-ids/${provider}/${id}`;
      return expiringStore.withLock(key, async () => {
        const holder = await expiringStore.get(key);
        if (holder !== undefined) return holder === attemptId;
        await expiringStore.put(key, attemptId, { expiresAt: clock.now() + keepMs });
        return true;
      });
    },
  };
}
