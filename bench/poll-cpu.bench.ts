import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'undici';
import { systemClock } from '../src/core/clock.ts';
import { createCrun } from '../src/providers/crun/provider.ts';
import { createVendorHttp } from '../src/providers/http/vendor-http.ts';

/** CPU of one poll through a provider, parsing included, against the same requests sent bare. */
const POLLS = 4_000;
const PAIRS = 7;
const WARM_UP = 2_000;
const GOAL = 1.6;

/** Microseconds of CPU, user and system, for each of `count` turns. */
async function cpuOf(count: number, turn: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index++) await turn();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

const child = fork(new URL('./pending-server.ts', import.meta.url));
const [port] = await once(child, 'message');
const baseUrl = `http://127.0.0.1:${port}`;
const settings = { CRUN_API_KEY: 'key', CRUN_BASE_URL: baseUrl };
const crun = createCrun(settings, { http: createVendorHttp, clock: systemClock });
const { signal } = new AbortController();

async function bare(): Promise<void> {
  const { body } = await request(`${baseUrl}/api/v1/client/job/TaskInfo?task_id=task`, {
    headers: { 'x-api-key': 'key' },
  });
  await body.json();
}

async function polled(): Promise<void> {
  const status = await crun.poll({ taskId: 'task' }, { signal });
  if (status.state !== 'pending') throw new Error(`a job that is ${status.state}`);
}

await cpuOf(WARM_UP, bare);
await cpuOf(WARM_UP, polled);
const pairs: { bare: number; polled: number }[] = [];
for (let pair = 0; pair < PAIRS; pair++) {
  pairs.push({ bare: await cpuOf(POLLS, bare), polled: await cpuOf(POLLS, polled) });
}
child.disconnect();
const ratios = pairs.map((pair) => pair.polled / pair.bare).toSorted((a, b) => a - b);
const ratio = median(ratios);
console.log(`bare request   ${median(pairs.map((pair) => pair.bare)).toFixed(0)} µs of CPU`);
console.log(`provider poll  ${median(pairs.map((pair) => pair.polled)).toFixed(0)} µs of CPU`);
const range = `${ratios.at(0)?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)}`;
console.log(`ratio ${ratio.toFixed(2)}, ${range} (goal ${GOAL}: ${ratio <= GOAL ? 'met' : 'MISSED'})`);
