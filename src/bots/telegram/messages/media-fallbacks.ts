import { InputFile } from 'grammy';
import type { Result } from '../../../core/ports/chat.ts';
import { type EncodedMedia, readAll } from '../../../core/ports/media.ts';
import type { Translation } from '../../translations/index.ts';
import type { TelegramContext } from '../context.ts';

/** A result to send. A spoiler is covered until it is tapped. */
export interface SentResult extends Result {
  readonly isSpoiler?: boolean | undefined;
}

/** What Telegram should know of a picture, GIF or video, as fields of a request to the Bot API. Empty for documents. */
interface ShownFacts {
  readonly width?: number;
  readonly height?: number;
  readonly duration?: number;
  readonly supports_streaming?: true;
  readonly has_spoiler?: true;
}

/** The result, or a smaller version of it, as a file of this kind. */
export interface FileFallback {
  readonly kind: 'photo' | 'animation' | 'video' | 'document';
  /** Makes a new file for each attempt, since an attempt reads it to its end. */
  readonly file: () => InputFile;
  readonly facts: ShownFacts;
  /** A sentence for the requester, such as that the file is a smaller version. */
  readonly note?: string | undefined;
}

/** One way to hand over a result. Each way is worse than the one before it, and more likely to be accepted. */
export type Fallback = FileFallback | { readonly kind: 'text'; readonly note: string };

const mebibyte = 2 ** 20;
const photoBytes = 10 * mebibyte;
/** Largest sum of width and height, px. */
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

/** A file before it is sent. `content` is called once for each attempt. */
interface EncodedFile {
  readonly mimeType: string;
  readonly byteLength: number;
  content(): Uint8Array | ReadableStream<Uint8Array>;
}

/**
 * The ways to hand over a result, in the order in which they are tried: picture or video, document, smaller version,
 * link, sentence. The result is held in memory only from the smaller version on.
 */
export async function* fallbacksOf(
  result: SentResult,
  context: TelegramContext,
  translation: Translation,
  signal: AbortSignal,
): AsyncGenerator<Fallback> {
  const { shareLinks, api } = context;
  const limitMb = Math.floor(api.largestUpload / mebibyte);
  const { mimeType, byteLength } = result;
  const original = { mimeType, byteLength, content: () => result.open(signal) };
  yield* fileFallbacks(result, original, api.largestUpload, { document: translation.text('result-as-file') });
  const bytes = await readAll(result.open(signal), context.maxResultBytes);
  if (!bytes) return yield { kind: 'text', note: translation.text('result-too-large', { limitMb }) };
  const smaller = await makeSmaller(result, bytes, context, signal);
  const note = translation.text('result-smaller', { limitMb });
  if (smaller) yield* fileFallbacks(result, encodedFile(smaller), api.largestUpload, { shown: note, document: note });
  const url = await shareLinks?.create({ mimeType: result.mimeType, bytes });
  if (shareLinks && url)
    yield { kind: 'text', note: translation.text('result-as-link', { hours: shareLinks.hours, url: url.href }) };
  yield { kind: 'text', note: translation.text('result-too-large', { limitMb }) };
}

function encodedFile({ bytes, mimeType }: EncodedMedia): EncodedFile {
  return { mimeType, byteLength: bytes.byteLength, content: () => bytes };
}

function* fileFallbacks(
  result: SentResult,
  media: EncodedFile,
  largest: number,
  notes: { readonly shown?: string; readonly document: string },
): Generator<FileFallback> {
  if (media.byteLength > largest) return;
  const file = (): InputFile => new InputFile(media.content(), `ai-modified.${extensions[media.mimeType] ?? 'bin'}`);
  const moving = result.kind === 'gif' ? 'animation' : 'video';
  if (result.kind !== 'image') yield { kind: moving, file, facts: factsOf(result), note: notes.shown };
  else if (isPhoto(result, media)) yield { kind: 'photo', file, facts: coverOf(result), note: notes.shown };
  yield { kind: 'document', file, facts: {}, note: notes.document };
}

/** A smaller version has the same proportions and duration, by which Telegram shows it before it is loaded. */
function factsOf(result: SentResult): ShownFacts {
  const { kind, width, height, seconds } = result;
  const duration = seconds !== undefined && { duration: Math.max(1, Math.round(seconds)) };
  return { width, height, ...duration, ...(kind === 'video' && { supports_streaming: true }), ...coverOf(result) };
}

function coverOf({ isSpoiler }: SentResult): ShownFacts {
  return isSpoiler ? { has_spoiler: true } : {};
}

/** Undefined if the result is too small to have been refused for its size, or cannot be made smaller. */
async function makeSmaller(
  { kind }: Result,
  bytes: Uint8Array,
  context: TelegramContext,
  signal: AbortSignal,
): Promise<EncodedMedia | undefined> {
  const { byteLength } = bytes;
  if (byteLength <= mebibyte) return undefined;
  const largest = kind === 'image' ? photoBytes : context.api.largestUpload;
  return context.intake.fit(bytes, byteLength > largest ? largest : Math.floor(byteLength / 2), signal);
}

function isPhoto({ width, height }: Result, { byteLength, mimeType }: EncodedFile): boolean {
  const ratio = Math.max(width, height) / Math.min(width, height);
  const fits = byteLength <= photoBytes && width + height <= photoSides && ratio <= photoRatio;
  return fits && photoTypes.has(mimeType);
}
