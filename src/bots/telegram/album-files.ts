import type { InputFile } from 'grammy';
import type { Messages } from '../messages/index.ts';
import { answering, type Bot, threaded } from './bot.ts';
import type { Card } from './cards.ts';
import { escaped } from './html.ts';
import { fileOf, isPhoto } from './media-rungs.ts';
import { whileUploading } from './uploading.ts';

export interface ResultFile {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
}

/** Sends results as one album, or alone where there is one; as documents where one of them cannot be a photo. */
export function sendFiles(
  bot: Bot,
  card: Card,
  files: readonly ResultFile[],
  messages: Messages,
  signal: AbortSignal,
): Promise<number[]> {
  const asPhotos = files.every(isPhoto);
  const caption = escaped(messages.text('caption', { bot: `@${bot.me.username}` }));
  const said = { caption, parse_mode: 'HTML' as const };
  const where = { chat_id: card.chat, ...threaded(card), ...answering(card) };
  const [only, ...others] = files.map(fileOf);
  const type = asPhotos ? ('photo' as const) : ('document' as const);
  return whileUploading(bot, card, type, signal, async () => {
    if (!only) return [];
    if (others.length === 0) return [await sendOne(bot, { ...where, ...said }, only, asPhotos, signal)];
    const media = [only, ...others].map((file) => ({ type, media: file, ...said }));
    const sent = await bot.api.call(
      (raw, inner) => raw.sendMediaGroup({ ...where, media: media as never }, inner), // of one kind, which its type cannot tell
      signal,
    );
    return sent.map(({ message_id: id }) => id);
  });
}

async function sendOne(
  { api }: Bot,
  payload: { readonly chat_id: number; readonly caption: string; readonly parse_mode: 'HTML' },
  file: InputFile,
  asPhoto: boolean,
  signal: AbortSignal,
): Promise<number> {
  const sent = await api.call(
    (raw, inner): Promise<{ message_id: number }> =>
      asPhoto
        ? raw.sendPhoto({ ...payload, photo: file }, inner)
        : raw.sendDocument({ ...payload, document: file }, inner),
    signal,
  );
  return sent.message_id;
}
