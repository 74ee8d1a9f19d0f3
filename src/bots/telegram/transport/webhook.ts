import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../core/clock.ts';
import { isSameSecret } from '../../../core/secret.ts';
import type { TelegramApi } from './api.ts';
import type { Inbox } from './inbox.ts';
import { noteTrouble, type TroubleParts } from './trouble.ts';
import { allowedUpdates } from './update.ts';

/** A route for the public listener: all paths that begin with `prefix`. */
export interface WebhookRoute {
  readonly prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

interface WebhookParts {
  readonly api: TelegramApi;
  readonly stopping: AbortSignal;
}

interface WatchParts extends WebhookParts, TroubleParts {
  readonly clock: Clock;
}

const largestUpdateBytes = 2 ** 20;
const webhookPath = '/telegram';
const lookEveryMs = 30_000;

/** The address below `publicUrl` at which Telegram calls. */
export function webhookAddress(publicUrl: URL): string {
  return new URL(`.${webhookPath}`, publicUrl).href;
}

/** Telegram allows no polling while a webhook is set. Updates that wait at Telegram stay there. */
export async function leaveWebhook({ api, stopping }: WebhookParts): Promise<void> {
  await api.call((raw, inner) => raw.deleteWebhook({}, inner), stopping);
}

/** Makes Telegram send updates to the webhook below `publicUrl`, with the secret in a header. */
export async function enterWebhook({ api, stopping }: WebhookParts, publicUrl: URL, secret: string): Promise<void> {
  const url = webhookAddress(publicUrl);
  const payload = { url, secret_token: secret, allowed_updates: [...allowedUpdates] };
  await api.call((raw, inner) => raw.setWebhook(payload, inner), stopping);
}

/** Asks Telegram again and again whether the webhook is still this one, until stopped: nobody may write for hours. */
export async function watchWebhook(parts: WatchParts, publicUrl: URL): Promise<void> {
  const { api, clock, connection, stopping } = parts;
  while (!stopping.aborted) {
    await clock.sleep(lookEveryMs, stopping).catch(() => undefined);
    try {
      const info = await api.call((raw, inner) => raw.getWebhookInfo(inner), stopping);
      const since = clock.now() - lookEveryMs;
      const isFailing = info.pending_update_count > 0 && (info.last_error_date ?? 0) * 1_000 >= since;
      if (info.url !== webhookAddress(publicUrl)) connection.failed('conflict');
      else if (isFailing) connection.failed('unreachable', `it cannot call PUBLIC_URL: ${info.last_error_message}`);
      else connection.heard();
    } catch (error) {
      if (!stopping.aborted) noteTrouble(error, parts);
    }
  }
}

/** Answers 200 only once the update is stored: after any other answer, Telegram sends the update again. */
export function createWebhookRoute(inbox: Inbox, secret: string): WebhookRoute {
  return {
    prefix: webhookPath,
    async handle(request, response) {
      if (request.method !== 'POST' || request.url !== webhookPath) return answer(response, 404);
      if (!isSameSecret(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), secret))
        return answer(response, 401);
      const update = await readJson(request);
      if (update === undefined) return answer(response, 400);
      await inbox.accept([update]);
      answer(response, 200);
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of request) {
    total += chunk.length;
    if (total > largestUpdateBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 }).end();
}
