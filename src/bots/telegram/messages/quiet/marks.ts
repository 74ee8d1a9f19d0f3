import type { ReactionTypeEmoji } from 'grammy/types';
import type { ChatRateLimiter } from '../../../../core/messages/chat-rate-limiter.ts';
import type { ChatRateLimit } from '../../../../core/ports/chat.ts';
import type { TelegramApi } from '../../transport/api.ts';
import { rateLimitOf } from '../../transport/rate-limits.ts';
import { platform } from '../../transport/update.ts';

type Mark = Extract<ReactionTypeEmoji['emoji'], '👀' | '👌'>;

/** A message that holds a command. */
interface Command {
  readonly chat: number;
  readonly message: number;
}

/** The bot's reactions to commands in groups, which tell without a message how far a swap is. */
export interface Marks {
  /**
   * Shows a mark, or none, as soon as there is room for it; a newer one takes its place. Nothing depends on it: a chat may
   * allow no reactions. Does nothing in a private chat, or without a command.
   */
  show(command: Command | undefined, mark: Mark | undefined): void;
}

interface MarksParts {
  readonly api: TelegramApi;
  readonly rateLimiter: ChatRateLimiter;
  readonly stopping: AbortSignal;
}

export function createMarks({ api, rateLimiter, stopping }: MarksParts): Marks {
  const wanted = new Map<string, Mark | undefined>();

  async function send({ chat, message }: Command, key: string): Promise<void> {
    const mark = wanted.get(key);
    wanted.delete(key);
    const reaction = mark ? [{ type: 'emoji' as const, emoji: mark }] : [];
    const payload = { chat_id: chat, message_id: message, reaction };
    await api.call((raw, inner) => raw.setMessageReaction(payload, inner), stopping);
  }

  return {
    show(command, mark) {
      if (!command || command.chat > 0) return;
      const key = `${command.chat} ${command.message}`;
      const isWaiting = wanted.has(key);
      wanted.set(key, mark);
      if (isWaiting) return;
      void rateLimiter
        .send(limitOf(command.chat), () => send(command, key), { isFinal: false, signal: stopping })
        .catch(() => wanted.delete(key));
    },
  };
}

/** Apart from the messages of the chat, which marks shall not delay. */
function limitOf(chat: number): ChatRateLimit {
  return { ...rateLimitOf(chat), id: `${platform} marks ${chat}` };
}
