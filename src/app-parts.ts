import { type Config, ConfigError, keepResultsMsOf } from './config.ts';
import { createBudget, createQuota } from './core/admission/quota.ts';
import { withCircuitBreaker } from './core/attempts/circuit-breaker.ts';
import { createPollHistory } from './core/attempts/poll-history.ts';
import { createPollSchedule } from './core/attempts/poll-schedule.ts';
import type { Clock } from './core/clock.ts';
import type { OnEvent } from './core/events.ts';
import { createForgetting, type KeepsOfMembers } from './core/forget.ts';
import { createLikenessQuestions, type LikenessQuestions } from './core/likeness/questions.ts';
import { createLikenessRules } from './core/likeness/rules.ts';
import type { Chat, Requester } from './core/ports/chat.ts';
import type { Consents } from './core/ports/members.ts';
import type { SwapProvider } from './core/ports/provider.ts';
import type { Quota } from './core/ports/quota.ts';
import type { Keys } from './core/secret.ts';
import type { RunningSwaps } from './core/swaps.ts';
import { createVendorHttp } from './providers/http/vendor-http.ts';
import { configureVendors } from './providers/index.ts';
import type { createLocalEngine, LocalEngine } from './providers/local/index.ts';
import { createPublicEndpoint } from './providers/public/public-endpoint.ts';
import { createRelayFiles } from './providers/public/relay-files.ts';
import { deriveKeys, loadSecretKeys, type OperatorsSecrets } from './storage/files/secret-key.ts';
import { openPrivateFolder } from './storage/private-files.ts';
import { RedisUnusable } from './storage/redis/facts.ts';
import { thisOwner } from './storage/sqlite/owner.ts';
import { openStores, type Stores, type StoresParts } from './storage/stores.ts';
import { createGate } from './trust/gate.ts';
import type { createMarks, Marks } from './trust/index.ts';
import { withBlocks } from './trust/with-blocks.ts';

export interface Loaded {
  readonly config: Config;
  readonly environment: Readonly<Record<string, string>>;
}

export interface AppParts {
  readonly clock: Clock;
  readonly createEngine: typeof createLocalEngine;
  readonly createMarks: typeof createMarks;
}

export interface AppOptions {
  /** Used where LOG_LEVEL is not set. */
  readonly logLevel: string;
  /** Whether this process resumes the jobs that ended processes left behind. */
  readonly resumesAbandoned: boolean;
  /** Whether this process is there to swap: then the offline engine starts at once, and not with its first work. */
  readonly swapsAtOnce?: boolean;
  /** The role of a `serve`; undefined where one process has both. */
  readonly role?: Role | undefined;
  /** Gets every event too. */
  readonly observe?: OnEvent | undefined;
}

/** Of the processes that share a Redis, fronts receive requests and workers run jobs. */
export type Role = 'front' | 'worker';

/** Creates the folder where there is none. Returns the secret keys from which all other keys are derived. */
export function openDataFolder(config: Config): Promise<Keys> {
  openPrivateFolder(config.DATA_DIR);
  return loadSecretKeys(config.DATA_DIR, secretsFrom(config));
}

/** What the operator has set as keys, now and before. */
export function secretsFrom({ SECRET_KEY: secret, SECRET_KEY_PREVIOUS: previous }: Config): OperatorsSecrets {
  return { secret: secret?.reveal(), previous: previous?.map((one) => one.reveal()) };
}

/** Opens the stores, in Redis where REDIS_URL is set. Throws ConfigError where that Redis cannot be used. */
export async function openStoresOf(
  config: Config,
  parts: Pick<StoresParts, 'secretKeys' | 'takesOnKey' | 'clock' | 'onEvent'>,
): Promise<Stores> {
  try {
    return await openStores({
      ...parts,
      directory: config.DATA_DIR,
      redisUrl: config.REDIS_URL?.reveal(),
      ledgerDays: config.LEDGER_DAYS,
      diskBudgetBytes: config.DISK_BUDGET_MB,
    });
  } catch (error) {
    throw error instanceof RedisUnusable ? new ConfigError(error.message) : error;
  }
}

/** Undefined without PUBLIC_URL. */
export function openPublicEndpoint({ PUBLIC_URL: publicUrl }: Config, secretKeys: Keys, clock: Clock, stores: Stores) {
  const relay = { files: createRelayFiles(stores), whenServed: stores.shared?.relays.whenServed };
  return publicUrl && createPublicEndpoint(publicUrl, deriveKeys(secretKeys, 'outside'), clock, relay);
}

/** Undefined for a process that runs its own jobs and no others. */
export function openSharedQueue(
  { shared }: Stores,
  { resumesAbandoned, role }: AppOptions,
  { startsAfter, answersAfter }: { readonly startsAfter: Promise<void>; readonly answersAfter: Promise<void> },
) {
  if (!resumesAbandoned) return undefined;
  return shared?.queue({ runs: role !== 'front', showsPositions: role !== 'worker' && answersAfter, startsAfter });
}

interface ChoiceParts {
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  readonly hopHeader: Readonly<Record<string, string>>;
}

/**
 * The providers that PROVIDERS names, in its order; by default the vendors that have a key, then the offline engine.
 * Throws ConfigError.
 */
