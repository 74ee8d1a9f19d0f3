import type { ExpiringStore } from '../../../src/core/ports/storage.ts';
import { createKeyedMutex } from '../../../src/storage/keyed-mutex.ts';

export function createMemoryExpiringStore({ now }: { now(): number }): ExpiringStore {
  const kept = new Map<string, { text: string; expiresAt: number }>();

  function read(key: string): unknown {
    const entry = kept.get(key);
    return entry && entry.expiresAt > now() ? JSON.parse(entry.text) : undefined;
  }

  return {
    put: async (key, value, { expiresAt }) => void kept.set(key, { text: JSON.stringify(value), expiresAt }),
    get: async (key) => read(key),
    async take(key) {
      const value = read(key);
      kept.delete(key);
      return value;
    },
    delete: async (key) => void kept.delete(key),
    withLock: createKeyedMutex(),
  };
}
