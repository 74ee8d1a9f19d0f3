import { setImmediate } from 'node:timers/promises';
import { Fingerprint, MadeHere, type ResultLedger } from '../../core/ports/trust.ts';
import { looksAlike } from '../../core/results/fingerprints.ts';
import { createResultIndex } from './result-index.ts';

/** A recorded result, as a database keeps it. */
export interface ResultRow {
  readonly sha256: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The hashes of its frames, with spaces between; empty where it has none. */
  readonly hashes: string;
  /** The whole record, JSON. */
  readonly record: string;
}

/** The results in a database, in the order in which they were recorded. */
export interface ResultRows {
  add(row: ResultRow): Promise<void>;
  /** The newest record of each of these results; undefined where there is none. */
  read(sha256s: readonly string[]): Promise<readonly (string | undefined)[]>;
  /** Results that were recorded after a position, and how far they reach. The first position is undefined. */
  after(
    position: string | undefined,
    limit: number,
  ): Promise<{ readonly rows: readonly Omit<ResultRow, 'record'>[]; readonly position: string | undefined }>;
  /** Removes what was recorded at that time or before. */
  remove(upTo: number): Promise<void>;
}

export interface ResultLedgerOptions {
  now(): number;
  /** How long results are remembered, milliseconds. */
  readonly keepMs: number;
}

const dayMs = 24 * 60 * 60 * 1_000;

/** How long results are remembered, milliseconds; for 90 days where nothing else is wanted. */
export function keepResultsMs(days = 90): number {
  return days * dayMs;
}

/** Results that are read or compared before other work gets its turn. */
const atOnce = { indexed: 500, compared: 50 } as const;
/** A scene may be a favourite of many people. The copy of a result is among those that look most like it. */
const mostCompared = 2_000;

/**
 * The ledger over the rows of either database. Each process has the fingerprints in memory, and reads those that are new
 * before it looks.
 */
export function createResultLedger(
  rows: ResultRows,
  { now, keepMs }: ResultLedgerOptions,
): ResultLedger & {
  /** Removes what is not to be remembered any longer. */
  purge(): Promise<void>;
} {
  const index = createResultIndex();
  let position: string | undefined;
  let reading: Promise<void> | undefined;

  async function readNew(): Promise<void> {
    for (let isMore = true; isMore; ) {
      const next = await rows.after(position, atOnce.indexed);
      for (const { sha256, hashes, at } of next.rows) {
        for (const hash of hashes.split(' ').filter(isHash)) index.add(sha256, hash, at);
      }
      position = next.position;
      isMore = next.rows.length === atOnce.indexed;
      await setImmediate();
    }
    index.drop(now() - keepMs);
  }

  /** One at a time: two that read at once would add the same results twice. */
  async function catchUp(): Promise<void> {
    await reading?.catch(() => undefined);
    reading ??= readNew().finally(() => {
      reading = undefined;
    });
    await reading;
  }

  async function readLive(sha256s: readonly string[]): Promise<MadeHere[]> {
    const records = (await rows.read(sha256s)).flatMap((record) => (record === undefined ? [] : parsed(record)));
    return records.filter(({ at }) => at > now() - keepMs);
  }

  return {
    async record(result) {
      const { sha256, at, fingerprint = [] } = result;
      await rows.add({ sha256, at, hashes: fingerprint.join(' '), record: JSON.stringify(result) });
    },
    purge: () => rows.remove(now() - keepMs),
    exact: async (sha256) => (await readLive([sha256]))[0],
    async alike(fingerprint, isMeant) {
      await catchUp();
      const near = index.near(fingerprint, now() - keepMs).slice(0, mostCompared);
      for (let start = 0; start < near.length; start += atOnce.compared) {
        const results = await readLive(near.slice(start, start + atOnce.compared));
        const found = results.find(
          (one) => one.fingerprint && looksAlike(one.fingerprint, fingerprint) && isMeant(one),
        );
        if (found) return found;
        await setImmediate();
      }
      return undefined;
    },
  };
}

/** A record that cannot be read is passed over, so that the others are still found. */
function parsed(record: string): MadeHere[] {
  try {
    return [MadeHere.parse(JSON.parse(record))];
  } catch {
    return [];
  }
}

function isHash(text: string): boolean {
  return Fingerprint.safeParse([text]).success;
}
