import { ZodError } from 'zod';
import { type Config, ConfigError, describeIssues } from './config.ts';
import { createBudget, createQuota } from './core/admission/quota.ts';
import { withCircuitBreaker } from './core/attempts/circuit-breaker.ts';
import { createPollHistory } from './core/attempts/poll-history.ts';
import { createPollSchedule } from './core/attempts/poll-schedule.ts';
import type { Clock } from './core/clock.ts';
import type { Requester } from './core/ports/chat.ts';
import type { EncodedMedia, MediaLimits } from './core/ports/media.ts';
import type { Consents } from './core/ports/members.ts';
import type { SwapProvider } from './core/ports/provider.ts';
import { createReporting, type ReportingParts } from './core/reports/reporting.ts';
import { createVendorHttp } from './providers/http/vendor-http.ts';
import { configureVendors } from './providers/index.ts';
import type { createLocalEngine, LocalEngine } from './providers/local/index.ts';
import { createPublicEndpoint } from './providers/public/public-endpoint.ts';
import { createRelayFiles } from './providers/public/relay-files.ts';
import { deriveKey, loadSecretKey } from './storage/files/secret-key.ts';
import { openPrivateFolder } from './storage/private-files.ts';
import { RedisUnusable } from './storage/redis/facts.ts';
import { thisOwner } from './storage/sqlite/owner.ts';
import { openStores, type Stores, type StoresParts } from './storage/stores.ts';
import { withBlocks } from './trust/with-blocks.ts';

/** Reports of results, and what the operator decides about them. */
export function reportingOf(
  { REPORTS_CHANNEL: channel }: Config,
  stores: Stores,
  parts: Pick<ReportingParts, 'clock' | 'providers' | 'onEvent' | 'fingerprinter'>,
) {
  return createReporting({ ...parts, ...stores, jobs: stores.store, channel });
}

export interface Loaded {
  readonly config: Config;
  readonly environment: Readonly<Record<string, string>>;
}

export interface AppParts {
  readonly clock: Clock;
  readonly createEngine: typeof createLocalEngine;
}

export interface AppOptions {
  /** Used where LOG_LEVEL is not set. */
  readonly logLevel: string;
  /** Whether this process resumes the jobs that ended processes left behind. */
  readonly resumesAbandoned: boolean;
  /** The role of a `serve`; undefined where one process has both. */
  readonly role?: Role | undefined;
}

/** Of the processes that share a Redis, fronts receive requests and workers run jobs. */
export type Role = 'front' | 'worker';

/** Bytes. A result may be larger than any input: a picture that is written as PNG. */
export const largestResult = 256 * 2 ** 20;

/** Creates the folder where there is none. Returns the secret key from which all other keys are derived. */
export function openDataFolder({ DATA_DIR: directory, SECRET_KEY: secret }: Config): Promise<Uint8Array> {
  openPrivateFolder(directory);
  return loadSecretKey(directory, secret?.reveal());
}

/** Opens the stores, in Redis where REDIS_URL is set. Throws ConfigError where that Redis cannot be used. */
export async function openStoresOf(
  config: Config,
  parts: Pick<StoresParts, 'secretKey' | 'clock' | 'onEvent'>,
): Promise<Stores> {
  try {
    return await openStores({ ...parts, directory: config.DATA_DIR, redisUrl: config.REDIS_URL?.reveal() });
  } catch (error) {
    throw error instanceof RedisUnusable ? new ConfigError(error.message) : error;
  }
}

/** Undefined without PUBLIC_URL. */
export function openPublicEndpoint(
  { PUBLIC_URL: publicUrl }: Config,
  secretKey: Uint8Array,
  clock: Clock,
  stores: Stores,
) {
  const relay = { files: createRelayFiles(stores), whenServed: stores.shared?.relays.whenServed };
  return publicUrl && createPublicEndpoint(publicUrl, deriveKey(secretKey, 'outside'), clock, relay);
}

/** Undefined for a process that runs its own jobs and no others. */
export function openSharedQueue(
  { shared }: Stores,
  { resumesAbandoned, role }: AppOptions,
  startsAfter: Promise<void>,
) {
  if (!resumesAbandoned) return undefined;
  return shared?.queue({ runs: role !== 'front', showsPositions: role !== 'worker', startsAfter });
}

export function mediaLimitsOf(config: Config): MediaLimits {
  return {
    maxBytes: config.MAX_INPUT_MB,
    maxPixels: config.MAX_MEGAPIXELS * 1e6,
    maxSeconds: config.MAX_SECONDS,
  };
}

/** Throws ConfigError. */
export function openEngine(
  { config, environment }: Loaded,
  clock: Clock,
  createEngine: AppParts['createEngine'],
): LocalEngine {
  const limits = { ...mediaLimitsOf(config), maxBytes: largestResult }; // it reads results too; admission limits inputs
  try {
    return createEngine(environment, { limits, clock });
  } catch (error) {
    if (error instanceof ZodError) throw new ConfigError(describeIssues(error).join('\n'));
    throw error;
  }
}

/**
 * The providers that PROVIDERS names, in its order; by default the vendors that have a key, then the offline engine.
 * Throws ConfigError.
 */
export function chooseProviders(
  { config, environment }: Loaded,
  engine: LocalEngine,
  clock: Clock,
): readonly SwapProvider[] {
  const parts = { http: createVendorHttp, clock, detector: engine.recognizer };
  const { providers: hosted, problems } = configureVendors(environment, parts);
  const all = [...hosted.map((vendor) => withCircuitBreaker(vendor, clock)), engine.provider];
  const names = config.PROVIDERS ?? all.map(({ name }) => name);
  const missing = names.filter((name) => !all.some((provider) => provider.name === name));
  const unset = missing.map((name) => `PROVIDERS: ${name} has no key (see .env.example)`);
  const wrong = problems.length > 0 ? problems : unset;
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return names.flatMap((name) => all.find((provider) => provider.name === name) ?? []);
}

/** The parts of swaps that follow from the settings and the stores. */
export function jobParts(
  config: Config,
  { store, ledger, blobs, consents, settings, expiringStore, blocks }: Stores,
  { clock, onError, engine }: { clock: Clock; onError(error: unknown): void; engine: LocalEngine },
) {
  const quota = createQuota({ ledger, settings, limits: quotaOf(config) });
  return {
    ...exemptOperator(quota, consents),
    blocks,
    moderator: withBlocks({ judge: async () => 'pass' as const }, blocks, undefined),
    marker: { mark: async (result: EncodedMedia) => result },
    faceComparer: engine.recognizer,
    store,
    blobs,
    owner: thisOwner(),
    schedule: createPollSchedule({ history: createPollHistory(expiringStore, clock), onError }),
    concurrency: config.JOBS_AT_ONCE,
    deadlineMs: config.JOB_DEADLINE_SECONDS * 1_000,
    longestWaitMs: config.MAX_WAIT_SECONDS * 1_000,
    budget: createBudget(ledger, config.DAILY_BUDGET),
  };
}

/** The operator, who sits at the terminal, needs no quota and no promise: those are for people in chats. */
function exemptOperator(quota: ReturnType<typeof createQuota>, consents: Consents) {
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
      takeIntake: async (requester: Requester, at: number) =>
        isOperator(requester) || ((await quota.takeIntake?.(requester, at)) ?? true),
      atOnce: (requester: Requester) => (isOperator(requester) ? {} : (quota.atOnce?.(requester) ?? {})),
    },
  };
}

function quotaOf(config: Config) {
  return {
    intakesAMinute: config.MEMBER_INTAKES_A_MINUTE,
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
