import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../core/clock.ts';
import { RateLimited } from '../../../core/ports/chat.ts';
import { type TelegramApi, TelegramError } from './api.ts';
import type { Inbox } from './inbox.ts';
import { allowedUpdates } from './update.ts';

export interface ReceiveParts {
  readonly api: TelegramApi;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  onError(error: unknown): void;
}

/** A webhook of the public listener. */
export interface WebhookRoute {
  readonly prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const pollSeconds = 30;
const retryMs = [1_000, 2_000, 5_000, 15_000, 30_000] as const;
const largestUpdateBytes = 2 ** 20;
const webhookPath = '/telegram';

/** Asks again and again until stopped; the next call tells Telegram that the updates before it are stored. */
export async function poll({ api, inbox, clock, stopping, onError }: ReceiveParts): Promise<void> {
  let offset = 0;
  for (let failures = 0; !stopping.aborted; ) {
    try {
      await inbox.untilRoom();
      const payload = { offset, timeout: pollSeconds, allowed_updates: [...allowedUpdates] };
      const updates = await api.call((raw, inner) => raw.getUpdates(payload, inner), stopping);
      await inbox.accept(updates);
      const next = Math.max(offset, ...updates.map(({ update_id: id }) => id + 1).filter(Number.isSafeInteger));
      if (updates.length > 0 && next === offset) throw new Error('getUpdates: the same updates again');
      offset = next;
      failures = 0;
    } catch (error) {
      if (stopping.aborted) return;
      onError(error);
      if (error instanceof TelegramError && error.code === 401) throw error;
      const waitMs = error instanceof RateLimited ? error.retryAfterMs : (retryMs[failures++] ?? 60_000);
      await clock.sleep(waitMs, stopping).catch(() => undefined);
    }
  }
}

/** Polling and webhooks exclude each other. What waits there stays. */
export async function leaveWebhook({ api, stopping }: ReceiveParts): Promise<void> {
  await api.call((raw, inner) => raw.deleteWebhook({}, inner), stopping);
}

export async function enterWebhook({ api, stopping }: ReceiveParts, publicUrl: URL, secret: string): Promise<void> {
  const url = new URL(`.${webhookPath}`, publicUrl).href;
  const payload = { url, secret_token: secret, allowed_updates: [...allowedUpdates] };
  await api.call((raw, inner) => raw.setWebhook(payload, inner), stopping);
}

/** 200 only once the update is stored: Telegram sends it again otherwise. */
export function createWebhookRoute(inbox: Inbox, secret: string): WebhookRoute {
  return {
    prefix: webhookPath,
    async handle(request, response) {
      if (request.method !== 'POST' || request.url !== webhookPath) return answer(response, 404);
      if (!isSame(request.headers['x-telegram-bot-api-secret-token'], secret)) return answer(response, 401);
      const update = await readJson(request);
      if (update === undefined) return answer(response, 400);
      await inbox.accept([update]);
      answer(response, 200);
    },
  };
}

function isSame(given: string | string[] | undefined, secret: string): boolean {
  const one = Buffer.from(String(given ?? ''));
  const other = Buffer.from(secret);
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
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
