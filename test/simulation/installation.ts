import { createHash, randomUUID } from 'node:crypto';
import { createApp } from '../../src/app.ts';
import type { Loaded } from '../../src/app-parts.ts';
import { parseConfig } from '../../src/config.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Chat, SwapRequest } from '../../src/core/ports/chat.ts';
import { Job } from '../../src/core/ports/job.ts';
import { readAll, streamOf } from '../../src/core/ports/media.ts';
import type { SwapProvider } from '../../src/core/ports/provider.ts';
import type { ExpiringStore } from '../../src/core/ports/storage.ts';
import type { LocalEngine } from '../../src/providers/local/index.ts';
import { createFakeFaceNumberer } from '../fakes/faces/fake-face-numberer.ts';
import { fakeIntake } from '../fakes/fake-intake.ts';
import { createNoMarks } from '../fakes/no-marks.ts';

const never = new AbortController().signal;
const [dayMs, minuteMs] = [86_400_000, 60_000];
/** As long as they are of a picture. */
const tells = [`c${'0123abcd'.repeat(64)}`];

/** The whole program over one data folder, except for fronts and the engine: swaps are done at once. */
export async function openInstallation(directory: string, clock: Clock) {
  const environment = { DATA_DIR: directory, PROVIDERS: 'local', SECRET_KEY: 'a secret of the operator' };
  const loaded: Loaded = { config: parseConfig(environment, ['local']), environment };
  const app = await createApp(
    loaded,
    { clock, engine: instantEngine(), createMarks: createNoMarks },
    { logLevel: 'silent', resumesAbandoned: true },
  );
  const delivered = { count: 0 };
  app.chats.set('discord', chatThatCounts(delivered));
  app.startQueue();
  await app.swaps.resumeAll(() => true);
  return { app, delivered };
}

type Installation = Awaited<ReturnType<typeof openInstallation>>;

/** One of 200 people in 300 channels asks for a swap of pictures that nobody has sent before. Returns its job. */
export async function ask({ app }: Installation, number: number, now: number): Promise<string> {
  const { consents, expiringStore, swaps } = app;
  const requester = { platform: 'discord', id: String(10 ** 17 + (number % 200)), place: `server ${number % 50}` };
  if (!(await consents.given(requester))) await consents.give(requester, now);
  const picture = (name: string) => ({ platform: 'discord', content: `${name} ${number}`.padEnd(2_000, ' ') });
  const request: SwapRequest = {
    requester,
    locale: 'en',
    source: picture('face'),
    target: picture('scene'),
    faces: { which: 'largest' },
    replyRef: { platform: 'discord', channel: String(number % 300), message: String(number) },
  };
  const { id } = await swaps.request(request, never);
  const token = { expiresAt: now + 15 * minuteMs, secret: true };
  await expiringStore.put(`discord token ${number}`, { token: 'a'.repeat(200) }, token);
  await keepMessage(expiringStore, id, now);
  return id;
}

/** Keeps as much in the database as a swap leaves there, without swapping: what a job like `job` has left. */
export async function keepAnother({ app }: Installation, job: Job, now: number): Promise<void> {
  const { store, results, expiringStore } = app.watched;
  const id = randomUUID();
  const [sha256 = ''] = fingerprintOf(Buffer.from(id));
  const aged = { requestedAt: now, begunAt: now, deadlineAt: now + minuteMs, finishedAt: now };
  await store.insert(Job.parse({ ...job, ...aged, id }), id);
  await store.release(id, id);
  await results.record({ sha256, at: now, provider: 'local', fingerprint: [sha256], tells });
  await keepMessage(expiringStore, id, now);
}

function keepMessage(expiringStore: ExpiringStore, jobId: string, now: number): Promise<void> {
  return expiringStore.put(`discord message ${jobId}`, jobId, { expiresAt: now + 30 * dayMs });
}

function chatThatCounts(delivered: { count: number }): Chat {
  return {
    platform: 'discord',
    open: async ({ content }) => streamOf(Buffer.from(String(content))),
    message: ({ channel }) => ({
      rateLimit: { id: `discord ${channel}`, limits: [{ sends: 100, perMs: 1_000 }] },
      minEditIntervalMs: 0,
      edit: async () => undefined,
      finish: (outcome, { signal, send }) =>
        send(async () => {
          if (outcome.kind !== 'done') return;
          if (await readAll(outcome.result.open(signal), 1_000_000)) delivered.count += 1;
        }),
    }),
  };
}

function instantEngine(): LocalEngine {
  const provider: SwapProvider = {
    name: 'local',
    bills: true,
    pollEveryMs: 1_000,
    unfit: () => undefined,
    async submit({ target }, { attemptId, beforePaid }) {
      await beforePaid();
      const result = Buffer.from(`result of ${attemptId}`.padEnd(target.byteLength, ' '));
      return { state: 'done', result: { open: async () => streamOf(result) } };
    },
    poll: async () => ({ state: 'lost' }),
    account: async () => ({ problems: [] }),
  };
  const numberer = createFakeFaceNumberer(() => 1);
  return {
    provider,
    intake: fakeIntake,
    numberer,
    recognizer: { detect: async () => [], crop: async () => undefined },
    judge: { forecast: async () => undefined, judge: async () => undefined },
    gate: {
      works: async () => true,
      classify: async () => ({ scores: {}, sexual: 0 }),
      problem: async () => undefined,
    },
    badges: { draw: async (media) => media },
    fingerprinter: {
      fingerprint: async (bytes) => fingerprintOf(bytes),
      look: async (bytes) => ({ fingerprint: fingerprintOf(bytes), frames: [] }),
      tellApart: async (bytes) => ({ fingerprint: fingerprintOf(bytes), tells }),
    },
    workers: { prove: async () => undefined, memory: async () => [] },
    readsVideos: false,
    sandbox: async () => 'process',
    close: async () => undefined,
  };
}

/** Two pictures never look alike, as those of strangers do not. */
function fingerprintOf(bytes: Uint8Array): string[] {
  return [createHash('sha256').update(bytes).digest('hex')];
}
