import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import type { App } from './app.ts';
import type { Loaded } from './app-parts.ts';
import { createTelegram } from './bots/telegram/index.ts';
import { TelegramConfig } from './bots/telegram/transport/config.ts';
import { TelegramUnusable } from './bots/telegram/transport/errors.ts';
import { ConfigError } from './config.ts';
import type { Chat } from './core/ports/chat.ts';
import type { ReportsDesk } from './core/ports/reports.ts';
import { describeIssues } from './core/setting-issues.ts';
import type { Swaps } from './core/swaps.ts';
import type { Route } from './http.ts';
import { createSafeFetch } from './providers/http/safe-fetch.ts';
import type { PartState } from './readiness.ts';
import { deriveKey } from './storage/files/secret-key.ts';

/** A chat platform that `serve` answers on. */
export interface ServedFront {
  readonly chat: Chat;
  /** Absent where nobody decides about reports. */
  readonly desk?: ReportsDesk;
  /** The class of the errors that say which setting the operator has to change. */
  readonly Unusable: new (
    ...given: never[]
  ) => Error;
  readonly webhook?: Route | undefined;
  /** Prepares the chat in a worker, where the front is not started. */
  introduce?(swaps: Swaps): Promise<void>;
  start(swaps: Swaps): Promise<void>;
  /** Whether the platform is heard of. */
  readiness(): PartState;
  /** Receives nothing any more. What sends and edits messages works until `isOver`. */
  stop(isOver: Promise<void>): Promise<void>;
}

interface FrontsParts {
  readonly app: App;
  readonly loaded: Loaded;
  say(line: string): void;
}

/** Loads the library of a platform only where its token is set: discord.js takes longer than the rest of the program. */
export async function createFronts(
  { app, loaded: { environment, config }, say }: FrontsParts,
  onLost: (why: unknown) => void,
): Promise<readonly ServedFront[]> {
  const fronts: ServedFront[] = [];
  const shared = { ...app, say };
  const limits = { maxBytes: app.limits.maxBytes + 1 }; // one byte more, so that a file over the limit is not taken for a broken one
  if (config.DISCORD_TOKEN) {
    const { createDiscord, DiscordConfig, DiscordUnusable, defaultApiUrl } = await import('./bots/discord/index.ts');
    const settings = parse(DiscordConfig, environment);
    const { DISCORD_API_URL: apiUrl } = settings;
    const isExempt = ({ origin }: URL): boolean => apiUrl !== defaultApiUrl && origin === new URL(apiUrl).origin;
    const files = createSafeFetch({ provider: 'discord', isExempt, limits });
    const parts = { ...shared, maxBytes: app.limits.maxBytes, fetchFile: files.open };
    fronts.push(Object.assign(createDiscord(settings, { ...parts, onLost }), { Unusable: DiscordUnusable }));
  }
  if (config.TELEGRAM_TOKEN) {
    const settings = parse(TelegramConfig, environment);
    const key = deriveKey(app.secretKey, 'telegram webhook');
    const webhookSecret = createHmac('sha256', key).update(settings.TELEGRAM_TOKEN.reveal()).digest('base64url');
    const files = createSafeFetch({ provider: 'telegram', limits });
    const parts = { ...shared, publicUrl: config.PUBLIC_URL, webhookSecret, fetchFile: files.open };
    const telegram = createTelegram(settings, { ...parts, onLost });
    fronts.push(Object.assign(telegram, { Unusable: TelegramUnusable }));
  }
  return fronts;
}

function parse<Settings>(schema: z.ZodType<Settings>, environment: Readonly<Record<string, string>>): Settings {
  const settings = schema.safeParse(environment);
  if (!settings.success) throw new ConfigError(describeIssues(settings.error).join('\n'));
  return settings.data;
}
