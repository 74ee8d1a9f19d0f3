import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import { Update } from './update.ts';

export interface InboxParts {
  readonly expiringStore: ExpiringStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly stopping: AbortSignal;
  /** `release` lets the next update of the same chat begin before this one is handled. */
  handle(update: Update, release: () => void): Promise<void>;
  onError(error: unknown): void;
}

/** Updates that are not handled yet. Each is stored before Telegram may forget it, and deleted once it is handled. */
export interface Inbox {
  /** Resolves once all updates are stored. An update that was accepted before is ignored. */
  accept(updates: readonly unknown[]): Promise<void>;
  /** Handles the updates that a former process did not finish. */
  resume(): Promise<void>;
  /** Resolves when there is room for more updates. */
  untilRoom(): Promise<void>;
  /** Resolves when no update is being handled any more, after a stop. */
  idle(): Promise<void>;
}

const listKey = 'telegram inbox';
const List = z.array(z.number().int());
const Numbered = z.object({ update_id: z.number().int() });
/** Longer than the day for which Telegram keeps an update that it could not deliver. */
const keepMs = 25 * 60 * 60 * 1_000;
const mostWaiting = 500;

export function createInbox({ expiringStore, clock, stopping, handle, onError }: InboxParts): Inbox {
  const waiting = new Set<number>();
  const chats = new Map<string, Promise<void>>();
  const wakers = new Set<() => void>();
  const running = new Set<Promise<void>>();

  async function storeList(): Promise<void> {
    await expiringStore.put(listKey, [...waiting], { expiresAt: clock.now() + keepMs });
  }

  async function store(update: unknown): Promise<number | undefined> {
    const id = Numbered.safeParse(update).data?.update_id;
    if (id === undefined || waiting.has(id)) return undefined;
    if ((await expiringStore.get(`telegram done ${id}`)) !== undefined) return undefined;
    await expiringStore.put(`telegram update ${id}`, update, { expiresAt: clock.now() + keepMs, secret: true });
    waiting.add(id);
    return id;
  }

  function enqueue(id: number, update: unknown): void {
    const parsed = Update.safeParse(update);
    if (!parsed.success) {
      onError(new Error(`update ${id} makes no sense`));
      void finish(id).catch(onError);
      return;
    }
    const chat = queueOf(parsed.data);
    const before = chats.get(chat) ?? Promise.resolve();
    const turn = before.then(() => new Promise<void>((release) => track(process(id, parsed.data, release))));
    chats.set(chat, turn);
    void turn.then(() => chats.get(chat) === turn && chats.delete(chat));
  }

  function track(handling: Promise<void>): void {
    running.add(handling);
    void handling.finally(() => running.delete(handling)); // never rejects
  }

  async function process(id: number, update: Update, release: () => void): Promise<void> {
    try {
      if (stopping.aborted) return; // the next start handles it
      await handle(update, release);
      await finish(id);
    } catch (error) {
      if (stopping.aborted) return;
      onError(error);
      await finish(id).catch(onError);
    } finally {
      release();
    }
  }

  async function finish(id: number): Promise<void> {
    await expiringStore.put(`telegram done ${id}`, true, { expiresAt: clock.now() + keepMs });
    waiting.delete(id);
    await storeList();
    await expiringStore.delete(`telegram update ${id}`);
    for (const wake of wakers) wake();
  }

  async function until(isReached: () => boolean): Promise<void> {
    while (!isReached() && !stopping.aborted) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          wakers.delete(wake);
          stopping.removeEventListener('abort', wake);
          resolve();
        };
        wakers.add(wake);
        stopping.addEventListener('abort', wake, { once: true });
      });
    }
  }

  return {
    async accept(updates) {
      const fresh: [number, unknown][] = [];
      for (const update of updates) {
        const id = await store(update);
        if (id !== undefined) fresh.push([id, update]);
      }
      if (fresh.length === 0) return;
      await storeList();
      for (const [id, update] of fresh) enqueue(id, update);
    },
    async resume() {
      const ids = List.catch([]).parse((await expiringStore.get(listKey)) ?? []);
      for (const id of [...ids].sort((one, other) => one - other)) {
        const update = await expiringStore.get(`telegram update ${id}`);
        if (update === undefined) continue;
        waiting.add(id);
        enqueue(id, update);
      }
    },
    untilRoom: () => until(() => waiting.size < mostWaiting),
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Messages of one chat are handled in order. Presses of its buttons have a queue of their own. */
function queueOf({
  message,
  channel_post: post,
  callback_query: press,
  message_reaction: reaction,
  ...rest
}: Update): string {
  const chat = message?.chat ?? post?.chat ?? reaction?.chat ?? rest.my_chat_member?.chat;
  return press ? `press ${press.message?.chat.id ?? press.from.id}` : `chat ${chat?.id ?? 'none'}`;
}
