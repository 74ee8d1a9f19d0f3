import { AttachmentFlags, CDNRoutes, ImageFormat, RouteBases, StickerFormatType } from 'discord.js';
import type { Attachment, DiscordMessage, ShownContent } from './payloads.ts';

/**
 * Every picture and video that a message shows: its files, and those of previews, links and GIFs; where it has none of
 * them its stickers, else its custom emoji. The same id always names the same picture of a message.
 */
export function shownPicturesOf(message: DiscordMessage): readonly Attachment[] {
  const files = sentPicturesOf(message);
  if (files.length > 0) return files;
  const stickers = partsOf(message).flatMap(stickersOf);
  return stickers.length > 0 ? stickers : partsOf(message).flatMap(({ content }) => emojiOf(content ?? ''));
}

/** The files of a message, and the pictures of its previews and links. */
export function sentPicturesOf(message: DiscordMessage): readonly Attachment[] {
  return partsOf(message).flatMap((part, index) => [
    ...mediaAttachmentsOf(part),
    ...linkedPicturesOf(part, index === 0 ? message.id : `${message.id}-${index}`),
  ]);
}

/** The message itself and what it forwards. */
function partsOf(message: DiscordMessage): readonly ShownContent[] {
  return [message, ...(message.message_snapshots ?? []).map((snapshot) => snapshot.message)];
}

/** Whether all that a message shows is a sticker that moves by a program, of which there is no picture. */
export function showsOnlyLottie(message: DiscordMessage): boolean {
  const stickers = partsOf(message).flatMap((part) => part.sticker_items ?? []);
  const isLottie = stickers.some(({ format_type }) => format_type === StickerFormatType.Lottie);
  return isLottie && shownPicturesOf(message).length === 0;
}

/** The pictures and videos of a message; all files when none looks like one, so that the member is told what is wrong. */
function mediaAttachmentsOf({ attachments }: ShownContent): readonly Attachment[] {
  const all = attachments ?? [];
  const likely = all.filter(({ content_type, filename }) =>
    content_type ? /^(?:image|video)\//.test(content_type) : picturePath.test(filename),
  );
  return likely.length > 0 ? likely : all;
}

const picturePath = /\.(?:jpe?g|png|webp|avif|gif|mp4|webm|mov)$/i;

/** Pictures of links: those of their previews or, while Discord has made none, those that links name themselves. */
function linkedPicturesOf({ content, embeds }: ShownContent, id: string): readonly Attachment[] {
  const hidden = spoiledLinksOf(content ?? '');
  const picture = (url: string, of: string, name: string): Attachment => ({
    id: name,
    filename: '',
    url,
    ...(hidden.includes(of) && { flags: AttachmentFlags.IsSpoiler }),
  });
  const previews = (embeds ?? []).flatMap(({ video, image, thumbnail, url }) => {
    const shown = (video ?? image ?? thumbnail)?.proxy_url;
    return shown === undefined ? [] : [{ shown, of: url ?? '' }];
  });
  if (previews.length > 0) return previews.map(({ shown, of }, index) => picture(shown, of, `${id}-${index}`));
  const links = linksIn(content ?? '').filter((url) => picturePath.test(new URL(url).pathname));
  return links.map((url, index) => picture(url, url, `${id}-link-${index}`));
}

/** The addresses that a text names. */
export function linksIn(text: string): readonly string[] {
  const found = text.match(/https?:\/\/[^\s<>|()]+/g) ?? [];
  return found.map((url) => url.replace(/[.,!?]+$/, '')).filter((url) => URL.canParse(url));
}

function spoiledLinksOf(content: string): readonly string[] {
  return [...content.matchAll(/\|\|(.+?)\|\|/gs)].flatMap(([, text = '']) => linksIn(text));
}

function stickersOf({ sticker_items: stickers }: ShownContent): readonly Attachment[] {
  return (stickers ?? [])
    .filter(({ format_type }) => format_type !== StickerFormatType.Lottie)
    .map(({ id, format_type }) => {
      const isGif = format_type === StickerFormatType.GIF;
      const path = CDNRoutes.sticker(id, isGif ? ImageFormat.GIF : ImageFormat.PNG);
      return { id, filename: '', url: `${isGif ? RouteBases.media : RouteBases.cdn}${path}` };
    });
}

function emojiOf(content: string): readonly Attachment[] {
  const found = [...content.matchAll(/<(a?):\w+:(\d+)>/g)].map(([, isMoving, id = '']) => {
    const format = isMoving ? ImageFormat.GIF : ImageFormat.PNG;
    return { id, filename: '', url: `${RouteBases.cdn}${CDNRoutes.emoji(id, format)}` };
  });
  return found.filter(({ id }, index) => found.findIndex((one) => one.id === id) === index);
}
