import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { RateLimited } from '../../../core/ports/chat.ts';

/** Discord said no. Carries no URL, which may hold a token, and no body. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number) {
    super(`Discord: ${status}${code === 0 ? '' : ` (${code})`}`);
    this.status = status;
    this.code = code;
  }
}

export const errorCodes = {
  alreadyAcknowledged: 40060,
  unknownInteraction: 10062,
  tooLarge: 40005,
  missingPermissions: 50013,
};

/** Asking again would be answered the same, and 10,000 such answers in ten minutes get the bot shut out. */
export function isPermanent(error: unknown): error is DiscordError {
  return error instanceof DiscordError && [401, 403, 404].includes(error.status);
}

/** Waits for an answer of discord.js; its errors, which carry bodies and addresses, come out as ours. */
export async function mapErrors<Value>(response: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  try {
    return await response;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof RateLimitError) throw new RateLimited(error.retryAfter);
    if (error instanceof DiscordAPIError) throw new DiscordError(error.status, Number(error.code) || 0);
    if (error instanceof HTTPError) throw new DiscordError(error.status, 0);
    throw new Error('Discord cannot be reached', { cause: error instanceof Error ? error.name : undefined });
  }
}
