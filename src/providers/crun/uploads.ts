import { z } from 'zod';
import type { Media } from '../../core/ports/media.ts';
import { cleanBytes } from '../clean-bytes.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import { clientPath, readReply, unreadable } from './api.ts';

/** A file that may leave this machine. */
export interface CleanFile {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

const UploadUrl = z.object({ presigned_url: z.url(), file_url: z.url() });

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'video/webm': '.webm',
};

export async function readClean(media: Media, signal: AbortSignal): Promise<CleanFile> {
  const clean = await media.clean(signal);
  return { bytes: await cleanBytes(clean, signal), mimeType: clean.mimeType };
}

/** Stores a file at the vendor. Resolves to the URL that stands for the file in other calls. */
export async function upload(http: VendorHttp, { bytes, mimeType }: CleanFile, signal: AbortSignal): Promise<string> {
  const ext = extensions[mimeType] ?? `.${mimeType.split('/').at(-1)}`;
  const path = `${clientPath}/files/upload-url`;
  const answer = await http.call({ method: 'GET', path, query: { content_type: mimeType, ext }, signal });
  const reply = readReply(answer);
  const urls = UploadUrl.safeParse('data' in reply ? reply.data : undefined);
  if (!urls.success) throw unreadable();
  await http.put(urls.data.presigned_url, bytes, mimeType, signal);
  return urls.data.file_url;
}
