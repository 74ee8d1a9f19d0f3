import type { Clock } from '../../core/clock.ts';
import { askedAfterResultMs, keepResultMs } from '../../core/jobs/job-outcome.ts';
import type { Chat } from '../../core/ports/chat.ts';
import type { BlobStore, DiskRoom, ExpiringStore } from '../../core/ports/storage.ts';
import type { Keys } from '../../core/secret.ts';
import type { Swaps } from '../../core/swaps.ts';
import { type Calls, createCalls } from './calls.ts';
import { createApiChat } from './chat.ts';
import { createFileLinks, type FileLinks } from './file-links.ts';
import { createPictures, type Pictures, type PicturesParts } from './pictures.ts';
import { createRememberedIds, type RememberedIds } from './remembered-ids.ts';
import { createOutbox, type Outbox } from './webhooks/outbox.ts';

/** What the API needs in every process, so that each can end the jobs that came in by it. */
export interface ApiParts {
  readonly chat: Chat;
  readonly pictures: Pictures;
  readonly calls: Calls;
  readonly ids: RememberedIds;
  readonly links: FileLinks;
  readonly outbox: Outbox;
}

export interface ApiPartsOptions {
  readonly expiringStore: ExpiringStore;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  /** Sign links to files. */
  readonly linkKeys: Keys;
  /** Largest file that a link leads to, bytes. */
  readonly maxBytes: number;
  readonly fetchFile: PicturesParts['fetchFile'];
  readonly swaps: () => Swaps;
  readonly room?: DiskRoom | undefined;
  /** How long a result is kept; a day where it is absent. Milliseconds. */
  readonly keepResultsMs?: number | undefined;
}

export function createApiParts(options: ApiPartsOptions): ApiParts {
  const { expiringStore, blobs, clock, linkKeys, maxBytes, fetchFile, swaps, room } = options;
  const keepMs = (options.keepResultsMs ?? keepResultMs) + askedAfterResultMs;
  const ids = createRememberedIds(expiringStore, clock, keepMs);
  const links = createFileLinks({ keys: linkKeys, clock, blobs, ids, swaps, maxBytes, room });
  const pictures = createPictures({
    fetchFile,
    openOwn: async (url, signal) => (await links.open(url.pathname, signal))?.bytes,
  });
  const calls = createCalls({ expiringStore, clock, keepMs, swaps });
  const outbox = createOutbox(expiringStore, clock, keepMs);
  return { chat: createApiChat({ pictures, calls, outbox }), pictures, calls, ids, links, outbox };
}
