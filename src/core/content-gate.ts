import { type Clock, inTime } from './clock.ts';
import { Cancelled, UserError, type UserErrorCode } from './errors.ts';
import type { OnEvent } from './events.ts';
import type { Result } from './ports/chat.ts';
import type { Job, JobInputs } from './ports/job.ts';
import { type MediaFacts, type MediaRole, readKept, type StoredMedia } from './ports/media.ts';
import type { RefusalReason, RefusalSubject } from './ports/provider.ts';
import type { BlobStore } from './ports/storage.ts';
import type { Moderator, Verdict } from './ports/trust.ts';

export interface ContentGateParts {
  readonly moderator: Moderator;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
}

/** Of an answer that does not come. The gate's own limits are shorter; waiting for a turn is part of it. Milliseconds. */
const pictureMs = 120_000;
const movingMs = 600_000;

type No = Exclude<Verdict, 'pass'>;

/** How a requester learns of each verdict. */
const codes = { unsafe: 'unsafe-content', blocked: 'blocked', unchecked: 'unchecked' } as const satisfies Record<
  No,
  UserErrorCode & RefusalReason
>;

export function codeOf(verdict: No): (typeof codes)[No] {
  return codes[verdict];
}

/**
 * What the moderator says; `unchecked` where it breaks or does not answer. Rejects only with the signal's reason, and
 * with UserError where this machine cannot read the file at all.
 */
export async function verdictOn(
  media: MediaFacts,
  bytes: Uint8Array,
  role: MediaRole | 'result',
  signal: AbortSignal,
  { moderator, clock, onEvent }: ContentGateParts,
): Promise<Verdict> {
  const tooLate = new AbortController();
  const ms = media.kind === 'image' ? pictureMs : movingMs;
  const onLate = (): Verdict => {
    tooLate.abort(new Error('the gate does not answer'));
    return 'unchecked';
  };
  try {
    const judging = moderator.judge(media, bytes, role, AbortSignal.any([signal, tooLate.signal]));
    const verdict = await inTime(judging, { ms, onLate, clock, signal });
    onEvent(verdict === 'pass' ? { kind: 'content-passed', role } : { kind: 'content-refused', verdict, role });
    return verdict;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UserError) throw error;
    onEvent({ kind: 'content-refused', verdict: 'unchecked', role, error });
    return 'unchecked';
  }
}

/** Throws UserError unless the moderator lets the file pass. */
export async function refuseUnlessPassed(
  media: MediaFacts,
  bytes: Uint8Array,
  role: MediaRole | 'result',
  signal: AbortSignal,
  parts: ContentGateParts,
): Promise<void> {
  const verdict = await verdictOn(media, bytes, role, signal, parts);
  if (verdict !== 'pass') throw new UserError(codeOf(verdict), { subject: role });
}

export interface ContentRefusal {
  readonly reason: (typeof codes)[No];
  readonly subject: RefusalSubject;
  /** Which of several photos of one person is meant, counted from 1. */
  readonly photo?: number | undefined;
}

interface InputParts extends ContentGateParts {
  readonly blobs: Pick<BlobStore, 'open'>;
  /** Repeats work on a store that is out of order. */
  patiently<Value>(work: () => Promise<Value>): Promise<Value>;
}

/**
 * Looks at every file of a job again, as before each attempt: what was allowed when the job was requested may be refused
 * by now. Undefined where all of them pass.
 */
export async function refusalOfInputs(
  { inputs }: Job,
  signal: AbortSignal,
  parts: InputParts,
): Promise<ContentRefusal | undefined> {
  for (const { role, stored, photo } of filesToLookAt(inputs)) {
    const verdict = stored ? await verdictOnInput(stored, role, signal, parts) : 'pass';
    if (verdict !== 'pass') return { reason: codeOf(verdict), subject: role, photo };
  }
  return undefined;
}

interface FileToLookAt {
  readonly role: MediaRole;
  readonly stored: StoredMedia | undefined;
  readonly photo?: number | undefined;
}

function filesToLookAt({ target, reference, source, morePhotos = [], assignments = [] }: JobInputs): FileToLookAt[] {
  return [
    { role: 'target', stored: target },
    { role: 'reference', stored: reference },
    { role: 'source', stored: source, photo: morePhotos.length > 0 ? 1 : undefined },
    ...morePhotos.map((stored, index): FileToLookAt => ({ role: 'source', stored, photo: index + 2 })),
    ...assignments.flatMap((row): FileToLookAt[] => [
      { role: 'reference', stored: 'reference' in row ? row.reference : undefined },
      { role: 'source', stored: row.source },
    ]),
  ];
}

/** A file that is kept no longer, or cannot be read, was not looked at. */
async function verdictOnInput(
  stored: StoredMedia,
  role: MediaRole,
  signal: AbortSignal,
  parts: InputParts,
): Promise<Verdict> {
  try {
    return await parts.patiently(() => verdictOnStored(stored, role, signal, parts));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UserError || error instanceof Cancelled) throw error;
    parts.onEvent({ kind: 'content-refused', verdict: 'unchecked', role, error });
    return 'unchecked';
  }
}

export async function verdictOnStored(
  { blobKey, ...media }: StoredMedia,
  role: MediaRole | 'result',
  signal: AbortSignal,
  parts: ContentGateParts & { readonly blobs: Pick<BlobStore, 'open'> },
): Promise<Verdict> {
  const bytes = await readKept(parts.blobs.open(blobKey, signal), media.byteLength);
  return verdictOn(media, bytes, role, signal, parts);
}

/** The kept result, looked at each time before it is handed out: opening it fails with UserError unless it passes. */
export function looksAgain(result: Result, parts: ContentGateParts): Result {
  async function* looked(signal: AbortSignal): AsyncGenerator<Uint8Array> {
    const bytes = await readKept(result.open(signal), result.byteLength);
    await refuseUnlessPassed(result, bytes, 'result', signal, parts);
    yield bytes;
  }
  return { ...result, open: (signal) => ReadableStream.from(looked(signal)) };
}
