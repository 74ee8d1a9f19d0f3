import type { Queue as BullQueue } from 'bullmq';
import type { Redis } from 'ioredis';
import { prefix } from './connection.ts';

/** The waiting and running jobs of each requester, so that turns go round the requesters, not round the jobs. */
export interface RequesterQueues {
  /** Adds a job. Returns how many of the requester's jobs are ahead of it. */
  join(requester: string, id: string): Promise<number>;
  /** Removes a job. The requester's other jobs move up. */
  leave(requester: string, id: string): Promise<void>;
}

/** A line that is not touched for so long is dropped. Longer than any job takes. */
const forgottenAfterMs = 24 * 60 * 60 * 1_000;

export function createRequesterQueues(redis: Redis, bull: BullQueue): RequesterQueues {
  const nameOf = (requester: string): string => `${prefix}line:${requester}`;

  /**
   * Gives each waiting job its new priority, and drops ids that a process left behind when it died. All are asked for, and
   * then told, at once: a requester may have hundreds in line.
   */
  async function moveUp(requester: string): Promise<void> {
    const ids = await redis.zrange(nameOf(requester), '0', '-1');
    const jobs = await Promise.all(ids.map((id) => bull.getJob(id)));
    const gone = ids.filter((_, index) => !jobs[index]);
    if (gone.length > 0) await redis.zrem(nameOf(requester), ...gone);
    const moves = jobs
      .filter((job) => job !== undefined)
      .map((job, index) => ({ job, priority: index + 1 }))
      .filter(({ job, priority }) => job.priority !== priority);
    await Promise.all(moves.map(({ job, priority }) => job.changePriority({ priority }).catch(() => undefined))); // over meanwhile
  }

  return {
    async join(requester, id) {
      const name = nameOf(requester);
      const turn = await redis.incr(`${prefix}line`);
      await redis.zadd(name, 'NX', String(turn), id);
      await redis.pexpire(name, forgottenAfterMs);
      return (await redis.zrank(name, id)) ?? 0;
    },
    async leave(requester, id) {
      if ((await redis.zrem(nameOf(requester), id)) > 0) await moveUp(requester);
    },
  };
}
