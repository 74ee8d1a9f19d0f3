import { z } from 'zod';
import { ProviderError, type ProviderProblem } from '../../core/errors.ts';
import type { EncodedMedia } from '../../core/ports/media.ts';
import { ForeignUrl } from '../http/foreign-url.ts';
import type { VendorHttp } from '../http/vendor-http.ts';
import type { Outgoing } from '../outgoing-files.ts';
import { clientPath, readReply, unreadable } from './api.ts';

const UploadUrl = z.object({ presigned_url: ForeignUrl, file_url: ForeignUrl });

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'video/webm': '.webm',
};

/** With these the swap itself would fail too. */
const accountProblems: ReadonlySet<ProviderProblem> = new Set(['bad-key', 'out-of-credit']);

/**
 * Stores a file at the vendor, or where that fails shares it at an address of ours, if there is one. Resolves to the URL
 * that stands for the file in other calls.
 */
export async function urlOf(http: VendorHttp, { file, share }: Outgoing, signal: AbortSignal): Promise<string> {
  try {
    return await upload(http, file, signal);
  } catch (error) {
    const isHopeless = !(error instanceof ProviderError) || accountProblems.has(error.problem);
    if (!share || isHopeless) throw error;
    return (await share(signal)).href;
  }
}

async function upload(http: VendorHttp, { bytes, mimeType }: EncodedMedia, signal: AbortSignal): Promise<string> {
  const ext = extensions[mimeType] ?? `.${mimeType.split('/').at(-1)}`;
  const path = `${clientPath}/files/upload-url`;
  const answer = await http.call({ method: 'GET', path, query: { content_type: mimeType, ext }, signal });
  const reply = readReply(answer);
  const urls = UploadUrl.safeParse('data' in reply ? reply.data : undefined);
  if (!urls.success) throw unreadable();
  await http.put(urls.data.presigned_url, bytes, mimeType, signal);
  return urls.data.file_url;
}
