import { InputFile, type RawApi } from 'grammy';
import type { EncodedMedia } from '../../../core/ports/media.ts';
import { patiently } from '../../patience.ts';
import type { TelegramContext } from '../context.ts';
import { isClosed, isUnchanged, mayPass, TelegramError } from '../transport/errors.ts';
import { rateLimitOf } from '../transport/rate-limits.ts';
import { type Keyboard, keyboardPayload } from './keyboard.ts';
import type { JobMessage, MessageRef } from './message-index.ts';
import { type MessageTarget, targetPayload } from './message-target.ts';

/**
 * Sends a message, to the new chat where the group got a new id. `html` is escaped already. Undefined where the chat is
 * closed to the bot. Throws when stopping.
 */
export async function sendText(
  context: TelegramContext,
  messageTarget: MessageTarget,
  html: string,
  keyboard: Keyboard = [],
): Promise<MessageRef | undefined> {
  const { api, stopping: signal } = context;
  const payload = { ...targetPayload(messageTarget), ...textPayload(html, keyboard) };
  const send = () => api.call((raw, inner) => raw.sendMessage(payload, inner), signal);
  try {
    const sent = await withRetries(context, messageTarget.chat, send, { isFinal: true });
    return sent && { chat: sent.chat.id, message: sent.message_id };
  } catch (error) {
    if (!(error instanceof TelegramError) || error.migratedTo === undefined) throw error;
    return sendText(context, { chat: error.migratedTo }, html, keyboard);
  }
}

/** A picture to send. A spoiler is covered until it is tapped. */
export interface ShownPicture extends EncodedMedia {
  readonly isSpoiler?: boolean | undefined;
}

/** As a field of a request to the Bot API that sends a picture, GIF or video. */
function spoilerPayload(isSpoiler: boolean | undefined) {
  return isSpoiler ? { has_spoiler: true } : {};
}

/** Made anew for each attempt, since an attempt reads it to its end. */
function fileOf({ bytes, mimeType }: EncodedMedia): InputFile {
  return new InputFile(bytes, `picture.${mimeType.split('/')[1]}`);
}

/** As `sendText`, with a picture above the text. Undefined also where the chat does not take the picture. */
export async function sendPicture(
  context: TelegramContext,
  messageTarget: MessageTarget,
  picture: ShownPicture,
  html: string,
  keyboard: Keyboard,
): Promise<MessageRef | undefined> {
  const { api, stopping: signal } = context;
  const spoiler = spoilerPayload(picture.isSpoiler);
  const payload = { ...targetPayload(messageTarget), ...captionPayload(html, keyboard), ...spoiler };
  const send = () =>
    api.call((raw, inner) => {
      return raw.sendPhoto({ ...payload, photo: fileOf(picture) }, inner);
    }, signal);
  try {
    const sent = await withRetries(context, messageTarget.chat, send, { isFinal: true });
    return sent && { chat: sent.chat.id, message: sent.message_id };
  } catch (error) {
    if (!(error instanceof TelegramError)) throw error;
    if (error.migratedTo === undefined) return undefined;
    return sendPicture(context, { chat: error.migratedTo }, picture, html, keyboard);
  }
}

/** Sends pictures, several as one album, each with its caption as escaped HTML. Undefined where the chat does not take them. */
export async function sendAlbum(
  context: TelegramContext,
  messageTarget: MessageTarget,
  pictures: readonly (EncodedMedia & { readonly html: string })[],
): Promise<readonly MessageRef[] | undefined> {
  const { api, stopping: signal } = context;
  const [first, second] = pictures;
  if (!first) return [];
  if (!second) {
    const sent = await sendPicture(context, messageTarget, first, first.html, []);
    return sent && [sent];
  }
  const send = () =>
    api.call((raw, inner) => {
      const media = pictures.map((picture) => {
        return { type: 'photo' as const, media: fileOf(picture), ...captionPayload(picture.html, []) };
      });
      return raw.sendMediaGroup({ ...targetPayload(messageTarget), media }, inner);
    }, signal);
  try {
    const sent = await withRetries(context, messageTarget.chat, send, { isFinal: true });
    return sent?.map(({ chat, message_id: message }) => ({ chat: chat.id, message }));
  } catch (error) {
    if (error instanceof TelegramError) return undefined;
    throw error;
  }
}

/** Puts a picture and a text in the place of what a message of the bot shows. False where Telegram refuses. */
export async function showPicture(
  context: TelegramContext,
  { chat, message }: MessageRef,
  picture: ShownPicture,
  html: string,
  keyboard: Keyboard,
): Promise<boolean> {
  const { api, stopping: signal } = context;
  const edit = () =>
    api.call((raw, inner) => {
      const said = { ...captionPayload(html, []), ...spoilerPayload(picture.isSpoiler) };
      const media = { type: 'photo' as const, media: fileOf(picture), ...said };
      const payload = { chat_id: chat, message_id: message, media, ...keyboardPayload(keyboard) };
      return raw.editMessageMedia(payload, inner);
    }, signal);
  try {
    return (await withRetries(context, chat, edit, { isFinal: true })) !== undefined;
  } catch (error) {
    if (error instanceof TelegramError) return false;
    throw error;
  }
}

/**
 * Replaces the text of a message of the bot. `html` is escaped already. A failure is reported, not thrown. Edits leave
 * room for messages: where very many people press buttons at once, a first answer elsewhere does not wait for them.
 */
export async function editText(
  context: TelegramContext,
  messageRef: JobMessage,
  html: string,
  keyboard: Keyboard = [],
): Promise<void> {
  const { api, stopping: signal, onError } = context;
  const edit = () => api.call((raw, inner) => editWords(raw, messageRef, html, keyboard, inner), signal);
  await withRetries(context, messageRef.chat, edit, { isFinal: false }).catch((error) => {
    signal.throwIfAborted();
    if (!isUnchanged(error)) onError(error); // the message may have been deleted
  });
}

/** Edits the text of a message of the bot, which is the caption where the message holds a picture. */
export function editWords(
  raw: RawApi,
  { chat, message, isMedia }: JobMessage,
  html: string,
  keyboard: Keyboard,
  signal: Parameters<RawApi['editMessageText']>[1],
) {
  const where = { chat_id: chat, message_id: message };
  if (!isMedia) return raw.editMessageText({ ...where, ...textPayload(html, keyboard) }, signal);
  return raw.editMessageCaption({ ...where, ...captionPayload(html, keyboard) }, signal);
}

/** Waits for the chat's rate limit. Repeats after a lost answer, since the same sentence twice does no harm. */
async function withRetries<Value>(
  { rateLimiter, clock, stopping: signal }: TelegramContext,
  chat: number,
  send: () => Promise<Value>,
  { isFinal }: { isFinal: boolean },
): Promise<Value | undefined> {
  const inTurn = () => rateLimiter.send(rateLimitOf(chat), send, { isFinal, signal });
  return patiently(inTurn, { clock, signal, mayPass }).catch((error) => {
    if (isClosed(error)) return undefined;
    throw error;
  });
}

function captionPayload(html: string, keyboard: Keyboard) {
  return { caption: html, parse_mode: 'HTML' as const, ...keyboardPayload(keyboard) };
}

/** A text as fields of a request to the Bot API. Previews are off: a preview would load a link to a person's result. */
export function textPayload(html: string, keyboard: Keyboard) {
  return {
    text: html,
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...keyboardPayload(keyboard),
  };
}
