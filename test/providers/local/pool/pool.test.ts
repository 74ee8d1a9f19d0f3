import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { Cancelled, UserError } from '../../../../src/core/errors.ts';
import {
  createPool,
  type PoolOptions,
  type RunOptions,
  type WorkerPool,
} from '../../../../src/providers/local/pool/pool.ts';

const pools: WorkerPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function poolOf(options: Partial<PoolOptions> = {}): WorkerPool {
  const workerFile = new URL('../misbehaving-worker.ts', import.meta.url);
  const defaults = { workerFile, workerSettings: {}, workers: 1, memoryMegabytes: 1_000, timeLimitMs: 20_000 };
  const pool = createPool({ ...defaults, ...options });
  pools.push(pool);
  return pool;
}

/** For tests that prove the same with a worker of an earlier one. */
const shared = poolOf();
pools.length = 0;
afterAll(() => shared.close());

function order(pool: WorkerPool, command: string, options: Partial<RunOptions> = {}): Promise<unknown> {
  const work = { kind: 'inspect', bytes: new TextEncoder().encode(command), maxPixels: 1 } as const;
  return pool.run(work, z.unknown(), { signal: AbortSignal.timeout(20_000), ...options });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilGone(pids: readonly number[]): Promise<void> {
  await expect.poll(() => pids.filter(isAlive), { timeout: 3_000, interval: 10 }).toEqual([]);
}

describe('worker pool', () => {
  it('starts no process before there is work and keeps a worker warm after it', async () => {
    const pool = poolOf();
    expect(pool.processes).toEqual([]);
    const first = await order(pool, 'hello');
    const pids = [...pool.processes];
    expect(await order(pool, 'hello')).toBe(first);
    expect(pids).toHaveLength(1);
    expect(pool.processes).toEqual(pids);
  });

  it('proves that a worker can start, keeps it for work, and notices when none starts any more, and when one does', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'worker-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const workerFile = pathToFileURL(join(folder, 'worker.ts'));
    const good = `import '${new URL('../misbehaving-worker.ts', import.meta.url).pathname}';`;
    writeFileSync(workerFile, good);
    const files = [fileURLToPath(new URL('..', import.meta.url))];
    const pool = poolOf({ workerFile, files, sandbox: 'process' });
    await pool.prove();
    await pool.prove();
    const [pid = 0, ...others] = pool.processes;
    expect(others).toEqual([]);
    await order(pool, 'hello');
    expect(pool.processes).toEqual([pid]);
    writeFileSync(workerFile, 'process.exit(1);');
    process.kill(pid, 'SIGKILL');
    await untilGone([pid]);
    await expect.poll(() => pool.processes).toEqual([]);
    await expect(pool.prove()).rejects.toThrow('exit code 1');
    writeFileSync(workerFile, good);
    await pool.prove();
    expect(pool.processes).toHaveLength(1);
  });

  it('never runs more workers than it may', async () => {
    const pool = poolOf({ workers: 2 });
    const names = await Promise.all(Array.from({ length: 7 }, () => order(pool, 'hello')));
    expect(new Set(names).size).toBe(2);
  });

  it.each(['segfault', 'vanish'])('loses only the work that makes its worker %s', async (command) => {
    const pool = shared;
    const before = await order(pool, 'hello');
    const results = await Promise.allSettled([order(pool, command), order(pool, 'hello')]);
    expect(results[0]).toMatchObject({ status: 'rejected', reason: { failure: 'crashed' } });
    expect(results[1]).toMatchObject({ status: 'fulfilled' });
    expect(results[1]).not.toMatchObject({ value: before });
  });

  it('replaces a worker that was killed while it was idle', async () => {
    const pool = shared;
    const name = await order(pool, 'hello');
    const pids = [...pool.processes];
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await untilGone(pids);
    await expect.poll(() => pool.processes).toEqual([]);
    expect(await order(pool, 'hello')).not.toBe(name);
  });

  it.each([
    { command: 'exit', failure: 'threw' },
    { command: 'throw', failure: 'threw' },
    { command: 'babble', failure: 'crashed' },
  ])('reports $failure when a worker does $command', async ({ command, failure }) => {
    const pool = shared;
    await expect(order(pool, command)).rejects.toMatchObject({ name: 'WorkerFailure', failure });
    await expect(order(pool, 'hello')).resolves.toBeTypeOf('string');
  });

  it('turns complaints about a file back into UserErrors', async () => {
    const complaint = await order(shared, 'complain').catch((error: unknown) => error);
    expect(complaint).toBeInstanceOf(UserError);
    expect(complaint).toMatchObject({ code: 'unsupported-format', params: { type: 'HEIC' } });
  });

  it('reports progress', async () => {
    const fractions: number[] = [];
    await order(shared, 'progress', { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions).toEqual([0.25, 0.5, 0.75]);
  });

  it('gives workers none of the environment that holds the secrets', async () => {
    process.env.CANARY_TOKEN = 'canary';
    const names = await order(poolOf(), 'environment');
    expect(names).not.toContain('CANARY_TOKEN');
    expect(names).not.toContain('PATH');
    delete process.env.CANARY_TOKEN;
  });
});

describe('quick work', () => {
  const quick = { workers: 1, timeLimitMs: 60 };

  it('does not wait for long work, nor long work for it', async () => {
    const pool = poolOf({ quick: { workers: 1, timeLimitMs: 20_000 } });
    const abort = new AbortController();
    const hanging = [
      order(pool, 'hang', { signal: abort.signal }),
      order(pool, 'hang', { signal: abort.signal }), // waits for the only place of long work
    ];
    expect(await order(pool, 'hello', { quick: true })).toBeTypeOf('string');
    abort.abort(new Cancelled('requester'));
    await Promise.allSettled(hanging);
    const held = order(pool, 'hang', { quick: true, signal: AbortSignal.timeout(20_000) });
    const closed = expect(held).rejects.toMatchObject({ failure: 'closed' });
    expect(await order(pool, 'hello')).toBeTypeOf('string');
    await pool.close();
    await closed;
  });

  it('has a time limit of its own', async () => {
    const pool = poolOf({ quick });
    const warm = await order(pool, 'hello');
    await expect(order(pool, 'spin', { quick: true })).rejects.toMatchObject({ failure: 'timed-out' });
    expect(await order(pool, 'hello')).not.toBe(warm);
  });
});

describe('ending work early', () => {
  it.each(['hang', 'spin'])(
    'kills a worker at once that would %s, with the reason of who wanted it',
    async (command) => {
      const pool = shared;
      const name = await order(pool, 'hello');
      const pids = [...pool.processes];
      const abort = new AbortController();
      const reason = new Cancelled('requester');
      let began = 0;
      const onProgress = (): void => {
        began = performance.now();
        abort.abort(reason);
      };
      const ordered = order(pool, command, { signal: abort.signal, onProgress });
      await expect(ordered).rejects.toBe(reason);
      await untilGone(pids);
      expect(performance.now() - began).toBeLessThan(500);
      expect(await order(pool, 'hello')).not.toBe(name);
    },
  );

  it('lets work leave the queue without touching the running work', async () => {
    const pool = shared;
    const name = await order(pool, 'hello');
    const abort = new AbortController();
    const inHand = order(pool, 'hello');
    const waiting = order(pool, 'hello', { signal: abort.signal });
    const last = order(pool, 'hello');
    const reason = new Cancelled('requester');
    abort.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(await Promise.all([inHand, last])).toEqual([name, name]);
  });

  it('refuses work that is already cancelled', async () => {
    const pool = poolOf();
    const reason = new Cancelled('shutdown');
    await expect(order(pool, 'hello', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(pool.processes).toEqual([]);
  });

  it('takes urgent work first', async () => {
    const pool = shared;
    const done: string[] = [];
    const told = (name: string) => (): void => void done.push(name);
    await Promise.all([
      order(pool, 'hello').then(told('first')),
      order(pool, 'hello').then(told('second')),
      order(pool, 'hello', { urgent: true }).then(told('urgent')),
    ]);
    expect(done).toEqual(['first', 'urgent', 'second']);
  });

  it('ends work that takes too long, even in an endless loop', async () => {
    const pool = poolOf({ timeLimitMs: 1_500 });
    await expect(order(pool, 'spin')).rejects.toMatchObject({ failure: 'timed-out' });
    // on a busy machine a process may take longer than that to start
    const answer = () => order(pool, 'hello').catch(() => undefined);
    await expect.poll(answer, { timeout: 30_000 }).toBeTypeOf('string');
  });

  it('ends work that needs too much memory', async () => {
    const pool = poolOf({ memoryMegabytes: 300 });
    await expect(order(pool, 'swell')).rejects.toMatchObject({ failure: 'out-of-memory' });
    await expect(order(pool, 'hello')).resolves.toBeTypeOf('string');
  });

  it('replaces a worker that holds too much memory after successful work', async () => {
    const pool = poolOf({ memoryMegabytes: 400 });
    const name = await order(pool, 'fill');
    expect(await order(pool, 'hello')).not.toBe(name);
  });
});

describe('ending the pool', () => {
  it('leaves no child process, whatever they do', async () => {
    const pool = poolOf({ workers: 3 });
    const work = Promise.allSettled([
      order(pool, 'spin'),
      order(pool, 'hang'),
      order(pool, 'hello'),
      order(pool, 'hello'),
    ]);
    await expect.poll(() => pool.processes.length, { timeout: 30_000 }).toBe(3);
    const pids = [...pool.processes];
    await pool.close();
    expect(pids.filter(isAlive)).toEqual([]);
    const [spinning, hanging] = await work;
    expect(spinning).toMatchObject({ status: 'rejected', reason: { failure: 'closed' } });
    expect(hanging).toMatchObject({ status: 'rejected', reason: { failure: 'closed' } });
    await expect(order(pool, 'hello')).rejects.toMatchObject({ failure: 'closed' });
  });

  it.each([
    { named: 'ends by itself', last: '', endedBy: undefined },
    { named: 'is killed', last: `process.kill(process.pid, 'SIGKILL');`, endedBy: 'SIGKILL' },
  ])('does not outlive a parent that $named, and does not keep it alive', async ({ last, endedBy }) => {
    const program = `
      import { existsSync, readdirSync, readFileSync } from 'node:fs';
      import { z } from 'zod';
      import { createPool } from '${new URL('../../../../src/providers/local/pool/pool.ts', import.meta.url)}';
      const workerFile = new URL('${new URL('../../../../src/providers/local/worker/worker.ts', import.meta.url)}');
      const workerSettings = { runtime: 'auto' };
      const pool = createPool({ workerFile, workerSettings, workers: 1, memoryMegabytes: 500, timeLimitMs: 60_000 });
      const work = { kind: 'detect', bytes: new TextEncoder().encode('hello'), maxPixels: 1 };
      await pool.run(work, z.unknown(), { signal: new AbortController().signal });
      const commands = (existsSync('/proc') ? readdirSync('/proc') : []).map((name) => '/proc/' + name + '/cmdline').flatMap(
        (path) => existsSync(path) ? readFileSync(path, 'utf8') : []);
      const titled = commands.some((command) => command.startsWith('faceswap-bot worker'));
      process.stdout.write(JSON.stringify({ pid: pool.processes[0], titled }), () => { ${last} });`;
    const options = { timeout: 20_000 };
    const run = promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', program], options);
    const ended: { stdout: string; signal?: string } = await run.catch((error) => error);
    expect(ended.signal).toBe(endedBy);
    const { pid, titled } = JSON.parse(ended.stdout);
    expect(titled).toBe(process.platform === 'linux');
    expect(pid).toBeGreaterThan(0);
    await untilGone([pid]);
  });
});
