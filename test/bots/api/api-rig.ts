import { randomBytes, randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type ApiFrontOptions, createApiFront } from '../../../src/bots/api/index.ts';
import { createKeyRing } from '../../../src/bots/api/keys.ts';
import { type ApiParts, createApiParts } from '../../../src/bots/api/parts.ts';
import { createTranslations } from '../../../src/bots/translations/index.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { UserError } from '../../../src/core/errors.ts';
import type { CoreEvent } from '../../../src/core/events.ts';
import type { SwapProvider } from '../../../src/core/ports/provider.ts';
import type { ExpiringStore } from '../../../src/core/ports/storage.ts';
import { Secret } from '../../../src/core/secret.ts';
import { createSwaps, type RunningSwaps, type SwapsParts } from '../../../src/core/swaps.ts';
import { hurriedClock } from '../../fakes/clocks/hurried-clock.ts';
import { createFakeFaceNumberer } from '../../fakes/faces/fake-face-numberer.ts';
import { fakeIntake } from '../../fakes/fake-intake.ts';
import { type LoopbackServer, startLoopbackServer } from '../../fakes/loopback-server.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { createMemoryBlobStore } from '../../fakes/storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from '../../fakes/storage/memory-expiring-store.ts';
import { createMemoryJobStore } from '../../fakes/storage/memory-job-store.ts';
import { memoryMemberHash } from '../../fakes/storage/memory-members.ts';
import { knowsNothing } from '../../fakes/verifier.ts';

/** Two keys that the server knows, and their names. */
export const annasKey = 'anna-key-0123456789-0123456789ab';
export const bertsKey = 'bert-key-0123456789-0123456789ab';
const keys = [
  { name: 'anna', key: new Secret(annasKey) },
  { name: 'bert', key: new Secret(bertsKey) },
];
export const hop = { header: 'faceswap-bot-hop', value: 'this-installation' };

export interface ApiRigOptions {
  readonly providers?: readonly SwapProvider[];
  /** Changes core. */
  readonly core?: Partial<SwapsParts>;
  /** Changes the front. */
  readonly front?: Partial<ApiFrontOptions>;
  /** What lies at a URL that a client names, as a text; undefined where nothing does. */
  readonly at?: (url: string) => string | undefined;
  readonly clock?: Clock;
  readonly resultsHours?: number;
}

export interface ApiRig extends ApiParts {
  readonly origin: string;
  readonly server: LoopbackServer;
  readonly swaps: RunningSwaps;
  readonly clock: Clock;
  readonly expiringStore: ExpiringStore;
  readonly events: readonly CoreEvent[];
  /** What was reported as a bug. */
  bugs(): readonly unknown[];
}

/**
 * The API over a real socket, with core's own swaps over stores in memory and an engine that takes any text for a picture:
 * it has a face for each “face” in it. Closed at the end of the test.
 */
export async function startApi(options: ApiRigOptions = {}): Promise<ApiRig> {
  const { providers = [new FakeProvider('local', { bills: false })], clock = hurriedClock(50) } = options;
  const { resultsHours = 24 } = options;
  const keepResultsMs = resultsHours * 3_600_000;
  const events: CoreEvent[] = [];
  const onError = (error: unknown): void => void events.push({ kind: 'bug', error });
  const blobs = createMemoryBlobStore();
  const expiringStore = createMemoryExpiringStore({ now: clock.now });
  const limits = { maxBytes: 1_000_000, maxPixels: 1e6, maxSeconds: 60 };
  const parts: ApiParts = createApiParts({
    expiringStore,
    blobs,
    clock,
    linkKeys: [randomBytes(32)],
    maxBytes: limits.maxBytes,
    async fetchFile(url) {
      const text = options.at?.(url);
      if (text === undefined) throw new UserError('media-unreachable');
      return ReadableStream.from([new TextEncoder().encode(text)]);
    },
    swaps: () => swaps,
    keepResultsMs,
  });
  const swaps = createSwaps({
    providers,
    owner: randomUUID(),
    store: createMemoryJobStore({ now: clock.now, isAlive: () => true }),
    memberHash: memoryMemberHash,
    blobs,
    expiringStore,
    clock,
    intake: fakeIntake,
    numberer: createFakeFaceNumberer((bytes) => Buffer.from(bytes).toString().match(/face/g)?.length ?? 0),
    limits,
    maxResultBytes: 1_000_000,
    chat: (platform) => (platform === 'api' ? parts.chat : undefined),
    onEvent: (event) => events.push(event),
    concurrency: 4,
    deadlineMs: 600_000,
    resumesAbandoned: false,
    blocks: { isMemberBlocked: async () => false },
    consents: { given: async () => true },
    moderator: { judge: async () => 'pass' },
    quota: { take: async () => true, giveBack: async () => undefined },
    marker: { mark: async (result) => result },
    verifier: knowsNothing,
    budget: { take: async () => true, giveBack: async () => undefined },
    webhookUrl: () => undefined,
    keepResultsMs,
    ...options.core,
  });
  const front = createApiFront({
    parts,
    swaps,
    clock,
    limits,
    keyLimits: { atOnce: 500, aMinute: 600 },
    translations: createTranslations(undefined, undefined, resultsHours),
    providers: providers.map(({ name }) => name),
    access: createKeyRing(keys, { find: async () => undefined, list: async () => [] }),
    origins: [],
    tokenKeys: [randomBytes(32)],
    hop,
    version: '0',
    post: async (url, { headers, body }, signal) =>
      (await fetch(url, { method: 'POST', headers, body, signal })).status,
    onError,
    ...options.front,
  });
  const server = await startLoopbackServer((request, response) => void front.route.handle(request, response));
  const stopping = new AbortController();
  void front.sendWebhooks(stopping.signal);
  onTestFinished(async () => {
    stopping.abort();
    await swaps.close();
    await server.close();
  });
  const bugs = (): unknown[] => events.flatMap((event) => (event.kind === 'bug' ? [event.error] : []));
  return { ...parts, origin: server.origin, server, swaps, clock, expiringStore, events, bugs };
}

/** A form with these texts and files: a `Uint8Array` or `File` is a file. */
export function form(fields: Readonly<Record<string, string | Uint8Array | readonly Uint8Array[]>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat() as (string | Uint8Array)[]) {
      if (typeof one === 'string') data.append(name, one);
      else data.append(name, new Blob([Uint8Array.from(one)]), `${name}.png`);
    }
  }
  return data;
}

/** A picture of the fake engine. */
export function picture(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
