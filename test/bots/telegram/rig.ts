import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { type ChatRateLimiter, createChatRateLimiter } from '../../../src/core/messages/chat-rate-limiter.ts';
import { hurriedClock } from '../../fakes/clocks/hurried-clock.ts';
import { TelegramMember } from '../../fakes/telegram/member.ts';
import { TelegramServer } from '../../fakes/telegram/server.ts';
import { type BotOptions, openStores, type RunningBot, startBot } from './bot.ts';

export const photo = (name: string): Uint8Array =>
  readFileSync(resolve(import.meta.dirname, '../../fixtures/media', name));

export interface RigOptions
  extends Partial<
    Pick<BotOptions, 'clock' | 'provider' | 'intake' | 'environment' | 'parts' | 'swaps' | 'reportsChannel'>
  > {
  /** How many times faster than the real clock the clock of the bot and the server is. */
  readonly speed?: number;
}

/** How many times faster the limits of a chat pass than the rest of a hurried clock, since files need real time. */
const limitsSpeed = 5;

/** A fake Telegram, a folder, and a bot that can be restarted with the same folder. */
export class Rig {
  readonly server: TelegramServer;
  readonly clock: BotOptions['clock'];
  readonly folder = mkdtempSync(join(tmpdir(), 'telegram-'));
  readonly errors: unknown[] = [];
  readonly #options: RigOptions;
  readonly #rateLimiter: ChatRateLimiter;
  root = '';
  #process: RunningBot | undefined;
  #starts = 0;

  constructor(options: RigOptions = {}) {
    this.#options = options;
    const speed = options.speed ?? 20;
    this.clock = options.clock ?? hurriedClock(speed);
    const pace = options.clock ?? hurriedClock(limitsSpeed * speed);
    this.#rateLimiter = createChatRateLimiter(pace);
    this.server = new TelegramServer(pace);
    if (!options.clock) this.server.limits.minGapMs = 500; // a millisecond of delay counts for a hundred
    this.server.clientErrors = this.errors;
  }

  stores() {
    return openStores(this.folder, this.clock);
  }

  async listen(): Promise<void> {
    this.root ||= await this.server.listen();
  }

  async start(): Promise<RunningBot> {
    await this.listen();
    const rateLimiter = this.#rateLimiter;
    this.#process = await startBot({
      ...this.#options,
      parts: { rateLimiter, ...this.#options.parts },
      swaps: { rateLimiter, ...this.#options.swaps },
      clock: this.clock,
      folder: this.folder,
      owner: `process-${++this.#starts}`,
      environment: { TELEGRAM_TOKEN: this.server.token, TELEGRAM_API_ROOT: this.root, ...this.#options.environment },
      onError: (error) => this.errors.push(error),
    });
    return this.#process;
  }

  /** The state of the newest job of the person. */
  async newestState(id: number): Promise<string | undefined> {
    const [view] = (await this.#process?.swaps.findOf({ platform: 'telegram', id: String(id) }, 1)) ?? [];
    return view?.job.state;
  }

  async restart(): Promise<RunningBot> {
    await this.#process?.stop();
    return this.start();
  }

  /** Stops everything, and checks that Telegram's rules were kept and the token was left nowhere. */
  async end(): Promise<void> {
    await this.#process?.stop();
    await this.server.close();
    const traces = this.#tracesOfToken();
    rmSync(this.folder, { recursive: true, force: true });
    expect(this.server.violations).toEqual([]);
    expect(traces).toEqual([]);
  }

  /** The places that contain the token: files, errors, or messages. */
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

  /** A member who has given the promise. `face` is saved as their face, `other` as one more. */
  async member(
    id: number,
    name: string,
    { face, other, language }: { face?: Uint8Array; other?: Uint8Array; language?: string } = {},
  ): Promise<TelegramMember> {
    const { consents, faces, database } = this.stores();
    const member = { platform: 'telegram', id: String(id) };
    await consents.give(member, 1);
    if (face) await faces.save(member, 'Me', face);
    if (other) await faces.save(member, 'Other', other);
    database.close();
    return new TelegramMember(this.server, id, name, language);
  }
}

/** A bot that runs until the test ends. */
export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const rig = new Rig(options);
  await rig.start();
  onTestFinished(() => rig.end());
  return rig;
}
