import { createHash } from 'node:crypto';
import { join } from 'node:path';
import sharp from 'sharp';
import type { TelegramParts } from '../../../src/bots/telegram/context.ts';
import { createTelegram, type Telegram } from '../../../src/bots/telegram/index.ts';
import { TelegramConfig } from '../../../src/bots/telegram/transport/config.ts';
import { createTranslations } from '../../../src/bots/translations/index.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { UserError } from '../../../src/core/errors.ts';
import { createForgetting } from '../../../src/core/forget.ts';
import { createLikenessQuestions } from '../../../src/core/likeness/questions.ts';
import { createLikenessRules } from '../../../src/core/likeness/rules.ts';
import { createChatRateLimiter } from '../../../src/core/messages/chat-rate-limiter.ts';
import { type Intake, readAll, streamOf } from '../../../src/core/ports/media.ts';
import type { SwapProvider } from '../../../src/core/ports/provider.ts';
import type { ReportsChannel } from '../../../src/core/ports/reports.ts';
import type { Reporting } from '../../../src/core/reports/reporting.ts';
import { createSwaps, type RunningSwaps, type SwapsParts } from '../../../src/core/swaps.ts';
import { createBlocks } from '../../../src/storage/blocks.ts';
import { createConsents } from '../../../src/storage/consents.ts';
import { createExpiringStore } from '../../../src/storage/expiring-store.ts';
import { createFaceBook } from '../../../src/storage/face-book.ts';
import { createOpenFarewells } from '../../../src/storage/farewells.ts';
import { createFileBlobStore } from '../../../src/storage/files/blob-store.ts';
import { createLikenessConsents } from '../../../src/storage/likeness-consents.ts';
import { createReportStore } from '../../../src/storage/reports.ts';
import { createSettings } from '../../../src/storage/settings.ts';
import { openDatabase, scrub } from '../../../src/storage/sqlite/database.ts';
import { createSqliteJobStore } from '../../../src/storage/sqlite/jobs.ts';
import { sqliteTextStores } from '../../../src/storage/sqlite/keyv-adapter.ts';
import { createSqliteLedger } from '../../../src/storage/sqlite/ledger.ts';
import { withBlocks } from '../../../src/trust/with-blocks.ts';
import { reportingOf } from '../../fakes/reporting.ts';
import { memoryMemberHash as memberHash } from '../../fakes/storage/memory-members.ts';
import { storeKeysOf } from '../../fakes/storage/store-keys.ts';
import { knowsNothing } from '../../fakes/verifier.ts';
import { vendorNames } from '../vendor-names.ts';

export interface BotOptions {
  readonly clock: Clock;
  readonly folder: string;
  readonly owner: string;
  /** Environment variables, such as TELEGRAM_TOKEN. */
  readonly environment: Readonly<Record<string, string>>;
  /** By default a provider that swaps at once. */
  readonly provider?: SwapProvider | undefined;
  readonly intake?: Intake | undefined;
  readonly parts?: Partial<TelegramParts> | undefined;
  readonly swaps?: Partial<SwapsParts> | undefined;
  readonly reportsChannel?: ReportsChannel | undefined;
  onError(error: unknown): void;
}

export interface RunningBot {
  readonly telegram: Telegram;
  readonly swaps: RunningSwaps;
  readonly reporting: Reporting;
  stop(): Promise<void>;
}

/** The stores of a process in a folder, encrypted with a fixed key. */
export function openStores(folder: string, clock: Pick<Clock, 'now'>) {
  const now = (): number => clock.now();
  const keys = storeKeysOf(Buffer.alloc(32, 7));
  const database = openDatabase(join(folder, 'faceswap.db'));
  const openTextStore = sqliteTextStores(database, { now });
  return {
    database,
    expiringStore: createExpiringStore(openTextStore, keys),
    consents: createConsents(openTextStore, keys),
    faces: createFaceBook(openTextStore, keys, { now }),
    settings: createSettings(openTextStore),
    likenessConsents: createLikenessConsents({ openTextStore, keys, memberHash }),
    farewells: createOpenFarewells(openTextStore, keys),
    scrub: async () => scrub(database),
    blobs: createFileBlobStore(join(folder, 'shelf'), keys.secret, { now }),
    ledger: createSqliteLedger(database),
    blocks: createBlocks(openTextStore, memberHash, { now }),
    reportStore: createReportStore(openTextStore, keys, { now }),
    jobs: (owner: string) => createSqliteJobStore(database, { now, isAlive: (one) => one === owner }),
  };
}

