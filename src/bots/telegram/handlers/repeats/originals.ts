import { UserError } from '../../../../core/errors.ts';
import type { Result } from '../../../../core/ports/chat.ts';
import { readAll, streamOf } from '../../../../core/ports/media.ts';
import type { JobView } from '../../../../core/swaps.ts';
import type { Translation } from '../../../translations/index.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { findMessage, storeCopies } from '../../messages/message-index.ts';
import type { MessageTarget } from '../../messages/message-target.ts';
import { messageKeyOf, type TelegramReplyRef } from '../../messages/reply-ref.ts';
import { sendDocuments } from '../../messages/result-files.ts';
import { sendText } from '../../messages/send.ts';
import { AnswerLost, TelegramError } from '../../transport/errors.ts';
import { rateLimitOf } from '../../transport/rate-limits.ts';

/** Sends the results of the jobs as files. Returns what is to be said where that fails. */
export async function sendOriginals(
  context: TelegramContext,
  replyRef: TelegramReplyRef,
  views: readonly JobView[],
  translation: Translation,
): Promise<string | undefined> {
  const results = await keptResults(context, views);
  if (results.length === 0) throw new UserError('result-gone');
  const messageRef = await findMessage(context, messageKeyOf(replyRef));
  const messageTarget = {
    thread: replyRef.thread,
    chat: messageRef?.chat ?? replyRef.chat,
    replyTo: messageRef?.message,
  };
  const sendTo = async (target: MessageTarget): Promise<void> => {
    const send = () => sendDocuments(context, target, results, translation, context.stopping);
    const options = { isFinal: true, signal: context.stopping };
    const { notes, messages } = await context.rateLimiter.send(rateLimitOf(target.chat), send, options);
    await storeCopies(context, messageKeyOf(replyRef), target.chat, messages);
    if (notes.length > 0) await sendText(context, target, escaped(notes.join('\n')));
  };
  try {
    await sendTo(messageTarget).catch((error) => {
      if (!(error instanceof TelegramError) || error.migratedTo === undefined) throw error;
      return sendTo({ chat: error.migratedTo });
    });
    return undefined;
  } catch (error) {
    if (error instanceof AnswerLost) return translation.text('album-uncertain'); // the person can press the button again
    if (!(error instanceof TelegramError)) throw error;
    return translation.text('result-too-large', { limitMb: Math.floor(context.api.largestUpload / 2 ** 20) });
  }
}

/** The results that are still stored. They are read to their end, since only reading shows which ones are gone. */
async function keptResults(context: TelegramContext, views: readonly JobView[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const { result } of views) {
    const bytes = await (result && readAll(result.open(context.stopping), context.maxResultBytes))?.catch(
      () => undefined,
    );
    if (result && bytes) results.push({ ...result, open: () => streamOf(bytes) });
  }
  return results;
}
