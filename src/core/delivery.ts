import { type Outcome, Undeliverable } from './chat.ts';
import type { Clock } from './clock.ts';
import { ProviderError, UserError } from './errors.ts';
import type { OnEvent } from './events.ts';
import type { Job } from './job.ts';
import { keep } from './kept-media.ts';
import { type Intake, type KeptMedia, type RemoteMedia, readAll } from './media.ts';
import { keepResultMs } from './outcome.ts';
import type { PacedMessage } from './paced.ts';
import type { Shelf } from './storage.ts';

/** Marks a result as made by a machine. */
interface Marker {
  mark(bytes: Uint8Array, mimeType: string, job: Job, signal: AbortSignal): Promise<Uint8Array>;
}

export interface DeliveryParts {
  readonly clock: Clock;
  readonly intake: Intake;
  readonly shelf: Shelf;
  /** Larger results are not taken, bytes. */
  readonly maxResultBytes: number;
  readonly marker: Marker;
  readonly moderator: {
    allows(media: KeptMedia, bytes: Uint8Array, role: 'result', signal: AbortSignal): Promise<boolean>;
  };
  readonly onEvent: OnEvent;
}

export type Fetched =
  | { readonly kept: KeptMedia }
  | { readonly refused: 'no-face' | 'unsafe-content' }
  | { readonly problem: 'bad-result' };

const fetchRetryMs = [500, 1_000, 2_000, 4_000, 8_000] as const;
/** Ten minutes in all: a platform's outage is no reason to lose what was paid for. */
const showRetryMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, ...Array<number>(9).fill(60_000)] as const;

/** Fetches a result at once, checks it as the foreign file it is, marks it and puts it on the shelf. */
export async function fetchResult(
  result: RemoteMedia,
  job: Job,
  signal: AbortSignal,
  parts: DeliveryParts,
): Promise<Fetched> {
  const bytes = await openPatiently(result, signal, parts);
  if (!bytes) return { problem: 'bad-result' };
  try {
    const facts = await parts.intake.inspect(bytes, 'target', signal);
    if (facts.sha256 === job.inputs.target.sha256) return { refused: 'no-face' };
    const marked = await parts.marker.mark(bytes, facts.mimeType, job, signal);
    const sure = marked === bytes ? facts : await parts.intake.inspect(marked, 'target', signal);
    const kept = await keep(parts.shelf, sure, marked, parts.clock.now() + keepResultMs);
    if (await parts.moderator.allows(kept, marked, 'result', signal)) return { kept };
    await parts.shelf.remove(kept.shelfKey);
    return { refused: 'unsafe-content' };
  } catch (error) {
    if (error instanceof UserError) return { problem: 'bad-result' };
    throw error;
  }
}

/** A result may be announced a moment before it can be fetched. Undefined when it cannot, or is larger than any we take. */
async function openPatiently(
  result: RemoteMedia,
  signal: AbortSignal,
  parts: DeliveryParts,
): Promise<Uint8Array | undefined> {
  for (const waitMs of [...fetchRetryMs, undefined]) {
    try {
      return await readAll(await result.open(signal), parts.maxResultBytes);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ProviderError)) throw error;
      if (waitMs === undefined || !error.retryable) return undefined;
      await parts.clock.sleep(Math.max(waitMs, error.retryAfterMs ?? 0), signal);
    }
  }
  return undefined;
}

/** Shows the outcome, again and again where that fails for a while. False when it cannot be shown at all. */
export async function finishMessage(
  message: PacedMessage,
  outcome: Outcome,
  job: Job,
  signal: AbortSignal,
  { clock, onEvent }: DeliveryParts,
): Promise<boolean> {
  for (const waitMs of [...showRetryMs, undefined]) {
    try {
      await message.finish(outcome, signal);
      return true;
    } catch (error) {
      signal.throwIfAborted();
      onEvent({ kind: 'delivery-failed', jobId: job.id, error });
      if (waitMs === undefined || error instanceof Undeliverable) return false;
      await clock.sleep(waitMs, signal);
    }
  }
  return false;
}