export function chooseProviders(
  { config, environment }: Loaded,
  engine: LocalEngine,
  { clock, onEvent, hopHeader }: ChoiceParts,
): readonly SwapProvider[] {
  const http: typeof createVendorHttp = (options) => createVendorHttp({ ...options, hopHeader });
  const parts = { http, clock, detector: engine.recognizer };
  const { providers: hosted, problems } = configureVendors(environment, parts);
  const all = [...hosted.map((vendor) => withCircuitBreaker(vendor, clock, onEvent)), engine.provider];
  const names = config.PROVIDERS ?? all.map(({ name }) => name);
  const isMissing = (name: string): boolean => !all.some((provider) => provider.name === name);
  const unset = [
    ...names.filter(isMissing).map((name) => `PROVIDERS: ${name} has no key (see .env.example)`),
    ...(config.API_PROVIDERS ?? [])
      .filter((name) => isMissing(name) || !names.includes(name))
      .map((name) => `API_PROVIDERS: ${name} is not among the providers`),
  ];
  const wrong = problems.length > 0 ? problems : unset;
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return names.flatMap((name) => all.find((provider) => provider.name === name) ?? []);
}

interface JobPartsOptions {
  readonly clock: Clock;
  onError(error: unknown): void;
  readonly engine: LocalEngine;
  readonly marks: Marks;
  /** Undefined for a platform that this process does not serve. */
  chat(platform: string): Chat | undefined;
}

/** The parts of swaps that follow from the settings and the stores. */
export function jobParts(config: Config, stores: Stores, { clock, onError, engine, marks, chat }: JobPartsOptions) {
  const { store, ledger, blobs, room, consents, settings, expiringStore } = stores;
  const { likenessConsents, blocks, results, memberHash } = stores;
  const counting = { ledger, memberHash, settings };
  const quota = createQuota({ ...counting, limits: quotaOf(config) });
  const ofApi = createQuota({ ...counting, limits: apiQuotaOf(config) });
  const gate = createGate({ classifier: engine.gate, threshold: config.GATE_SEXUAL, onError });
  return {
    ...exemptOperator(quota, ofApi, consents),
    likenessRules: createLikenessRules({ ...stores, consents: likenessConsents, clock, chat }),
    chat,
    blocks,
    moderator: withBlocks(gate, blocks, engine.fingerprinter),
    intake: engine.intake,
    marker: marks.marker,
    judge: engine.judge,
    numberer: engine.numberer,
    fingerprinter: engine.fingerprinter,
    results,
    store,
    blobs,
    room,
    owner: thisOwner(),
    schedule: createPollSchedule({ history: createPollHistory(expiringStore, clock), onError }),
    concurrency: config.JOBS_AT_ONCE,
    keepResultsMs: keepResultsMsOf(config),
    keepRecordsMs: config.RECORDS_DAYS * 24 * 60 * 60 * 1_000,
    deadlineMs: config.JOB_DEADLINE_SECONDS * 1_000,
    longestWaitMs: config.MAX_WAIT_SECONDS * 1_000,
    budget: createBudget(ledger, config.DAILY_BUDGET),
  };
}

/** What fronts do for members about pictures of each other. */
export function likenessQuestions(
  { likenessConsents: consents, faces, expiringStore, memberHash }: Stores,
  clock: Clock,
): LikenessQuestions {
  return createLikenessQuestions({ consents, faces, expiringStore, memberHash, clock });
}

interface ForgettingOptions {
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  /** What these keep of members is in stores of their own. */
  readonly likenesses: KeepsOfMembers;
  readonly reports: KeepsOfMembers;
}

/** What forgets members and their swaps. */
export function forgettingOf(
  { forgetJobsOf }: RunningSwaps,
  stores: Stores,
  { clock, onEvent, likenesses, reports }: ForgettingOptions,
) {
  return createForgetting({ ...stores, forgetJobsOf, others: [likenesses, reports], clock, onEvent });
}

/**
 * The operator, who sits at the terminal, needs no quota and no promise: those are for people in chats. A key of the
 * API is given by the operator, and has limits of the API's own.
 */
function exemptOperator(quota: Quota, ofApi: Quota, consents: Consents) {
  const isTrusted = ({ platform }: Requester): boolean => platform === 'terminal' || platform === 'api';
  const quotaFor = ({ platform }: Requester): Quota | undefined => {
    if (platform === 'terminal') return undefined;
    return platform === 'api' ? ofApi : quota;
  };
  return {
    consents: {
      ...consents,
      given: async (requester: Requester) => isTrusted(requester) || consents.given(requester),
    },
    quota: {
      take: async (requester: Requester, at: number) => (await quotaFor(requester)?.take(requester, at)) ?? true,
      giveBack: async (requester: Requester, takenAt: number) => quotaFor(requester)?.giveBack(requester, takenAt),
      takeIntake: async (requester: Requester, at: number) =>
        (await quotaFor(requester)?.takeIntake?.(requester, at)) ?? true,
      atOnce: (requester: Requester) => quotaFor(requester)?.atOnce?.(requester) ?? {},
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

function apiQuotaOf(config: Config) {
  return {
    intakesAMinute: config.API_INTAKES_A_MINUTE,
    memberADay: config.API_SWAPS_A_DAY,
    allADay: config.SWAPS_A_DAY,
    atOnce: { member: config.API_SWAPS_AT_ONCE, all: config.SWAPS_AT_ONCE },
  };
}
