import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Requester } from '../../core/ports/chat.ts';
import { isUnderWay, Job, overAt } from '../../core/ports/job.ts';
import type { Member } from '../../core/ports/members.ts';
import { type AtOnceLimits, JobCommand, type JobList, type JobStore, LeaseLost } from '../../core/ports/storage.ts';
import { remembered } from '../remembered.ts';
import { StoreError } from '../sqlite/database.ts';
import { prefix } from './connection.ts';
import type { RedisGeneration } from './generation.ts';
import * as scripts from './jobs-scripts.ts';

export interface RedisJobStoreOptions {
  /** False only when the owner's process is certainly gone. Its leases then end at once. */
  isAlive(owner: string): boolean;
  /** How long a lease lives without a heartbeat, milliseconds. */
  readonly leaseMs?: number;
  /** Counts the writes of this process. */
  readonly generation?: Pick<RedisGeneration, 'run'>;
}

const defaultLeaseMs = 30_000;
/** Number of records read at once. */
const pageSize = 500;

const all = `${prefix}jobs`;
/** Jobs that are not over or have follow-ups, by the time of their request. */
const open = `${prefix}jobs:open`;
/** Jobs that are over, by the time at which they were. */
const over = `${prefix}jobs:over`;
const underWay = `${prefix}jobs:under-way`;
const commandsKey = `${prefix}jobs:wishes`;
const jobKey = (id: string): string => `${prefix}job:${id}`;
const personKey = ({ platform, id }: Member): string => `${prefix}jobs:of:${JSON.stringify([platform, id])}`;

const Written = z.enum(['', 'member', 'place', 'all', 'exists', 'lost']);
const Claimed = z.union([z.tuple([]), z.tuple([z.enum(['taken', 'held']), z.string()])]);

