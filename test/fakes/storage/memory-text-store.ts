import type { OpenTextStore, TextStore } from '../../../src/storage/keyv.ts';

/** Text stores in memory, as far as the stores that use them without Keyv need them. */
export function createMemoryTextStores(clock: { now(): number }): OpenTextStore {
  const spaces = new Map<string, Map<string, { text: string; expires: number }>>();

  return (namespace) => {
    const kept = spaces.get(namespace) ?? new Map<string, { text: string; expires: number }>();
    spaces.set(namespace, kept);
    const read = (key: string): string | undefined => {
      const found = kept.get(key);
      return found && found.expires > clock.now() ? found.text : undefined;
    };
    const store = {
      namespace,
      get: async (key: string) => read(key),
      async set(key: string, value: unknown, expires = Number.POSITIVE_INFINITY) {
        kept.set(key, { text: String(value), expires });
        return true;
      },
      delete: async (key: string) => kept.delete(key),
      async take(key: string) {
        const text = read(key);
        kept.delete(key);
        return text;
      },
      async setOnce(key: string, text: string) {
        if (read(key) === undefined) kept.set(key, { text, expires: Number.POSITIVE_INFINITY });
        return read(key) ?? text;
      },
      async *iterator() {
        for (const key of [...kept.keys()].sort()) {
          const text = read(key);
          if (text !== undefined) yield [key, text];
        }
      },
    };
    return store as unknown as TextStore;
  };
}
