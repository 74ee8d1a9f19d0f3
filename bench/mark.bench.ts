import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { createLocalEngine } from '../src/providers/local/index.ts';
import { suggestiveFrom } from '../src/trust/gate.ts';
import { makeSigningKey } from '../src/trust/keys/certificate.ts';
import { createMarkingThread } from '../src/trust/thread/marking-thread.ts';
import { MarkAnswer } from '../src/trust/thread/protocol.ts';
import { median } from './numbers.ts';

/** Milliseconds of a worker for a JPEG of 1024 × 1024, gate included; and of the event loop while 20 are marked at once. */
const marks = { worker: 250, delay: 20 } as const;
const runs = 15;
const atOnce = 20;
const nanosecondsPerMs = 1e6;

const made = makeSigningKey(Date.now());
const key = {
  key: createPrivateKey({ key: Buffer.from(made.key), format: 'der', type: 'pkcs8' }),
  algorithm: 'es256' as const,
  chain: [made.certificate],
};
const limits = { maxBytes: 256 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 };
const engine = createLocalEngine({}, { limits });
const thread = createMarkingThread({ key, agent: { name: 'faceswap-bot', version: 'bench' } });
const signal = new AbortController().signal;

const photo = readFileSync(new URL('../test/fixtures/media/couple.jpg', import.meta.url));
const jpeg = await sharp(photo).resize(1_024, 1_024, { fit: 'cover' }).jpeg({ quality: 92 }).toBuffer();
const result = { bytes: jpeg, mimeType: 'image/jpeg' };

async function look(): Promise<void> {
  await engine.gate.classify(await engine.intake.inspect(jpeg, 'result', signal), jpeg, suggestiveFrom, signal);
}

async function draw(): Promise<Uint8Array> {
  return (await engine.badges.draw(result, signal))?.bytes ?? jpeg;
}

async function sign(bytes: Uint8Array): Promise<Uint8Array> {
  const work = { kind: 'mark' as const, bytes, mimeType: 'image/jpeg', origin: { at: Date.now(), provider: 'local' } };
  return (await thread.run(work, MarkAnswer, signal)).bytes;
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ ms: number; value: Value }> {
  const before = performance.now();
  const value = await work();
  return { ms: performance.now() - before, value };
}

function row(title: string, ms: number, note = ''): void {
  console.log(`  ${title.padEnd(28)}${ms.toFixed(1).padStart(8)} ms  ${note}`);
}

/** Everything that is done to a result before anybody sees it. */
async function examine(): Promise<void> {
  await look();
  await sign(await draw());
}

const first = await timed(examine);
const looking: number[] = [];
const drawing: number[] = [];
const signing: number[] = [];
for (let run = 0; run < runs; run++) {
  looking.push((await timed(look)).ms);
  const drawn = await timed(draw);
  drawing.push(drawn.ms);
  signing.push((await timed(() => sign(drawn.value))).ms);
}
console.log(`a JPEG of 1024 × 1024, medians of ${runs} runs`);
row('the first, in a fresh process', first.ms);
row('gate', median(looking), 'inspect, decode, classify');
row('badge', median(drawing), 'decode, find faces, draw, encode');
row('XMP and signature', median(signing));
row('together', median(looking) + median(drawing) + median(signing), `at most ${marks.worker} ms`);

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const all = await timed(() => Promise.all(Array.from({ length: atOnce }, examine)));
delay.disable();
console.log(`${atOnce} of them at once`);
row('all of them', all.ms);
row('event loop, p99 of its delay', delay.percentile(99) / nanosecondsPerMs, `at most ${marks.delay} ms`);
await thread.close();
await engine.close();