export function createRedisJobStore(
  redis: Redis,
  { isAlive, leaseMs = defaultLeaseMs, generation }: RedisJobStoreOptions,
): JobStore {
  async function write(job: Job, owner: string, atOnce: AtOnceLimits = {}, lease: number | '' = '') {
    const { requester } = job.request;
    const keys = [jobKey(job.id), all, open, over, personKey(requester), underWay, ...underWayKeys(requester)];
    const ofPlace = requester.place === undefined ? undefined : atOnce.place;
    const limits = [atOnce.member, ofPlace, atOnce.all].map((limit) => limit ?? '');
    const facts = [job.requestedAt, overAt(job) ?? '', isUnderWay(job) ? '1' : ''];
    const given = [job.id, owner, JSON.stringify(job), ...facts, ...limits, lease];
    const answer = Written.parse(
      await (generation?.run(scripts.write, keys, given) ?? redis.eval(scripts.write, keys.length, ...keys, ...given)),
    );
    if (answer === 'exists') throw new Error(`job ${job.id} is stored already`);
    if (answer === 'lost') throw new LeaseLost(job.id);
    return answer === '' ? undefined : answer;
  }

  async function claim(id: string, owner: string, gone = ''): Promise<Job | undefined> {
    const [answer, text = ''] = Claimed.parse(await redis.eval(scripts.claim, 1, jobKey(id), owner, leaseMs, gone));
    if (answer === 'taken') return parse(id, text);
    return answer === 'held' && !gone && !isAlive(text) ? claim(id, owner, text) : undefined;
  }

  async function read(ids: readonly string[]): Promise<JobList> {
    const jobs: Job[] = [];
    const damaged: string[] = [];
    for (let start = 0; start < ids.length; start += pageSize) {
      const page = ids.slice(start, start + pageSize);
      const records = await Promise.all(page.map((id) => redis.hget(jobKey(id), 'record')));
      for (const [index, id] of page.entries()) {
        const record = records[index];
        if (typeof record !== 'string') continue; // purged meanwhile
        const job = tryParse(record);
        if (job) jobs.push(job);
        else damaged.push(id);
      }
    }
    return { jobs, damaged };
  }

  return {
    insert: (job, owner, atOnce) => write(job, owner, atOnce, leaseMs),
    update: (job, owner, atOnce) => write(job, owner, atOnce),
    async reached(requester, { member, place, all: most }) {
      const [ofMember, ofPlace] = underWayKeys(requester);
      const limited = [
        { name: 'member', key: ofMember, limit: member },
        { name: 'place', key: ofPlace, limit: requester.place === undefined ? undefined : place },
        { name: 'all', key: underWay, limit: most },
      ] as const;
      for (const { name, key, limit } of limited) {
        if (limit !== undefined && (await redis.scard(key)) >= limit) return name;
      }
      return undefined;
    },
    async get(id) {
      const record = await redis.hget(jobKey(id), 'record');
      return record === null ? undefined : parse(id, record);
    },
    claim: (id, owner) => claim(id, owner),
    async renew(ids, owner) {
      const keys = ids.map(jobKey);
      const numbers = z.array(z.number()).parse(await redis.eval(scripts.renew, keys.length, ...keys, owner, leaseMs));
      const commands = Object.entries(await redis.hgetall(commandsKey)).flatMap(([id, text]) => {
        const command = JobCommand.safeParse(text).data; // a newer version may know more commands
        return command ? [{ id, command }] : [];
      });
      return { lost: numbers.flatMap((number) => ids[number - 1] ?? []), commands };
    },
    async release(id, owner) {
      await redis.eval(scripts.release, 1, jobKey(id), owner);
    },
    async setCommand(id, command) {
      await redis.eval(scripts.setCommand, 2, jobKey(id), commandsKey, id, command ?? '');
    },
    async unfinished({ freeBut, pressing = false, attemptId } = {}) {
      const attempt = attemptId === undefined ? '' : JSON.stringify(attemptId);
      const given = [jobKey(''), leaseMs, pressing ? '1' : '', attempt];
      const answer = z.array(z.string()).parse(await redis.eval(scripts.unfinished, 2, open, underWay, ...given));
      const isLiving = remembered(isAlive);
      const isFree = (holder: string): boolean => holder === '' || !isLiving(holder);
      const found = answer.flatMap((id, index) => (index % 2 === 0 ? { id, holder: answer[index + 1] ?? '' } : []));
      const wanted = found.filter(({ id, holder }) => !freeBut || (isFree(holder) && !freeBut.has(id)));
      return read(wanted.map(({ id }) => id));
    },
    async list({ limit, member }) {
      return read(await redis.zrange(member ? personKey(member) : all, '0', String(limit - 1), 'REV'));
    },
    async remove(id, owner) {
      const keys = [jobKey(id), all, open, over, commandsKey, underWay];
      if ((await redis.eval(scripts.remove, keys.length, ...keys, id, owner ?? '')) === 0) throw new LeaseLost(id);
    },
    async purge(overBefore) {
      for (const id of await redis.zrangebyscore(over, '-inf', `(${overBefore}`)) {
        const ofPerson = await redis.hget(jobKey(id), 'person');
        const step = redis.multi().del(jobKey(id)).zrem(all, id).zrem(over, id).hdel(commandsKey, id);
        await (ofPerson === null ? step : step.zrem(ofPerson, id)).exec();
      }
    },
  };
}

/**
 * Keys that count the jobs under way of a member and in a place. Jobs without a place count as in one place of their
 * own.
 */
function underWayKeys({ platform, id, place }: Requester): [string, string] {
  const keyOf = (...what: string[]): string => `${underWay}:${JSON.stringify(what)}`;
  return [keyOf('member', platform, id), place === undefined ? keyOf('nowhere') : keyOf('place', platform, place)];
}

function tryParse(record: string): Job | undefined {
  try {
    return Job.parse(JSON.parse(record));
  } catch {
    return undefined;
  }
}

function parse(id: string, record: string): Job {
  const job = tryParse(record);
  if (!job) throw new StoreError(`The stored record of job ${id} cannot be read.`);
  return job;
}
