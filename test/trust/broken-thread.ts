import { existsSync, rmSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/** A thread that fails as the file it is given says, and after that works. */

function fails(path: string): boolean {
  if (!existsSync(path)) return false;
  rmSync(path);
  return true;
}

parentPort?.on('message', ({ work }) => {
  const [how = '', path = ''] = Buffer.from(work.bytes).toString().split(' ');
  if (how === 'hangs' && fails(path)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (how === 'dies' && fails(path)) process.exit(1);
  if (how === 'throws' && fails(path)) throw new Error('in the thread');
  if (how === 'always-dies') process.exit(1);
  const memory = how === 'grows' ? 2 ** 30 : 0;
  if (how === 'nonsense' && fails(path)) parentPort?.postMessage('nonsense');
  else
    parentPort?.postMessage({ kind: 'done', answer: { bytes: Buffer.from(String(process.hrtime.bigint())) }, memory });
});
