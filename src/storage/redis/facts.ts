import type { Redis } from 'ioredis';
import type { Found } from '../../core/checks.ts';

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
  /** What it lost of what it had acknowledged. */
  readonly problem?: GenerationProblem | undefined;
}

const losses: Readonly<Record<GenerationProblem, string>> = {
  emptied: 'Redis was emptied while this program ran: swaps that waited or ran are forgotten',
  'went-back': 'Redis has gone back to an earlier state: what was paid for since may be paid for again',
};
/** What a person does who has seen to it. */
const goOn = `hosted vendors are asked for nothing until you have looked and run: redis-cli HDEL ${generationKey} halted`;

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
  return {
    version,
    keepsData: fact('aof_enabled') === '1',
    forgets: !['', 'noeviction'].includes(fact('maxmemory_policy')),
  };
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
  return [{ ok: true, message: `Redis ${facts.version} answers.` }, ...found];
}

interface Risk {
  readonly what: string;
  readonly remedy: string;
  /** Whether something is lost already. */
  readonly isLoss: boolean;
}

function risksOf({ keepsData, forgets, problem }: RedisFacts): Risk[] {
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
  return risks;
}
