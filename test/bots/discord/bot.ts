import { randomUUID } from 'node:crypto';
import { createDiscord, type Discord, DiscordConfig, type DiscordParts } from '../../../src/bots/discord/index.ts';
import { createTranslations } from '../../../src/bots/translations/index.ts';
import { createQuota, type QuotaParts } from '../../../src/core/admission/quota.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { ProviderError } from '../../../src/core/errors.ts';
import type { CoreEvent } from '../../../src/core/events.ts';
import { createForgetting } from '../../../src/core/forget.ts';
import { createLikenessQuestions } from '../../../src/core/likeness/questions.ts';
import { createLikenessRules } from '../../../src/core/likeness/rules.ts';
import { createChatRateLimiter } from '../../../src/core/messages/chat-rate-limiter.ts';
import type { FaceNumberer } from '../../../src/core/ports/faces.ts';
import type { LikenessConsents } from '../../../src/core/ports/likeness.ts';
import type { Intake } from '../../../src/core/ports/media.ts';
import type { OpenFarewells } from '../../../src/core/ports/members.ts';
import type { SwapProvider } from '../../../src/core/ports/provider.ts';
import type { ReportsChannel } from '../../../src/core/ports/reports.ts';
import type { Moderator, Verifier } from '../../../src/core/ports/trust.ts';
import type { Reporting } from '../../../src/core/reports/reporting.ts';
import { createSwaps, type RunningSwaps } from '../../../src/core/swaps.ts';
import { withBlocks } from '../../../src/trust/with-blocks.ts';
import type { DiscordServer } from '../../fakes/discord/server.ts';
import { fakeIntake } from '../../fakes/fake-intake.ts';
import { createMemoryTrust, reportingOf } from '../../fakes/reporting.ts';
import { createMemoryBlobStore } from '../../fakes/storage/memory-blob-store.ts';
import { createMemoryExpiringStore } from '../../fakes/storage/memory-expiring-store.ts';
import { createMemoryJobStore } from '../../fakes/storage/memory-job-store.ts';
import { createMemoryLedger } from '../../fakes/storage/memory-ledger.ts';
import { createMemoryLikenessConsents } from '../../fakes/storage/memory-likeness-consents.ts';
import {
  createMemoryConsents,
  createMemoryFaceBook,
  createMemoryFarewells,
  memoryMemberHash as memberHash,
} from '../../fakes/storage/memory-members.ts';
import { createMemorySettings } from '../../fakes/storage/memory-settings.ts';
import { knowsNothing } from '../../fakes/verifier.ts';
import { vendorNames } from '../vendor-names.ts';

/** The storage, which outlives a process of the bot. */
interface BotStorage extends Pick<DiscordParts, 'expiringStore' | 'faces' | 'consents' | 'settings'> {
  readonly store: ReturnType<typeof createMemoryJobStore>;
  readonly blobs: ReturnType<typeof createMemoryBlobStore>;
  readonly ledger: ReturnType<typeof createMemoryLedger>;
  readonly likenessConsents: LikenessConsents;
  readonly trust: ReturnType<typeof createMemoryTrust>;
  readonly farewells: OpenFarewells;
}

export interface Bot extends BotStorage {
  readonly discord: Discord;
  readonly reporting: Reporting;
  readonly swaps: RunningSwaps;
  readonly events: CoreEvent[];
  readonly said: string[];
  /** The reasons that `onLost` was given. */
  readonly lost: unknown[];
  /** Unexpected errors. */
  bugs(): unknown[];
  stop(): Promise<void>;
}

export interface BotOptions
  extends Partial<Pick<DiscordParts, 'pace' | 'tokenLife' | 'shareLinks' | 'maxBytes' | 'clock'>> {
  readonly providers: readonly SwapProvider[];
  readonly intake?: Intake;
  /** Without one, nobody is asked which faces they mean. */
  readonly numberer?: FaceNumberer;
  readonly verifier?: Verifier;
  readonly environment?: Readonly<Record<string, string>>;
  readonly storage?: BotStorage;
  readonly limits?: QuotaParts['limits'];
  readonly concurrency?: number;
  readonly deadlineMs?: number;
  readonly reportsChannel?: ReportsChannel;
  /** Lets everything pass by default. */
  readonly moderator?: Moderator;
  /** A worker edits messages without a gateway. */
  readonly hasGateway?: boolean;
}

