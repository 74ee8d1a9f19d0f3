import { InputFile } from 'grammy';
import type { Result } from '../../../core/ports/chat.ts';
import { type EncodedMedia, readAll } from '../../../core/ports/media.ts';
import type { Translation } from '../../translations/index.ts';
import type { MessageContext } from './message-context.ts';

/** Links to results that are too large to send. */
export interface ShareLinks {
  /** How long a link lives. */
  readonly hours: number;
  create(media: { mimeType: string; bytes: Uint8Array }): Promise<URL>;
}

export interface FileFallback {
  readonly kind: 'photo' | 'animation' | 'video' | 'document';
  /** A file is read once per attempt, so each attempt makes its own. */
  readonly file: () => InputFile;
  /** What the requester should know of this way. */
  readonly note?: string | undefined;
}

/** One way of handing a result over: each is less than the one before, and more likely to be taken. */
export type Fallback = FileFallback | { readonly kind: 'text'; readonly note: string };

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

/** What a file is made of; `content` is called once for each attempt. */
interface EncodedFile {
  readonly mimeType: string;
  readonly byteLength: number;
  content(): Uint8Array | ReadableStream<Uint8Array>;
}

/** Attachment, file, smaller encoding, link, sentence: in this order. The result is held in memory only for the latter three. */
export async function* fallbacksOf(
  result: Result,
  context: MessageContext,
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
  result: Result,
  media: EncodedFile,
  largest: number,
  notes: { readonly shown?: string; readonly document: string },
): Generator<FileFallback> {
  if (media.byteLength > largest) return;
  const file = (): InputFile => new InputFile(media.content(), `ai-modified.${extensions[media.mimeType] ?? 'bin'}`);
  if (result.kind !== 'image') yield { kind: result.kind === 'gif' ? 'animation' : 'video', file, note: notes.shown };
  else if (isPhoto(result, media)) yield { kind: 'photo', file, note: notes.shown };
  yield { kind: 'document', file, note: notes.document };
}

/** Undefined where it was not refused for its size, or cannot be made smaller. */
async function makeSmaller(
  { kind }: Result,
  bytes: Uint8Array,
  context: MessageContext,
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
