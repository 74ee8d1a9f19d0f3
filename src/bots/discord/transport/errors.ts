import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { RateLimited } from '../../../core/ports/chat.ts';
import { networkCode } from '../../network-code.ts';

/** Discord answered with an error. Holds no URL, which may contain a token, and no body. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  /** Discord's JSON error code; 0 when there is none. */
  readonly code: number;

  constructor(status: number, code: number) {
    super(`Discord: ${status}${code === 0 ? '' : ` (${code})`}`);
    this.status = status;
    this.code = code;
  }
}

/** Discord did not answer. */
class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export const errorCodes = {
  alreadyAcknowledged: 40060,
  unknownInteraction: 10062,
  unknownMessage: 10008,
  tooLarge: 40005,
  missingPermissions: 50013,
};

/** Discord would refuse the same request again. After 10,000 such refusals in 10 minutes, Discord blocks the bot. */
export function isPermanent(error: unknown): error is DiscordError {
  return error instanceof DiscordError && [401, 403, 404].includes(error.status);
}

/** Whether the same request may work a little later. */
export function mayPass(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof DiscordError && error.status >= 500);
}

/** Turns the errors of discord.js, which hold bodies and URLs, into DiscordError, RateLimited or a plain Error. */
export async function mapErrors<Value>(response: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  try {
    return await response;
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof RateLimitError) throw new RateLimited(error.retryAfter);
    if (error instanceof DiscordAPIError) throw new DiscordError(error.status, Number(error.code) || 0);
    if (error instanceof HTTPError) throw new DiscordError(error.status, 0);
    const code = networkCode(error);
    throw new Unreachable(`no answer${code === undefined ? '' : `: ${code}`}`, {
      cause: error instanceof Error ? error.name : undefined,
    });
  }
}
