import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import type { Clock } from '../../src/core/clock.ts';
import { diskUse } from '../../src/storage/files/disk-use.ts';
import { databaseFile } from '../../src/storage/sqlite/database.ts';
import { ManualClock } from '../fakes/clocks/manual-clock.ts';
import { ask, keepAnother, openInstallation } from '../simulation/installation.ts';

/**
 * Of the swaps of a day, so many go through the whole program, and the others are kept as if they had. On a disk in memory
 * (TMPDIR=/dev/shm) nothing waits for the disk.
 */
const swapsADay = { asked: 40, kept: 960 };
const days = { measured: [30, 60, 120, 240, 365], settled: 120, last: 365 };
const [dayMs, hourMs, leastSleepMs] = [86_400_000, 3_600_000, 60_000];
const [savedFaces, faceBytes] = [40, 100 * 1_024];
const never = new AbortController().signal;
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

interface Figures {
  readonly databaseMb: number;
  readonly logMb: number;
  readonly filesMb: number;
  readonly freePages: number;
  readonly heapMb: number;
  readonly rssMb: number;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faceswap-year-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function figuresOf(directory: string): Promise<Figures> {
  const { database, log, files } = await diskUse(directory);
  const reader = new DatabaseSync(join(directory, databaseFile), { readOnly: true });
  const freePages = Number(reader.prepare('PRAGMA freelist_count').get()?.freelist_count);
  reader.close();
  for (let round = 0; round < 3; round++) {
    collectGarbage();
    await new Promise(setImmediate);
  }
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  const mb = (bytes: number): number => Math.round(bytes / 2 ** 18) / 4;
  return {
    databaseMb: mb(database),
    logMb: mb(log),
    filesMb: mb(files),
    freePages,
    heapMb: mb(heapUsed + arrayBuffers),
    rssMb: mb(rss),
  };
}

/** Milliseconds until unfinished jobs are resumed; the middle one of three starts. */
async function startMs(directory: string, clock: Clock): Promise<number> {
  const times: number[] = [];
  for (let start = 0; start < 3; start++) {
    const begun = performance.now();
    const { app } = await openInstallation(directory, clock);
    times.push(performance.now() - begun);
    await app.close();
  }
  return Math.round(times.sort((one, other) => one - other)[1] ?? 0);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** How many of the swaps of each day are asked for within `ms`. */
function dueBy(ms: number, aDay: number): number {
  return Math.floor((ms / dayMs) * aDay);
}

it('a year costs no more disk, memory and start than a season', async () => {
  const directory = temporaryFolder();
  const time = new ManualClock(Date.UTC(2026, 0, 1));
  /** What is done from time to time is done less often, since a year has a million half minutes. */
  const clock: Clock = {
    now: () => time.now(),
    sleep: (ms, signal) => time.sleep(Math.max(ms, leastSleepMs), signal),
  };
  const installation = await openInstallation(directory, clock);
  const { app, delivered } = installation;
  for (let face = 0; face < savedFaces; face++) {
    await app.faces.save({ platform: 'discord', id: String(face) }, 'me', randomBytes(faceBytes));
  }
  const figures = new Map<number, Figures>();
  const begunAt = clock.now();
  let asked = 0;
  for (let day = 1; day <= days.last; day++) {
    while (time.now() < begunAt + day * dayMs) {
      const [now, from] = [time.now(), asked];
      asked = dueBy(now + hourMs - begunAt, swapsADay.asked);
      const jobs = Array.from({ length: asked - from }, (_, index) => ask(installation, from + index, now));
      const [id = ''] = await Promise.all(jobs);
      await app.swaps.idle();
      const job = await app.store.get(id);
      if (!job) throw new Error('the swap is gone');
      const kept = [now - begunAt, now + hourMs - begunAt].map((ms) => dueBy(ms, swapsADay.kept));
      for (let count = kept[0] ?? 0; count < (kept[1] ?? 0); count++) await keepAnother(installation, job, now);
      await time.advance(hourMs);
    }
    const stranger = { platform: 'discord', content: `a picture of day ${day}` };
    await app.swaps.verify(stranger, { platform: 'discord', id: 'a stranger' }, never);
    if (!days.measured.includes(day)) continue;
    figures.set(day, await figuresOf(directory));
    tell(`day ${day}, ${delivered.count} results: ${JSON.stringify(figures.get(day))}`);
  }
  expect(delivered.count).toBe(days.last * swapsADay.asked);

  const [settled, last] = [figures.get(days.settled), figures.get(days.last)];
  if (!settled || !last) throw new Error('a day was not measured');
  expect(last.databaseMb).toBeLessThan(settled.databaseMb * 1.1);
  expect(last.filesMb).toBeLessThan(settled.filesMb * 1.1 + 1);
  expect(last.heapMb).toBeLessThan(settled.heapMb + 3);
  const begun = [...figures].filter(([day]) => day <= days.settled).map(([, { rssMb }]) => rssMb);
  expect(last.rssMb).toBeLessThan(Math.max(...begun) * 1.25);
  for (const { logMb, freePages } of figures.values()) {
    expect(logMb).toBeLessThan(8);
    expect(freePages).toBeLessThan(1_000);
  }

  await app.close();
  const full = await startMs(directory, clock);
  const empty = await startMs(temporaryFolder(), clock);
  tell(`a start takes ${full} ms, with an empty folder ${empty} ms`);
  expect(full).toBeLessThan(5_000);

  const quiet = await openInstallation(directory, clock);
  await time.advance(91 * dayMs);
  await quiet.app.swaps.idle();
  const after = await figuresOf(directory);
  tell(`91 days without a swap later: ${JSON.stringify(after)}`);
  expect(after.databaseMb).toBeLessThan(8); // saved faces, above all
  expect(after.filesMb).toBe(0);
  await quiet.app.close();
});
