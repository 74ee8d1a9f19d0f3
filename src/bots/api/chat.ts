import type { Chat } from '../../core/ports/chat.ts';
import { ApiReplyRef, type Calls } from './calls.ts';
import type { Pictures } from './pictures.ts';
import type { Outbox } from './webhooks/outbox.ts';

export interface ApiChatParts {
  readonly pictures: Pictures;
  readonly calls: Pick<Calls, 'noteProgress'>;
  readonly outbox: Pick<Outbox, 'add'>;
}

/**
 * The HTTP API as a chat: its pictures are those of requests, and its message is what clients are told when they ask.
 * Works in every process that shares the stores.
 */
export function createApiChat({ pictures, calls, outbox }: ApiChatParts): Chat {
  return {
    platform: 'api',
    open: pictures.open,
    message(given) {
      const ref = ApiReplyRef.parse(given);
      return {
        rateLimit: { id: 'api', limits: [] },
        minEditIntervalMs: 500,
        edit: (stage) => calls.noteProgress(ref.call, stage),
        finish: (outcome, { send }) =>
          send(async () => {
            if (ref.hasWebhook || outcome.kind === 'late') await outbox.add(ref.call, outcome.kind);
          }),
      };
    },
  };
}
