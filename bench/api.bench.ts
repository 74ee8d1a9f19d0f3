import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { percentile } from './numbers.ts';

/**
 * How soon the HTTP API tells how far a swap is while the offline engine works on others. The peer is the health check of
 * the same process, which looks at the store and does nothing else.
 */
const swapsUnderWay = 20;
const calls = 500;
const key = 'bench-key-0123456789-0123456789';
const [httpPort, adminPort] = [18_787, 18_788];
const origin = `http://127.0.0.1:${httpPort}`;
const headers = { authorization: `Bearer ${key}` };
const media = resolve(import.meta.dirname, '../test/fixtures/media');

const folder = await mkdtemp(join(tmpdir(), 'faceswap-bench-'));
const server = start();
try {
  await ready();
  const ids = await Promise.all(Array.from({ length: swapsUnderWay }, request));
  const status = await timesOf(() => fetch(`${origin}/v1/swaps/${ids.at(-1)}`, { headers }));
  const health = await timesOf(() => fetch(`http://127.0.0.1:${adminPort}/healthz`));
  const left = await Promise.all(ids.map(stateOf));
  console.log(`${left.filter((state) => state !== 'done').length} of ${swapsUnderWay} swaps were still under way`);
  for (const [name, times] of [
    ['status of a swap', status],
    ['health check (peer)', health],
  ] as const) {
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    console.log(`${name.padEnd(20)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
  }
  console.log(`p99 ratio ${(percentile(status, 0.99) / percentile(health, 0.99)).toFixed(2)}`);
} finally {
  server.kill('SIGKILL');
  await once(server, 'exit');
  await rm(folder, { recursive: true, force: true });
}

function start(): ChildProcess {
  const env = {
    ...process.env,
    DATA_DIR: folder,
    HTTP_PORT: String(httpPort),
    ADMIN_PORT: String(adminPort),
    API_KEYS: `bench:${key}`,
    LOG_LEVEL: 'error',
  };
  const program = resolve(import.meta.dirname, '../bin/faceswap-bot.js');
  return spawn(process.execPath, [program, 'serve'], { cwd: folder, env, stdio: 'inherit' });
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (
      await fetch(`${origin}/openapi.json`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await wait(100);
  }
  throw new Error('the server does not start');
}

async function request(): Promise<string> {
  const body = new FormData();
  for (const [name, file] of Object.entries({ face: 'hopper.jpg', target: 'couple.jpg' })) {
    body.set(name, new Blob([await readFile(join(media, file))]), file);
  }
  const answer = await fetch(`${origin}/v1/swaps`, { method: 'POST', headers, body });
  const { id } = (await answer.json()) as { id?: string };
  if (id === undefined) throw new Error(`not admitted: ${answer.status}`);
  return id;
}

async function stateOf(id: string): Promise<string> {
  const answer = await fetch(`${origin}/v1/swaps/${id}`, { headers });
  return ((await answer.json()) as { state: string }).state;
}

/** Milliseconds of each call. */
async function timesOf(call: () => Promise<Response>): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < calls; count++) {
    const begun = performance.now();
    await (await call()).arrayBuffer();
    times.push(performance.now() - begun);
    await wait(5);
  }
  return times.sort((one, other) => one - other);
}
