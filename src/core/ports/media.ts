import { z } from 'zod';

export type MediaKind = 'image' | 'gif' | 'video';

/** Which part a file plays in a request; names the culprit in messages. */
export type MediaRole = 'source' | 'target' | 'reference';

/** What intake read from a file's bytes. Width and height are pixels after orientation. */
export const MediaFacts = z.object({
  kind: z.enum(['image', 'gif', 'video']),
  mimeType: z.string(),
  byteLength: z.number().int().positive(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** More than one only for moving pictures and for animated pictures of which the first frame is used. */
  frames: z.number().int().positive().optional(),
  seconds: z.number().positive().optional(),
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: z.string(),
});
export type MediaFacts = z.infer<typeof MediaFacts>;

/** A file kept on the shelf for a job. */
export const StoredMedia = MediaFacts.extend({ blobKey: z.string() });
export type StoredMedia = z.infer<typeof StoredMedia>;

/** Bytes that may leave this machine: re-encoded, upright, sRGB, without metadata. */
export interface CleanMedia {
  readonly mimeType: string;
  readonly byteLength: number;
  open(signal: AbortSignal): ReadableStream<Uint8Array>;
}

/** A picture, GIF or video as providers see it. */
export interface Media extends MediaFacts {
  /** The bytes as taken in: foreign, with their metadata. Only for decoding in our own worker processes. */
  open(signal: AbortSignal): ReadableStream<Uint8Array>;
  /** The bytes a vendor may have. */
  clean(signal: AbortSignal): Promise<CleanMedia>;
  /** An expiring URL of our relay that serves the clean bytes; absent where no relay is reachable. */
  readonly publicUrl?: ((signal: AbortSignal) => Promise<URL>) | undefined;
}

/** A result on its way in: still foreign until the runner has checked it. */
export interface RemoteMedia {
  open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

export interface MediaLimits {
  readonly maxBytes: number;
  /** Width × height × frames, read from the header before anything is decoded. */
  readonly maxPixels: number;
  readonly maxSeconds: number;
}

/** A whole file in memory and what it is. */
export interface EncodedMedia {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** Reads and re-encodes foreign files, in worker processes. All throw UserError for what is refused. */
export interface Intake {
  inspect(bytes: Uint8Array, role: MediaRole, signal: AbortSignal): Promise<MediaFacts>;
  /** Upright sRGB without metadata, in a format every vendor reads; never above `maxBytes` when given. */
  clean(bytes: Uint8Array, signal: AbortSignal): Promise<EncodedMedia>;
  /** A picture to keep as a face: a JPEG of at most 1024 px, upright, without metadata. */
  portrait(bytes: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  /** The same picture as `mimeType`. */
  convert(bytes: Uint8Array, mimeType: string, signal: AbortSignal): Promise<Uint8Array>;
  /** The same picture, GIF or video in at most `maxBytes`, smaller or coarser; undefined when it cannot be made to fit. */
  fit(bytes: Uint8Array, maxBytes: number, signal: AbortSignal): Promise<EncodedMedia | undefined>;
}

export async function readAll(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.byteLength;
    if (total > maxBytes) return undefined; // leaving the loop cancels the stream
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}

export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
