import type { Clock } from '../../core/clock.ts';
import { Cancelled, UserError } from '../../core/errors.ts';
import type { Chat, ProgressMessage, ReplyRef } from '../../core/ports/chat.ts';
import type { ReportsDesk } from '../../core/ports/reports.ts';
import type { Swaps } from '../../core/swaps.ts';
import { type ConnectionState, createConnection } from '../connection.ts';
import { openPatiently } from '../patience.ts';
import type { Translation } from '../translations/index.ts';
import type { TelegramContext, TelegramParts } from './context.ts';
import { isMember } from './handlers/access.ts';
import { fileIdOf } from './handlers/attachments.ts';
import { apologize, refuse } from './handlers/not-handled.ts';
import { openLink } from './handlers/pictures/links.ts';
import { createRouter, type Router } from './handlers/router.ts';
import { publishProfile } from './handlers/start/profile.ts';
import { openAvatar } from './handlers/trust/avatars.ts';
import { createReportsDesk } from './handlers/trust/desk.ts';
import { type Albums, createAlbums } from './messages/album.ts';
import { createOwnMessages } from './messages/own-messages.ts';
import { createProgressMessage } from './messages/progress-message.ts';
import { createMarks } from './messages/quiet/marks.ts';
import { TelegramReplyRef } from './messages/reply-ref.ts';
import { createTelegramApi, largestPublicDownload, type TelegramApi } from './transport/api.ts';
import type { TelegramConfig } from './transport/config.ts';
import { AnswerLost, explainUnknownToken, isClosed, mayPass, TelegramError } from './transport/errors.ts';
import { createInbox, type Inbox } from './transport/inbox.ts';
import { type PollingParts, poll } from './transport/polling.ts';
import { noteTrouble } from './transport/trouble.ts';
import { platform } from './transport/update.ts';
import {
  createWebhookRoute,
  enterWebhook,
  leaveWebhook,
  type WebhookRoute,
  watchWebhook,
} from './transport/webhook.ts';

export interface Telegram {
  readonly chat: Chat;
  /** Does what reports ask for, once the bot is started. */
  readonly desk: ReportsDesk;
  /** A route for the public listener; undefined unless updates come by webhook. */
  readonly webhook: WebhookRoute | undefined;
  /** Resolves once updates are received. Rejects with TelegramUnusable if Telegram does not know the token. */
  start(swaps: Swaps): Promise<void>;
  /** For a process that sends messages but receives no updates: fetches the name of the bot. */
  introduce(swaps: Swaps): Promise<void>;
  /** Whether updates come from Telegram. */
  readiness(): ConnectionState;
  /**
   * Receives nothing any more; updates that are not handled yet wait for the next start. Messages can be sent until
   * `isOver`. Resolves when nothing is sent any more.
   */
  stop(isOver?: Promise<void>): Promise<void>;
}

const retryMs = 5_000;