/** The Telegram bot with the real core and real stores. */
export async function startBot(options: BotOptions): Promise<RunningBot> {
  const { clock, folder, owner, onError } = options;
  const { database, jobs, blobs, ledger, blocks, reportStore, ...stores } = openStores(folder, clock);
  const rateLimiter = createChatRateLimiter(clock);
  const intake = options.intake ?? sharpIntake;
  const provider = options.provider ?? quickProvider();
  const likenessParts = { ...stores, consents: stores.likenessConsents, memberHash, clock };
  const likenesses = createLikenessQuestions(likenessParts);
  const store = jobs(owner);
  const onEvent: SwapsParts['onEvent'] = (event) => void ('error' in event && onError(event.error));
  const { reportsChannel: channel } = options;
  const kept = { ledger, blocks, blobs, settings: stores.settings, reports: reportStore, jobs: store };
  const reporting = reportingOf({ ...kept, clock, onEvent, channel, providers: [provider] });
  const telegram = createTelegram(TelegramConfig.parse(options.environment), {
    ...stores,
    likenesses,
    reports: reporting,
    memberHash,
    forgetting: { forget: (member) => forgetting.forget(member) },
    clock,
    rateLimiter,
    intake,
    translations: createTranslations(vendorNames, (options.parts?.providers?.length ?? 1) > 1),
    providers: [provider],
    maxResultBytes: 256 * 2 ** 20,
    fetchFile: async (url) => {
      throw new Error(`nothing is at ${url}`);
    },
    onError,
    onEvent,
    ...options.parts,
  });
  const swaps = createSwaps({
    ...stores,
    providers: [provider],
    owner,
    rateLimiter,
    blobs,
    intake,
    store,
    memberHash,
    clock,
    limits: { maxBytes: 32 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 },
    maxResultBytes: 256 * 2 ** 20,
    chat: () => telegram.chat,
    likenessRules: createLikenessRules({ ...likenessParts, chat: () => telegram.chat }),
    onEvent: (event) => void ('error' in event && onError(event.error)),
    blocks,
    concurrency: 4,
    deadlineMs: 3_600_000,
    moderator: withBlocks({ judge: async () => 'pass' }, blocks, undefined),
    quota: { take: async () => true, giveBack: async () => undefined },
    marker: { mark: async (result) => result },
    verifier: knowsNothing,
    budget: { take: async () => true, giveBack: async () => undefined },
    webhookUrl: () => undefined,
    ...options.swaps,
  });
  const forgetting = createForgetting({
    ...stores,
    memberHash,
    clock,
    forgetJobsOf: swaps.forgetJobsOf,
    others: [likenesses, reporting],
    onEvent: () => undefined,
  });
  await telegram.start(swaps);
  await swaps.resumeAll(() => true);
  const stopping = new AbortController();
  void reporting.serve([telegram.desk], stopping.signal);
  return {
    telegram,
    swaps,
    reporting,
    stop: async () => {
      stopping.abort();
      await telegram.stop();
      await swaps.close();
      database.close();
    },
  };
}

/** Reads pictures without worker processes. */
const sharpIntake: Intake = {
  async inspect(bytes, role) {
    const named = role === 'result' ? {} : { subject: role };
    if (bytes.byteLength === 0) throw new UserError('empty-file', named);
    const facts = await sharp(bytes)
      .metadata()
      .catch(() => {
        throw new UserError('not-media', { ...named, type: 'text' });
      });
    return {
      kind: 'image',
      mimeType: `image/${facts.format}`,
      byteLength: bytes.byteLength,
      width: facts.width,
      height: facts.height,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  },
  clean: async (bytes) => ({ bytes, mimeType: 'image/jpeg' }),
  portrait: async (bytes) => new Uint8Array(await sharp(bytes).resize(256).jpeg().toBuffer()),
  convert: async (bytes) => new Uint8Array(await sharp(bytes).jpeg({ quality: 60 }).toBuffer()),
  async fit(bytes, maxBytes) {
    const smaller = new Uint8Array(await sharp(bytes).jpeg({ quality: 60 }).toBuffer());
    return smaller.byteLength <= maxBytes ? { bytes: smaller, mimeType: 'image/jpeg' } : undefined;
  },
};

/** A provider that turns the target grey, free of charge. Each swap ends after the promise of `until`. */
export function quickProvider({ until }: { until?: () => Promise<void> } = {}): SwapProvider {
  return {
    name: 'local',
    bills: false,
    pollEveryMs: 100,
    unfit: ({ target }) => (target.kind === 'image' ? undefined : 'kind'),
    async submit({ target }, { signal, beforePaid }) {
      await beforePaid();
      await until?.();
      signal.throwIfAborted();
      const scene = await readAll(target.open(signal), 32 * 2 ** 20);
      const grey = await sharp(scene).grayscale().png().toBuffer();
      return { state: 'done', result: { open: async () => streamOf(new Uint8Array(grey)) } };
    },
    poll: async () => ({ state: 'lost' }),
    account: async () => ({ problems: [] }),
  };
}
