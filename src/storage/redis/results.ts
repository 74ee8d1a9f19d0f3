import type { Redis } from 'ioredis';
import type { ResultRows } from '../results/result-ledger.ts';
import { prefix } from './connection.ts';

/** A stream of all results in the order in which they were recorded; what each of them is stands under a key of its own. */
const stream = `${prefix}results`;
/** Clocks may differ; what is too old is told by the time in the record. */
const graceMs = 60 * 60 * 1_000;

const add = `
redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4])
redis.call('XADD', KEYS[1], '*', 'sha256', ARGV[1], 'hashes', ARGV[2], 'at', ARGV[5])`;

export function createRedisResults(redis: Redis, { keepMs }: { readonly keepMs: number }): ResultRows {
  const keyOf = (sha256: string): string => `${prefix}result:${sha256}`;
  return {
    async add({ sha256, at, hashes, record }) {
      await redis.eval(add, 2, stream, keyOf(sha256), sha256, hashes, record, keepMs + graceMs, at);
    },
    async read(sha256s) {
      return (await redis.mget(sha256s.map(keyOf))).map((record) => record ?? undefined);
    },
    async after(position, limit) {
      const found = await redis.xrange(stream, position === undefined ? '-' : `(${position}`, '+', 'COUNT', limit);
      const rows = found.map(([, fields]) => rowOf(fields));
      return { rows, position: found.at(-1)?.[0] ?? position };
    },
    async remove() {
      const [seconds] = await redis.time();
      await redis.xtrim(stream, 'MINID', '~', String(Number(seconds) * 1_000 - keepMs - graceMs));
    },
  };
}

/** `fields` are names and values in turn. */
function rowOf(fields: readonly string[]) {
  const value = (name: string): string => fields[fields.indexOf(name) + 1] ?? '';
  return { sha256: value('sha256'), hashes: value('hashes'), at: Number(value('at')) };
}