export function createBotStorage(): BotStorage {
  const { now } = systemClock;
  return {
    expiringStore: createMemoryExpiringStore({ now }),
    faces: createMemoryFaceBook({ now }),
    consents: createMemoryConsents(),
    settings: createMemorySettings(),
    farewells: createMemoryFarewells(),
    store: createMemoryJobStore({ now, isAlive: () => false }),
    blobs: createMemoryBlobStore(),
    ledger: createMemoryLedger(),
    likenessConsents: createMemoryLikenessConsents(),
    trust: createMemoryTrust({ now }),
  };
}

const quick = { editMs: 20, limits: [{ sends: 50, perMs: 100 }] };

/** Starts the bot with storage in memory against a fake Discord. */
export async function startBot(server: DiscordServer, options: BotOptions): Promise<Bot> {
  const storage = options.storage ?? createBotStorage();
  const { intake = fakeIntake, providers, hasGateway = true, maxBytes = 32 * 2 ** 20, clock = systemClock } = options;
  const events: CoreEvent[] = [];
  const said: string[] = [];
  const lost: unknown[] = [];
  const rateLimiter = createChatRateLimiter(systemClock);
  const onEvent = (event: CoreEvent): void => void events.push(event);
  const settings = DiscordConfig.parse({
    DISCORD_TOKEN: server.token,
    DISCORD_API_URL: server.apiUrl,
    ...options.environment,
  });
  const likenessParts = { ...storage, consents: storage.likenessConsents, memberHash, clock };
  const likenesses = createLikenessQuestions(likenessParts);
  const { blocks, reports } = storage.trust;
  const parts = { clock, ledger: storage.ledger, settings: storage.settings, blobs: storage.blobs, providers, onEvent };
  const reporting = reportingOf({ ...parts, reports, blocks, jobs: storage.store, channel: options.reportsChannel });
  const discord = createDiscord(settings, {
    ...storage,
    likenesses,
    reports: reporting,
    forgetting: { forget: (member) => forgetting.forget(member) },
    intake,
    rateLimiter,
    onEvent,
    providers,
    maxBytes,
    translations: createTranslations(vendorNames, providers.length > 1),
    clock,
    fetchFile: (url, signal) => fetchLoopback(url.replace(cdn, server.origin), signal),
    say: (line) => said.push(line),
    onLost: (why) => lost.push(why),
    pace: options.pace ?? quick,
    ...(options.tokenLife && { tokenLife: options.tokenLife }),
    ...(options.shareLinks && { shareLinks: options.shareLinks }),
  });
  const swaps = createSwaps({
    ...storage,
    providers,
    intake,
    rateLimiter,
    onEvent,
    owner: randomUUID(),
    clock,
    limits: { maxBytes, maxPixels: 50e6, maxSeconds: 60 },
    maxResultBytes: 256 * 2 ** 20,
    concurrency: options.concurrency ?? 4,
    deadlineMs: options.deadlineMs ?? 600_000,
    chat: () => discord.chat,
    likenessRules: createLikenessRules({ ...likenessParts, chat: () => discord.chat }),
    blocks,
    numberer: options.numberer,
    moderator: withBlocks(options.moderator ?? { judge: async () => 'pass' }, blocks, undefined),
    marker: { mark: async (result) => result },
    verifier: options.verifier ?? knowsNothing,
    memberHash,
    quota: createQuota({
      memberHash,
      ledger: storage.ledger,
      settings: storage.settings,
      limits: options.limits ?? {},
    }),
    budget: { take: async () => true, giveBack: async () => undefined },
    webhookUrl: () => undefined,
  });
  const forgetting = createForgetting({
    scrub: async () => undefined,
    ...storage,
    memberHash,
    clock,
    forgetJobsOf: swaps.forgetJobsOf,
    others: [likenesses, reporting],
    onEvent,
  });
  if (hasGateway) await discord.start(swaps);
  const stopping = new AbortController();
  if (hasGateway) void reporting.serve([discord.desk], stopping.signal);
  return {
    ...storage,
    discord,
    reporting,
    swaps,
    events,
    said,
    lost,
    bugs: () => events.flatMap((event) => (event.kind === 'bug' ? [event.error] : [])),
    async stop() {
      stopping.abort();
      await discord.stop();
      await swaps.close();
    },
  };
}

/** Where Discord serves stickers and custom emoji. */
const cdn = /^https:\/\/(?:cdn\.discordapp\.com|media\.discordapp\.net)/;

async function fetchLoopback(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, { signal });
  if (response.ok && response.body) return response.body;
  const isGone = response.status === 404;
  const problem = isGone ? 'gone' : 'overloaded';
  throw new ProviderError({ provider: 'discord', problem, answer: 'busy' });
}
