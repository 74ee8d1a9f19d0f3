import { z } from 'zod';
import type { TelegramContext } from '../../context.ts';
import { type AnyMessage, type Author, Sticker } from '../../transport/update.ts';
import { type Attachment, attachmentIn } from '../attachments.ts';
import { referToLink } from './links.ts';

/**
 * The picture that a text names: its first custom emoji, or else what its first link leads to. Throws RateLimited,
 * TelegramError or AnswerLost.
 */
export async function pictureInText(
  context: TelegramContext,
  message: AnyMessage,
  author: Author,
): Promise<Attachment | 'sticker-moving' | undefined> {
  const [emoji] = emojiIn(message);
  if (emoji?.custom_emoji_id) return stickerOf(context, emoji.custom_emoji_id);
  const [url] = linksIn(message);
  return url === undefined ? undefined : { ref: await referToLink(context, url, author) };
}

/** A text without its custom emoji and links, which are no words. `text` is a part of the message's own. */
export function withoutPictures(text: string, message: AnyMessage): string {
  const whole = wholeOf(message);
  const emoji = emojiIn(message).map(({ offset, length }) => whole.slice(offset, offset + length));
  const bare = emoji.reduce((rest, one) => rest.replaceAll(one, ''), text);
  return bare.replaceAll(link, '').trim();
}

const link = /https?:\/\/[^\s<>"]+/gi;

function wholeOf({ text, caption }: AnyMessage): string {
  return text ?? caption ?? '';
}

function entitiesOf({ entities, caption_entities: ofCaption }: AnyMessage) {
  return [...(entities ?? []), ...(ofCaption ?? [])];
}

function emojiIn(message: AnyMessage) {
  return entitiesOf(message).filter(({ type }) => type === 'custom_emoji');
}

function linksIn(message: AnyMessage): readonly string[] {
  const written = wholeOf(message).match(link) ?? [];
  return [...written, ...entitiesOf(message).flatMap(({ url }) => url ?? [])];
}

async function stickerOf({ api, stopping }: TelegramContext, id: string) {
  const asked = { custom_emoji_ids: [id] };
  const found = await api.call((raw, inner) => raw.getCustomEmojiStickers(asked, inner), stopping);
  const [sticker] = z.array(Sticker).parse(found);
  return sticker && attachmentIn({ sticker });
}
