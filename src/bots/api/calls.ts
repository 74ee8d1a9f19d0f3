import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { Json } from '../../core/json.ts';
import type { ReplyRef, Stage } from '../../core/ports/chat.ts';
import type { Job } from '../../core/ports/job.ts';
import type { Member } from '../../core/ports/members.ts';
import type { ExpiringStore } from '../../core/ports/storage.ts';
import type { Swaps } from '../../core/swaps.ts';

/** In whose words a client asks and is answered: ours, or those of a vendor. */
export const Dialect = z.enum(['native', 'modelslab', 'akool', 'crun']);
export type Dialect = z.infer<typeof Dialect>;

/** What is remembered of a request for a swap, beside its job. */
export const Call = z.object({
  /** The id of its requester. */
  requester: z.string(),
  dialect: Dialect,
  /** The address under which the client reached this program, without a slash at the end. */
  baseUrl: z.string(),
  webhookUrl: z.string().optional(),
  /** What a dialect says again later, such as what the client called the request. */
  facts: Json.optional(),
});
export type Call = z.infer<typeof Call>;

/** Where the answer goes. The job is stored with it, so it holds nothing secret. */
export const ApiReplyRef = z.object({
  platform: z.literal('api'),
  call: z.string(),
  dialect: Dialect,
  hasWebhook: z.boolean(),
});
export type ApiReplyRef = z.infer<typeof ApiReplyRef>;

const Progress = z.object({
  fraction: z.number().optional(),
  /** When the swap, or the wait for its turn, is expected to end; milliseconds since the epoch. */
  endsAt: z.number().optional(),
});
export type Progress = z.infer<typeof Progress>;

/** The requests of clients, kept as long as anything may still be asked or told about them. */
export interface Calls {
  /** Keeps it before its swap is requested, so that the job of a process that dies then is found all the same. */
  open(call: Call, id?: string): Promise<ApiReplyRef>;
  /** Undefined when it is kept no longer. */
  find(id: string): Promise<Call | undefined>;
  /** Notes which job it became. */
  became(id: string, jobId: string): Promise<void>;
  /** The id of its job; undefined where it became none. */
  jobIdOf(id: string): Promise<string | undefined>;
  noteProgress(id: string, stage: Stage): Promise<void>;
  progressOf(id: string): Promise<Progress>;
}

export interface CallsParts {
  readonly expiringStore: ExpiringStore;
  readonly clock: Clock;
  /** How long each of them is kept, milliseconds. */
  readonly keepMs: number;
  /** Set once core runs. */
  readonly swaps: () => Pick<Swaps, 'findOf'>;
}

/** Among how many of its newest jobs the job of a request is looked for whose process died. */
const searched = 500;

export function createCalls({ expiringStore, clock, keepMs, swaps }: CallsParts): Calls {
  const callKey = (id: string): string => `api call ${id}`;
  const jobKey = (id: string): string => `api job ${id}`;
  const progressKey = (id: string): string => `api progress ${id}`;
  const expiry = (): { readonly expiresAt: number } => ({ expiresAt: clock.now() + keepMs });

  async function find(id: string): Promise<Call | undefined> {
    return Call.optional().parse(await expiringStore.get(callKey(id)));
  }

  return {
    async open(call, id = randomUUID()) {
      const of = [memberOf(call)];
      await expiringStore.put(callKey(id), call, { ...expiry(), secret: true, of });
      return { platform: 'api', call: id, dialect: call.dialect, hasWebhook: call.webhookUrl !== undefined };
    },
    find,
    became: (id, jobId) => expiringStore.put(jobKey(id), jobId, expiry()),
    async jobIdOf(id) {
      const known = z
        .string()
        .optional()
        .parse(await expiringStore.get(jobKey(id)));
      const call = known === undefined ? await find(id) : undefined;
      if (!call) return known;
      const views = await swaps().findOf(memberOf(call), searched);
      return views.find(({ job }) => callOf(job) === id)?.job.id;
    },
    async noteProgress(id, stage) {
      const fraction = stage.kind === 'working' ? stage.fraction : undefined;
      const expectedMs = 'expectedMs' in stage ? stage.expectedMs : undefined;
      const endsAt = expectedMs === undefined ? undefined : clock.now() + expectedMs;
      await expiringStore.put(progressKey(id), { fraction, endsAt } satisfies Progress, expiry());
    },
    progressOf: async (id) => Progress.catch({}).parse(await expiringStore.get(progressKey(id))),
  };
}

function memberOf({ requester: id }: Call): Member {
  return { platform: 'api', id };
}

/** The id of the request that became this job. */
export function callOf({ request: { replyRef } }: Pick<Job, 'request'>): string | undefined {
  return ApiReplyRef.safeParse(replyRef).data?.call;
}

/** The reference as core keeps it. */
export function asReplyRef(ref: ApiReplyRef): ReplyRef {
  return { ...ref };
}
