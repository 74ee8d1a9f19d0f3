import { InteractionType } from 'discord.js';
import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { platform } from './payloads.ts';

export interface InboxParts {
  readonly expiringStore: ExpiringStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly stopping: AbortSignal;
  /** Never rejects. What a former process had begun with is given to it again. */
  handle(payload: unknown): Promise<void>;
}

/** Interactions that are not dealt with yet: stored before they are acknowledged, since Discord tells them once. */
export interface Inbox {
  /** Resolves when it is dealt with. */
  process(payload: unknown): Promise<void>;
  /** Begins again with what a former process left, and resolves when that is dealt with. */
  resume(): Promise<void>;
}

const listKey = `${platform}:inbox`;
const List = z.array(z.string());
const Named = z.object({ id: z.string(), type: z.number() });
/** As long as an interaction can be answered. */
const keepMs = 15 * 60_000;

export function createInbox({ expiringStore, clock, stopping, handle }: InboxParts): Inbox {
  const waiting = new Set<string>();
  const keyOf = (id: string): string => `${platform}:interaction:${id}`;

  function keepList(): Promise<void> {
    return expiringStore.put(listKey, [...waiting], { expiresAt: clock.now() + keepMs });
  }

  async function finish(id: string): Promise<void> {
    waiting.delete(id);
    await keepList();
    await expiringStore.delete(keyOf(id));
  }

  return {
    async process(payload) {
      const { id, type } = Named.safeParse(payload).data ?? {};
      if (id === undefined || type === InteractionType.ApplicationCommandAutocomplete) return handle(payload);
      await expiringStore.put(keyOf(id), payload, { expiresAt: clock.now() + keepMs, secret: true });
      waiting.add(id);
      await keepList();
      await handle(payload);
      if (!stopping.aborted) await finish(id); // else the next start deals with it
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
