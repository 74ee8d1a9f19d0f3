import { type AttemptParts, pollKey } from '../attempts/attempt.ts';
import { candidates } from '../attempts/provider-choice.ts';
import type { OnEvent } from '../events.ts';
import { type ChatRateLimiter, createChatRateLimiter } from '../messages/chat-rate-limiter.ts';
import { createProgressEditor, type ProgressEditor } from '../messages/progress-editor.ts';
import { createSemaphore } from '../messages/semaphore.ts';
import type { Chat, Stage } from '../ports/chat.ts';
import type { Job } from '../ports/job.ts';
import type { SwapInput, SwapProvider } from '../ports/provider.ts';
import { inputOf, type JobFilesParts } from './job-files.ts';
import type { Lane } from './requester-lines.ts';

export interface JobProgressParts extends JobFilesParts, Pick<AttemptParts, 'clock' | 'schedule'> {
  /** Undefined for a platform that this process does not serve. */
  chat(platform: string): Chat | undefined;
  /** Shared with fronts, which send messages of their own. */
  readonly rateLimiter?: ChatRateLimiter;
  readonly providers: readonly SwapProvider[];
  readonly concurrency: number;
  readonly onEvent: OnEvent;
}

/** Opens the one message of each job, and says for what the job waits, and what it shows meanwhile. */
export interface JobProgress {
  /** The lane in which the job waits for its turn; undefined where the provider that is likely to get it has no limit. */
  lane(job: Job): Lane | undefined;
  /**
   * Wraps every progress edit, but not the final message, in `wrapEdit`. Undefined where this process does not serve
   * the job's platform.
   */
  open(job: Job, wrapEdit?: (edit: () => Promise<void>) => Promise<void>): ProgressEditor | undefined;
  /** The stage of a job that waits in this process: its position, and how long the wait may take. */
  waiting(job: Job, position: number): Promise<Stage>;
}

export function createJobProgress(parts: JobProgressParts): JobProgress {
  const { clock, onEvent } = parts;
  const { rateLimiter = createChatRateLimiter(clock) } = parts;
  /** A front reads each result whole. */
  const limitUploads = createSemaphore(parts.concurrency);

  function laneOf(provider: SwapProvider | undefined, { target: { kind } }: SwapInput): Lane | undefined {
    if (!provider?.mostAtOnce) return undefined;
    const scenes = kind === 'image' ? 'pictures' : 'videos';
    return { name: `${provider.name}/${scenes}`, places: provider.mostAtOnce[scenes] };
  }

  return {
    lane(job) {
      try {
        const input = inputOf(job, parts);
        const used = parts.providers.find(({ name }) => 'attempt' in job && name === job.attempt?.provider);
        return laneOf(used ?? candidates(parts.providers, job, input)[0], input);
      } catch {
        return undefined; // what is wrong with the job is found in its turn
      }
    },
    open({ id, request: { replyRef, locale } }, wrapEdit) {
      const message = parts.chat(replyRef.platform)?.message(replyRef, locale);
      const about = { jobId: id, platform: replyRef.platform };
      const telling = {
        onEdit: () => onEvent({ kind: 'edited', ...about }),
        onLostEdit: (error: unknown) => onEvent({ kind: 'edit-lost', ...about, error }),
      };
      const given = { clock, rateLimiter, limitUploads, ...telling, ...(wrapEdit && { wrapEdit }) };
      return message && createProgressEditor(message, given);
    },
    async waiting(job, position) {
      const input = inputOf(job, parts);
      const [provider] = candidates(parts.providers, job, input);
      const eachMs = provider && (await parts.schedule?.expected(pollKey(provider, input), 0));
      const atOnce = Math.min(parts.concurrency, laneOf(provider, input)?.places ?? Number.POSITIVE_INFINITY);
      const expectedMs = eachMs === undefined ? undefined : Math.round((eachMs * position) / atOnce);
      return { kind: 'queued', position, expectedMs };
    },
  };
}
