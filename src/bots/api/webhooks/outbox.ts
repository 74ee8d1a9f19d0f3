import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';

const Entry = z.object({
  call: z.string(),
  /** The end that is told: each is told once. */
  end: z.string(),
  /** When it ended, and when it is told or tried again; milliseconds since the epoch. */
  since: z.number(),
  dueAt: z.number(),
  attempts: z.number().int(),
});
/** A webhook that is to be sent. */
export type Entry = z.infer<typeof Entry>;

/** What became of the webhooks of a request. */
export const WebhookRecord = z.object({
  end: z.string(),
  attempts: z.number().int(),
  /** When it was sent last, milliseconds since the epoch. */
  at: z.number(),
  state: z.enum(['told', 'to-be-tried-again', 'given-up']),
  /** What the receiver answered last: an HTTP status, or nothing. */
  status: z.number().int().optional(),
});
export type WebhookRecord = z.infer<typeof WebhookRecord>;

/** The webhooks that are to be sent, in the store: the next process, and each that shares it, goes on with them. */
export interface Outbox {
  /** Adds the webhook of an end; one that was added before is left as it is. */
  add(call: string, end: string): Promise<void>;
  /** All of them, those that are due first. */
  list(): Promise<readonly Entry[]>;
  /** Notes an attempt. The entry stays where the record says that it is tried again, and is due then. */
  note(entry: Entry, record: WebhookRecord, dueAt: number): Promise<void>;
  recordOf(call: string): Promise<WebhookRecord | undefined>;
  /** Resolves when an entry was added in this process. */
  added(): Promise<void>;
}

const listKey = 'api webhooks';

/** `keepMs`: how long each webhook is remembered, milliseconds. */
export function createOutbox(expiringStore: ExpiringStore, clock: Clock, keepMs: number): Outbox {
  const recordKey = (call: string): string => `api webhook ${call}`;
  let waiting = Promise.withResolvers<void>();
  const expiry = (): { readonly expiresAt: number } => ({ expiresAt: clock.now() + keepMs });

  async function read(): Promise<Entry[]> {
    return z
      .array(Entry)
      .catch([])
      .parse(await expiringStore.get(listKey));
  }

  function change(how: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> {
    return expiringStore.withLock(listKey, async () => expiringStore.put(listKey, how(await read()), expiry()));
  }

  async function recordOf(call: string): Promise<WebhookRecord | undefined> {
    return WebhookRecord.optional()
      .catch(undefined)
      .parse(await expiringStore.get(recordKey(call)));
  }

  return {
    async add(call, end) {
      const now = clock.now();
      const told = await recordOf(call);
      if (told?.end === end && told.state !== 'to-be-tried-again') return;
      await change((entries) => {
        const others = entries.filter((one) => one.call !== call || one.end === end);
        const isKnown = others.some((one) => one.call === call);
        return isKnown ? others : [...others, { call, end, since: now, dueAt: now, attempts: 0 }];
      });
      waiting.resolve();
      waiting = Promise.withResolvers();
    },
    list: async () => (await read()).sort((one, other) => one.dueAt - other.dueAt),
    async note(entry, record, dueAt) {
      await expiringStore.put(recordKey(entry.call), record, expiry());
      const isSame = (one: Entry): boolean => one.call === entry.call && one.end === entry.end;
      const again = record.state === 'to-be-tried-again';
      await change((entries) =>
        entries.flatMap((one) => {
          if (!isSame(one)) return [one];
          return again ? [{ ...one, dueAt, attempts: record.attempts }] : [];
        }),
      );
    },
    recordOf,
    added: () => waiting.promise,
  };
}
