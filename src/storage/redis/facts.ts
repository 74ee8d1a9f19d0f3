import type { Redis } from 'ioredis';
import type { Found } from '../../core/checks.ts';
import type { SentinelFacts } from './sentinel.ts';

/** The Redis at REDIS_URL cannot be used. The message is a sentence for the operator. */
export class RedisUnusable extends Error {
  override readonly name = 'RedisUnusable';
}

/** `emptied`: what was there is gone. `went-back`: writes that were acknowledged are missing. */
export type GenerationProblem = 'emptied' | 'went-back';

/** A hash: `born` names what Redis holds; `halted` says that it cannot be trusted. */
export const generationKey = 'faceswap:generation';

/** Facts about a Redis that decide whether it may hold paid work. */
export interface RedisFacts {
  readonly version: string;
  /** Whether it writes its data to disk, so that it loses nothing when it ends. */
  readonly keepsData: boolean;
  /** Whether it may evict data when its memory is full. */
  readonly forgets: boolean;
  /** How many replicas it has. */
  readonly replicas?: number;
  /** It refuses to write while fewer replicas listen. Undefined where it does not tell. */
  readonly minReplicas?: number | undefined;
  /** What its sentinels say; undefined without them, and where none of them answers. */
  readonly sentinel?: SentinelFacts | undefined;
  /** What it lost of what it had acknowledged. */
  readonly problem?: GenerationProblem | undefined;
}

const losses: Readonly<Record<GenerationProblem, string>> = {
  emptied: 'Redis was emptied while this program ran: swaps that waited or ran are forgotten',
  'went-back': 'Redis has gone back to an earlier state: what was paid for since may be paid for again',
};
/** What a person does who has seen to it. */
const goOn = `hosted vendors are asked for nothing until you have looked and run: redis-cli HDEL ${generationKey} halted`;

/** Two of three can agree when a machine is gone. */
const fewestSentinels = 3;
/** The first version with GETDEL. */
const oldestVersion = 6.2;

/** Reads the facts. Throws RedisUnusable where Redis is too old. */
export async function redisFacts(redis: Redis): Promise<RedisFacts> {
  const info = await redis.info();
  const fact = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  const version = fact('redis_version');
  if (Number.parseFloat(version) < oldestVersion) {
    throw new RedisUnusable(`REDIS_URL: Redis ${version} is too old; ${oldestVersion} or newer is needed`);
  }
  if (fact('role') === 'slave') {
    throw new RedisUnusable('REDIS_URL: this Redis is a replica, which cannot be written to; name its master');
  }
  return {
    version,
    replicas: Number(fact('connected_slaves')),
    minReplicas: await minReplicas(redis),
    keepsData: fact('aof_enabled') === '1',
    forgets: !['', 'noeviction'].includes(fact('maxmemory_policy')),
  };
}

/** A hosted Redis may not tell. */
async function minReplicas(redis: Redis): Promise<number | undefined> {
  const answer: unknown = await redis.config('GET', 'min-replicas-to-write').catch(() => undefined);
  return Array.isArray(answer) && answer.length === 2 ? Number(answer[1]) : undefined;
}

/** What the operator should change before Redis may hold paid work; one sentence each. */
export function describeRisks(facts: RedisFacts): string[] {
  return risksOf(facts).map(({ what, remedy, isLoss }) => `${what}${isLoss ? ';' : ':'} ${remedy}`);
}

/** The same for the `doctor` command. */
export function redisFindings(facts: RedisFacts): Found[] {
  const found = risksOf(facts).map(({ what, remedy, isLoss }) => {
    return { ok: !isLoss, message: `${what}.`, remedy: `${remedy[0]?.toUpperCase()}${remedy.slice(1)}.` };
  });
  return [{ ok: true, message: `Redis ${facts.version} answers.${aboutFailover(facts)}` }, ...found];
}

function aboutFailover({ replicas = 0, minReplicas, sentinel }: RedisFacts): string {
  const least = minReplicas === undefined ? '' : `; min-replicas-to-write is ${minReplicas}`;
  const followers = `${counted(sentinel?.replicas ?? replicas, 'replica')}${least}`;
  if (!sentinel) return replicas === 0 ? '' : ` It has ${followers}.`;
  const { name, master, sentinels, quorum } = sentinel;
  const watching = `${counted(sentinels, 'sentinel')}, of which ${quorum} must agree on a failover`;
  return ` The master “${name}” is ${master}, with ${watching}, and ${followers}.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

interface Risk {
  readonly what: string;
  readonly remedy: string;
  /** Whether something is lost already. */
  readonly isLoss: boolean;
}

function risksOf({ keepsData, forgets, problem, minReplicas, sentinel }: RedisFacts): Risk[] {
  const risks: Risk[] = problem ? [{ what: losses[problem], remedy: goOn, isLoss: true }] : [];
  if (!keepsData) {
    risks.push({
      what: 'Redis does not write down what it is told',
      remedy: 'start it with --appendonly yes',
      isLoss: false,
    });
  }
  if (forgets) {
    const what = 'Redis throws data away when its memory is full';
    risks.push({ what, remedy: 'set maxmemory-policy noeviction', isLoss: false });
  }
  return [...risks, ...(sentinel ? failoverRisks(sentinel, minReplicas) : [])];
}

function failoverRisks({ sentinels, replicas }: SentinelFacts, minReplicas: number | undefined): Risk[] {
  const risks: Risk[] = [];
  if (sentinels < fewestSentinels) {
    const what = `Redis is watched by no more than ${counted(sentinels, 'sentinel')}`;
    risks.push({ what, remedy: 'run three on three machines, so that two agree when one is gone', isLoss: false });
  }
  if (replicas === 0) {
    risks.push({ what: 'No replica could take the place of Redis', remedy: 'start one', isLoss: false });
  } else if (minReplicas === 0) {
    const what = 'Redis goes on writing while no replica listens, and a failover loses all of that';
    const remedy = `set min-replicas-to-write 1${replicas === 1 ? ', once it has two replicas' : ''}`;
    risks.push({ what, remedy, isLoss: false });
  }
  return risks;
}
