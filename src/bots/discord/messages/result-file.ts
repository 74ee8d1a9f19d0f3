import { createHash } from 'node:crypto';
import type { Result } from '../../../core/ports/chat.ts';
import type { Intake } from '../../../core/ports/media.ts';
import { readAll } from '../../../core/ports/media.ts';
import type { Translation } from '../../translations/index.ts';
import type { Upload } from '../transport/api.ts';
import { markdown } from './escape.ts';

/** Lends a file that is too large for Discord; absent where nobody outside can reach us. */
export interface ShareLinks {
  readonly hours: number;
  create(media: { mimeType: string; bytes: Uint8Array }): Promise<URL>;
}

export interface ResultParts {
  readonly intake: Intake;
  readonly shareLinks?: ShareLinks | undefined;
}

/** What is shown of a result, and what is to be said about it, as Discord's markup. */
export interface FittedResult {
  readonly file?: Upload | undefined;
  readonly notes: readonly string[];
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
const largestResult = 256 * 2 ** 20;

/** As it is, else smaller or coarser, else as a link, else as a sentence. */
export async function fitResult(
  result: Result,
  limitBytes: number,
  { translation, signal }: { translation: Translation; signal: AbortSignal },
  { intake, shareLinks }: ResultParts,
): Promise<FittedResult> {
  const bytes = await readAll(result.open(signal), largestResult);
  const limitMb = Math.max(1, Math.floor(limitBytes / 2 ** 20));
  if (!bytes) return { notes: [markdown(translation, 'result-too-large', { limitMb })] };
  const upload = (content: Uint8Array, mimeType: string): Upload => uploadOf(content, mimeType, result, translation);
  if (bytes.byteLength <= limitBytes) return { file: upload(bytes, result.mimeType), notes: [] };
  const fitted = await intake.fit(bytes, limitBytes, signal);
  if (fitted) {
    return {
      file: upload(fitted.bytes, fitted.mimeType),
      notes: [markdown(translation, 'result-smaller', { limitMb })],
    };
  }
  if (!shareLinks) return { notes: [markdown(translation, 'result-too-large', { limitMb })] };
  const url = await shareLinks.create({ mimeType: result.mimeType, bytes });
  return { notes: [markdown(translation, 'result-as-link', { hours: shareLinks.hours }, { url: `<${url}>` })] };
}

/** The name is ours: nothing of what people call their files comes out again. */
function uploadOf(bytes: Uint8Array, mimeType: string, { kind }: Result, translation: Translation): Upload {
  const mark = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return {
    name: `swap-${mark}.${extensions[mimeType] ?? 'bin'}`,
    bytes,
    mimeType,
    description: translation.text(kind === 'image' ? 'alt-text' : 'alt-text-moving'),
  };
}
