import { InputFile } from 'grammy';
import type { Result } from '../../core/chat.ts';
import { readAll } from '../../core/media.ts';
import type { Messages } from '../messages/index.ts';
import type { Bot } from './bot.ts';

/** One way of handing a result over: each is less than the one before, and more likely to be taken. */
export type Rung =
  | {
      readonly kind: 'photo' | 'animation' | 'video' | 'document';
      readonly file: () => InputFile;
      /** What the requester should know of this way. */
      readonly note?: string | undefined;
    }
  | { readonly kind: 'text'; readonly note: string };

type Media = { readonly bytes: Uint8Array; readonly mimeType: string; readonly width: number; readonly height: number };

const mebibyte = 2 ** 20;
const photoBytes = 10 * mebibyte;
/** Of width and height together, px. */
const photoSides = 10_000;
const photoRatio = 20;
const photoTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/** Picture, file, smaller encoding, link, sentence: in this order. Reads the result only once it is asked for. */
export async function* rungsOf(
  result: Result,
  bot: Bot,
  messages: Messages,
  signal: AbortSignal,
): AsyncGenerator<Rung> {
  const bytes = await readAll(result.open(signal), bot.maxResultBytes);
  const limitMb = Math.floor(bot.api.largestUpload / mebibyte);
  if (!bytes) return yield { kind: 'text', note: messages.text('result-too-large', { limitMb }) };
  const original: Media = { bytes, mimeType: result.mimeType, width: result.width, height: result.height };
  const fits = bytes.byteLength <= bot.api.largestUpload;
  if (result.kind === 'image') {
    if (isPhoto(original)) yield { kind: 'photo', file: () => fileOf(original) };
  } else if (fits) yield { kind: result.kind === 'gif' ? 'animation' : 'video', file: () => fileOf(original) };
  if (fits) yield { kind: 'document', file: () => fileOf(original), note: messages.text('result-as-file') };
  if (result.kind === 'image') yield* smallerRungs(original, bot, messages, signal);
  const { lender } = bot;
  const url = await lender?.lend({ mimeType: result.mimeType, bytes });
  if (lender && url)
    yield { kind: 'text', note: messages.text('result-as-link', { hours: lender.hours, url: url.href }) };
  yield { kind: 'text', note: messages.text('result-too-large', { limitMb }) };
}

async function* smallerRungs(original: Media, bot: Bot, messages: Messages, signal: AbortSignal): AsyncGenerator<Rung> {
  if (original.bytes.byteLength <= mebibyte) return; // it was not refused for its size
  const mimeType = 'image/jpeg';
  const bytes = await bot.intake.convert(original.bytes, mimeType, signal);
  const smaller: Media = { ...original, bytes, mimeType };
  const note = messages.text('result-smaller', { limitMb: Math.floor(bot.api.largestUpload / mebibyte) });
  if (isPhoto(smaller)) yield { kind: 'photo', file: () => fileOf(smaller), note };
  if (bytes.byteLength <= bot.api.largestUpload) yield { kind: 'document', file: () => fileOf(smaller), note };
}

export function isPhoto({ bytes, mimeType, width, height }: Media): boolean {
  const ratio = Math.max(width, height) / Math.min(width, height);
  const fits = bytes.byteLength <= photoBytes && width + height <= photoSides && ratio <= photoRatio;
  return fits && photoTypes.has(mimeType);
}

/** A file is read once per attempt, so each attempt makes its own. */
export function fileOf({ bytes, mimeType }: Pick<Media, 'bytes' | 'mimeType'>): InputFile {
  return new InputFile(bytes, `ai-modified.${extensions[mimeType] ?? 'bin'}`);
}
