import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';
import { isRefusedFile } from '../transport/errors.ts';
import { withChatAction } from './chat-action.ts';
import { escaped } from './html.ts';
import { type Fallback, type FileFallback, fallbacksOf, type SentResult } from './media-fallbacks.ts';
import { type MessageTarget, targetPayload } from './message-target.ts';

export interface SentFiles {
  /** The ids of the messages that hold the files. */
  readonly messages: readonly number[];
  /** Sentences about the results that cannot be sent here. */
  readonly notes: readonly string[];
}

/** Pictures and videos may be in one album. Telegram puts documents only into an album of documents. */
const albumKinds: readonly Fallback['kind'][] = ['photo', 'video', 'text'];

/**
 * Sends results in one request, several results as one album: as pictures and videos if Telegram accepts all of them as
 * such, else as documents.
 */
export async function sendFiles(
  context: TelegramContext,
  messageTarget: MessageTarget,
  results: readonly SentResult[],
  translation: Translation,
  signal: AbortSignal,
): Promise<SentFiles> {
  const best = await chooseFallbacks(context, results, translation, signal, () => true);
  if (!best.every(({ kind }) => albumKinds.includes(kind)))
    return sendDocuments(context, messageTarget, results, translation, signal);
  try {
    return await send(context, messageTarget, best, translation, signal);
  } catch (error) {
    if (!isRefusedFile(error)) throw error;
    return sendDocuments(context, messageTarget, results, translation, signal);
  }
}

/** Sends results unchanged. Telegram encodes photos again, which removes the mark that says they are made by AI. */
export async function sendDocuments(
  context: TelegramContext,
  messageTarget: MessageTarget,
  results: readonly SentResult[],
  translation: Translation,
  signal: AbortSignal,
): Promise<SentFiles> {
  const fallbacks = await chooseFallbacks(context, results, translation, signal, ({ kind }) => kind === 'document');
  return send(context, messageTarget, fallbacks, translation, signal);
}

async function chooseFallbacks(
  context: TelegramContext,
  results: readonly SentResult[],
  translation: Translation,
  signal: AbortSignal,
  accepts: (fallback: Fallback) => boolean,
): Promise<readonly Fallback[]> {
  const chosen: Fallback[] = [];
  for (const result of results) {
    for await (const fallback of fallbacksOf(result, context, translation, signal)) {
      if (fallback.kind !== 'text' && !accepts(fallback)) continue;
      chosen.push(fallback);
      break;
    }
  }
  return chosen;
}

async function send(
  context: TelegramContext,
  messageTarget: MessageTarget,
  fallbacks: readonly Fallback[],
  translation: Translation,
  signal: AbortSignal,
): Promise<SentFiles> {
  const files = fallbacks.filter((fallback) => fallback.kind !== 'text');
  const notes = fallbacks.flatMap(({ kind, note }) => (kind === 'text' && note !== undefined ? [note] : []));
  const [first, ...others] = files;
  if (!first) return { messages: [], notes };
  const captionOf = ({ note }: FileFallback): string => {
    const label = translation.text('caption', { bot: `@${context.me.username}` });
    return [label, ...(note === undefined ? [] : [note])].map(escaped).join('\n');
  };
  const where = targetPayload(messageTarget);
  const sent = await withChatAction(context, messageTarget, first.kind, signal, async () => {
    const said = (file: FileFallback) => ({ caption: captionOf(file), parse_mode: 'HTML' as const });
    if (others.length === 0) return [await sendOne(context, { ...where, ...said(first) }, first, signal)];
    const media = files.map((file) => ({ type: file.kind, media: file.file(), ...file.facts, ...said(file) }));
    return context.api.call(
      // the type of `media` cannot tell that these kinds may be in one album
      (raw, inner) => raw.sendMediaGroup({ ...where, media: media as never }, inner),
      signal,
    );
  });
  return { messages: sent.map(({ message_id: id }) => id), notes };
}

function sendOne(
  { api }: TelegramContext,
  payload: { readonly chat_id: number; readonly caption: string; readonly parse_mode: 'HTML' },
  { kind, file, facts }: FileFallback,
  signal: AbortSignal,
): Promise<{ message_id: number }> {
  return api.call<{ message_id: number }>((raw, inner) => {
    switch (kind) {
      case 'photo':
        return raw.sendPhoto({ ...payload, ...facts, photo: file() }, inner);
      case 'video':
        return raw.sendVideo({ ...payload, ...facts, video: file() }, inner);
      case 'animation':
        return raw.sendAnimation({ ...payload, ...facts, animation: file() }, inner);
      case 'document':
        return raw.sendDocument({ ...payload, document: file(), disable_content_type_detection: true }, inner);
      default:
        return kind satisfies never;
    }
  }, signal);
}
