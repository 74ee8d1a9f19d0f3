import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../core/clock.ts';
import { Cancelled } from '../core/errors.ts';
import type { OnEvent } from '../core/events.ts';
import { patientStores } from '../core/patience.ts';
import type { ApiKeys } from '../core/ports/api-keys.ts';
import type { LikenessConsents } from '../core/ports/likeness.ts';
import type { Consents, FaceBook, MemberHash, OpenFarewells } from '../core/ports/members.ts';
import type { ReportStore } from '../core/ports/reports.ts';
import type { Settings } from '../core/ports/settings.ts';
import type { BlobStore, DiskRoom, ExpiringStore, JobStore, KeptSecrets, Ledger } from '../core/ports/storage.ts';
import type { Blocks, ResultLedger } from '../core/ports/trust.ts';
import type { Keys } from '../core/secret.ts';
import { createDiskRoom } from './disk-room.ts';
import { createFileBlobStore, resealShelf } from './files/blob-store.ts';
import { diskUse } from './files/disk-use.ts';
import { deriveKeys } from './files/secret-key.ts';
import { otherKey, proveAlone } from './keys/key-check.ts';
import { counted, type Resealed, resealTexts } from './keys/reseal.ts';
import { openStoreKeys, type StoreKeys } from './keys/store-keys.ts';
import { memberStores } from './member-stores.ts';
import { keepPrivate } from './private-files.ts';
import type { Shared } from './redis/stores.ts';
import { createResultLedger, keepResultsMs } from './results/result-ledger.ts';
import { databaseFile, openDatabase, scrub } from './sqlite/database.ts';
import { openGeneration, seenFile } from './sqlite/generation.ts';
import { createSqliteJobStore } from './sqlite/jobs.ts';
import { removeExpired, sqliteTextStores } from './sqlite/keyv-adapter.ts';
import { createSqliteLedger, hashLedgerKeys, removeOldCounts } from './sqlite/ledger.ts';
import { ownerIsAlive } from './sqlite/owner.ts';
import { createSqliteResults } from './sqlite/results.ts';
import { openTrustStores } from './trust-stores.ts';

/** All stores of the program. */
export interface Stores {
  readonly store: JobStore;
  readonly ledger: Ledger;
  readonly blobs: BlobStore;
  readonly room: DiskRoom;
  readonly expiringStore: ExpiringStore;
  readonly faces: FaceBook;
  readonly consents: Consents;
  readonly settings: Settings;
  readonly memberHash: MemberHash;
  readonly secrets: KeptSecrets;
  readonly likenessConsents: LikenessConsents;
  readonly blocks: Blocks;
  readonly reports: ReportStore;
  readonly results: ResultLedger;
  readonly apiKeys: ApiKeys;
  readonly farewells: OpenFarewells;
  /** Overwrites what was deleted: in free pages and rearranged ones, and in the log of the database. */
  scrub(): Promise<void>;
  /**
   * Encrypts anew what former keys have encrypted; then the first one opens everything. Nothing else may use the stores
   * meanwhile. It may be cut off, and repeated. `onProgress` gets the number of values and files that were looked at.
   */
  reseal(onProgress: (seen: number) => void): Promise<Resealed>;
  /** What processes share through Redis. Undefined for a process that keeps everything in its own folder. */
  readonly shared: Shared | undefined;
  close(): Promise<void>;
}

export interface StoresParts {
  /** Directory for the database and files. Unused with Redis. */
  readonly directory: string;
  readonly redisUrl?: string | undefined;
  /** The first one encrypts; each of them opens what it has encrypted. */
  readonly secretKeys: Keys;
  /** Whether the store takes on a first key that is new to it; otherwise, and where it is absent, that one encrypts nothing. */
  readonly takesOnKey?: boolean;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  /** How long results are remembered, days; 90 where it is absent. */
  readonly ledgerDays?: number | undefined;
  /** The most that database and files may take; absent for no limit but the disk. */
  readonly diskBudgetBytes?: number | undefined;
}

interface OpenedStores extends Stores {
  readonly results: ReturnType<typeof createResultLedger>;
}

/** Throws StoreError or RedisUnusable, each with a sentence for the operator. */
export async function openStores(parts: StoresParts): Promise<Stores> {
  const stores = await (parts.redisUrl === undefined ? openEmbedded(parts) : openShared(parts.redisUrl, parts));
  const closing = new AbortController();
  const onFailure = (error: unknown): void => parts.onEvent({ kind: 'store-failed', error });
  const { store, results } = stores;
  return {
    ...patientStores(stores, { clock: parts.clock, signal: closing.signal, onFailure }),
    store: {
      ...store,
      async purge(overBefore) {
        await store.purge(overBefore);
        await results.purge();
      },
    },
    async close() {
      closing.abort(new Cancelled('shutdown'));
      await stores.close();
    },
  };
}

/** Redis' libraries are loaded only where they are used. */
async function openShared(redisUrl: string, parts: StoresParts): Promise<OpenedStores> {
  const { openRedisStores } = await import('./redis/stores.ts');
  return openRedisStores(redisUrl, parts);
}

async function openEmbedded(parts: StoresParts): Promise<OpenedStores> {
  const { directory, secretKeys, takesOnKey: takesOn = false, clock } = parts;
  const path = join(directory, databaseFile);
  const database = openDatabase(path);
  try {
    const openTextStore = sqliteTextStores(database, clock);
    const keys = await openStoreKeys(openTextStore, secretKeys, { takesOn });
    if (!keys) throw otherKey(directory);
    const generation = openGeneration(database, path, join(directory, seenFile));
    const trust = await openTrustStores(openTextStore, keys, clock);
    hashLedgerKeys(database, trust.memberHash);
    return { ...embedded(database, generation, { ...parts, keys }), ...trust };
  } catch (error) {
    database.close();
    throw error;
  }
}

function embedded(
  database: DatabaseSync,
  generation: { advance(): void },
  { directory, keys, clock, onEvent, ledgerDays, diskBudgetBytes }: StoresParts & { readonly keys: StoreKeys },
): Omit<OpenedStores, keyof Awaited<ReturnType<typeof openTrustStores>>> {
  const openTextStore = sqliteTextStores(database, clock);
  const shelf = { directory: join(directory, 'shelf'), secrets: deriveKeys(keys.secret, 'shelf') };
  const store = createSqliteJobStore(database, { now: clock.now, isAlive: ownerIsAlive });
  keepPrivate(shelf.directory);
  const sizes = new Map<string, number>();
  const measure = () => diskUse(directory, sizes);
  const { room, counting } = createDiskRoom({ measure, budgetBytes: diskBudgetBytes, clock, onEvent });
  return {
    store: {
      ...store,
      async purge(overBefore) {
        generation.advance();
        await removeExpired(database, clock.now());
        removeOldCounts(database, clock.now());
        await store.purge(overBefore);
      },
    },
    ledger: createSqliteLedger(database),
    results: createResultLedger(createSqliteResults(database), { now: clock.now, keepMs: keepResultsMs(ledgerDays) }),
    blobs: counting(createFileBlobStore(shelf.directory, shelf.secrets, clock)),
    room,
    ...memberStores(openTextStore, keys, clock),
    scrub: async () => scrub(database),
    async reseal(onProgress) {
      const resealed = await counted(async (told) => {
        await resealTexts(openTextStore, keys.secret, told);
        await resealShelf(shelf.directory, shelf.secrets, told, clock);
      }, onProgress);
      scrub(database);
      await proveAlone(openTextStore, keys.secret);
      return resealed;
    },
    shared: undefined,
    close: async () => database.close(),
  };
}
