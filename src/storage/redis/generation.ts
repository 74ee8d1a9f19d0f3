import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { prefix } from './connection.ts';
import { type GenerationProblem, generationKey } from './facts.ts';

/**
 * Notices a Redis that has lost what it acknowledged: one that was emptied, restored, or replaced by a replica that
 * lagged. Each process counts its own writes there and remembers the count. Nothing is submitted then until a person
 * removes the mark.
 */
export interface RedisGeneration {
  /** Runs a script that writes, and counts it in the same step. Returns the answer of the script. */
  run(script: string, keys: readonly string[], given: readonly (string | number)[]): Promise<unknown>;
  /** Compares what Redis holds with what this process remembers. */
  look(): Promise<GenerationProblem | undefined>;
  /** To be called when a lost connection is back: for a while nothing is submitted, so that every process can look. */
  reconnected(): void;
  /** Resolves while Redis can be trusted. Rejects with the signal's reason. */
  whenTrusted(signal: AbortSignal): Promise<void>;
  /** What the last look found. */
  readonly problem: GenerationProblem | undefined;
}

export interface RedisGenerationOptions {
  readonly clock: Clock;
  /** Called when Redis can no longer be trusted, and when it can again. */
  onChange(problem: GenerationProblem | undefined): void;
  onError(error: unknown): void;
}

/** Of a process that is gone. */
const keptMs = 30 * 24 * 60 * 60 * 1_000;
/** Longer than a process takes to reconnect and look. */
const settleMs = 5_000;
const lookEveryMs = 2_000;

/**
 * KEYS: generation, count of this process, then those of `work`. ARGV: what `born` was or '', the remembered count, a
 * new name, how long the count is kept, then those of `work`.
 */
const counted = (work: string): string => `
local function work(KEYS, ARGV)
${work}
end
local answer = work({ unpack(KEYS, 3) }, { unpack(ARGV, 5) })
local born = redis.call('HGET', KEYS[1], 'born')
local count = tonumber(redis.call('GET', KEYS[2]) or '0')
local known, remembered = ARGV[1], tonumber(ARGV[2])
if known ~= '' and (born ~= known or count < remembered) then
  redis.call('HSETNX', KEYS[1], 'halted', born ~= known and 'emptied' or 'went-back')
end
if not born then
  born = known ~= '' and known or ARGV[3]
  redis.call('HSET', KEYS[1], 'born', born)
end
count = math.max(count, remembered) + 1
redis.call('SET', KEYS[2], string.format('%.0f', count), 'PX', ARGV[4])
return { born, count, redis.call('HGET', KEYS[1], 'halted') or '', answer }`;

const Counted = z.tuple([z.string(), z.number(), z.enum(['', 'emptied', 'went-back'])]).rest(z.unknown());

export function createRedisGeneration(redis: Redis, options: RedisGenerationOptions): RedisGeneration {
  const { clock, onChange, onError } = options;
  const own = `${prefix}written:${randomUUID()}`;
  let born = '';
  let remembered = 0;
  let problem: GenerationProblem | undefined;
  let settledAt = Number.NEGATIVE_INFINITY;

  function note(next: GenerationProblem | undefined): void {
    if (next === problem) return;
    problem = next;
    onChange(next);
  }

  async function run(script: string, keys: readonly string[], given: readonly (string | number)[]): Promise<unknown> {
    const names = [generationKey, own, ...keys];
    const about = [born, remembered, randomUUID(), keptMs];
    const answer = await redis.eval(counted(script), names.length, ...names, ...about, ...given);
    const [name, count, halted, ofWork] = Counted.parse(answer);
    born = name;
    remembered = Math.max(remembered, count);
    note(halted === '' ? undefined : halted);
    return ofWork;
  }

  async function look(): Promise<GenerationProblem | undefined> {
    await run('return false', [], []);
    return problem;
  }

  /** False also where Redis refuses to answer. */
  async function isTrusted(): Promise<boolean> {
    try {
      return (await look()) === undefined && clock.now() >= settledAt;
    } catch (error) {
      onError(error);
      return false;
    }
  }

  return {
    run,
    look,
    reconnected() {
      settledAt = clock.now() + settleMs;
      look().catch(onError);
    },
    async whenTrusted(signal) {
      signal.throwIfAborted();
      while (!(await isTrusted())) await clock.sleep(lookEveryMs, signal);
    },
    get problem() {
      return problem;
    },
  };
}
