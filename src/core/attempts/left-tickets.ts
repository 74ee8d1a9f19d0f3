import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Ticket } from '../ports/provider.ts';
import type { ExpiringStore } from '../ports/storage.ts';

/**
 * Tickets of answers that came to a process which had lost the lease of the job meanwhile. Such a process may not write
 * the job, so it leaves the ticket beside it, for the process that asks what became of the attempt.
 */
export interface LeftTickets {
  /** The ticket is durable when it resolves. */
  leave(attemptId: string, ticket: Ticket): Promise<void>;
  find(attemptId: string): Promise<Ticket | undefined>;
}

/** As long as a parked job waits for a decision, milliseconds. */
const keepMs = 30 * 24 * 60 * 60 * 1_000;

const Kept = z.object({ ticket: z.json() });

export interface LeftTicketsParts {
  readonly expiringStore: Pick<ExpiringStore, 'get' | 'put'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Tells every process that there is news of the attempt. */
  tell(attemptId: string): void;
}

export function createLeftTickets({ expiringStore, clock, tell }: LeftTicketsParts): LeftTickets {
  const keyOf = (attemptId: string): string => `tickets/${attemptId}`;
  return {
    async leave(attemptId, ticket) {
      await expiringStore.put(keyOf(attemptId), { ticket }, { expiresAt: clock.now() + keepMs });
      tell(attemptId);
    },
    async find(attemptId) {
      return Kept.safeParse(await expiringStore.get(keyOf(attemptId))).data?.ticket;
    },
  };
}
