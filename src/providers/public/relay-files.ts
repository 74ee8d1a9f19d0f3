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

const FileRecord = z.object({ mimeType: z.string(), shelfKey: z.string(), byteLength: z.number() });
type FileRecord = z.infer<typeof FileRecord>;
const Ids = z.array(z.string());

/** Keeps the files in the stores: the next process, and each that shares them, serves what any of them published. */
export function createRelayFiles(stores: { blobs: BlobStore; expiringStore: ExpiringStore }): RelayFiles {
  const { blobs, expiringStore } = stores;
  const fileKey = (id: string): string => `relay file ${id}`;
  const jobKey = (jobId: string): string => `relay job ${jobId}`;
  const never = new AbortController().signal;

  async function recordOf(id: string): Promise<FileRecord | undefined> {
    return FileRecord.optional().parse(await expiringStore.get(fileKey(id)));
  }

  return {
    async put(id, { mimeType, bytes }, { jobId, expiresAt }) {
      const shelfKey = await blobs.put(bytes, { expiresAt });
      const record = { mimeType, shelfKey, byteLength: bytes.byteLength } satisfies FileRecord;
      await expiringStore.withLock(jobKey(jobId), async () => {
        const ids = Ids.parse((await expiringStore.get(jobKey(jobId))) ?? []);
        await expiringStore.put(jobKey(jobId), [...ids, id], { expiresAt });
      });
      await expiringStore.put(fileKey(id), record, { expiresAt, secret: true });
    },
    async find(id) {
      const record = await recordOf(id);
      if (!record) return undefined;
      try {
        const bytes = await readAll(blobs.open(record.shelfKey, never), record.byteLength);
        return bytes && { mimeType: record.mimeType, bytes };
      } catch (error) {
        if (await recordOf(id)) throw error;
        return undefined; // withdrawn meanwhile
      }
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
