import { InteractionType } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { platform } from './payloads.ts';

export interface InboxParts {
  readonly expiringStore: ExpiringStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly stopping: AbortSignal;
  /** Never rejects. Gets an interaction again when an earlier process was stopped while handling it. */
  handle(payload: unknown): Promise<void>;
}

/** Stores each interaction before it is handled, because Discord sends it only once. */
export interface Inbox {
  /** Resolves when the interaction is handled. */
  process(payload: unknown): Promise<void>;
  /** Handles the interactions that an earlier process left; resolves when they are handled. */
  resume(): Promise<void>;
}

const listKey = `${platform}:inbox`;
const List = z.array(z.string());
const Named = z.object({ id: z.string(), type: z.number() });
/** Discord accepts responses for 15 minutes. */
const keepMs = 15 * 60_000;

export function createInbox({ expiringStore, clock, stopping, handle }: InboxParts): Inbox {
  const waiting = new Set<string>();
  const keyOf = (id: string): string => `${platform}:interaction:${id}`;

  function saveList(): Promise<void> {
    return expiringStore.put(listKey, [...waiting], { expiresAt: clock.now() + keepMs });
  }

  async function finish(id: string): Promise<void> {
    waiting.delete(id);
    await saveList();
    await expiringStore.delete(keyOf(id));
  }

  return {
    async process(payload) {
      const { id, type } = Named.safeParse(payload).data ?? {};
      if (id === undefined || type === InteractionType.ApplicationCommandAutocomplete) return handle(payload);
      await expiringStore.put(keyOf(id), payload, { expiresAt: clock.now() + keepMs, secret: true });
      waiting.add(id);
      await saveList();
      await handle(payload);
      if (!stopping.aborted) await finish(id); // else the next process handles it
    },
    async resume() {
      const ids = List.catch([]).parse((await expiringStore.get(listKey)) ?? []);
      for (const id of ids) waiting.add(id);
      await Promise.all(
        ids.map(async (id) => {
          const payload = await expiringStore.get(keyOf(id));
          if (payload !== undefined) await handle(payload);
          if (!stopping.aborted) await finish(id);
        }),
      );
    },
  };
}
