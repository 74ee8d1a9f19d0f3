import { createHash } from 'node:crypto';
import type { Result, SwappedFaces } from '../../../core/ports/chat.ts';
import { readAll } from '../../../core/ports/media.ts';
import type { Translation } from '../../translations/index.ts';
import { listOf } from '../../translations/joining.ts';
import type { DiscordContext } from '../context.ts';
import type { Upload } from '../transport/api.ts';
import { spoilerPrefix } from '../transport/payloads.ts';
import { markdown } from './escape.ts';

type ShareLinks = NonNullable<DiscordContext['shareLinks']>;
export type ResultFileParts = Pick<DiscordContext, 'intake' | 'shareLinks'>;

/** The file to attach, absent when none fits, and notes about it as Discord's markdown. */
export interface FittedResult {
  readonly file?: Upload | undefined;
  readonly notes: readonly string[];
  /** Whether the file is a smaller version of the result. */
  readonly isSmaller?: boolean;
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};
const largestResultBytes = 256 * 2 ** 20;

export interface ShownResult {
  readonly translation: Translation;
  readonly isSpoiler: boolean;
  readonly faces: SwappedFaces | undefined;
  readonly signal: AbortSignal;
}

/** The result as it is if it fits into `limitBytes`, else a smaller encoding, else a share link, else just a sentence. */
export async function fitResult(
  result: Result,
  limitBytes: number,
  { translation, isSpoiler, faces, signal }: ShownResult,
  { intake, shareLinks }: ResultFileParts,
): Promise<FittedResult> {
  const bytes = await readAll(result.open(signal), largestResultBytes);
  const limitMb = megabytes(limitBytes);
  if (!bytes) return { notes: [markdown(translation, 'result-too-large', { limitMb })] };
  const upload = (content: Uint8Array, mimeType: string): Upload => {
    const file = { ...uploadOf(content, mimeType), description: altText(result, faces, translation) };
    return isSpoiler ? { ...file, name: `${spoilerPrefix}${file.name}` } : file;
  };
  if (bytes.byteLength <= limitBytes) return { file: upload(bytes, result.mimeType), notes: [] };
  const fitted = await intake.fit(bytes, limitBytes, signal);
  if (fitted) {
    return {
      file: upload(fitted.bytes, fitted.mimeType),
      isSmaller: true,
      notes: [markdown(translation, 'result-smaller', { limitMb })],
    };
  }
  if (!shareLinks) return { notes: [markdown(translation, 'result-too-large', { limitMb })] };
  return { notes: [await linkTo(bytes, result, translation, shareLinks)] };
}

/** Says where the result can be fetched as it is, as Discord's markdown; undefined where it is no longer kept. */
export async function originalLink(
  result: Result,
  translation: Translation,
  shareLinks: ShareLinks,
  signal: AbortSignal,
): Promise<string | undefined> {
  const bytes = await readAll(result.open(signal), largestResultBytes).catch(() => undefined);
  signal.throwIfAborted();
  return bytes && linkTo(bytes, result, translation, shareLinks);
}

async function linkTo(
  bytes: Uint8Array,
  { mimeType }: Result,
  translation: Translation,
  shareLinks: ShareLinks,
): Promise<string> {
  const url = await shareLinks.create({ mimeType, bytes });
  return markdown(translation, 'result-as-link', { hours: shareLinks.hours }, { url: `<${url}>` });
}

/** Whole megabytes; below one, a tenth at least. */
function megabytes(bytes: number): number {
  const mb = bytes / 2 ** 20;
  return mb < 1 ? Math.max(1, Math.round(mb * 10)) / 10 : Math.floor(mb);
}

/** The file name is made from a hash, so that no name of a member's file is repeated. */
function uploadOf(bytes: Uint8Array, mimeType: string): Omit<Upload, 'description'> {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return {
    name: `swap-${hash}.${extensions[mimeType] ?? 'bin'}`,
    bytes,
    mimeType,
  };
}

/** What the file shows and what was changed in it, for those who cannot see it. No name of a person is in it. */
function altText({ kind }: Result, faces: SwappedFaces | undefined, { language, text }: Translation): string {
  const { which = 'largest', numbers = [], of = 0 } = faces ?? {};
  const listed = listOf(numbers.map(String), language);
  const said = which === 'largest' && of > 0 ? 'one-of' : which;
  return text('alt-text', { kind, which: said, numbers: listed, count: numbers.length || of });
}
