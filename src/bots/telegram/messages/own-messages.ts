import { z } from 'zod';
import type { Clock } from '../../../core/clock.ts';
import type { MemberHash } from '../../../core/ports/members.ts';
import type { ExpiringStore } from '../../../core/ports/storage.ts';
import type { TelegramApi } from '../transport/api.ts';
import { platform } from '../transport/update.ts';

/**
 * The messages that the bot has sent, so that one whose sending was cut off can be told from all others. Telegram has no
 * way to ask for a message, but its ids grow, and an edit of the bot's own message succeeds.
 */
export interface OwnMessages {
  /** The API, which remembers each message that it sends. */
  watch(api: TelegramApi): TelegramApi;
  /** A message was seen in a chat. */
  see(message: { readonly chat: number; readonly message: number }): void;
  /** Stores that the first message of jobs is about to be sent: should the answer be lost, its id is above `newest`. */
  begin(key: string, chat: number, replyTo: number | undefined): Promise<void>;
  /** The ids that the message may have whose sending began; empty if none did. */
  candidates(key: string, chat: number): Promise<readonly number[]>;
  end(key: string): Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** How many ids are tried. Each is one request, and a chat allows few of them. */
const mostCandidates = 10;

const Begun = z.object({ chat: z.number().int(), newest: z.number().int() });
const Sent = z.object({ message_id: z.number().int(), chat: z.object({ id: z.number().int() }) });

export interface OwnMessagesParts {
  readonly expiringStore: ExpiringStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly memberHash: MemberHash;
}

export function createOwnMessages({ expiringStore, clock, memberHash }: OwnMessagesParts): OwnMessages {
  /** The newest message that was seen. Private chats count together. */
  const newest = new Map<number, number>();

  const see: OwnMessages['see'] = ({ chat, message }) => {
    const counter = counterOf(chat);
    newest.set(counter, Math.max(message, newest.get(counter) ?? 0));
  };

  /** Names a private chat, whose id is its member's, by a hash: also what is said to somebody who was forgotten is stored. */
  function ownKey(chat: number, message: number): string {
    return `telegram own ${chat < 0 ? chat : memberHash({ platform, id: String(chat) })} ${message}`;
  }

  async function remember(answer: unknown): Promise<void> {
    for (const one of Array.isArray(answer) ? answer : [answer]) {
      const sent = Sent.safeParse(one).data;
      if (!sent || 'edit_date' in one) continue;
      const { id: chat } = sent.chat;
      see({ chat, message: sent.message_id });
      await expiringStore.put(ownKey(chat, sent.message_id), true, { expiresAt: clock.now() + dayMs });
    }
  }

  return {
    watch: (api) => ({
      ...api,
      async call(work, signal) {
        const answer = await api.call(work, signal);
        await remember(answer);
        return answer;
      },
    }),
    see,
    async begin(key, chat, replyTo = 0) {
      const begun = { chat, newest: Math.max(replyTo, newest.get(counterOf(chat)) ?? 0) };
      await expiringStore.put(begunKey(key), begun, { expiresAt: clock.now() + dayMs });
    },
    async candidates(key, chat) {
      const begun = Begun.safeParse(await expiringStore.get(begunKey(key))).data;
      if (begun?.chat !== chat || begun.newest === 0) return [];
      const ids = Array.from({ length: mostCandidates }, (_, index) => begun.newest + 1 + index);
      const isOwn = await Promise.all(ids.map((id) => expiringStore.get(ownKey(chat, id))));
      return ids.filter((_, index) => isOwn[index] === undefined);
    },
    end: (key) => expiringStore.delete(begunKey(key)),
  };
}

function counterOf(chat: number): number {
  return Math.min(chat, 0);
}

function begunKey(key: string): string {
  return `telegram sending ${key}`;
}
