import { Cancelled, UserError } from '../../core/errors.ts';
import type { Chat } from '../../core/ports/chat.ts';
import type { Swaps } from '../../core/swaps.ts';
import { type Bot, platform, type TelegramParts } from './context.ts';
import { fileIdOf } from './handlers/attachments.ts';
import { publishCommands } from './handlers/commands.ts';
import { remember } from './handlers/recent-media.ts';
import { onMessages, onPress, onReaction } from './handlers/router.ts';
import { type Albums, createAlbums } from './messages/album.ts';
import { createProgress } from './messages/progress-message.ts';
import { Card, createCards } from './messages/reply-ref.ts';
import {
  AnswerLost,
  createTelegramApi,
  isClosed,
  largestPublicDownload,
  TelegramError,
  unusableWhere,
} from './transport/api.ts';
import type { TelegramSettings } from './transport/config.ts';
import { createInbox } from './transport/inbox.ts';
import { createGather } from './transport/media-groups.ts';
import { createWebhookRoute, enterWebhook, leaveWebhook, poll, type WebhookRoute } from './transport/receive.ts';
import type { Update } from './transport/update.ts';

export interface Telegram {
  readonly chat: Chat;
  /** For the public listener; only where updates come by webhook. */
  readonly webhook: WebhookRoute | undefined;
  /** Resolves once updates come in. Rejects with TelegramUnusable where Telegram does not know the token. */
  start(swaps: Swaps): Promise<void>;
  /** What messages need where nothing is received: who the bot is. */
  introduce(swaps: Swaps): Promise<void>;
  /** Resolves when nothing is received or sent any more; what is not dealt with waits for the next start. */
  stop(): Promise<void>;
}

const retryMs = 5_000;

/** Telegram as a front. Nothing connects before it is started. */
export function createTelegram(settings: TelegramSettings, parts: TelegramParts): Telegram {
  const stop = new AbortController();
  const stopping = stop.signal;
  const api = createTelegramApi(settings, parts);
  let swaps: Swaps | undefined;
  let me: Bot['me'] | undefined;
  let receiving: Promise<void> = Promise.resolve();

  const bot: Bot = {
    ...parts,
    onError: report,
    api,
    stopping,
    cards: createCards(parts.expiringStore, parts.clock),
    get swaps() {
      if (!swaps) throw new Error('Telegram is not started');
      return swaps;
    },
    get me() {
      return me ?? { id: 0, username: 'bot' };
    },
    messageOf(card, locale) {
      const messages = parts.translations(locale);
      const { album } = card;
      return album ? albums.message({ ...card, album }, messages) : createProgress(card, messages, bot);
    },
    openFile: (fileId, signal) => api.download(fileId, signal).catch(explainDownload),
  };
  const albums: Albums = createAlbums(bot);
  const gather = createGather(parts.clock, stopping, (members, update) => onMessages(bot, members, update));
  const inbox = createInbox({ ...parts, stopping, handle, onError: report });
  const receive = { api, inbox, clock: parts.clock, stopping, onError: report };
  const secret = settings.TELEGRAM_WEBHOOK && parts.publicUrl ? parts.webhookSecret : undefined;

  /** A chat that is closed to the bot is no error of anybody's. */
  function report(error: unknown): void {
    if (!isClosed(error) && !stopping.aborted) parts.onError(error);
  }

  async function handle(update: Update, release: () => void): Promise<void> {
    const message = update.message ?? update.channel_post;
    const { callback_query: press, message_reaction: reaction, my_chat_member: member, update_id: id } = update;
    const chat = message?.chat ?? press?.message?.chat ?? reaction?.chat;
    if (chat && settings.TELEGRAM_ALLOWED_CHATS && !settings.TELEGRAM_ALLOWED_CHATS.includes(chat.id)) return;
    if (message) await remember(bot, message);
    if (message?.media_group_id) {
      const dealt = gather(message, message.media_group_id, id);
      release();
      return dealt;
    }
    if (message) return onMessages(bot, [message], id);
    if (press) return onPress(bot, albums, press, id);
    if (reaction) return onReaction(bot, albums, reaction, id);
    const hasLeft = member && ['left', 'kicked'].includes(member.new_chat_member.status);
    if (hasLeft && member.chat.type !== 'private')
      await parts.settings.remove({ platform, id: String(member.chat.id) });
  }

  async function introduce(given: Swaps): Promise<void> {
    swaps = given;
    await untilAnswered(async () => {
      const { id, username } = await api.call((raw, inner) => raw.getMe(inner), stopping);
      me = { id, username };
    });
  }

  /** Telegram may be out of reach when the program starts. */
  async function untilAnswered(work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof TelegramError) throw unusableWhere(error);
        report(error);
        await parts.clock.sleep(retryMs, stopping);
      }
    }
  }

  return {
    chat: {
      platform,
      open: (ref, signal) => bot.openFile(fileIdOf(ref), signal),
      message: (ref, locale) => bot.messageOf(Card.parse(ref), locale),
    },
    webhook: secret === undefined ? undefined : createWebhookRoute(inbox, secret),
    introduce,
    async start(given) {
      await introduce(given);
      await publishCommands(bot).catch(report);
      await inbox.resume();
      const { publicUrl } = parts;
      if (secret !== undefined && publicUrl) return untilAnswered(() => enterWebhook(receive, publicUrl, secret));
      await untilAnswered(() => leaveWebhook(receive));
      receiving = poll(receive).catch((error) => parts.onLost?.(unusableWhere(error)));
    },
    async stop() {
      stop.abort(new Cancelled('shutdown'));
      await receiving;
      await inbox.idle();
      await api.close();
    },
  };
}

function explainDownload(error: unknown): never {
  if (error instanceof AnswerLost) throw new UserError('media-unreachable');
  if (!(error instanceof TelegramError)) throw error;
  if (!/file is too big/i.test(error.description)) throw new UserError('media-unreachable');
  throw new UserError('too-many-bytes', { limitMb: largestPublicDownload / 2 ** 20 });
}
