import { createHash } from 'node:crypto';
import { hopHeaderOf, openApi, openListener } from './app-api.ts';
import { largestResult, mediaLimitsOf } from './app-engine.ts';
import {
  type AppOptions,
  type AppParts,
  chooseProviders,
  forgettingOf,
  jobParts,
  type Loaded,
  likenessQuestions,
  openDataFolder,
  openPublicEndpoint,
  openSharedQueue,
  openStoresOf,
} from './app-parts.ts';
import { openMarks, readOperatorsKey, reportingOf } from './app-trust.ts';
import { telemetryOf } from './app-watch.ts';
import { createTerminalChat } from './bots/terminal/chat.ts';
import { standardError } from './bots/terminal/screen.ts';
import { createTranslation, createTranslations } from './bots/translations/index.ts';
import { languageOfEnvironment } from './bots/translations/languages.ts';
import type { Config } from './config.ts';
import { withSubmitGate } from './core/attempts/submit-gate.ts';
import { type Clock, inTime } from './core/clock.ts';
import type { OnEvent } from './core/events.ts';
import { lentAs } from './core/jobs/forgetting/forget-jobs.ts';
import { createChatRateLimiter } from './core/messages/chat-rate-limiter.ts';
import type { Chat } from './core/ports/chat.ts';
import type { SwapProvider } from './core/ports/provider.ts';
import type { JobStore } from './core/ports/storage.ts';
import type { Keys } from './core/secret.ts';
import { createSwaps, type RunningSwaps } from './core/swaps.ts';
import type { Route } from './http.ts';
import { vendors } from './providers/index.ts';
import type { LocalEngine } from './providers/local/index.ts';
import type { PublicEndpoint } from './providers/public/public-endpoint.ts';
import type { Stores } from './storage/stores.ts';
import type { Marks } from './trust/index.ts';
import { createVerifier } from './trust/verify.ts';

export type App = Awaited<ReturnType<typeof createApp>>;

const healthTimeoutMs = 3_000;
/** How long the relay keeps a file that is shared with people. */
const shareLinkHours = 2;

const displayNames = new Map(vendors.map(({ name, displayName }) => [name, displayName]));

interface GivenParts extends Pick<AppParts, 'clock' | 'createMarks'> {
  readonly engine: LocalEngine;
}

/** Wires every part but the chat platforms. Throws ConfigError. */
export async function createApp(loaded: Loaded, given: GivenParts, options: AppOptions) {
  const { config } = loaded;
  const { clock, engine } = given;
  const secretKeys = await openDataFolder(config);
  const { onEvent, say } = telemetryOf(loaded, options);
  const { stores, providers, marks } = await openParts(loaded, given, { ...options, secretKeys, onEvent });
  const publicEndpoint = openPublicEndpoint(config, secretKeys, clock, stores);
  const parts = sharedParts({ config, stores, publicEndpoint, clock, onEvent, providers, engine, marks });
  const terminal = createTerminalChat({ ...parts, screen: standardError, maxBytes: largestResult });
  const { after, ...starts } = createStarts();
  const queue = openSharedQueue(stores, options, after);
  const api = openApi(config, stores, { ...parts, secretKeys, swaps: () => swaps });
  const chats = chatsOf(queue ? [api.chat] : [api.chat, terminal]); // a terminal's files are on one machine
  const chat = (platform: string) => chats.get(platform);
  const swaps: RunningSwaps = createSwaps({
    ...parts,
    ...jobParts(config, stores, { ...parts, engine, marks, chat }),
    ...publicParts(publicEndpoint),
    ...(queue && { queue }),
    resumesAbandoned: options.resumesAbandoned,
  });
  publicEndpoint?.connect(swaps.nudge);
  return {
    ...parts,
    say,
    ...forCommands(stores, engine),
    swaps: prepared(swaps, marks),
    forgetting: forgettingOf(swaps, stores, parts),
    manifests: marks.manifests,
    chats,
    api,
    terminal,
    ...keysOf(secretKeys),
    ...starts,
    isHealthy: async () => stores.shared?.generation.problem === undefined && answersInTime(stores.store, clock),
    listen: (routes: readonly Route[]) => openListener(routes, config, stores, parts),
    close: () => closeAll(swaps, marks, engine, stores),
  };
}

/** When this process begins with what it does about the shared queue. */
function createStarts() {
  const chatsReady = Promise.withResolvers<void>();
  const answering = Promise.withResolvers<void>();
  return {
    after: { startsAfter: chatsReady.promise, answersAfter: answering.promise },
    /** To be called once `chats` is complete: from then on this process may run jobs of the shared queue. */
    startQueue: () => chatsReady.resolve(),
    /** To be called once this process answers people: from then on it shows them their places in the shared queue. */
    startPositions: () => answering.resolve(),
  };
}

