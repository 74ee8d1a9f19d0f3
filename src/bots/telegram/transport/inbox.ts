import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { joinWrites } from '../../joined-writes.ts';
import { createLines, type Entry } from './lines.ts';
import { Update } from './update.ts';
import { kindOf } from './update-kind.ts';

export interface InboxParts {
  readonly expiringStore: ExpiringStore;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  /** The name of the bot. */
  me(): string;
  /** `release` lets the next update of the same line begin before this one is handled. */
  handle(update: Update, release: () => void): Promise<void>;
  /** Tells the author that too much of theirs waits, so that this update is not handled. */
  refuse(update: Update): Promise<void>;
  /** Tells the author that this update could not be handled. */
  apologize(update: Update): Promise<void>;
  onError(error: unknown): void;
}

/**
 * Updates that are not handled yet. Each is stored before Telegram may forget it, and deleted once it is handled:
 * something was shown, or a job exists.
 */
export interface Inbox {
  /** Resolves once all updates are stored. An update that was accepted before is ignored. */
  accept(updates: readonly unknown[]): Promise<void>;
  /** Handles the updates that a former process did not finish. */
  resume(): Promise<void>;
  /** Resolves when no update is being handled any more, after a stop. */
  idle(): Promise<void>;
}

const listKey = 'telegram inbox';
const List = z.array(z.number().int());
const Numbered = z.object({ update_id: z.number().int() });
/** Longer than the day for which Telegram keeps an update that it could not deliver. */
const keepMs = 25 * 60 * 60 * 1_000;

export function createInbox({ expiringStore, clock, stopping, me, ...parts }: InboxParts): Inbox {
  const { onError } = parts;
  const waiting = new Set<number>();
  const lines = createLines({ ...parts, clock, stopping, finish });
  const storeList = joinWrites(() => expiringStore.put(listKey, [...waiting], { expiresAt: clock.now() + keepMs }));

  /** Undefined for an update that needs no handling. */
  function parse(update: unknown): Entry | undefined {
    const parsed = Update.safeParse(update).data;
    const id = Numbered.safeParse(update).data?.update_id;
    if (id !== undefined && !parsed) onError(new Error(`update ${id} makes no sense`));
    const kind = parsed && kindOf(parsed, me());
    return kind && { update: parsed, kind, until: clock.now() + keepMs };
  }

  async function wasAccepted(id: number): Promise<boolean> {
    return waiting.has(id) || (await expiringStore.get(`telegram done ${id}`)) !== undefined;
  }

  async function finish(id: number): Promise<void> {
    await expiringStore.put(`telegram done ${id}`, true, { expiresAt: clock.now() + keepMs });
    waiting.delete(id);
    await expiringStore.delete(`telegram update ${id}`);
    await storeList();
  }

  return {
    async accept(updates) {
      const fresh: Entry[] = [];
      for (const update of updates) {
        const entry = parse(update);
        if (!entry || (await wasAccepted(entry.update.update_id)) || !lines.admit(entry)) continue;
        const id = entry.update.update_id;
        waiting.add(id);
        await expiringStore.put(`telegram update ${id}`, update, { expiresAt: entry.until, secret: true });
        fresh.push(entry);
      }
      if (fresh.length === 0) return;
      await storeList();
      for (const entry of fresh) lines.enqueue(entry);
    },
    async resume() {
      const ids = List.catch([]).parse((await expiringStore.get(listKey)) ?? []);
      for (const id of ids.toSorted((one, other) => one - other)) {
        const entry = parse(await expiringStore.get(`telegram update ${id}`));
        if (!entry) continue;
        waiting.add(id);
        if (lines.admit(entry)) lines.enqueue(entry);
        else await finish(id);
      }
    },
    idle: lines.idle,
  };
}
