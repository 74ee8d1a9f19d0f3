import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../src/core/clock.ts';
import { diskUse } from '../src/storage/files/disk-use.ts';
import { openStores, type Stores } from '../src/storage/stores.ts';
import { doneJob, runningJob } from './durable-jobs.ts';

/**
 * A year of the stores: SWAPS_A_DAY (1,000) for DAYS (365), with everything that a swap leaves behind, and what is removed
 * every SWEEP_MINUTES (60; in the program ten). Files are of FILE_KB (2). On a disk in memory (TMPDIR=/dev/shm) it takes
 * minutes, since nothing waits for the disk. Figures of each month: what is stored, what this process takes, and how long a
 * start takes, with the first look for a copy among all results.
 */
const swapsADay = numberOf('SWAPS_A_DAY', 1_000);
const days = numberOf('DAYS', 365);
const fileBytes = numberOf('FILE_KB', 2) * 1_024;
const sweepMs = numberOf('SWEEP_MINUTES', 60) * 60_000;
const [dayMs, monthDays, faces] = [86_400_000, 30, 40];
const keepRecordsMs = 30 * dayMs;

let now = Date.UTC(2026, 0, 1);
const clock = { ...systemClock, now: () => now };
const directory = mkdtempSync(join(tmpdir(), 'faceswap-year-'));
const secretKeys = [randomBytes(32)] as const;
const file = randomBytes(fileBytes);
const owner = 'bench';

function numberOf(name: string, otherwise: number): number {
  return Number(process.env[name] ?? otherwise);
}

function open(): Promise<Stores> {
  return openStores({ directory, secretKeys, clock, onEvent: (event) => console.error(event) });
}

/** A perceptual hash, as results have: 256 bits in hexadecimal. */
function fingerprint(): string {
  return randomBytes(32).toString('hex');
}

/** Stores and removes what one swap does. */
async function swapOnce(stores: Stores, number: number): Promise<void> {
  const { store, blobs, ledger, results, expiringStore, room } = stores;
  const id = `job-${number}`;
  if (number % 20 === 0) await room.check(); // the time that passes between two swaps ends what was measured
  await ledger.take(`member ${number % 200}`, 1, 1_000, dayMs, now);
  const inputs = [await blobs.put(file, { expiresAt: now + dayMs }), await blobs.put(file, { expiresAt: now + dayMs })];
  await store.insert(runningJob(id, now), owner);
  await blobs.put(file, { expiresAt: now + dayMs }); // the result
  await store.update(doneJob(id, now), owner);
  await store.release(id, owner);
  await results.record({
    sha256: randomBytes(32).toString('hex'),
    at: now,
    provider: 'local',
    fingerprint: [fingerprint()],
  });
  await expiringStore.put(`discord message ${number}`, id, { expiresAt: now + 30 * dayMs });
  await expiringStore.put(
    `discord token ${number}`,
    { token: 'a'.repeat(200) },
    { expiresAt: now + 15 * 60_000, secret: true },
  );
  for (const input of inputs) await blobs.remove(input);
}

async function sweep({ store, blobs }: Stores): Promise<void> {
  await blobs.sweep(now);
  await store.purge(now - keepRecordsMs);
}

async function measured(day: number, before: Stores): Promise<Stores> {
  const use = await diskUse(directory);
  await before.close();
  globalThis.gc?.();
  const started = performance.now();
  const stores = await open();
  const opened = performance.now();
  await stores.results.alike([fingerprint()], () => true);
  const looked = performance.now();
  globalThis.gc?.();
  const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  console.log(
    [
      `day ${day}`.padEnd(8),
      `database ${mb(use.database)} MB, log ${mb(use.log)} MB, files ${mb(use.files)} MB;`,
      `memory ${mb(rss)} MB (heap ${mb(heapUsed)}, arrays ${mb(arrayBuffers)});`,
      `start ${(opened - started).toFixed(0)} ms, first look ${(looked - opened).toFixed(0)} ms`,
    ].join(' '),
  );
  return stores;
}

try {
  let stores = await open();
  for (let face = 0; face < faces; face++) {
    await stores.faces.save({ platform: 'discord', id: String(face) }, 'me', randomBytes(100 * 1_024));
  }
  let [number, sweptAt] = [0, now];
  for (let day = 1; day <= days; day++) {
    for (let swap = 0; swap < swapsADay; swap++) {
      await swapOnce(stores, number++);
      now += dayMs / swapsADay;
      if (now - sweptAt < sweepMs) continue;
      await sweep(stores);
      sweptAt = now;
    }
    if (day % monthDays === 0) stores = await measured(day, stores);
  }
  await stores.close();
} finally {
  rmSync(directory, { recursive: true, force: true });
}
