import { z } from 'zod';

const followUpOf = { tell: 'notify', watch: 'watchLate', tidy: 'discard' } as const;

const StoredMedia2 = z
  .looseObject({ shelfKey: z.string() })
  .transform(({ shelfKey, ...facts }) => ({ ...facts, blobKey: shelfKey }));

/** What differs in records of version 2. The rest is checked as the current version. */
const Version2 = z
  .looseObject({
    inputs: z.looseObject({
      target: StoredMedia2,
      source: StoredMedia2.optional(),
      reference: StoredMedia2.optional(),
      assignments: z.array(z.looseObject({ source: StoredMedia2 })).optional(),
    }),
    result: StoredMedia2.optional(),
    due: z.array(z.enum(['tell', 'watch', 'tidy']).transform((former) => followUpOf[former])).optional(),
  })
  .transform(({ due, ...job }) => ({ ...job, version: 3, ...(due && { followUps: due }) }));

/** A record of version 2 as the current version writes it. Every other record is returned unchanged. */
export function migrated(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || !('version' in record) || record.version !== 2) return record;
  return Version2.safeParse(record).data ?? record;
}