function chatsOf(chats: readonly Chat[]): Map<string, Chat> {
  return new Map(chats.map((one) => [one.platform, one]));
}

function forCommands(stores: Stores, { sandbox, workers }: LocalEngine) {
  const { store, shared, blocks, reports, apiKeys } = stores;
  return { store, shared, blocks, reportStore: reports, apiKeys, sandbox, watched: { ...stores, workers } };
}

/** The present key alone derives what this process says of itself. */
function keysOf(secretKeys: Keys) {
  return { secretKeys, secretKey: secretKeys[0] };
}

interface Opening extends Pick<AppOptions, 'resumesAbandoned'> {
  readonly secretKeys: Keys;
  readonly onEvent: OnEvent;
}

/** What is wrong in the settings is found before the stores are opened. A process that serves takes on a new key. */
async function openParts(
  loaded: Loaded,
  { clock, engine, createMarks }: GivenParts,
  { secretKeys, onEvent, resumesAbandoned: takesOnKey }: Opening,
) {
  const { config } = loaded;
  const hopHeader = hopHeaderOf(secretKeys[0]);
  const chosen = chooseProviders(loaded, engine, { clock, onEvent, hopHeader });
  const operatorsKey = readOperatorsKey(config);
  const stores = await openStoresOf(config, { secretKeys, takesOnKey, clock, onEvent });
  const marks = await openMarks({ config, operatorsKey, stores, engine, clock, createMarks, onEvent });
  return { stores, providers: gated(chosen, stores), marks };
}

interface SharedParts {
  readonly config: Config;
  readonly stores: Stores;
  readonly publicEndpoint: PublicEndpoint | undefined;
  readonly clock: Clock;
  readonly onEvent: OnEvent;
  readonly providers: readonly SwapProvider[];
  readonly engine: LocalEngine;
  readonly marks: Marks;
}

/** What core and the fronts both work with. */
function sharedParts({ config, stores, publicEndpoint, clock, onEvent, providers, engine, marks }: SharedParts) {
  const { expiringStore, faces, consents, settings, results, memberHash } = stores;
  const { fingerprinter } = engine;
  const wording = [displayNames, providers.length > 1, config.RESULTS_HOURS] as const;
  return {
    clock,
    providers,
    publicEndpoint,
    intake: marks.intake, // what fronts encode anew is marked
    gate: { threshold: config.GATE_SEXUAL, works: engine.gate.works },
    verifier: createVerifier({ results, fingerprinter, readManifest: marks.manifests.read }),
    onEvent,
    onError: (error: unknown): void => onEvent({ kind: 'bug', error }),
    expiringStore,
    faces,
    consents,
    settings,
    likenesses: likenessQuestions(stores, clock),
    memberHash,
    rateLimiter: createChatRateLimiter(clock),
    limits: mediaLimitsOf(config),
    maxResultBytes: largestResult,
    translation: createTranslation(languageOfEnvironment(process.env), ...wording),
    translations: createTranslations(...wording),
    reports: reportingOf(config, stores, { clock, providers, onEvent, fingerprinter }),
    shareLinks: publicEndpoint && createShareLinks(publicEndpoint),
  };
}

/** Vendors are asked for nothing that bills while the store cannot be trusted. */
function gated(providers: readonly SwapProvider[], { shared }: Stores): readonly SwapProvider[] {
  if (!shared) return providers;
  return providers.map((one) => (one.bills ? withSubmitGate(one, shared.generation.whenTrusted) : one));
}

/** What marking needs is loaded while the first swap is under way. */
function prepared(swaps: RunningSwaps, { prepare }: Marks): RunningSwaps {
  return {
    ...swaps,
    request(...asked) {
      prepare();
      return swaps.request(...asked);
    },
  };
}

async function closeAll(swaps: RunningSwaps, marks: Marks, engine: LocalEngine, stores: Stores): Promise<void> {
  await swaps.close();
  await marks.close();
  await engine.close();
  await stores.close();
}

function publicParts(endpoint: PublicEndpoint | undefined) {
  return {
    relay: endpoint?.relay,
    webhookUrl: (provider: string, attemptId: string) => endpoint?.webhookUrl(provider, attemptId),
  };
}

/** Shares a file by a link that anybody can open until the hours are over. */
function createShareLinks({ relay }: PublicEndpoint) {
  return {
    hours: shareLinkHours,
    create: (media: { mimeType: string; bytes: Uint8Array }) =>
      relay.publish(lentAs(createHash('sha256').update(media.bytes).digest('hex')), media),
  };
}

/** False where the store is slow; throws where it cannot be read. */
async function answersInTime(store: JobStore, clock: Clock): Promise<boolean> {
  const answer = store.list({ limit: 1 }).then(() => true);
  return inTime(answer, { ms: healthTimeoutMs, onLate: () => false, clock, signal: new AbortController().signal });
}
