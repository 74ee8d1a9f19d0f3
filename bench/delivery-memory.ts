import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './numbers.ts';

const goal = 0.3;
const atOnce = 8;
const pairs = 3;
const mebibyte = 2 ** 20;

/** Memory of each of eight deliveries of 25 MB under way, against a script that fetches each whole and sends it as a form. */
export async function deliveryMemory(folder: string): Promise<boolean> {
  const servers = fork(new URL('./delivery-servers.ts', import.meta.url));
  const [port] = await once(servers, 'message');
  const base = `http://127.0.0.1:${port}`;
  const blobs = join(folder, 'shelf');
  mkdirSync(blobs);
  const taken = { script: [] as number[], ours: [] as number[] };
  for (let pair = 0; pair < pairs; pair++) {
    taken.script.push(await bytesEach('script', base, blobs));
    taken.ours.push(await bytesEach('ours', base, blobs));
  }
  servers.disconnect();
  const [script, ours] = [median(taken.script), median(taken.ours)];
  const ratio = ours / script;
  console.log(
    `buffering script ${(script / mebibyte).toFixed(1)} MB, ours ${(ours / mebibyte).toFixed(1)} MB a delivery`,
  );
  console.log(`delivery memory: ${ratio.toFixed(2)} of the script (goal ${goal}: ${ratio <= goal ? 'met' : 'MISSED'})`);
  return ratio <= goal;
}

async function bytesEach(way: 'script' | 'ours', base: string, blobs: string): Promise<number> {
  const child = fork(new URL('./delivery-process.ts', import.meta.url), [way, String(atOnce), base, blobs], {
    execArgv: ['--expose-gc'],
  });
  const failed = once(child, 'exit').then(() => Promise.reject(new Error(`a delivery by ${way} failed`)));
  const [bytes] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined); // it exits after its answer, too
  return Number(bytes);
}
