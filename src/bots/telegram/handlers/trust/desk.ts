import { z } from 'zod';
import { finishOptions } from '../../../../core/messages/chat-rate-limiter.ts';
import { Undeliverable } from '../../../../core/ports/chat.ts';
import type { ReportsDesk, ShownAgain } from '../../../../core/ports/reports.ts';
import type { TelegramContext } from '../../context.ts';
import type { Albums } from '../../messages/album.ts';
import { dropShownFile } from '../../messages/elsewhere/shown-file.ts';
import { escaped } from '../../messages/html.ts';
import { findReplyRef, takeCopies } from '../../messages/message-index.ts';
import { deleteMessage, emptyMessage, isDone } from '../../messages/removal.ts';
import { PostedRef, ReportedRef, reportPage } from '../../messages/report.ts';
import { sendText, textPayload } from '../../messages/send.ts';
import { showFileAgain } from '../../messages/show-again.ts';
import { platform } from '../../transport/update.ts';
import { translationIn } from '../actor.ts';

const Reporter = z.object({ user: z.string() });

/** Does on Telegram what reports ask for. */
export function createReportsDesk(context: TelegramContext, albums: Albums): ReportsDesk {
  const { api, rateLimiter } = context;

  /** The messages that hold the results: an album has one for each, and its summary has none. */
  async function holders({ key, message }: ReportedRef): Promise<readonly number[]> {
    const replyRef = await findReplyRef(context, key);
    const parts = replyRef?.album ? await albums.sentMessages(key) : [];
    return parts.length > 0 ? parts : [message];
  }

  /** In the language of the jobs' place or requester, as the messages around are. */
  async function sentence(key: string, { chat }: ReportedRef): Promise<string> {
    return (await translationIn(context, String(chat))).text(key);
  }

  /** Copies in original quality are not brought back: the requester can have them again. */
  async function removeCopies({ key, chat }: ReportedRef, signal: AbortSignal): Promise<void> {
    await dropShownFile(context, key);
    for (const copy of await takeCopies(context, key)) await deleteMessage(context, { chat, message: copy }, signal);
  }

  async function showOne({ job, outcome }: ShownAgain, signal: AbortSignal): Promise<boolean> {
    const { replyRef, locale } = job.request;
    const message = context.progressMessageOf(replyRef, locale);
    const options = finishOptions(rateLimiter, message.rateLimit, signal);
    return message.finish(outcome, options).then(
      () => true,
      (error) => {
        if (error instanceof Undeliverable) return false;
        throw error;
      },
    );
  }

  return {
    platform,
    async post(channel, report, posted, signal) {
      const chat = Number(channel);
      const { html, keyboard } = reportPage(report, await translationIn(context, channel));
      const earlier = PostedRef.safeParse(posted).data;
      if (earlier?.chat === chat) {
        const payload = { chat_id: chat, message_id: earlier.message, ...textPayload(html, keyboard) };
        const edit = () => api.call((raw, inner) => raw.editMessageText(payload, inner), signal);
        if (await isDone(context, chat, edit, signal)) return earlier;
      }
      const sent = await sendText(context, { chat }, html, keyboard);
      if (!sent) throw new Undeliverable(`the bot may not write to the chat ${channel}`);
      return { platform, ...sent };
    },
    async hide(message, signal) {
      const ref = ReportedRef.parse(message);
      const text = await sentence('report-hidden-result', ref);
      await removeCopies(ref, signal);
      const hidden: boolean[] = [];
      for (const id of await holders(ref)) {
        const at = { chat: ref.chat, message: id };
        hidden.push((await emptyMessage(context, at, text, signal)) || (await deleteMessage(context, at, signal)));
      }
      return hidden.every(Boolean);
    },
    async show(message, results, signal) {
      const ref = ReportedRef.parse(message);
      const [only] = results;
      const places = await holders(ref);
      if (only && !(await findReplyRef(context, ref.key))?.album) return showOne(only, signal);
      const shown: boolean[] = [];
      for (const [index, result] of results.entries()) {
        const place = { chat: ref.chat, message: places[index] ?? 0 };
        const show = () => showFileAgain(result, place, context, signal);
        shown.push(await isDone(context, ref.chat, show, signal));
      }
      return shown.length > 0 && shown.every(Boolean);
    },
    async remove(message, signal) {
      const ref = ReportedRef.parse(message);
      const text = await sentence('report-removed-result', ref);
      await removeCopies(ref, signal);
      const removed: boolean[] = [];
      for (const id of new Set([...(await holders(ref)), ref.message])) {
        const at = { chat: ref.chat, message: id };
        removed.push((await deleteMessage(context, at, signal)) || (await emptyMessage(context, at, text, signal)));
      }
      return removed.every(Boolean);
    },
    async answer(to, { verdict, locale }) {
      const { user } = Reporter.parse(to);
      const text = context.translations(locale).text(`report-answer-${verdict}`);
      return (await sendText(context, { chat: Number(user) }, escaped(text))) !== undefined;
    },
  };
}
