import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { ZodError } from 'zod';
import { createTerminalChat } from './bots/terminal/chat.ts';
import { standardError } from './bots/terminal/screen.ts';
import { createTranslation, createTranslations } from './bots/translations/index.ts';
import { type Config, ConfigError, describeIssues, secretsOf } from './config.ts';
import { createQuota } from './core/admission/quota.ts';
import { withCircuitBreaker } from './core/attempts/circuit-breaker.ts';
import { createPollHistory } from './core/attempts/poll-history.ts';
import { createPollSchedule } from './core/attempts/poll-schedule.ts';
import { systemClock } from './core/clock.ts';
import { createChatRateLimiter } from './core/messages/chat-rate-limiter.ts';
import type { Chat, Requester } from './core/ports/chat.ts';
import type { Consents } from './core/ports/members.ts';
import type { SwapProvider } from './core/ports/provider.ts';
import { createSwaps } from './core/swaps.ts';
import { createVendorHttp } from './providers/http/vendor-http.ts';
import { configureVendors, vendors } from './providers/index.ts';
import { createLocalEngine, type LocalEngine } from './providers/local/index.ts';
import { createPublicEndpoint } from './providers/public/public-endpoint.ts';
import { createSharedRelayFiles } from './providers/public/relay-files.ts';
import { deriveKey, loadSecretKey } from './storage/files/secret-key.ts';
import { RedisUnusable } from './storage/redis/connection.ts';
import { thisOwner } from './storage/sqlite/owner.ts';
import { openStores, type Stores } from './storage/stores.ts';
import { createTelemetry } from './telemetry.ts';

export interface Loaded {
  readonly config: Config;
  readonly environment: Readonly<Record<string, string>>;
}

export interface AppOptions {
  /** Where LOG_LEVEL says nothing. */
  readonly logLevel: string;
  /** Whether it goes on with what other processes left behind. */
  readonly resumesAbandoned: boolean;
  /** What a serve does; everything by default. */
  readonly role?: Role | undefined;
}

/** Of processes that share a Redis, fronts take requests and workers run them. */
export type Role = 'front' | 'worker';

export type App = Awaited<ReturnType<typeof createApp>>;

/** Results may be larger than what is taken in: a picture that is written as PNG. Bytes. */
const largestResult = 256 * 2 ** 20;
const healthMs = 3_000;
const dayMs = 24 * 60 * 60 * 1_000;
/** How long a share link works. */
const shareLinkHours = 2;

/** Wires every part but the chat platforms. Throws ConfigError. */
export async function createApp({ config, environment }: Loaded, { logLevel, resumesAbandoned, role }: AppOptions) {
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const secretKey = await loadSecretKey(config.DATA_DIR, config.SECRET_KEY?.reveal());
  const { onEvent } = createTelemetry({ level: config.LOG_LEVEL ?? logLevel, secrets: secretsOf(environment) });
  const onError = (error: unknown): void => onEvent({ kind: 'bug', error });
  const limits = {
    maxBytes: config.MAX_INPUT_MB,
    maxPixels: config.MAX_MEGAPIXELS * 1e6,
    maxSeconds: config.MAX_SECONDS,
  };
  const engine = createEngine(environment, {
    limits: { ...limits, maxBytes: largestResult }, // it reads results as well; admission limits what comes in
  });
  const providers = chooseProviders({ config, environment }, engine);
  const { PUBLIC_URL: publicUrl } = config;
  const redisUrl = config.REDIS_URL?.reveal();
  const kept = { directory: config.DATA_DIR, redisUrl, secretKey, clock: systemClock, onEvent };
  const stores = await openStores(kept).catch(explainStores);
  const { store, ledger, blobs, expiringStore, faces, consents, settings, shared } = stores;
  const endpointKey = deriveKey(secretKey, 'outside');
  const relayFiles = shared && createSharedRelayFiles(stores);
  const publicEndpoint = publicUrl && createPublicEndpoint(publicUrl, endpointKey, systemClock, relayFiles);
  const people = { expiringStore, faces, consents, settings, rateLimiter: createChatRateLimiter(systemClock) };
  const { intake } = engine;
  const displayNames = new Map(vendors.map(({ name, displayName }) => [name, displayName]));
  const translation = createTranslation('en', displayNames);
  const terminal = createTerminalChat({ screen: standardError, translation, intake, maxBytes: largestResult });
  const startsAfter = Promise.withResolvers<void>();
  const part = { runs: role !== 'front', showsPositions: role !== 'worker', startsAfter: startsAfter.promise };
  const queue = resumesAbandoned ? shared?.queue(part) : undefined;
  const chats = new Map<string, Chat>(queue ? [] : [[terminal.platform, terminal]]); // its files are on one machine
  const swaps = createSwaps({
    ...people,
    ...gates(createQuota({ ledger, settings: people.settings, limits: quotaOf(config) }), people.consents),
    providers,
    limits,
    intake,
    onEvent,
    maxResultBytes: largestResult,
    store,
    owner: thisOwner(),
    blobs,
    ...(queue && { queue }),
    relay: publicEndpoint?.relay,
    webhookUrl: (provider, attemptId) => publicEndpoint?.webhookUrl(provider, attemptId),
    schedule: createPollSchedule({ history: createPollHistory(people.expiringStore, systemClock), onError }),
    clock: systemClock,
    concurrency: config.JOBS_AT_ONCE,
    deadlineMs: config.JOB_DEADLINE_SECONDS * 1_000,
    chat: (platform) => chats.get(platform),
    resumesAbandoned,
    spend: (at) => ledger.take('paid', 1, config.DAILY_BUDGET ?? Number.MAX_SAFE_INTEGER, dayMs, at),
  });
  publicEndpoint?.connect(swaps.nudge);
  return {
    ...people,
    store,
    shared,
    swaps,
    /** The chats are there: what waits in a shared line may run here. */
    begin: () => startsAfter.resolve(),
    chats,
    terminal,
    translation,
    translations: createTranslations(displayNames),
    providers,
    intake,
    publicEndpoint,
    /** Gives a file an address for people; undefined without a public endpoint. */
    shareLinks: publicEndpoint && {
      hours: shareLinkHours,
      create: (media: { mimeType: string; bytes: Uint8Array }) =>
        publicEndpoint.relay.publish(`lent ${randomUUID()}`, media),
    },
    secretKey,
    onEvent,
    onError,
    limits,
    maxResultBytes: largestResult,
    /** Whether jobs can be read, and soon; throws where not. */
    async isHealthy() {
      const over = new AbortController();
      const late = systemClock.sleep(healthMs, over.signal).then(() => false);
      late.catch(() => undefined);
      return Promise.race([store.list({ limit: 1 }).then(() => true), late]).finally(() => over.abort());
    },
    async close() {
      await swaps.close();
      await engine.close();
      await stores.close();
    },
  };
}

