import { Queue as BullQueue, type Job, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { Cancelled } from '../../core/errors.ts';
import type { OpenQueue, Queue, QueueWork } from '../../core/jobs/queue.ts';
import type { QueueEntry } from '../../core/jobs/requester-lines.ts';
import { prefix } from './connection.ts';
import { createRequesterQueues } from './requester-queues.ts';

export interface BullQueueOptions {
  readonly redis: Redis;
  readonly clock: Clock;
  /** Whether jobs run in this process. */
  readonly runs: boolean;
  /** No job runs before it resolves. By default jobs run at once. */
  readonly startsAfter?: Promise<void>;
  /** Whether this process shows their positions to requesters who wait, or from when on. */
  readonly showsPositions: boolean | Promise<void>;
  /**
   * A job whose worker gave no sign for so long is handed to another worker. Milliseconds; longer than a lease lives.
   */
  readonly lockMs?: number;
  onError(error: unknown): void;
}

const name = 'queue';
/** BullMQ adds the colon. */
const bullPrefix = prefix.slice(0, -1);
/** Stands for the token of the worker that has a job: BullMQ then asks for no token. */
const anybody = '0';
const defaultLockMs = 40_000;
const positionsEveryMs = 2_000;
/** A Redis that is gone is waited for so long when the queue is closed. */
const patienceMs = 3_000;

const Call = z.union([z.object({ cancel: z.string() }), z.object({ nudge: z.string(), body: z.unknown().optional() })]);
type Call = z.infer<typeof Call>;

/** One queue for many processes. BullMQ only hands out turns: attempts, leases and ends are core's. */
export function openBullQueue(options: BullQueueOptions): OpenQueue {
  return (work) => createBullQueue(options, work);
}

function createBullQueue(options: BullQueueOptions, work: QueueWork): Queue {
  const { redis, clock, onError } = options;
  const reportQuietly = (error: Error): void => {
    if (!isExpected(error)) onError(error);
  };
  const bull = new BullQueue<{ requester: string }>(name, {
    connection: redis,
    prefix: bullPrefix,
    streams: { events: { maxLen: 100 } }, // no code reads them
  });
  bull.on('error', reportQuietly);
  const requesterQueues = createRequesterQueues(redis, bull);
  const running = new Map<string, AbortController>();
  const closing = new AbortController();
  const worker = options.runs ? startWorker() : undefined;
  const channel = openChannel(redis, receive, onError);
  if (options.showsPositions) void showPositions(options.showsPositions); // never rejects

  function startWorker(): Worker {
    const lockDuration = options.lockMs ?? defaultLockMs;
    const started = new Worker<{ requester: string }>(name, runOnce, {
      connection: redis,
      prefix: bullPrefix,
      concurrency: work.concurrency,
      lockDuration,
      lockRenewTime: lockDuration / 4,
      stalledInterval: lockDuration / 4,
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
      autorun: false,
    });
    const begin = (): Promise<void> | undefined => (closing.signal.aborted ? undefined : started.run());
    (options.startsAfter ?? Promise.resolve()).then(begin).catch(reportQuietly);
    return started.on('error', reportQuietly);
  }

  async function runOnce(job: Job<{ requester: string }>, token?: string): Promise<void> {
    const { id = '', data } = job;
    if (running.has(id)) return; // BullMQ took it for stalled, but it runs here
    if (closing.signal.aborted) return leaveToOthers(job, token);
    const abort = new AbortController();
    running.set(id, abort);
    try {
      await work.run(id, abort.signal);
    } finally {
      running.delete(id);
    }
    if (closing.signal.aborted) return leaveToOthers(job, token);
    await requesterQueues.leave(data.requester, id);
  }

  async function leaveToOthers(job: Job, token: string | undefined): Promise<never> {
    await job.moveToWait(token);
    throw new WaitingError();
  }

  /** False when the job does not run in this process. */
  function cancelHere(id: string): boolean {
    running.get(id)?.abort(new Cancelled('requester'));
    return running.has(id);
  }

  function receive(call: Call): void {
    if ('cancel' in call) cancelHere(call.cancel);
    else work.onNudge(call.nudge, call.body);
  }

  /** Ids of waiting jobs: first those whose worker was lost, then in the order of turns. */
  function order(): Promise<readonly string[]> {
    return bull.getRanges(['waiting', 'prioritized'], 0, -1, true);
  }

  async function showPositions(begins: true | Promise<void>): Promise<void> {
    await begins;
    let before: ReadonlyMap<string, number> = new Map();
    while (!closing.signal.aborted) {
      try {
        await clock.sleep(positionsEveryMs, closing.signal);
        const now = new Map((await order()).map((id, index) => [id, index + 1]));
        for (const id of before.keys()) if (!now.has(id)) work.onPosition(id, undefined);
        for (const [id, position] of now) if (before.get(id) !== position) work.onPosition(id, position);
        before = now;
      } catch (error) {
        if (!closing.signal.aborted) onError(error);
      }
    }
  }

  async function add({ id, requester }: QueueEntry): Promise<void> {
    if (closing.signal.aborted || (await bull.getJob(id))) return;
    const ahead = await requesterQueues.join(requester, id);
    await bull.add('swap', { requester }, { jobId: id, priority: ahead + 1, attempts: 1 });
  }

  return {
    isShared: true,
    add,
    async requeue(entry, isFree) {
      const job = await bull.getJob(entry.id);
      if (running.has(entry.id) || (job && !(await job.isActive())) || !(await isFree())) return false;
      if (job) await job.moveToWait(anybody);
      else await add(entry);
      return true;
    },
    async cancel(id) {
      if (cancelHere(id)) return 'running';
      const job = await bull.getJob(id);
      if (!job) return 'unknown';
      if ((await bull.remove(id)) === 1) {
        await requesterQueues.leave(job.data.requester, id);
        return 'waiting';
      }
      await channel.publish({ cancel: id });
      return 'running';
    },
    waiting: order,
    workers: () => bull.getWorkersCount(),
    length: () => bull.getJobCountByTypes('waiting', 'prioritized'),
    position: (id) => positionOf(redis, bull, id),
    nudge(attemptId, body) {
      channel.publish({ nudge: attemptId, body }).catch(onError);
    },
    async close() {
      closing.abort(new Cancelled('shutdown'));
      for (const abort of running.values()) abort.abort(new Cancelled('shutdown'));
      const closed = Promise.all([worker?.close(), channel.close(), bull.close()]);
      const late = new AbortController();
      const gone = clock.sleep(patienceMs, late.signal).then(async () => {
        if (redis.status === 'ready') await closed;
        else redis.disconnect(); // ends commands that wait for a Redis that is gone
      });
      await Promise.race([closed, gone]).finally(() => late.abort());
    },
  };
}

/**
 * The same as in `getRanges(['waiting', 'prioritized'])`, without reading the whole line: jobs whose worker was lost stand
 * at the tail of a list, and come before those of a sorted set.
 */
async function positionOf(redis: Redis, bull: BullQueue, id: string): Promise<number | undefined> {
  const [returned, inLine] = [bull.toKey('wait'), bull.toKey('prioritized')];
  const [count, index, rank] = await Promise.all([
    redis.llen(returned),
    redis.lpos(returned, id),
    redis.zrank(inLine, id),
  ]);
  if (index !== null) return count - index;
  return rank === null ? undefined : count + rank + 1;
}

/**
 * A channel between the processes. Each call reaches every process, also the sender. A call is lost while Redis is
 * gone.
 */
function openChannel(redis: Redis, receive: (call: Call) => void, onError: (error: unknown) => void) {
  const channelName = channelNameOf(redis);
  const subscriber = redis.duplicate();
  subscriber.on('error', () => undefined); // reported by the connection that it was made from
  subscriber.on('message', (_, text) => {
    try {
      receive(Call.parse(JSON.parse(text)));
    } catch (error) {
      onError(error);
    }
  });
  subscriber.subscribe(channelName).catch((error) => {
    if (!isExpected(error)) onError(error);
  });
  return {
    async publish(call: Call): Promise<void> {
      await redis.publish(channelName, JSON.stringify(call));
    },
    async close(): Promise<void> {
      subscriber.disconnect();
    },
  };
}

/** Redis channels do not belong to a database, so the name holds its number. */
function channelNameOf(redis: Redis): string {
  return `${prefix}${redis.options.db ?? 0}:calls`;
}

/** Whether any process listens on the channel. */
export async function isServed(redis: Redis): Promise<boolean> {
  const [, listeners] = await redis.pubsub('NUMSUB', channelNameOf(redis));
  return Number(listeners) > 0;
}

const expected =
  /^Connection is closed|^All sentinels are unreachable|^(?:UNBLOCKED|LOADING|READONLY|MASTERDOWN)|lock (?:for|mismatch)|^Missing (?:lock|key) for job|is not in the active state/i;

/**
 * Errors that are reported elsewhere: Redis is gone for a while, or another process has the job by now, which the lease
 * has decided.
 */
function isExpected(error: unknown): boolean {
  return error instanceof Error && ('syscall' in error || expected.test(error.message));
}
