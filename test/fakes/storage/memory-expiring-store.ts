import { isSameMember, type Member } from '../../../src/core/ports/members.ts';
import type { ExpiringStore } from '../../../src/core/ports/storage.ts';
import { createKeyedMutex } from '../../../src/storage/keyed-mutex.ts';

export function createMemoryExpiringStore({ now }: { now(): number }): ExpiringStore {
  const kept = new Map<string, { text: string; expiresAt: number; of: readonly Member[] }>();

  function read(key: string): unknown {
    const entry = kept.get(key);
    return entry && entry.expiresAt > now() ? JSON.parse(entry.text) : undefined;
  }

  return {
    put: async (key, value, { expiresAt, of = [] }) =>
      void kept.set(key, { text: JSON.stringify(value), expiresAt, of: structuredClone(of) }),
    get: async (key) => read(key),
    async take(key) {
      const value = read(key);
      kept.delete(key);
      return value;
    },
    delete: async (key) => void kept.delete(key),
    async forget(member) {
      const word = new RegExp(`(?<![\\w-])${member.id}(?!\\w)`);
      const meant = [...kept].filter(
        ([key, { text, of }]) =>
          of.some((one) => isSameMember(one, member)) ||
          (key.startsWith(member.platform) && word.test(`${key} ${text}`)),
      );
      for (const [key] of meant) kept.delete(key);
      return meant.length;
    },
    withLock: createKeyedMutex(),
  };
}
