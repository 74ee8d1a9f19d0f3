import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { StoreError } from './database.ts';

const Generation = z.object({ born: z.string(), count: z.number() });
type Generation = z.infer<typeof Generation>;

/** The file beside the database that remembers its generation. */
export const seenFile = 'faceswap.seen';

/**
 * Notices a database that was replaced by an earlier copy of itself: what was paid for since would be paid for again. The
 * database counts, and `seen` remembers the count. Another database in its place, or an empty one, is accepted. Throws
 * StoreError.
 */
export function openGeneration(database: DatabaseSync, path: string, seen: string): { advance(): void } {
  const known = readSeen(seen);
  const next = database.prepare(
    `INSERT INTO kept (namespace, key, value) VALUES ('store', 'generation', json_object('born', ?, 'count', 1))
     ON CONFLICT DO UPDATE SET value = json_set(value, '$.count', (value ->> '$.count') + 1) RETURNING value`,
  );
  const current = database.prepare(`SELECT value FROM kept WHERE namespace = 'store' AND key = 'generation'`).get();
  const stored = current && parse(String(current.value));
  if (stored && known && stored.born === known.born && stored.count < known.count) {
    throw new StoreError(
      `${path} is an earlier copy of what was here. What was paid for since would be paid for again. ` +
        `Put back the newer one. To go on with this one all the same, remove ${seen}.`,
    );
  }
  function advance(): void {
    const draft = `${seen}.${process.pid}`;
    writeFileSync(draft, String(next.get(randomUUID())?.value), { mode: 0o600 });
    renameSync(draft, seen);
  }
  advance();
  return { advance };
}

function readSeen(path: string): Generation | undefined {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined; // it was removed, or its disk was full
  }
}

function parse(text: string): Generation | undefined {
  return Generation.safeParse(JSON.parse(text)).data;
}
