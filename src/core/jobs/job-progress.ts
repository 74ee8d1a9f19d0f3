import { type AttemptParts, pollKey } from '../attempts/attempt.ts';
import { candidates } from '../attempts/provider-choice.ts';
import type { OnEvent } from '../events.ts';
import { createLanes, type Lanes } from '../messages/chat-rate-limiter.ts';
import { type PacedMessage, paced } from '../messages/progress-editor.ts';
import { atMost } from '../messages/semaphore.ts';
import type { Chat, Stage } from '../ports/chat.ts';
import type { Job } from '../ports/job.ts';
import type { SwapProvider } from '../ports/provider.ts';
import { inputOf, type KeptMediaParts } from './job-files.ts';

export interface JobMessagesParts extends KeptMediaParts, Pick<AttemptParts, 'clock' | 'schedule'> {
  /** Undefined for a platform that this process does not serve. */
  chat(platform: string): Chat | undefined;
  /** Shared with fronts that send messages of their own. */
  readonly lanes?: Lanes;
  readonly providers: readonly SwapProvider[];
  readonly concurrency: number;
  readonly onEvent: OnEvent;
}

/** The one message of each job, and what is said in it while the job waits. */
export interface JobMessages {
  /** `around` is what every edit but the last happens in. Undefined where the job's platform is not served here. */
  open(job: Job, around?: (edit: () => Promise<void>) => Promise<void>): PacedMessage | undefined;
  /** Its place in a line of this process, and how long that may take. */
  waiting(job: Job, place: number): Promise<Stage>;
}

export function createJobMessages(parts: JobMessagesParts): JobMessages {
  const { clock, onEvent } = parts;
  const { lanes = createLanes(clock) } = parts;
  /** Each is read whole by its front. */
  const handOver = atMost(parts.concurrency);
  return {
    open({ id, request: { replyRef, locale } }, around) {
      const message = parts.chat(replyRef.platform)?.message(replyRef, locale);
      const onLostEdit = (error: unknown): void => onEvent({ kind: 'edit-lost', jobId: id, error });
      return message && paced(message, { clock, lanes, onLostEdit, handOver, ...(around && { around }) });
    },
    async waiting(job, place) {
      const input = inputOf(job, parts);
      const [provider] = candidates(parts.providers, job, input);
      const eachMs = provider && (await parts.schedule?.expected(pollKey(provider, input), 0));
      const expectedMs = eachMs === undefined ? undefined : Math.round((eachMs * place) / parts.concurrency);
      return { kind: 'queued', place, expectedMs };
    },
  };
}
