import { randomUUID } from 'node:crypto';
import { createDiscord, type Discord, type DiscordParts, DiscordSettings } from '../../../src/bots/discord/index.ts';
import { createTranslations } from '../../../src/bots/translations/index.ts';
import { createQuota, type QuotaParts } from '../../../src/core/admission/quota.ts';
import { systemClock } from '../../../src/core/clock.ts';
import type { CoreEvent } from '../../../src/core/events.ts';
import { createChatRateLimiter } from '../../../src/core/messages/chat-rate-limiter.ts';
import type { Intake } from '../../../src/core/ports/media.ts';
import type { SwapProvider } from '../../../src/core/ports/provider.ts';
import { createSwaps, type RunningSwaps } from '../../../src/core/swaps.ts';
import type { DiscordServer } from '../../fakes/discord/server.ts';
import { fakeIntake } from '../../fakes/fake-intake.ts';
import { createMemoryShelf } from '../../fakes/storage/memory-blob-store.ts';
import { createMemoryMemory } from '../../fakes/storage/memory-expiring-store.ts';
import { createMemoryJobStore } from '../../fakes/storage/memory-job-store.ts';
import { createMemoryLedger } from '../../fakes/storage/memory-ledger.ts';
import { createMemoryConsents, createMemoryFaceBook } from '../../fakes/storage/memory-people.ts';
import { createMemorySettings } from '../../fakes/storage/memory-settings.ts';
import { vendorNames } from '../vendor-names.ts';

/** What outlives a process of the bot. */
interface Disk extends Pick<DiscordParts, 'expiringStore' | 'faces' | 'consents' | 'settings'> {
  readonly store: ReturnType<typeof createMemoryJobStore>;
  readonly blobs: ReturnType<typeof createMemoryShelf>;
  readonly ledger: ReturnType<typeof createMemoryLedger>;
}

export interface Bot extends Disk {
  readonly discord: Discord;
  readonly swaps: RunningSwaps;
  readonly events: CoreEvent[];
  readonly said: string[];
  /** Why nobody can be answered any more. */
  readonly lost: unknown[];
  /** Errors that nobody foresaw. */
  bugs(): unknown[];
  stop(): Promise<void>;
}

export interface BotOptions
  extends Partial<Pick<DiscordParts, 'pace' | 'tokenLife' | 'shareLinks' | 'maxBytes' | 'clock'>> {
  readonly providers: readonly SwapProvider[];
  readonly intake?: Intake;
  readonly environment?: Readonly<Record<string, string>>;
  readonly disk?: Disk;
  readonly limits?: QuotaParts['limits'];
  readonly concurrency?: number;
  readonly deadlineMs?: number;
  /** A worker edits messages without a gateway. */
  readonly hasGateway?: boolean;
}

export function newDisk(): Disk {
  const { now } = systemClock;
  return {
    expiringStore: createMemoryMemory({ now }),
    faces: createMemoryFaceBook({ now }),
    consents: createMemoryConsents(),
    settings: createMemorySettings(),
    store: createMemoryJobStore({ now, isAlive: () => false }),
    blobs: createMemoryShelf(),
    ledger: createMemoryLedger(),
  };
}

const quick = { editMs: 20, limits: [{ sends: 50, perMs: 100 }] };

/** The whole bot but for its storage, against the server given. */
export async function startBot(server: DiscordServer, options: BotOptions): Promise<Bot> {
  const disk = options.disk ?? newDisk();
  const { intake = fakeIntake, providers, hasGateway = true, maxBytes = 32 * 2 ** 20, clock = systemClock } = options;
  const events: CoreEvent[] = [];
  const said: string[] = [];
  const lost: unknown[] = [];
  const rateLimiter = createChatRateLimiter(systemClock);
  const onEvent = (event: CoreEvent): void => void events.push(event);
  const settings = DiscordSettings.parse({
    DISCORD_TOKEN: server.token,
    DISCORD_API_URL: server.apiUrl,
    ...options.environment,
  });
  const discord = createDiscord(settings, {
    ...disk,
    intake,
    rateLimiter,
    onEvent,
    providers,
    maxBytes,
    messages: createTranslations(vendorNames),
    clock,
    fetchFile: fetchLoopback,
    say: (line) => said.push(line),
    onLost: (why) => lost.push(why),
    pace: options.pace ?? quick,
    ...(options.tokenLife && { tokenLife: options.tokenLife }),
    ...(options.shareLinks && { shareLinks: options.shareLinks }),
  });
  const swaps = createSwaps({
    ...disk,
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
    moderator: { allows: async () => true },
    marker: { mark: async (bytes) => bytes },
    quota: createQuota({ ledger: disk.ledger, settings: disk.settings, limits: options.limits ?? {} }),
    spend: async () => true,
    webhookUrl: () => undefined,
  });
  if (hasGateway) await discord.start(swaps);
  return {
    ...disk,
    discord,
    swaps,
    events,
    said,
    lost,
    bugs: () => events.flatMap((event) => (event.kind === 'bug' ? [event.error] : [])),
    async stop() {
      await discord.stop();
      await swaps.close();
    },
  };
}

async function fetchLoopback(url: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) throw new Error(`the file server says ${response.status}`);
  return response.body;
}
