import { fileTypeFromBuffer } from 'file-type';

/** File type from the bytes. `type` is a name for people: `PDF`, `HEIC`, `text`. */
export type Sniffed =
  | { readonly kind: 'picture'; readonly mimeType: string }
  | { readonly kind: 'video'; readonly mimeType: string; readonly container: 'mp4' | 'webm' }
  /** A picture or video format that the engine does not read. */
  | { readonly kind: 'unsupported'; readonly type: string }
  | { readonly kind: 'other'; readonly type: string };

const pictures: Readonly<Record<string, string>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/webp': 'image/webp',
  'image/gif': 'image/gif',
  'image/avif': 'image/avif',
  // One container for several codecs: AV1 can be decoded, HEVC cannot. `readHeader` tells them apart.
  'image/heic': 'image/heic',
  'image/heif': 'image/heic',
};

const videos: Readonly<Record<string, 'mp4' | 'webm'>> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mp4',
  'video/x-m4v': 'mp4',
  'video/webm': 'webm',
};

/** Container of a GIF or video; undefined for any other file. */
export async function containerOf(bytes: Uint8Array): Promise<'mp4' | 'webm' | 'gif' | undefined> {
  const sniffed = await sniff(bytes);
  if (sniffed.kind === 'video') return sniffed.container;
  return sniffed.kind === 'picture' && sniffed.mimeType === 'image/gif' ? 'gif' : undefined;
}

const textSample = 4_096;
/** Bytes. Enough to tell a type; reading further would follow a hostile file through all of its parts. */
const sniffed = 65_536;

export async function sniff(bytes: Uint8Array): Promise<Sniffed> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, sniffed)).catch(() => undefined);
  if (!found || found.mime === 'application/xml') return { kind: 'other', type: nameOfText(bytes) };
  const mimeType = pictures[found.mime];
  if (mimeType) return { kind: 'picture', mimeType };
  const container = videos[found.mime];
  if (container) return { kind: 'video', mimeType: found.mime, container };
  const kind = /^(image|video)\//.test(found.mime) ? 'unsupported' : 'other';
  return { kind, type: found.ext.toUpperCase() };
}

function nameOfText(bytes: Uint8Array): string {
  const start = new TextDecoder().decode(bytes.subarray(0, textSample));
  if (/<svg[\s>]/i.test(start)) return 'SVG';
  return [...start].some(isUnprintable) ? 'unknown' : 'text';
}

function isUnprintable(character: string): boolean {
  return character < '\t' || character === '\uFFFD';
}
