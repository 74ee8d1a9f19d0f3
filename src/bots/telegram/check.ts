import { broken, brokenBy, type Check, type Found } from '../../core/checks.ts';
import { RateLimited } from '../../core/ports/chat.ts';
import { createTelegramApi } from './transport/api.ts';
import type { TelegramConfig } from './transport/config.ts';
import { explainUnknownToken, TelegramUnusable } from './transport/errors.ts';
import { webhookAddress } from './transport/webhook.ts';

interface WebhookState {
  readonly url: string;
  readonly pending: number;
  /** What Telegram met last when it called; absent where it met nothing. */
  readonly failed?: { readonly at: number; readonly why: string } | undefined;
}

/** An older failure is over. Milliseconds. */
const recentMs = 60 * 60_000;
const many = 100;

/** Asks Telegram who the bot is and where its messages go: two calls beside a running bot, and never one for updates. */
export function telegramCheck(config: TelegramConfig, publicUrl: URL | undefined, now: () => number): Check {
  return {
    name: 'Telegram',
    async look(signal) {
      const api = createTelegramApi(config, { onEvent: () => undefined });
      try {
        const me = await api.call((raw, inner) => raw.getMe(inner), signal);
        const info = await api.call((raw, inner) => raw.getWebhookInfo(inner), signal);
        const { last_error_date: failedAt, last_error_message: why = '' } = info;
        const state: WebhookState = {
          url: info.url ?? '',
          pending: info.pending_update_count,
          failed: failedAt === undefined ? undefined : { at: failedAt * 1_000, why },
        };
        const wanted = config.TELEGRAM_WEBHOOK && publicUrl ? webhookAddress(publicUrl) : '';
        const found = foundOfWebhook(state, wanted, now());
        return [{ ok: true, message: `The token is that of @${me.username}.` }, ...found];
      } catch (error) {
        signal.throwIfAborted();
        return [unreached(explainUnknownToken(error), config)];
      } finally {
        await api.close();
      }
    },
  };
}

function unreached(error: unknown, { TELEGRAM_API_ROOT: root }: TelegramConfig): Found {
  if (error instanceof TelegramUnusable) return brokenBy(error.message, 'Put the right one into .env.');
  const { host } = new URL(root);
  if (error instanceof RateLimited) {
    const seconds = Math.ceil(error.retryAfterMs / 1_000);
    return broken('Telegram gets too many requests from this bot.', `Try again in ${seconds} seconds.`);
  }
  return broken(
    `Telegram cannot be reached at ${host}.`,
    'Look whether this machine reaches the internet, and whether TELEGRAM_API_ROOT is right.',
  );
}

/** `wanted` is the address that Telegram shall call; empty where the bot fetches its messages. */
function foundOfWebhook(state: WebhookState, wanted: string, now: number): readonly Found[] {
  const { url, pending, failed } = state;
  const waiting = pending >= many ? [`${pending} messages wait at Telegram.`] : [];
  if (wanted === '') {
    if (url === '')
      return waiting.map((message) => ({ ok: true, message, remedy: 'Start “serve”, which answers them.' }));
    const message = `A webhook of this bot leads to ${hostOf(url)}, although TELEGRAM_WEBHOOK is not set.`;
    return [
      broken(message, 'Stop the other program that uses this token, then start “serve” again: it removes the webhook.'),
    ];
  }
  if (url === '') {
    return [
      { ok: true, message: 'No webhook is set.', remedy: 'Start “serve”, which sets it; if it runs, start it again.' },
    ];
  }
  if (url !== wanted) {
    const message = `The webhook leads to ${hostOf(url)}, which is not the address below PUBLIC_URL.`;
    return [
      broken(message, 'Stop the other program that uses this token, then start “serve” again: it sets the webhook.'),
    ];
  }
  if (failed && now - failed.at < recentMs) {
    const message = `Telegram could not call ${hostOf(url)} (${failed.why}); ${pending} messages wait.`;
    return [broken(message, 'Make PUBLIC_URL lead to HTTP_HOST:HTTP_PORT, with a certificate that Telegram accepts.')];
  }
  return [{ ok: true, message: ['The webhook leads here.', ...waiting].join(' ') }];
}

/** The path of a foreign webhook may hold a secret. */
function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'another address';
}
