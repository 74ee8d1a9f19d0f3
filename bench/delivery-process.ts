import { createHash } from 'node:crypto';
import { InputFile } from 'grammy';
import { createTelegramApi } from '../src/bots/telegram/transport/api.ts';
import { systemClock } from '../src/core/clock.ts';
import { fetchResult } from '../src/core/jobs/fetch-result.ts';
import { opened } from '../src/core/jobs/job-outcome.ts';
import { createSemaphore } from '../src/core/messages/semaphore.ts';
import type { EncodedMedia } from '../src/core/ports/media.ts';
import { Secret } from '../src/core/secret.ts';
import { createSafeFetch } from '../src/providers/http/safe-fetch.ts';
import { createFileBlobStore } from '../src/storage/files/blob-store.ts';
import { fakeIntake } from '../test/fakes/fake-intake.ts';
import { knowsNothing } from '../test/fakes/verifier.ts';
import { runningJob } from './durable-jobs.ts';

/** Hands over files in one of two ways, several at once, and tells how much memory that took beyond a first one. */
const [way = '', count = '', base = '', folder = ''] = process.argv.slice(2);
const { signal } = new AbortController();
const deliver = way === 'script' ? byScript : createOurs();

async function byScript(): Promise<void> {
  const file = await (await fetch(`${base}/file`)).arrayBuffer();
  const form = new FormData();
  form.set('chat_id', '1');
  form.set('video', new Blob([file], { type: 'video/mp4' }), 'result.mp4');
  const { ok } = await fetch(`${base}/upload`, { method: 'POST', body: form });
  if (!ok) throw new Error('the upload failed');
}

/** Fetched, looked at, encrypted into the blob store, and sent from there. */
function createOurs(): () => Promise<void> {
  const vendor = createSafeFetch({ provider: 'bench', isExempt: ({ origin }) => origin === new URL(base).origin });
  const blobs = createFileBlobStore(folder, [Buffer.alloc(32, 1)], systemClock);
  const platform = createTelegramApi(
    { TELEGRAM_TOKEN: new Secret('1:token'), TELEGRAM_API_ROOT: base },
    { onEvent: () => undefined },
  );
  const parts = {
    clock: systemClock,
    intake: { ...fakeIntake, inspect },
    inTurn: createSemaphore(2),
    blobs,
    maxResultBytes: 256 * 2 ** 20,
    marker: { mark: async (result: EncodedMedia) => result },
    verifier: knowsNothing,
    moderator: { judge: async () => 'pass' as const },
    onEvent: () => undefined,
  };
  return async () => {
    const done = { state: 'done', result: { open: () => vendor.open(`${base}/file`, signal) } } as const;
    const fetched = await fetchResult(done, runningJob('job', Date.now()), { signal, pausesMs: [] }, parts);
    if (!('kept' in fetched)) throw new Error('the result was not taken');
    const stream = opened(fetched.kept, blobs).open(signal);
    const video = new InputFile(stream, 'result.mp4');
    await platform.call((raw, inner) => raw.sendVideo({ chat_id: 1, video }, inner), signal);
  };
}

/** What this process does for it: hash the bytes, and copy them once for the worker that decodes them. */
async function inspect(bytes: Uint8Array) {
  const copy = bytes.slice();
  await systemClock.sleep(100, signal);
  const sha256 = createHash('sha256').update(copy).digest('hex');
  const { byteLength } = copy;
  return { kind: 'video', mimeType: 'video/mp4', byteLength, width: 1, height: 1, seconds: 1, sha256 } as const;
}

await deliver();
globalThis.gc?.();
const before = process.memoryUsage.rss();
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
await Promise.all(Array.from({ length: Number(count) }, deliver));
clearInterval(watch);
process.send?.((peak - before) / Number(count));
process.disconnect();
process.exit();
