import type { Redis } from 'ioredis';
import { type KeyvStorageEntry, type KeyvStorageGetResult, keyvStorageCapability } from 'keyv';
import type { OpenTextStore, TextStore } from '../keyv.ts';
import { prefix } from './connection.ts';

export function redisTextStores(redis: Redis, clock: { now(): number }): OpenTextStore {
  return (namespace) => Object.assign(createKeyvRedis(redis, clock), { namespace });
}

/** Redis drops an expired value so much later than this adapter does, since clocks may differ. */
const graceMs = 60_000;
/** Values that are read with one command. */
const readAtOnce = 200;
/** Replaces the value, which expires as before, where it is still the one that was read. */
const replaceScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'KEEPTTL') end`;
const longestTtlMs = 100 * 365 * 24 * 60 * 60 * 1_000;

/**
 * A storage adapter of Keyv 6. It stores the text that Keyv encodes after the time at which it expires, and checks that
 * time itself. `now` is in milliseconds since the epoch, as `expires` is.
 */
export function createKeyvRedis(redis: Redis, { now }: { now(): number }): TextStore {
  /** The namespace in hexadecimal, so that it holds no wildcard and is never the beginning of another one. */
  const start = (): string => `${prefix}kept:${Buffer.from(adapter.namespace ?? '').toString('hex')}:`;

  function alive(kept: string | null | undefined): string | undefined {
    if (kept === null || kept === undefined) return undefined;
    const end = kept.indexOf(' ');
    const expires = end === 0 ? Number.POSITIVE_INFINITY : Number(kept.slice(0, end));
    return expires > now() ? kept.slice(end + 1) : undefined;
  }

  async function readAll(keys: readonly string[]): Promise<(string | undefined)[]> {
    return keys.length === 0 ? [] : (await redis.mget(keys.map((key) => start() + key))).map(alive);
  }

  /** Writes all entries or none. */
  async function write(entries: readonly KeyvStorageEntry<unknown>[]): Promise<boolean[]> {
    const step = redis.multi();
    for (const { key, value, expires } of entries) {
      if (typeof value !== 'string') throw new TypeError('only the text that Keyv encodes can be stored');
      const ttl = Math.ceil(Math.min((expires ?? 0) - now() + graceMs, longestTtlMs));
      if (expires === undefined) step.set(start() + key, ` ${value}`);
      else step.set(start() + key, `${expires} ${value}`, 'PX', Math.max(1, ttl));
    }
    await run(step);
    return entries.map(() => true);
  }

  async function takeAll(keys: readonly string[]): Promise<(string | undefined)[]> {
    const step = redis.multi();
    for (const key of keys) step.getdel(start() + key);
    return (await run(step)).map((kept) => alive(typeof kept === 'string' ? kept : undefined));
  }

  async function namesHere(): Promise<string[]> {
    const names = new Set<string>();
    for await (const page of redis.scanStream({ match: `${start()}*`, count: 1_000 })) {
      for (const name of page) names.add(name);
    }
    return [...names].sort();
  }

  const methods = {
    async get(key: string) {
      return alive(await redis.get(start() + key));
    },
    async getMany<Value>(keys: string[]): Promise<KeyvStorageGetResult<Value | undefined>[]> {
      return readAll(keys);
    },
    async has(key: string) {
      return alive(await redis.get(start() + key)) !== undefined;
    },
    async hasMany(keys: string[]) {
      return (await readAll(keys)).map((text) => text !== undefined);
    },
    async set(key: string, value: unknown, expires?: number) {
      await write([{ key, value, ...(expires !== undefined && { expires }) }]);
      return true;
    },
    async setMany<Value>(entries: KeyvStorageEntry<Value>[]) {
      return write(entries);
    },
    async delete(key: string) {
      return (await takeAll([key]))[0] !== undefined;
    },
    async deleteMany(keys: string[]) {
      return (await takeAll(keys)).map((text) => text !== undefined);
    },
    async take(key: string) {
      return (await takeAll([key]))[0];
    },
    async setOnce(key: string, text: string) {
      await redis.setnx(start() + key, ` ${text}`);
      return alive(await redis.get(start() + key)) ?? text;
    },
    async removeWhere(isMeant: (key: string, text: string) => boolean) {
      const beginning = start();
      const names = await namesHere();
      let removed = 0;
      for (let first = 0; first < names.length; first += readAtOnce) {
        const page = names.slice(first, first + readAtOnce);
        const texts = await redis.mget(page);
        const meant = page.filter((name, index) => {
          const kept = texts[index];
          return typeof kept === 'string' && isMeant(name.slice(beginning.length), kept.slice(kept.indexOf(' ') + 1));
        });
        if (meant.length > 0) removed += await redis.del(meant);
      }
      return removed;
    },
    async rewrite(change: (key: string, text: string) => string | undefined) {
      const beginning = start();
      for (const name of await namesHere()) {
        const kept = await redis.get(name);
        if (kept === null) continue;
        const end = kept.indexOf(' ') + 1;
        const text = change(name.slice(beginning.length), kept.slice(end));
        if (text !== undefined) await redis.eval(replaceScript, 1, name, kept, kept.slice(0, end) + text);
      }
    },
    async clear() {
      const names = await namesHere();
      if (names.length > 0) await redis.unlink(names);
    },
    async *iterator(): AsyncGenerator<[key: string, text: string], void> {
      const beginning = start();
      for (const name of await namesHere()) {
        const text = alive(await redis.get(name));
        if (text !== undefined) yield [name.slice(beginning.length), text];
      }
    },
  };
  const adapter: TextStore = { ...methods, namespace: undefined, capabilities: keyvStorageCapability(methods) };
  return adapter;
}

/** Runs the commands in one step. Returns their answers; throws the error of the first that failed. */
async function run(step: ReturnType<Redis['multi']>): Promise<unknown[]> {
  const answers = (await step.exec()) ?? [];
  return answers.map(([error, answer]) => {
    if (error) throw error;
    return answer;
  });
}
