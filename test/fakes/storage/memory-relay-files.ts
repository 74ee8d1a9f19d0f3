import { createRelayFiles, type RelayFiles } from '../../../src/providers/public/relay-files.ts';
import { createMemoryBlobStore } from './memory-blob-store.ts';
import { createMemoryExpiringStore } from './memory-expiring-store.ts';

/** Files of a relay, over stores of their own. */
export function memoryRelayFiles(clock: { now(): number }): RelayFiles {
  return createRelayFiles({ blobs: createMemoryBlobStore(), expiringStore: createMemoryExpiringStore(clock) });
}
