import { ProviderError } from '../core/errors.ts';
import { type EncodedMedia, type Media, type PictureLimits, readAll } from '../core/ports/media.ts';
import type { FaceDetector } from '../core/ports/provider.ts';
import type { VendorHttp } from './http/vendor-http.ts';

const mostCropBytes = 8 * 2 ** 20;

/** The whole of a file that may leave this machine. A picture is made to fit the limits; look at its bytes. */
export async function cleanFile(media: Media, signal: AbortSignal, limits?: PictureLimits): Promise<EncodedMedia> {
  const clean = await media.clean(signal, limits);
  const bytes = await readAll(clean.open(signal), clean.byteLength);
  if (!bytes) throw new Error('a clean file is larger than it says');
  return { bytes, mimeType: clean.mimeType };
}

/** A file that is going to be sent. */
export interface Outgoing {
  readonly file: EncodedMedia;
  /** Shares it at an address of ours, where there is one. */
  readonly share?: ((signal: AbortSignal) => Promise<URL>) | undefined;
}

/** A face that was cut out of a file on this machine. */
export function cutOut(file: EncodedMedia, { publicUrlOf }: Media): Outgoing {
  return { file, share: publicUrlOf && ((signal) => publicUrlOf(file, signal)) };
}

/**
 * Where a source shows several faces, only the largest is sent, since the vendor would choose one by itself. Where this
 * machine finds none, the vendor may. `whole` are the bytes of the source.
 */
export async function onlyFace(
  source: Media,
  whole: EncodedMedia,
  detector: FaceDetector | undefined,
  signal: AbortSignal,
): Promise<Outgoing> {
  const several = detector && (await detector.detect(whole.bytes, signal)).length > 1;
  const face = several ? await detector.crop(whole.bytes, { which: 'largest' }, signal) : undefined;
  return face ? cutOut(face, source) : { file: whole, share: source.publicUrl };
}

/** A face that the vendor cut out, at its URL. */
export async function downloadCrop(
  provider: string,
  http: VendorHttp,
  url: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const bytes = await readAll(await http.remote(url).open(signal), mostCropBytes);
  if (bytes) return bytes;
  throw new ProviderError({ provider, problem: 'bad-answer' });
}
