import { Undeliverable } from '../../../core/ports/chat.ts';
import type { ShownAgain } from '../../../core/ports/reports.ts';
import type { TelegramContext } from '../context.ts';
import { isRefusedFile } from '../transport/errors.ts';
import { escaped } from './html.ts';
import { fallbacksOf } from './media-fallbacks.ts';
import type { MessageRef } from './message-index.ts';
import { replyRefOf } from './reply-ref.ts';

/** Puts a result back into one message of an album. Throws Undeliverable where it cannot be sent as a file. */
export async function showFileAgain(
  { job, outcome }: ShownAgain,
  { chat, message }: MessageRef,
  context: TelegramContext,
  signal: AbortSignal,
): Promise<void> {
  if (outcome.kind !== 'done') return;
  const translation = context.translations(job.request.locale);
  const label = translation.text('caption', { bot: `@${context.me.username}` });
  const result = { ...outcome.result, isSpoiler: replyRefOf(job)?.isSpoiler };
  for await (const fallback of fallbacksOf(result, context, translation, signal)) {
    if (fallback.kind === 'text') break;
    const { kind: type, file, facts, note } = fallback;
    const caption = [label, ...(note === undefined ? [] : [note])].map(escaped).join('\n');
    const media = { type, media: file(), caption, parse_mode: 'HTML' as const, ...facts };
    try {
      const payload = { chat_id: chat, message_id: message, media };
      await context.api.call((raw, inner) => raw.editMessageMedia(payload, inner), signal);
      return;
    } catch (error) {
      if (!isRefusedFile(error)) throw error;
    }
  }
  throw new Undeliverable('the result cannot be sent as a file');
}
