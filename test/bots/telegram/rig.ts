import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import sharp from 'sharp';
import { expect, onTestFinished } from 'vitest';
import { createTranslations } from '../../../src/bots/messages/index.ts';
import type { TelegramParts } from '../../../src/bots/telegram/bot.ts';
import { createTelegram, type Telegram } from '../../../src/bots/telegram/front.ts';
import { TelegramSettings } from '../../../src/bots/telegram/settings.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { UserError } from '../../../src/core/errors.ts';
import { createLanes } from '../../../src/core/lanes.ts';
import { type Intake, readAll, streamOf } from '../../../src/core/media.ts';
import type { SwapProvider } from '../../../src/core/provider.ts';
import { createSwaps, type Swaps, type SwapsParts } from '../../../src/core/swaps.ts';
import { createConsents } from '../../../src/storage/consents.ts';
import { createFaceBook } from '../../../src/storage/face-book.ts';
import { createMemory } from '../../../src/storage/memory.ts';
import { createSettings } from '../../../src/storage/settings.ts';
import { createShelf } from '../../../src/storage/shelf.ts';
import { openDatabase } from '../../../src/storage/sqlite.ts';
import { createSqliteJobStore } from '../../../src/storage/sqlite-jobs.ts';
import { hurriedClock } from '../../fakes/hurried-clock.ts';
import { Member } from '../../fakes/telegram/people.ts';
import { TelegramServer } from '../../fakes/telegram/server.ts';

export const photo = (name: string): Uint8Array =>
  readFileSync(resolve(import.meta.dirname, '../../fixtures/media', name));

export interface RigOptions {
  readonly speed?: number;
  readonly clock?: Clock;
  /** Instead of one that swaps at once. */
  readonly provider?: SwapProvider;
  readonly intake?: Intake;
  readonly settings?: Readonly<Record<string, string>>;
  readonly parts?: Partial<TelegramParts>;
  readonly swaps?: Partial<SwapsParts>;
}

/** One process of the bot. */
export interface Process {
  readonly telegram: Telegram;
  readonly swaps: Swaps;
  stop(): Promise<void>;
}

/** Telegram, a folder that outlives processes, and the bot between them. */
export class Rig {
  readonly server: TelegramServer;
  readonly clock: Clock;
  readonly folder = mkdtempSync(join(tmpdir(), 'telegram-'));
  readonly errors: unknown[] = [];
  readonly #options: RigOptions;
  #root = '';
  #process: Process | undefined;
  #starts = 0;

  constructor(options: RigOptions = {}) {
    this.#options = options;
    this.clock = options.clock ?? hurriedClock(options.speed ?? 20);
    this.server = new TelegramServer(this.clock);
    this.server.complaints = this.errors;
  }

  /** Everything a process keeps, with keys of its own. */
  stores() {
    const key = Buffer.alloc(32, 7);
    const database = openDatabase(join(this.folder, 'faceswap.db'));
    const { now } = this.clock;
    return {
      database,
      memory: createMemory(database, key, { now }),
      consents: createConsents(database, key),
      faces: createFaceBook(database, key, { now }),
      settings: createSettings(database),
      shelf: createShelf(join(this.folder, 'shelf'), key, { now }),
      jobs: (owner: string) => createSqliteJobStore(database, { now, isAlive: (one) => one === owner }),
    };
  }

  async start(): Promise<Process> {
    this.#root ||= await this.server.listen();
    const { database, jobs, shelf, ...stores } = this.stores();
    const owner = `process-${++this.#starts}`;
    const lanes = createLanes(this.clock);
    const settings = { TELEGRAM_TOKEN: this.server.token, TELEGRAM_API_ROOT: this.#root, ...this.#options.settings };
    const intake = this.#options.intake ?? sharpIntake;
    const provider = this.#options.provider ?? quickProvider();
    const telegram = createTelegram(TelegramSettings.parse(settings), {
      ...stores,
      clock: this.clock,
      lanes,
      intake,
      translations: createTranslations(),
      providers: [provider],
      maxResultBytes: 256 * 2 ** 20,
      onError: (error) => this.errors.push(error),
      ...this.#options.parts,
    });
    const swaps = createSwaps({
      ...stores,
      providers: [provider],
      owner,
      lanes,
      shelf,
      intake,
      store: jobs(owner),
      clock: this.clock,
      limits: { maxBytes: 32 * 2 ** 20, maxPixels: 50e6, maxSeconds: 60 },
      maxResultBytes: 256 * 2 ** 20,
      chat: () => telegram.chat,
      onEvent: (event) => void ('error' in event && this.errors.push(event.error)),
      concurrency: 4,
      deadlineMs: 3_600_000,
      moderator: { allows: async () => true },
      quota: { take: async () => true, giveBack: async () => undefined },
      marker: { mark: async (bytes) => bytes },
      spend: async () => true,
      hookUrl: () => undefined,
      ...this.#options.swaps,
    });
    await telegram.start(swaps);
    await swaps.resumeAll(() => true);
    const process = {
      telegram,
      swaps,
      stop: async () => {
        await telegram.stop();
        await swaps.close();
        database.close();
      },
    };
    this.#process = process;
    return process;
  }

  async restart(): Promise<Process> {
    await this.#process?.stop();
    return this.start();
  }

  async end(): Promise<void> {
    await this.#process?.stop();
    await this.server.close();
    const traces = this.#tracesOfToken();
    rmSync(this.folder, { recursive: true, force: true });
    expect(this.server.violations).toEqual([]);
    expect(traces).toEqual([]);
  }

  /** Where the token was left: in a store, a log, or what was said. */
  #tracesOfToken(): string[] {
    const kept = readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const texts = [
      ...kept.map((path) => [path, readFileSync(path, 'latin1')]),
      ...this.errors.map((error) => ['an error', inspect(error, { depth: 10, showHidden: true })]),
      ...this.server.calls.map(({ method, payload }) => [method, JSON.stringify(payload)]),
    ];
    const secret = this.server.token.slice(5);
    return texts.filter(([, text]) => text?.includes(secret)).map(([where = '']) => where);
  }

  /** Somebody who has promised, and has a saved face where `face` is given. */
  async member(
    id: number,
    name: string,
    { face, language }: { face?: Uint8Array; language?: string } = {},
  ): Promise<Member> {
    const { consents, faces, database } = this.stores();
    const person = { platform: 'telegram', id: String(id) };
    await consents.give(person, 1);
    if (face) await faces.save(person, 'Me', face);
    database.close();
    return new Member(this.server, id, name, language);
  }
}

/** A bot that runs until the test ends. */
export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const rig = new Rig(options);
  await rig.start();
  onTestFinished(() => rig.end());
  return rig;
}

/** Reads real pictures, without worker processes. */
const sharpIntake: Intake = {
  async inspect(bytes, role) {
    if (bytes.byteLength === 0) throw new UserError('empty-file', { subject: role });
    const facts = await sharp(bytes)
      .metadata()
      .catch(() => {
        throw new UserError('not-media', { subject: role, type: 'text' });
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
};

/** Turns the scene grey, at once and for nothing. `hold` keeps every swap back until it is called off. */
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
