import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import type { Requester } from '../../core/ports/chat.ts';
import { type EncodedMedia, readAll } from '../../core/ports/media.ts';
import type { BlobStore, DiskRoom } from '../../core/ports/storage.ts';
import type { Keys } from '../../core/secret.ts';
import { isSignature, signatureOf } from '../../core/signature.ts';
import type { Swaps } from '../../core/swaps.ts';
import type { RememberedIds } from './remembered-ids.ts';
import { resultOf } from './swap-state.ts';
import { createUploadBudget } from './upload-budget.ts';

/** Some clients take the type of a file from the ending of its name. */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/avif': '.avif',
  'image/gif': '.gif',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'video/quicktime': '.mov',
};

/** What a link leads to. */
type Linked = 'file' | 'result' | 'upload';

/**
 * Links to files that need no key, since each holds a signature that nobody can guess. A file is kept for a day; a link to
 * a result leads there as long as the result is kept.
 */
export interface FileLinks {
  /** The path that all of them begin with. */
  readonly prefix: string;
  /** Keeps a file. Resolves to the path of its link. `about` is remembered with it. */
  keep(file: EncodedMedia, about?: unknown): Promise<string>;
  /** What was remembered with a file that was kept here; undefined for every other URL. */
  aboutOf(url: URL): Promise<unknown>;
  /** The path of the link to a result. */
  ofResult(jobId: string, mimeType: string): string;
  /** The same for a file that a client sends ahead of its requests. Throws UserError where it has sent too much today, or there is no room. */
  keepUpload(file: EncodedMedia, owner: Requester): Promise<string>;
  /** A path to which a client may send one file, and the path of the link to it. */
  forUpload(mimeType: string, owner: Requester): Promise<{ readonly to: string; readonly link: string }>;
  /**
   * Keeps the file that was sent to such a path. False for every other path, and for a second file. Throws UserError where
   * its owner has sent too much today.
   */
  receive(path: string, file: EncodedMedia): Promise<boolean>;
  /** The file that a path leads to; undefined where it leads nowhere, or not any more. */
  open(path: string, signal: AbortSignal): Promise<EncodedMedia | undefined>;
}

export interface FileLinksParts {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly blobs: Pick<BlobStore, 'put' | 'open'>;
  readonly ids: RememberedIds;
  readonly swaps: () => Pick<Swaps, 'find'>;
  /** Asked before a client's file is kept. */
  readonly room?: DiskRoom | undefined;
  /** Largest file, bytes. */
  readonly maxBytes: number;
}

const Kept = z.object({ mimeType: z.string(), blobKey: z.string(), about: z.unknown().optional() });
const keepFileMs = 24 * 60 * 60 * 1_000;
/** So many of the largest files may be sent ahead a day. */
const mostUploads = 64;
const prefix = '/files/';
const pattern = /\/files\/(file|result|upload)\/([\w-]{20,40})\.([\w-]{22})(?:\.\w{3,4})?$/;

export function createFileLinks({ keys, clock, blobs, ids, swaps, maxBytes, room }: FileLinksParts): FileLinks {
  const { pathOf, read } = createPaths(keys);
  const countToday = createUploadBudget({ ids, clock, mostBytes: mostUploads * maxBytes });

  async function count(owner: string, bytes: number): Promise<void> {
    await room?.check();
    await countToday(owner, bytes);
  }

  async function keptAt(path: string): Promise<z.infer<typeof Kept> | undefined> {
    const link = read(path);
    if (link?.linked !== 'file') return undefined;
    return Kept.optional().parse(await ids.get('file', link.id));
  }

  async function put(id: string, { bytes, mimeType }: EncodedMedia, about?: unknown): Promise<void> {
    const blobKey = await blobs.put(bytes, { expiresAt: clock.now() + keepFileMs });
    const served = Object.hasOwn(endings, mimeType) ? mimeType : 'application/octet-stream'; // nothing that a browser would run
    await ids.put('file', id, { mimeType: served, blobKey, about } satisfies z.infer<typeof Kept>);
  }

  const newId = (): string => randomBytes(16).toString('base64url');

  async function keep(file: EncodedMedia, about?: unknown): Promise<string> {
    const id = newId();
    await put(id, file, about);
    return pathOf('file', id, file.mimeType);
  }

  return {
    prefix,
    keep,
    async keepUpload(file, { id: owner }) {
      await count(owner, file.bytes.byteLength);
      return keep(file);
    },
    aboutOf: async (url) => (await keptAt(url.pathname))?.about,
    ofResult: (jobId, mimeType) => pathOf('result', jobId, mimeType),
    async forUpload(mimeType, owner) {
      const id = newId();
      await ids.put('upload', id, owner.id, owner);
      return { to: pathOf('upload', id, mimeType), link: pathOf('file', id, mimeType) };
    },
    async receive(path, file) {
      const link = read(path);
      if (link?.linked !== 'upload') return false;
      return ids.withLock('file', link.id, async () => {
        const owner = z
          .string()
          .optional()
          .parse(await ids.get('upload', link.id));
        if (owner === undefined || (await ids.get('file', link.id)) !== undefined) return false;
        await count(owner, file.bytes.byteLength);
        await put(link.id, file);
        return true;
      });
    },
    async open(path, signal) {
      const link = read(path);
      if (link?.linked === 'result') {
        const view = await swaps().find(link.id);
        const result = view && resultOf(view, clock.now());
        const bytes = result && (await readAll(result.open(signal), result.byteLength).catch(() => undefined));
        return bytes && { bytes, mimeType: result.mimeType };
      }
      const kept = await keptAt(path);
      const bytes = kept && (await readAll(blobs.open(kept.blobKey, signal), maxBytes).catch(() => undefined));
      return bytes && { bytes, mimeType: kept.mimeType };
    },
  };
}

/** Signs the paths of links with the first key, and reads those that any of them has signed. */
function createPaths(keys: Keys) {
  return {
    pathOf: (linked: Linked, id: string, mimeType: string): string =>
      `${prefix}${linked}/${id}.${signatureOf(keys, ['api', linked, id])}${endings[mimeType] ?? ''}`,
    /** Undefined for a path without a right signature. */
    read(path: string): { readonly linked: string; readonly id: string } | undefined {
      const [, linked = '', id = '', signature = ''] = pattern.exec(path) ?? [];
      return isSignature(signature, keys, ['api', linked, id]) ? { linked, id } : undefined;
    },
  };
}