/** The Telegram bot. It connects to Telegram only when it is started. */
export function createTelegram(config: TelegramConfig, parts: TelegramParts): Telegram {
  const stop = new AbortController();
  const stopping = stop.signal;
  const connection = createConnection({ ...parts, platform });
  const ownMessages = createOwnMessages(parts);
  const api = ownMessages.watch(createTelegramApi(config, parts));
  let swaps: Swaps | undefined;
  let me: TelegramContext['me'] | undefined;
  let [receiving, publishing] = [Promise.resolve(), Promise.resolve()];

  const context: TelegramContext = {
    ...parts,
    onError: report,
    api,
    ownMessages,
    marks: createMarks({ ...parts, api, stopping }),
    stopping,
    get swaps() {
      if (!swaps) throw new Error('Telegram is not started');
      return swaps;
    },
    get me() {
      if (!me) throw new AnswerLost('Telegram has not told the name of the bot yet');
      return me;
    },
    progressMessageOf: (ref, locale) => progressMessageOf(ref, parts.translations(locale), context, albums),
    openFile: createFileOpener(api, parts.clock),
  };
  const albums: Albums = createAlbums(context);
  const inbox = inboxOf(context, createRouter(context, albums, config.TELEGRAM_ALLOWED_CHATS));
  const receive = { api, inbox, connection, clock: parts.clock, stopping, onError: report };
  const secret = config.TELEGRAM_WEBHOOK && parts.publicUrl ? parts.webhookSecret : undefined;

  /** People may remove the bot from a chat at any time, so that is not reported. */
  function report(error: unknown): void {
    if (!isClosed(error) && !stopping.aborted) parts.onError(error);
  }

  async function introduce(given: Swaps): Promise<void> {
    swaps = given;
    await untilAnswered(receive, async () => {
      const { id, username } = await api.call((raw, inner) => raw.getMe(inner), stopping);
      connection.heard();
      me = { id, username };
    });
  }

  return {
    chat: {
      platform,
      open: (ref, signal) =>
        openAvatar(context, ref, signal) ?? openLink(context, ref, signal) ?? context.openFile(fileIdOf(ref), signal),
      isIn: (place, { id }) => isMember(context, Number(place), id),
      message: context.progressMessageOf,
    },
    desk: createReportsDesk(context, albums),
    webhook: secret === undefined ? undefined : createWebhookRoute(inbox, secret),
    introduce,
    readiness: () => connection.state,
    async start(given) {
      void connection.watch(stopping); // never rejects
      await introduce(given);
      publishing = publishProfile(context).catch(report); // nobody waits for it
      await inbox.resume();
      const { publicUrl } = parts;
      if (secret !== undefined && publicUrl) {
        await untilAnswered(receive, () => enterWebhook(receive, publicUrl, secret));
        receiving = watchWebhook(receive, publicUrl); // never rejects
        return;
      }
      await untilAnswered(receive, () => leaveWebhook(receive));
      receiving = poll(receive).catch((error) => parts.onLost?.(explainUnknownToken(error)));
    },
    async stop(isOver) {
      stop.abort(new Cancelled('shutdown'));
      await receiving;
      await Promise.all([inbox.idle(), isOver, publishing]);
      await api.close();
    },
  };
}

/** Repeats the work until Telegram answers, which may be out of reach when the program starts. */
async function untilAnswered(parts: PollingParts, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TelegramError) throw explainUnknownToken(error);
      noteTrouble(error, parts);
      await parts.clock.sleep(retryMs, parts.stopping);
    }
  }
}

/** The error of a download as one that the requester understands. */
function explainDownload(error: unknown): unknown {
  if (error instanceof AnswerLost) return new UserError('media-unreachable');
  if (!(error instanceof TelegramError)) return error;
  if (!/file is too big/i.test(error.description)) return new UserError('media-unreachable');
  return new UserError('too-many-bytes', { limitMb: largestPublicDownload / 2 ** 20 });
}

function createFileOpener(api: TelegramApi, clock: Clock): TelegramContext['openFile'] {
  return (fileId, signal) =>
    openPatiently(() => api.download(fileId, signal), { clock, signal, mayPass }, explainDownload);
}

function inboxOf(context: TelegramContext, handle: Router): Inbox {
  const { expiringStore, clock, stopping, onError } = context;
  return createInbox({
    expiringStore,
    clock,
    stopping,
    onError,
    handle,
    me: () => context.me.username,
    refuse: (update) => refuse(context, update),
    apologize: (update) => apologize(context, update),
  });
}

function progressMessageOf(
  ref: ReplyRef,
  translation: Translation,
  context: TelegramContext,
  albums: Albums,
): ProgressMessage {
  const replyRef = TelegramReplyRef.parse(ref);
  const { album } = replyRef;
  return album
    ? albums.message({ ...replyRef, album }, translation)
    : createProgressMessage(replyRef, translation, context);
}
