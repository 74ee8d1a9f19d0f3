import type { Ledger } from '../../../src/core/ports/storage.ts';

export function createMemoryLedger(): Ledger {
  const counts = new Map<string, number>();
  const slot = (key: string, windowMs: number, at: number): string => `${key}/${windowMs}/${Math.floor(at / windowMs)}`;
  return {
    async take(key, amount, limit, windowMs, at) {
      const where = slot(key, windowMs, at);
      const count = (counts.get(where) ?? 0) + amount;
      if (count > limit) return false;
      counts.set(where, count);
      return true;
    },
    used: async (key, windowMs, at) => counts.get(slot(key, windowMs, at)) ?? 0,
    async give(key, amount, windowMs, at) {
      const where = slot(key, windowMs, at);
      counts.set(where, Math.max(0, (counts.get(where) ?? 0) - amount));
    },
  };
}
