import type { MadeHere, ResultLedger } from '../../../src/core/ports/trust.ts';
import {
  createResultLedger,
  type ResultLedgerOptions,
  type ResultRow,
} from '../../../src/storage/results/result-ledger.ts';

/** Results of which each process has its own ledger. */
export function createMemoryResults(): { open(options: ResultLedgerOptions): ResultLedger; all(): MadeHere[] } {
  let rows: (ResultRow & { readonly number: number })[] = [];
  let count = 0;
  return {
    all: () => rows.map(({ record }) => JSON.parse(record)),
    open: (options) =>
      createResultLedger(
        {
          async add(row) {
            rows.push({ ...row, number: ++count });
          },
          read: async (names) => names.map((name) => rows.findLast(({ sha256 }) => sha256 === name)?.record),
          async after(position, limit) {
            const found = rows.filter(({ number }) => number > Number(position ?? 0)).slice(0, limit);
            return { rows: found, position: String(found.at(-1)?.number ?? position ?? 0) };
          },
          async remove(upTo) {
            rows = rows.filter(({ at }) => at > upTo);
          },
        },
        options,
      ),
  };
}
