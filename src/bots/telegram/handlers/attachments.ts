import { z } from 'zod';
import type { MediaRef } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import { platform, type TelegramFile, type WithFile } from '../transport/update.ts';

/** A file by its id, which does not expire. Only this bot can fetch the file. */
const FileRef = z.object({
  platform: z.literal(platform),
  file: z.string(),
  /** Set for what moves. Telegram turns a GIF into an `animation`: a silent video that repeats. */
  moving: z.enum(['animation', 'video']).optional(),
  isSpoiler: z.literal(true).optional(),
});

const mebibyte = 2 ** 20;

export interface Attachment {
  readonly ref: MediaRef;
  /** Bytes; undefined where Telegram does not say. */
  readonly size?: number | undefined;
  /** What the file is, where its type or name tells that it is no picture or video. */
  readonly other?: OtherKind | undefined;
}

const otherKinds = ['pdf', 'text', 'sound', 'archive', 'document', 'program'] as const;
type OtherKind = (typeof otherKinds)[number];

/** By the file's type, or where that is missing or says nothing, by the end of its name. */
const signsOf: Readonly<Record<OtherKind, RegExp>> = {
  pdf: /^application\/pdf$|\.pdf$/i,
  text: /^text\/|^application\/(json|xml)$|\.(txt|md|csv|json|xml|html?|log|rtf)$/i,
  sound: /^audio\/|\.(mp3|m4a|ogg|wav|flac)$/i,
  archive: /^application\/(zip|gzip|x-tar|vnd\.rar|x-(7z|rar|zip)-compressed|x-rar)$|\.(zip|rar|7z|tar|gz)$/i,
  document: /^application\/(msword|vnd\.(ms-|oasis|openxml).*)$|\.(docx?|xlsx?|pptx?|odt|ods|odp|epub)$/i,
  program: /^application\/(x-msdownload|vnd\.android\.package-archive)$|\.(exe|apk|msi|dmg|jar)$/i,
};

export function fileIdOf(ref: MediaRef): string {
  return FileRef.parse(ref).file;
}

/** Undefined for a still picture, and for a document, whose name does not tell. */
export function movingKindOf(ref: MediaRef): 'animation' | 'video' | undefined {
  return FileRef.safeParse(ref).data?.moving;
}

/** Whether a picture was sent as a spoiler. */
export function isSpoiler(ref: MediaRef): boolean {
  return FileRef.safeParse(ref).data?.isSpoiler === true;
}

/** The picture, GIF or video of a message. `sticker-moving` for a moving sticker, which cannot be swapped. */
export function attachmentIn(message: WithFile | null | undefined): Attachment | 'sticker-moving' | undefined {
  const found = message ? fileIn(message) : undefined;
  if (typeof found !== 'object' || !message?.has_media_spoiler) return found;
  return { ...found, ref: { ...found.ref, isSpoiler: true } };
}

function fileIn(message: WithFile): Attachment | 'sticker-moving' | undefined {
  const { photo, animation, video, video_note: note, sticker, document } = message;
  if (photo && photo.length > 0) return attachmentOf(largest(photo));
  if (sticker) return sticker.is_animated || sticker.is_video ? 'sticker-moving' : attachmentOf(sticker);
  if (animation) return attachmentOf(animation, { moving: 'animation' }); // an animation has the field `document` as well
  const clip = video ?? note;
  if (clip) return attachmentOf(clip, { moving: 'video' });
  return document ? { ...attachmentOf(document), other: otherKindOf(document) } : undefined;
}

/** The sentence about the first attachment that cannot be swapped, as far as can be told before a download. */
export function attachmentProblem(
  attachments: readonly (Attachment | 'sticker-moving')[],
  translation: Translation,
  largestDownload: number | undefined,
): string | undefined {
  for (const attachment of attachments) {
    if (attachment === 'sticker-moving') return translation.text('sticker-moving');
    if (attachment.other) return translation.text('file-not-picture', { kind: attachment.other });
    if (largestDownload === undefined || (attachment.size ?? 0) <= largestDownload) continue;
    return translation.text('file-too-large-here', { limitMb: Math.floor(largestDownload / mebibyte) });
  }
  return undefined;
}

export function mediaRefsOf(attachments: readonly (Attachment | 'sticker-moving')[]): MediaRef[] {
  return attachments.flatMap((attachment) => (typeof attachment === 'object' ? [attachment.ref] : []));
}

function largest(sizes: readonly TelegramFile[]): TelegramFile {
  return sizes.reduce((best, size) => (area(size) >= area(best) ? size : best));
}

function area({ width, height }: TelegramFile): number {
  return (width ?? 0) * (height ?? 0);
}

function otherKindOf({ mime_type: type, file_name: name }: TelegramFile): OtherKind | undefined {
  const saysNothing = !type || type === 'application/octet-stream';
  const sign = saysNothing ? name : type;
  return sign ? otherKinds.find((kind) => signsOf[kind].test(sign)) : undefined;
}

function attachmentOf(
  { file_id: file, file_size: size }: TelegramFile,
  more: { moving?: 'animation' | 'video' } = {},
): Attachment {
  return { ref: { platform, file, ...more }, size: size ?? undefined };
}
