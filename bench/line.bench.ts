import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../test/fakes/free-port.ts';
import { percentile } from './numbers.ts';

/**
 * JOBS (10,000) in line on a real Redis, asked for by a thousand members in two hundred channels: how fast they get in line,
 * what a front does while they wait, what it takes, and how fast WORKERS (1) with four jobs at once work them off where the
 * vendor answers at once.
 */
const jobs = Number(process.env.JOBS ?? 10_000);
const workerCount = Number(process.env.WORKERS ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'faceswap-line-'));
const port = await freePort();
const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
const server = spawn('redis-server', [...options, '--appendonly', 'yes', '--appendfsync', 'everysec'], {
  stdio: 'ignore',
});
const url = `redis://127.0.0.1:${port}`;
const redis = new Redis(url, { maxRetriesPerRequest: null });
redis.on('error', () => undefined);

interface Counts {
  readonly edits: number;
  readonly finished: number;
  readonly rss: number;
  readonly heap: number;
  readonly cpu: number;
  readonly lag: { readonly p50: number; readonly p99: number; readonly max: number };
}

class Process {
  readonly #child: ChildProcess;
  #id = 0;

  constructor(role: 'front' | 'worker') {
    this.#child = fork(new URL('./line-process.ts', import.meta.url), [role, url]);
  }

  static async start(role: 'front' | 'worker'): Promise<Process> {
    const started = new Process(role);
    await once(started.#child, 'message');
    return started;
  }

  /** Milliseconds, or what `counts` answers. */
  async do<Answer = number>(task: string, from = 0, to = 0): Promise<Answer> {
    const id = ++this.#id;
    this.#child.send({ id, task, from, to });
    for (;;) {
      const [message] = await once(this.#child, 'message');
      if (message.id === id) return message.answer;
    }
  }

  end(): void {
    this.#child.disconnect();
  }
}

async function memoryOfRedis(): Promise<string> {
  const info = await redis.info('memory');
  return `${(Number(/used_memory:(\d+)/.exec(info)?.[1]) / 2 ** 20).toFixed(0)} MB`;
}

function tell(who: string, { rss, lag, cpu, edits }: Counts): void {
  const lags = `p50 ${lag.p50.toFixed(0)}, p99 ${lag.p99.toFixed(0)}, most ${lag.max.toFixed(0)} ms`;
  console.log(
    `${who}: ${rss.toFixed(0)} MB, ${cpu.toFixed(1)} s of CPU so far, event loop ${lags}, ${edits} edits so far`,
  );
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

try {
  const front = await Process.start('front');
  console.log(`Redis, empty: ${await memoryOfRedis()}`);
  tell('front, idle', await front.do<Counts>('counts'));
  const steps = 10;
  for (let step = 0; step < steps; step++) {
    const [from, to] = [(step * jobs) / steps, ((step + 1) * jobs) / steps];
    const ms = await front.do('ask', from, to);
    if (step === 0 || step === steps - 1)
      console.log(`${from} to ${to} in line: ${(((to - from) * 1_000) / ms).toFixed(0)} a second`);
  }
  tell('front, asked', await front.do<Counts>('counts'));
  await pause(20_000);
  tell('front, 20 s of waiting', await front.do<Counts>('counts'));
  for (const task of ['position', 'jobs', 'ready', 'metrics', 'heartbeat', 'round']) {
    const took: number[] = [];
    for (let time = 0; time < 5; time++) {
      took.push(await front.do(task));
      if (task === 'ready' || task === 'metrics') await pause(time === 0 ? 0 : 1_000);
    }
    console.log(`${task}: median ${percentile(took, 0.5).toFixed(1)} ms, most ${Math.max(...took).toFixed(1)} ms`);
  }
  tell('front, asked questions', await front.do<Counts>('counts'));
  console.log(`Redis: ${await memoryOfRedis()}`);
  const begunAt = performance.now();
  const workers = await Promise.all(Array.from({ length: workerCount }, () => Process.start('worker')));
  for (let done = 0, told = 0; done < jobs; ) {
    await pause(2_000);
    const counts = await Promise.all(workers.map((worker) => worker.do<Counts>('counts')));
    done = counts.reduce((sum, { finished }) => sum + finished, 0);
    if (done - told < jobs / 5 && done < jobs) continue;
    told = done;
    console.log(
      `${done} done after ${((performance.now() - begunAt) / 1_000).toFixed(0)} s, Redis ${await memoryOfRedis()}`,
    );
    for (const count of counts) tell('worker', count);
    tell('front', await front.do<Counts>('counts'));
  }
  for (const one of [front, ...workers]) one.end();
} finally {
  redis.disconnect();
  server.kill();
  await once(server, 'close');
  rmSync(folder, { recursive: true, force: true });
}