/** A Redis that cannot be used is a setting that cannot be used. */
function explainStores(error: unknown): Stores {
  throw error instanceof RedisUnusable ? new ConfigError(error.message) : error;
}

/** Whoever sits at the terminal runs the program: limits and promises are for people in chats. */
function gates(quota: ReturnType<typeof createQuota>, consents: Consents) {
  const isOperator = ({ platform }: Requester): boolean => platform === 'terminal';
  return {
    consents: {
      ...consents,
      given: async (requester: Requester) => isOperator(requester) || consents.given(requester),
    },
    quota: {
      take: async (requester: Requester, at: number) => (isOperator(requester) ? true : quota.take(requester, at)),
      async giveBack(requester: Requester, takenAt: number) {
        if (!isOperator(requester)) await quota.giveBack(requester, takenAt);
      },
      atOnce: (requester: Requester) => (isOperator(requester) ? {} : (quota.atOnce?.(requester) ?? {})),
    },
    moderator: { allows: async () => true },
    marker: { mark: async (bytes: Uint8Array) => bytes },
  };
}

function quotaOf(config: Config) {
  return {
    memberADay: config.MEMBER_SWAPS_A_DAY,
    placeADay: config.PLACE_SWAPS_A_DAY,
    allADay: config.SWAPS_A_DAY,
    atOnce: {
      member: config.MEMBER_SWAPS_AT_ONCE,
      place: config.PLACE_SWAPS_AT_ONCE,
      all: config.SWAPS_AT_ONCE,
    },
  };
}

function createEngine(...settings: Parameters<typeof createLocalEngine>): LocalEngine {
  try {
    return createLocalEngine(...settings);
  } catch (error) {
    if (error instanceof ZodError) throw new ConfigError(describeIssues(error).join('\n'));
    throw error;
  }
}

/** In the operator's order: by default the vendors that have a key, then the offline engine. */
function chooseProviders({ config, environment }: Loaded, engine: LocalEngine): readonly SwapProvider[] {
  const parts = { http: createVendorHttp, clock: systemClock, detector: engine.recognizer };
  const { providers: hosted, problems } = configureVendors(environment, parts);
  const all = [...hosted.map((vendor) => withCircuitBreaker(vendor, systemClock)), engine.provider];
  const names = config.PROVIDERS ?? all.map(({ name }) => name);
  const missing = names.filter((name) => !all.some((provider) => provider.name === name));
  const unset = missing.map((name) => `PROVIDERS: ${name} has no key (see .env.example)`);
  const wrong = problems.length > 0 ? problems : unset;
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return names.flatMap((name) => all.find((provider) => provider.name === name) ?? []);
}
