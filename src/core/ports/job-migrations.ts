import { z } from 'zod';

/** What differs in the records of version 1; the rest is checked as the current version. */
const Version1 = z
  .object({
    state: z.string(),
    requestedAt: z.number(),
    deliveredAt: z.number().optional(),
    attempt: z.object({ ticket: z.json().optional() }).loose().optional(),
  })
  .loose();

/** A stored record as the current version would have written it; anything that is not of version 1 as it is. */
export function migrated(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || !('version' in record) || record.version !== 1) return record;
  const parsed = Version1.safeParse(record);
  if (!parsed.success) return record;
  const { deliveredAt, ...job } = parsed.data;
  const current = { ...job, version: 2, begunAt: job.requestedAt };
  const leased = job.attempt?.ticket === undefined ? [] : ['tidy'];
  switch (job.state) {
    case 'queued':
    case 'running':
      return current;
    case 'delivering':
      return { ...current, due: leased };
    case 'tidying':
      return { ...current, state: 'done', finishedAt: deliveredAt, due: leased };
    default:
      return { ...current, due: [] };
  }
}
