import type { ChatRateLimit } from '../../../core/ports/chat.ts';

/** Bytes a file may have in every place. */
export const defaultLimitBytes = 10 * 2 ** 20;

/** How often one message, and all messages of a channel together, may be edited. */
export interface Pace {
  readonly editMs: number;
  readonly limits: ChatRateLimit['limits'];
}

/** Discord allows 5 requests in 5 s; 100 ms more allow for the network. Limits in Discord's answers hold as well. */
export const pace: Pace = { editMs: 2_500, limits: [{ sends: 5, perMs: 5_100 }] };

/** The rate limit for sending to a channel. Discord counts edits apart, so they have a rate limit of their own. */
export function sendRateLimit(channel: string, { limits }: Pace): ChatRateLimit {
  return { id: `discord:send:${channel}`, limits };
}

/** Discord ends an interaction's token after `liveMs`. Edits use it for `useMs`, so that a late edit can finish. */
export const tokenLife = { liveMs: 15 * 60_000, useMs: 14 * 60_000 };
export type TokenLife = typeof tokenLife;
