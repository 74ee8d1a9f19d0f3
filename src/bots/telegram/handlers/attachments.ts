import { z } from 'zod';
import type { MediaRef } from '../../../core/ports/chat.ts';
import type { AnyMessage, TelegramFile } from '../transport/update.ts';

/** A file by its id: it lasts, and only this bot can fetch it. */
const FileRef = z.object({
  platform: z.literal('telegram'),
  file: z.string(),
  /** Where it moves: an animation plays silently, over and over, as the videos do that Telegram makes of GIFs. */
  moving: z.enum(['animation', 'video']).optional(),
});

export interface Attachment {
  readonly ref: MediaRef;
  /** Bytes, where Telegram says. */
  readonly size?: number | undefined;
}

export function fileIdOf(ref: MediaRef): string {
  return FileRef.parse(ref).file;
}

/** How it moves; undefined for what does not, or may not. */
export function movingKindOf(ref: MediaRef): 'animation' | 'video' | undefined {
  return FileRef.safeParse(ref).data?.moving;
}

/** The picture, GIF or video of a message; `sticker-moving` for what cannot be a scene. */
export function attachmentIn(message: AnyMessage | null | undefined): Attachment | 'sticker-moving' | undefined {
  if (!message) return undefined;
  const { photo, animation, video, video_note: note, sticker, document } = message;
  if (photo && photo.length > 0) return attachmentOf(largest(photo));
  if (sticker) return sticker.is_animated || sticker.is_video ? 'sticker-moving' : attachmentOf(sticker);
  if (animation) return attachmentOf(animation, { moving: 'animation' }); // it comes as a document as well
  const clip = video ?? note;
  if (clip) return attachmentOf(clip, { moving: 'video' });
  return document ? attachmentOf(document) : undefined;
}

function largest(sizes: readonly TelegramFile[]): TelegramFile {
  return sizes.reduce((best, size) => (area(size) >= area(best) ? size : best));
}

function area({ width, height }: TelegramFile): number {
  return (width ?? 0) * (height ?? 0);
}

function attachmentOf(
  { file_id: file, file_size: size }: TelegramFile,
  more: { moving?: 'animation' | 'video' } = {},
): Attachment {
  return { ref: { platform: 'telegram', file, ...more }, size: size ?? undefined };
}
