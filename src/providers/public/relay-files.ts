import { z } from 'zod';
import { readAll } from '../../core/ports/media.ts';
import type { Memory, Shelf } from '../../core/ports/storage.ts';

export interface LentFile {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** What the relay lends, by unguessable ids. */
export interface RelayFiles {
  put(id: string, file: LentFile, options: { jobId: string; expiresAt: number }): Promise<void>;
  /** Undefined when unknown, expired or withdrawn. */
  find(id: string): Promise<LentFile | undefined>;
  withdraw(jobId: string): Promise<void>;
}

/** Does not outlive the process. */
export function createRelayFiles({ now }: { now(): number }): RelayFiles {
  const files = new Map<string, LentFile & { jobId: string; expiresAt: number }>();

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

const Lent = z.object({ mimeType: z.string(), shelfKey: z.string(), byteLength: z.number() });
const Ids = z.array(z.string());

/** For processes that share their stores: whoever is asked for a file need not be the one that lends it. */
export function createSharedRelayFiles({ shelf, memory }: { shelf: Shelf; memory: Memory }): RelayFiles {
  const fileKey = (id: string): string => `relay file ${id}`;
  const jobKey = (jobId: string): string => `relay job ${jobId}`;
  const never = new AbortController().signal;

  return {
    async put(id, { mimeType, bytes }, { jobId, expiresAt }) {
      const shelfKey = await shelf.put(bytes, { expiresAt });
      const lent = { mimeType, shelfKey, byteLength: bytes.byteLength } satisfies z.infer<typeof Lent>;
      await memory.inTurn(jobKey(jobId), async () => {
        const ids = Ids.parse((await memory.get(jobKey(jobId))) ?? []);
        await memory.put(jobKey(jobId), [...ids, id], { expiresAt });
      });
      await memory.put(fileKey(id), lent, { expiresAt, secret: true });
    },
    async find(id) {
      const lent = Lent.optional().parse(await memory.get(fileKey(id)));
      const bytes = lent && (await readAll(shelf.open(lent.shelfKey, never), lent.byteLength));
      return lent && bytes && { mimeType: lent.mimeType, bytes };
    },
    async withdraw(jobId) {
      const ids = Ids.parse((await memory.take(jobKey(jobId))) ?? []);
      for (const id of ids) {
        const lent = Lent.optional().parse(await memory.take(fileKey(id)));
        if (lent) await shelf.remove(lent.shelfKey);
      }
    },
  };
}
