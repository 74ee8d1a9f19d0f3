import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Requester } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import type { ApiContext } from '../context.ts';
import type { Fields } from '../http/bodies.ts';
import { ApiProblem } from '../problems.ts';

const Used = z.object({ fingerprint: z.string(), call: z.string(), at: z.number() });

const kind = 'idempotency';
const validMs = 24 * 60 * 60 * 1_000;
const longest = 255;

export interface Idempotent {
  readonly requester: Requester;
  /** What the client sent as Idempotency-Key; undefined where it sent none. */
  readonly key: string | undefined;
  readonly fields: Fields;
  readonly translation: Translation;
}

/**
 * Runs the work once a day for each key, also where the process dies in the middle: a repeated request gets the id of the
 * swap that the first one began. Throws ApiProblem where the key came with other fields.
 */
export async function once(
  { requester, key, fields, translation: { text } }: Idempotent,
  { ids, calls, clock }: ApiContext,
  begin: (callId: string) => Promise<string>,
): Promise<string> {
  if (key === undefined) return begin(randomUUID());
  if (key === '' || key.length > longest)
    throw new ApiProblem('bad-field', {
      field: 'Idempotency-Key',
      problem: text('api-field-length', { most: longest }),
    });
  const id = createHash('sha256')
    .update(JSON.stringify([requester.id, key]))
    .digest('base64url');
  const fingerprint = fingerprintOf(fields);
  return ids.withLock(kind, id, async () => {
    const used = Used.optional().parse(await ids.get(kind, id));
    const isValid = used !== undefined && used.at + validMs > clock.now();
    if (isValid && used.fingerprint !== fingerprint) throw new ApiProblem('key-used-otherwise');
    const known = isValid ? await calls.jobIdOf(used.call) : undefined;
    if (known !== undefined) return known;
    const call = randomUUID();
    await ids.put(kind, id, { fingerprint, call, at: clock.now() } satisfies z.infer<typeof Used>, requester);
    return begin(call);
  });
}

/** Equal for equal fields, in whichever order and form they came. */
function fingerprintOf(fields: Fields): string {
  const hash = createHash('sha256');
  const entries = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [name, value] of entries) hash.update(JSON.stringify([name, [value].flat().map(digestOf)]));
  return hash.digest('base64url');
}

function digestOf(value: unknown): unknown {
  return value instanceof Uint8Array ? createHash('sha256').update(value).digest('base64url') : value;
}
