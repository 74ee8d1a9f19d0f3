import { z } from 'zod';
import { readAll } from '../../core/ports/media.ts';
import type { BlobStore, ExpiringStore } from '../../core/ports/storage.ts';

export interface RelayFile {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** The files that the relay serves, by ids that nobody can guess. */
export interface RelayFiles {
  put(id: string, file: RelayFile, options: { jobId: string; expiresAt: number }): Promise<void>;
  /** Undefined when unknown, expired or withdrawn. */
  find(id: string): Promise<RelayFile | undefined>;
  withdraw(jobId: string): Promise<void>;
}

/** Keeps the files in memory. */
export function createRelayFiles({ now }: { now(): number }): RelayFiles {
  const files = new Map<string, RelayFile & { jobId: string; expiresAt: number }>();

  function sweep(): void {
    for (const [id, { expiresAt }] of files) if (expiresAt <= now()) files.delete(id);
  }

  return {
    async put(id, file, options) {
      sweep();
      files.set(id, { ...file, ...options });
    },
    async find(id) {
      sweep();
      return files.get(id);
    },
    async withdraw(jobId) {
      for (const [id, file] of files) if (file.jobId === jobId) files.delete(id);
    },
  };
}

const FileRecord = z.object({ mimeType: z.string(), shelfKey: z.string(), byteLength: z.number() });
const Ids = z.array(z.string());

/** For processes that share their stores: each of them serves the files that any of them published. */
export function createSharedRelayFiles({
  blobs,
  expiringStore,
}: {
  blobs: BlobStore;
  expiringStore: ExpiringStore;
}): RelayFiles {
  const fileKey = (id: string): string => `relay file ${id}`;
  const jobKey = (jobId: string): string => `relay job ${jobId}`;
  const never = new AbortController().signal;

  return {
    async put(id, { mimeType, bytes }, { jobId, expiresAt }) {
      const shelfKey = await blobs.put(bytes, { expiresAt });
      const record = { mimeType, shelfKey, byteLength: bytes.byteLength } satisfies z.infer<typeof FileRecord>;
      await expiringStore.withLock(jobKey(jobId), async () => {
        const ids = Ids.parse((await expiringStore.get(jobKey(jobId))) ?? []);
        await expiringStore.put(jobKey(jobId), [...ids, id], { expiresAt });
      });
      await expiringStore.put(fileKey(id), record, { expiresAt, secret: true });
    },
    async find(id) {
      const record = FileRecord.optional().parse(await expiringStore.get(fileKey(id)));
      const bytes = record && (await readAll(blobs.open(record.shelfKey, never), record.byteLength));
      return record && bytes && { mimeType: record.mimeType, bytes };
    },
    async withdraw(jobId) {
      const ids = Ids.parse((await expiringStore.take(jobKey(jobId))) ?? []);
      for (const id of ids) {
        const record = FileRecord.optional().parse(await expiringStore.take(fileKey(id)));
        if (record) await blobs.remove(record.shelfKey);
      }
    },
  };
}
