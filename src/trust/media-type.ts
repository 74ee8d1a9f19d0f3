import { latin1 } from './containers/splice.ts';

const brands: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  avis: 'image/avif',
  heic: 'image/heic',
  heix: 'image/heic',
  mif1: 'image/heic',
  'qt  ': 'video/quicktime',
  'M4V ': 'video/x-m4v',
};

/** The MIME type that the first bytes of a file tell; undefined for files that are never a result. Decodes nothing. */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  const start = latin1(bytes.subarray(0, 12));
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('GIF8')) return 'image/gif';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  if (start.startsWith('\x1a\x45\xdf\xa3')) return 'video/webm';
  return start.slice(4, 8) === 'ftyp' ? (brands[start.slice(8)] ?? 'video/mp4') : undefined;
}
