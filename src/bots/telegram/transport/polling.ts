import type { Clock } from '../../../core/clock.ts';
import { RateLimited } from '../../../core/ports/chat.ts';
import type { TelegramApi } from './api.ts';
import { TelegramError } from './errors.ts';
import type { Inbox } from './inbox.ts';
import { noteTrouble, type TroubleParts } from './trouble.ts';
import { allowedUpdates } from './update.ts';

export interface PollingParts extends TroubleParts {
  readonly api: TelegramApi;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
}

const pollSeconds = 30;
const retryMs = [1_000, 2_000, 5_000, 15_000, 30_000] as const;

/**
 * Fetches updates until stopped. Each call acknowledges the updates of the call before it, which are stored by then.
 * Throws TelegramError where Telegram does not know the token any more.
 */
export async function poll(parts: PollingParts): Promise<void> {
  const { api, inbox, connection, clock, stopping } = parts;
  let offset = 0;
  for (let failures = 0; !stopping.aborted; ) {
    try {
      const payload = { offset, timeout: pollSeconds, allowed_updates: [...allowedUpdates] };
      const updates = await api.call((raw, inner) => raw.getUpdates(payload, inner), stopping);
      connection.heard();
      await inbox.accept(updates);
      const next = Math.max(offset, ...updates.map(({ update_id: id }) => id + 1).filter(Number.isSafeInteger));
      if (updates.length > 0 && next === offset) throw new Error('getUpdates: the same updates again');
      offset = next;
      failures = 0;
    } catch (error) {
      if (stopping.aborted) return;
      if (error instanceof TelegramError && error.code === 401) throw error;
      noteTrouble(error, parts);
      const waitMs = error instanceof RateLimited ? error.retryAfterMs : (retryMs[failures++] ?? 60_000);
      await clock.sleep(waitMs, stopping).catch(() => undefined);
    }
  }
}
