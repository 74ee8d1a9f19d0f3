import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { MemberHash } from '../../core/ports/members.ts';
import type { Ledger } from '../../core/ports/storage.ts';
import { hashedKey } from '../member-hash.ts';
import { prefix } from './connection.ts';

/**
 * Counts in one step. ioredis repeats a command whose answer was lost with the connection, so the answer is kept for a
 * while and the amount counts once.
 */
const count = `
local answered = redis.call('GET', KEYS[2])
if answered then return tonumber(answered) end
local kept = tonumber(redis.call('GET', KEYS[1]) or '0')
local after = math.max(0, kept + tonumber(ARGV[1]))
local fits = after <= tonumber(ARGV[2])
if fits then
  redis.call('SET', KEYS[1], string.format('%.0f', after))
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
end
redis.call('SET', KEYS[2], fits and 1 or 0, 'PX', ARGV[4])
return fits and 1 or 0`;

const answerLivesMs = 10 * 60 * 1_000;

export function createRedisLedger(redis: Redis): Ledger {
  async function add(key: string, amount: number, limit: number, windowMs: number, at: number): Promise<boolean> {
    const slot = slotOf(key, windowMs, at);
    const { livesMs } = slot;
    const keys = [keyOf(slot), `${prefix}counted:${randomUUID()}`];
    return (await redis.eval(count, keys.length, ...keys, amount, limit, livesMs, answerLivesMs)) === 1;
  }

  return {
    take: add,
    used: async (key, windowMs, at) => Number((await redis.get(keyOf(slotOf(key, windowMs, at)))) ?? 0),
    async give(key, amount, windowMs, at) {
      await add(key, -amount, Number.MAX_SAFE_INTEGER, windowMs, at);
    },
  };
}

/**
 * Counts of members were kept under their ids once. What was counted today still counts; older counts end by themselves,
 * as do those that a process of the former version still writes.
 */
export async function hashLedgerKeys(redis: Redis, memberHash: MemberHash): Promise<void> {
  for await (const page of redis.scanStream({
    match: `${prefix}ledger:*:* \\[*`,
    count: 1_000,
  })) {
    for (const name of page as string[]) {
      const [, slot = '', key = ''] = /^(.*?ledger:[^:]*:[^:]*:)(.*)$/s.exec(name) ?? [];
      const hashed = hashedKey(key, memberHash);
      if (hashed === undefined) continue;
      const moved = await redis.renamenx(name, slot + hashed);
      if (moved === 0) await redis.del(name);
    }
  }
}

function keyOf({ name }: { name: string }): string {
  return `${prefix}ledger:${name}`;
}

/** The key of a window, and how long it lives: amounts can be given back until the end of the next window. */
function slotOf(key: string, windowMs: number, at: number): { name: string; livesMs: number } {
  const window = Math.floor(at / windowMs);
  return { name: `${windowMs}:${window}:${key}`, livesMs: Math.ceil((window + 2) * windowMs - at) };
}
