import { z } from 'zod';

export type MediaKind = 'image' | 'gif' | 'video';

/** Which part a file plays in a request. Messages name a file by it. */
export type MediaRole = 'source' | 'target' | 'reference';

/** Most photos of one person in a request, or of a saved face. */
export const mostPhotos = 5;

/** What intake read from a file's bytes. Width and height are pixels after orientation. */
export const MediaFacts = z.object({
  kind: z.enum(['image', 'gif', 'video']),
  mimeType: z.string(),
  byteLength: z.number().int().positive(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** More than one for moving pictures, and for animated pictures of which only the first frame is used. */
  frames: z.number().int().positive().optional(),
  seconds: z.number().positive().optional(),
  /** SHA-256 of the bytes, hexadecimal. */
  sha256: z.string(),
});
export type MediaFacts = z.infer<typeof MediaFacts>;

/** A file in the blob store. */
export const StoredMedia = MediaFacts.extend({
  blobKey: z.string(),
  /** When a result is removed, milliseconds since the epoch. Absent for files of a request, and in older records. */
  keptUntil: z.number().optional(),
});
export type StoredMedia = z.infer<typeof StoredMedia>;

/** Bytes that may leave this machine: re-encoded, upright, sRGB, without metadata. */
export interface CleanMedia {
  readonly mimeType: string;
  readonly byteLength: number;
  open(signal: AbortSignal): ReadableStream<Uint8Array>;
}

/**
 * What a picture that leaves this machine may have at most. It is encoded coarser and then made smaller until it fits. A
 * GIF or video is not made smaller: look at `byteLength`.
 */
export interface PictureLimits {
  readonly maxBytes?: number | undefined;
  /** Longest side in pixels. */
  readonly maxEdge?: number | undefined;
  /** Width × height. */
  readonly maxPixels?: number | undefined;
}

/** A picture, GIF or video as providers see it. */
export interface Media extends MediaFacts {
  /**
   * The bytes as they were received: foreign, with their metadata. Only worker processes of this program may decode
   * them.
   */
  open(signal: AbortSignal): ReadableStream<Uint8Array>;
  /** The bytes that a vendor may have. */
  clean(signal: AbortSignal, limits?: PictureLimits): Promise<CleanMedia>;
  /** An expiring URL of the relay that serves the clean bytes. Absent where vendors cannot reach this program. */
  readonly publicUrl?: ((signal: AbortSignal, limits?: PictureLimits) => Promise<URL>) | undefined;
  /** The same for a picture that was cut out of the clean bytes. */
  readonly publicUrlOf?: ((cut: EncodedMedia, signal: AbortSignal) => Promise<URL>) | undefined;
}

/** A result that is not fetched yet. It is foreign until the job's result was checked. */
export interface RemoteMedia {
  open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

export interface MediaLimits {
  readonly maxBytes: number;
  /** Width × height × frames, read from the header before anything is decoded. */
  readonly maxPixels: number;
  readonly maxSeconds: number;
}

/** A whole file in memory, and its type. */
export interface EncodedMedia {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
}

/** Reads and re-encodes foreign files, in worker processes. All methods throw UserError for a file that is refused. */
export interface Intake {
  /** A result is paid for, so it may take longer than a file of a member. */
  inspect(bytes: Uint8Array, role: MediaRole | 'result', signal: AbortSignal): Promise<MediaFacts>;
  /** An upright sRGB file without metadata, in a format that every vendor reads. */
  clean(bytes: Uint8Array, signal: AbortSignal, limits?: PictureLimits): Promise<EncodedMedia>;
  /** A picture to keep as a face: a JPEG of at most 1024 px, upright, without metadata. */
  portrait(bytes: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  /** The same picture as `mimeType`. */
  convert(bytes: Uint8Array, mimeType: string, signal: AbortSignal): Promise<Uint8Array>;
  /** The same picture, GIF or video in at most `maxBytes`, smaller or coarser; undefined when it cannot be made to fit. */
  fit(bytes: Uint8Array, maxBytes: number, signal: AbortSignal): Promise<EncodedMedia | undefined>;
}

/** Undefined where the stream has more bytes. */
export async function readAll(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.byteLength;
    if (total > maxBytes) return undefined; // leaving the loop cancels the stream
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, total);
}

/** A whole kept file. Rejects as the stream does, and where the file is larger than it was. */
export async function readKept(stream: AsyncIterable<Uint8Array>, byteLength: number): Promise<Uint8Array> {
  const bytes = await readAll(stream, byteLength);
  if (!bytes) throw new Error('a kept file is larger than it was');
  return bytes;
}

export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
