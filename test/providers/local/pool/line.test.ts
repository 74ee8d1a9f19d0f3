import { expect, it } from 'vitest';
import type { z } from 'zod';
import { createPollSchedule } from '../../../../src/core/attempts/poll-schedule.ts';
import type { WorkerPool } from '../../../../src/providers/local/pool/pool.ts';
import { createTurns } from '../../../../src/providers/local/pool/turns.ts';
import type { Work } from '../../../../src/providers/local/protocol.ts';
import { createLocalProvider } from '../../../../src/providers/local/provider.ts';
import type { ManualClock } from '../../../fakes/clocks/manual-clock.ts';
import { startWorld } from '../../../fakes/world.ts';

const second = 1_000;
const part = { firstPacket: 0, lookFrom: 0, from: 0, to: 1, frames: 150 };
const result = { bytes: new TextEncoder().encode('a new video'), mimeType: 'video/mp4' } as const;
const report = { frames: 150, framesWithFaces: 150, faces: 1, swapped: 150, seen: [true], leftAlone: 0 };
const format = { format: 'h264', container: 'mp4', lastDuration: 1, width: 64, height: 64 } as const;

/** What workers answer to each kind of work: a video has four parts. Seconds that it takes, and the answer. */
const answers: Partial<Record<Work['kind'], [number, unknown]>> = {
  survey: [
    2,
    {
      state: 'surveyed',
      survey: { frames: 600, seconds: 20, ...format },
      parts: [part, part, part, part],
      targets: { which: 'all' },
    },
  ],
  'swap-part': [5, { state: 'swapped', report, video: {}, leftOutPhotos: [] }],
  join: [1, result],
  swap: [1, { state: 'swapped', ...result, mimeType: 'image/png', faces: 1, leftAlone: 0, leftOutPhotos: [] }],
};

function fakePool(clock: () => ManualClock, workers: number): WorkerPool {
  const turns = createTurns(workers);
  return {
    workers,
    async run(work, answer, { signal, urgent = false }) {
      await turns.take(signal, urgent);
      const [seconds, given] = answers[work.kind] ?? [0, undefined];
      try {
        await clock().sleep(seconds * second, signal);
        return given as z.infer<typeof answer>;
      } finally {
        turns.end();
      }
    },
    prove: async () => undefined,
    sandbox: async () => 'process',
    processes: [],
    close: async () => undefined,
  };
}

function startEngine(workers: number) {
  const video = { isPossible: true, maxFrames: 1_800, maxPixels: 1e6 };
  const limits = { maxBytes: 1e6, maxPixels: 1e6, maxSeconds: 60 };
  const clock = {
    now: () => world().clock.now(),
    sleep: (...given: Parameters<ManualClock['sleep']>) => world().clock.sleep(...given),
  };
  const provider = createLocalProvider({
    pool: fakePool(() => world().clock, workers),
    limits,
    video,
    matchThreshold: 0.5,
    clock,
  });
  const history = { load: async () => [], save: async () => undefined };
  const started = startWorld([provider], { schedule: createPollSchedule({ history, onError: () => undefined }) });
  const world = () => started.world;
  const of = (name: string) => ({ target: { platform: 'fake', name } });
  return {
    ...started,
    film: (message: string) => started.swap(message, of('video')),
    photo: (message: string) => started.swap(message, of('photo')),
  };
}

it('tells three who ask for videos at once that one is swapped, one is next, and one is second in line', async () => {
  const { film, stages, ends, world } = startEngine(1);
  for (const message of ['first', 'second', 'third']) await film(message);
  await world.pass(4 * second);
  expect(stages('first').at(-1)).toMatchObject({ kind: 'working', fraction: 0.04 });
  expect(stages('second')).toEqual([{ kind: 'queued', position: 1, expectedMs: undefined }]);
  expect(stages('third').at(-1)).toEqual({ kind: 'queued', position: 2, expectedMs: undefined });
  await world.pass(25 * second);
  expect(ends('first')).toHaveLength(1);
  expect(stages('second').at(-1)).toMatchObject({ kind: 'working' });
  expect(stages('third').at(-1)).toEqual({ kind: 'queued', position: 1, expectedMs: 25 * second });
  await world.pass(60 * second);
  expect(ends('third')).toMatchObject([{ kind: 'done' }]);
});

it('swaps a picture between the parts of a video', async () => {
  const { film, photo, stages, ends, world } = startEngine(1);
  for (const message of ['first', 'second']) await film(message);
  await world.pass(4 * second);
  await photo('picture');
  await world.pass(6 * second);
  expect(ends('picture')).toMatchObject([{ kind: 'done' }]);
  expect([ends('first'), stages('second').at(-1)]).toEqual([
    [],
    { kind: 'queued', position: 1, expectedMs: undefined },
  ]);
});

it('lets a second video begin where workers would be idle', async () => {
  const { film, stages, world } = startEngine(4);
  for (const message of ['first', 'second', 'third']) await film(message);
  await world.pass(3 * second);
  const last = ['first', 'second', 'third'].map((message) => stages(message).at(-1)?.kind);
  expect(last).toEqual(['working', 'working', 'queued']);
});
