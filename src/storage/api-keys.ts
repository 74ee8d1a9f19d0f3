import { z } from 'zod';
import type { ApiKeys, ListedApiKey } from '../core/ports/api-keys.ts';
import { isSameSecret } from '../core/secret.ts';
import type { OpenTextStore } from './keyv.ts';

const Kept = z.object({ digest: z.string(), createdAt: z.number() });
type Kept = z.infer<typeof Kept>;

/** Keeps the digests of keys by their names. A key that is added or revoked counts at once, in every process. */
export function createApiKeys(openTextStore: OpenTextStore): ApiKeys {
  const texts = openTextStore('api-keys');

  async function* all(): AsyncGenerator<Kept & { readonly name: string }> {
    for await (const [name, text] of texts.iterator()) yield { name, ...Kept.parse(JSON.parse(text)) };
  }

  return {
    async add(name, digest, createdAt) {
      const text = JSON.stringify({ digest, createdAt } satisfies Kept);
      return (await texts.setOnce(name, text)) === text;
    },
    async find(digest) {
      let found: string | undefined;
      for await (const key of all()) {
        if (isSameSecret(digest, key.digest)) found = key.name;
      }
      return found;
    },
    async list() {
      const keys: ListedApiKey[] = [];
      for await (const { name, createdAt } of all()) keys.push({ name, createdAt });
      return keys.sort((one, other) => one.name.localeCompare(other.name));
    },
    async revoke(name) {
      return (await texts.take(name)) !== undefined;
    },
  };
}
