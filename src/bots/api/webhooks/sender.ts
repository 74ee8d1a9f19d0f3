import { type Clock, inTime } from '../../../core/clock.ts';
import type { JobView, Swaps } from '../../../core/swaps.ts';
import type { Call, Calls, Dialect } from '../calls.ts';
import type { RememberedIds } from '../remembered-ids.ts';
import type { Entry, Outbox, WebhookRecord } from './outbox.ts';

/** A webhook as it is sent: a POST. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a dialect tells of an end. `id` is the same each time it is tried. Undefined where it has no words for the end. */
export type WebhookOf = (view: JobView, call: Call, id: string) => Promise<WebhookRequest | undefined>;

export interface SenderParts {
  readonly outbox: Outbox;
  readonly calls: Calls;
  readonly ids: RememberedIds;
  readonly swaps: Pick<Swaps, 'find' | 'choose'>;
  readonly clock: Clock;
  readonly dialects: Readonly<Record<Dialect, WebhookOf>>;
  /** Sends it to a URL that a client named. Resolves to the status; rejects where there is no answer. */
  post(url: string, request: WebhookRequest, signal: AbortSignal): Promise<number>;
  onError(error: unknown): void;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** Pauses after each attempt; the last one again and again until a day is over. */
const pausesMs = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 4 * hour];
const giveUpAfterMs = 24 * hour;
/** How soon a webhook is noticed that is due again, or that another process has added. */
const lookEveryMs = 5 * second;
const mostAtOnce = 8;
const answerMs = 15 * second;
/** The receiver wants no more of them. */
const gone = 410;

/** Sends webhooks until `signal` is aborted; never rejects. Each end is told once, whichever process tells it. */
export async function sendWebhooks(parts: SenderParts, signal: AbortSignal): Promise<void> {
  const { outbox, clock, onError } = parts;
  while (!signal.aborted) {
    const added = outbox.added();
    try {
      const due = (await outbox.list()).filter((entry) => entry.dueAt <= clock.now());
      await Promise.all(due.slice(0, mostAtOnce).map((entry) => send(entry, parts, signal)));
      if (due.length > mostAtOnce) continue;
    } catch (error) {
      if (!signal.aborted) onError(error);
    }
    const rested = new AbortController();
    const rest = clock.sleep(lookEveryMs, AbortSignal.any([signal, rested.signal])).catch(() => undefined);
    await Promise.race([rest, added]).finally(() => rested.abort());
  }
}

async function send(entry: Entry, parts: SenderParts, signal: AbortSignal): Promise<void> {
  const { outbox, ids, clock } = parts;
  await ids.withLock('webhook', entry.call, async () => {
    const current = (await outbox.list()).find((one) => one.call === entry.call && one.end === entry.end);
    if (!current || current.dueAt > clock.now()) return; // another process was faster
    const answer = await tell(current, parts, signal);
    if (signal.aborted) return;
    const attempts = current.attempts + 1;
    const dueAt = clock.now() + (pausesMs[attempts - 1] ?? pausesMs.at(-1) ?? hour);
    const state = stateAfter(answer, dueAt - current.since);
    const record: WebhookRecord = { end: current.end, attempts, at: clock.now(), state };
    await outbox.note(current, typeof answer === 'number' ? { ...record, status: answer } : record, dueAt);
  });
}

/** What the receiver answered, if it did; `nothing` where there is nothing to tell, or nobody to tell it to. */
async function tell(entry: Entry, parts: SenderParts, signal: AbortSignal): Promise<number | 'no-answer' | 'nothing'> {
  const { calls, swaps, clock, dialects, post } = parts;
  const call = await calls.find(entry.call);
  const jobId = await calls.jobIdOf(entry.call);
  const view = jobId === undefined ? undefined : await swaps.find(jobId);
  if (!call || !view) return 'nothing';
  if (entry.end === 'late') {
    await swaps.choose(view.job.id, 'show-result');
    return 'nothing';
  }
  const request = await dialects[call.dialect](view, call, `${view.job.id}.${entry.end}`);
  if (!request || call.webhookUrl === undefined) return 'nothing';
  const tooLate = new AbortController();
  const onLate = (): 'no-answer' => {
    tooLate.abort();
    return 'no-answer';
  };
  const posted = post(call.webhookUrl, request, AbortSignal.any([signal, tooLate.signal]));
  return inTime<number | 'no-answer'>(posted, { ms: answerMs, onLate, clock, signal }).catch(() => 'no-answer');
}

function stateAfter(answer: number | 'no-answer' | 'nothing', ageMs: number): WebhookRecord['state'] {
  if (answer === 'nothing') return 'told';
  if (typeof answer === 'number' && answer >= 200 && answer < 300) return 'told';
  return answer === gone || ageMs > giveUpAfterMs ? 'given-up' : 'to-be-tried-again';
}
