import type { EncodedMedia, Media } from '../../core/ports/media.ts';
import type { RefusalSubject } from '../../core/ports/provider.ts';
import { cleanFile, type Outgoing } from '../outgoing-files.ts';
import type { Refusal } from '../vendor.ts';
import { type ModelsLabApi, providerError, resultUrlOf } from './api.ts';

/** A file that is going to be sent to the vendor. One that can be shared need not be uploaded. */
export interface OutgoingFile extends Outgoing {
  readonly subject: RefusalSubject;
}

/** The vendor does not say whether its 5 MB are bytes or base64 characters; bytes allow the larger file. */
export const mostUploadBytes = 5_000_000;
const uploadTimeoutMs = 120_000;

/** A picture that must be uploaded is made to fit. */
export async function outgoingFile(media: Media, subject: RefusalSubject, signal: AbortSignal): Promise<OutgoingFile> {
  const { publicUrl: share } = media;
  const file = await cleanFile(media, signal, share ? undefined : { maxBytes: mostUploadBytes });
  return { subject, file, share };
}

/** The refusal of a file that cannot be uploaded. */
export function tooLargeAmong(files: readonly (OutgoingFile | undefined)[]): Refusal | undefined {
  const tooLarge = files.find((each) => each && !each.share && each.file.bytes.byteLength > mostUploadBytes);
  return tooLarge && { refused: 'media-too-large', subject: tooLarge.subject, isOurs: true };
}

/** The address at which the vendor finds the file. */
export async function urlOf({ file, share }: OutgoingFile, signal: AbortSignal, api: ModelsLabApi): Promise<string> {
  return share ? (await share(signal)).href : upload(file, signal, api);
}

/** Uploads a picture or a video. Of the vendor's four upload endpoints, this one has a documented answer. */
async function upload({ bytes, mimeType }: EncodedMedia, signal: AbortSignal, api: ModelsLabApi): Promise<string> {
  const json = { base64_string: `data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}` };
  const answer = await api.ask('base64_to_url', json, { signal, timeoutMs: uploadTimeoutMs });
  const url = resultUrlOf(answer);
  if (!url) throw providerError({ problem: 'bad-answer' });
  return url;
}
