import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/core/clock.ts';
import type { Job } from '../../../src/core/ports/job.ts';
import { loadSecretKeys } from '../../../src/storage/files/secret-key.ts';
import { openStores, type Stores } from '../../../src/storage/stores.ts';
import { plainProgram, type Run, start, temporaryFolder } from '../../e2e/command-line.ts';
import { isNight } from '../../examples.ts';
import { freePort } from '../free-port.ts';
import { type KillPlatform, type PlatformName, startDiscord, startTelegram } from './platforms.ts';
import { type CountingVendor, countingVendor, type VendorName } from './vendors.ts';

export interface KillRigOptions {
  readonly vendor: VendorName;
  readonly platforms: readonly PlatformName[];
  /** Whether vendors can call: without it an answer that is lost cannot be found again. */
  readonly isReachable?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
  /** Where everything is kept, instead of in the data folder. */
  readonly redisUrl?: string;
}

const secret = 'a secret of the operator';
export interface Verdict {
  readonly done: number;
  readonly parked: number;
  /** Of those parked: the vendor has done it, and nobody knows. */
  readonly parkedThoughPaid: number;
  /** Messages that a kill left behind before it was known where they are. */
  readonly placeholders: number;
  /** Whatever should not have happened. */
  readonly problems: readonly string[];
}

const face = readFileSync(resolve(import.meta.dirname, '../../fixtures/media/luciano.jpg'));
const uncertain = /may have charged/;

/** Everything that survives when the bot is killed: its data folder, a vendor, platforms, and people who ask. */
export class KillRig {
  readonly folder: string;
  readonly vendor: CountingVendor;
  readonly platforms: readonly KillPlatform[];
  readonly asked: { readonly number: number; readonly platform: KillPlatform }[] = [];
  /** Requests whose end was seen once. */
  readonly #ended = new Set<number>();
  readonly #environment: Readonly<Record<string, string>>;

  static async start(options: KillRigOptions): Promise<KillRig> {
    const { vendor: name, isReachable = true, settings = {}, redisUrl } = options;
    const vendor = await countingVendor(name, { calls: isReachable });
    const platforms = await Promise.all(
      options.platforms.map((platform) => (platform === 'discord' ? startDiscord() : startTelegram())),
    );
    const port = await freePort();
    const environment = {
      ...vendor.environment,
      ...Object.assign({}, ...platforms.map((platform) => platform.environment)),
      ...((isReachable || name === 'akool') && { PUBLIC_URL: `http://127.0.0.1:${port}`, HTTP_PORT: String(port) }),
      PROVIDERS: name,
      ADMIN_PORT: '0',
      LOCAL_WORKERS: '1',
      JOBS_AT_ONCE: '16',
      MEMBER_SWAPS_AT_ONCE: '1000',
      JOB_DEADLINE_SECONDS: '3600',
      SECRET_KEY: secret,
      ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
      ...settings,
    };
    const rig = new KillRig(vendor, platforms, environment);
    await rig.#promise();
    return rig;
  }

  private constructor(
    vendor: CountingVendor,
    platforms: readonly KillPlatform[],
    environment: Readonly<Record<string, string>>,
  ) {
    this.folder = temporaryFolder();
    this.vendor = vendor;
    this.platforms = platforms;
    this.#environment = environment;
    onTestFinished(async () => {
      for (const platform of platforms) await platform.close();
      await vendor[Symbol.asyncDispose]();
    });
  }

  /** The program, started like a user does at night, and without its safeguards by day; `settings` and `nodeOptions` for this start alone. */
  serve({
    settings = {},
    nodeOptions,
    role,
  }: {
    settings?: Record<string, string>;
    nodeOptions?: readonly string[];
    role?: 'front' | 'worker';
  } = {}): Run {
    const environment = { ...this.#environment, ...settings };
    const args = ['serve', ...(role ? ['--role', role] : [])];
    const program = isNight ? {} : { program: plainProgram };
    return start(this.folder, args, { environment, ...program, ...(nodeOptions && { nodeOptions }) });
  }

  /** Somebody asks for the next swap. */
  async ask(platform: KillPlatform): Promise<number> {
    const number = this.asked.length + 1;
    this.asked.push({ number, platform });
    await platform.ask(number, face);
    return number;
  }

  /** Requests whose end the requester does not see yet. */
  async open(): Promise<number[]> {
    const waiting = this.asked.filter(({ number, platform }) => !this.#ended.has(number) && platform.isTaken(number));
    for (const { number, platform } of waiting) {
      const { results, texts } = await platform.shown(number);
      if (results.length > 0 || texts.some((text) => uncertain.test(text))) this.#ended.add(number);
    }
    return waiting.flatMap(({ number }) => (this.#ended.has(number) ? [] : [number]));
  }

  async untilTaken(number: number): Promise<void> {
    const { platform } = this.asked.find((each) => each.number === number) ?? {};
    const options = { timeout: 120_000, interval: 20, message: 'the request was not taken' };
    await expect.poll(() => platform?.isTaken(number), options).toBe(true);
  }

  async untilAllEnd(withinMs: number): Promise<void> {
    try {
      await expect.poll(() => this.open(), { timeout: withinMs, interval: 50 }).toEqual([]);
    } catch (error) {
      throw new Error((await this.verdict()).problems.join('\n'), { cause: error });
    }
  }

  /** The jobs as they are stored. */
  async jobs(): Promise<readonly Job[]> {
    const stores = await this.#stores();
    try {
      return (await stores.store.list({ limit: 1_000_000 })).jobs;
    } finally {
      await stores.close();
    }
  }

  /** Until nothing is left to be told or tidied up. */
  async untilSettled(withinMs: number): Promise<void> {
    const unsettled = async () => {
      const jobs = await this.jobs();
      return jobs.filter((job) => !isSettled(job)).map(({ id }) => id);
    };
    await expect.poll(unsettled, { timeout: withinMs, interval: 100 }).toEqual([]);
  }

  /** What became of every request, and whatever should not have happened. */
  async verdict(): Promise<Verdict> {
    const counts = { done: 0, parked: 0, parkedThoughPaid: 0, placeholders: 0 };
    const problems = [...this.vendor.violations, ...this.platforms.flatMap(({ violations }) => violations)];
    for (const { number, platform } of this.asked.filter((each) => each.platform.isTaken(each.number))) {
      const { results, texts } = await platform.shown(number);
      const isParked = results.length === 0 && texts.some((text) => uncertain.test(text));
      const paid = this.vendor.paid.get(number) ?? 0;
      if (paid > 1) problems.push(`${platform.name} ${number} was paid for ${paid} times`);
      if (results.length > 1) problems.push(`${platform.name} ${number} was posted ${results.length} times`);
      if (results.some((result) => result !== number)) problems.push(`${number} got the results ${results}`);
      if (results.length === 0 && !isParked) problems.push(`${platform.name} ${number} is lost: ${texts}`);
      counts.placeholders += texts.length - (isParked ? 1 : 0);
      if (isParked && paid > 0) counts.parkedThoughPaid += 1;
      if (isParked) counts.parked += 1;
      else counts.done += 1;
    }
    problems.push(...this.platforms.flatMap((platform) => platform.strangers()).map((text) => `unasked: ${text}`));
    return { ...counts, problems };
  }

  async #stores(): Promise<Stores> {
    const directory = join(this.folder, 'data');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const secretKeys = await loadSecretKeys(directory, { secret: secret });
    return openStores({
      directory,
      secretKeys,
      redisUrl: this.#environment.REDIS_URL,
      clock: systemClock,
      onEvent: () => undefined,
    });
  }

  /** Everybody has promised before. */
  async #promise(): Promise<void> {
    const { consents, close } = await this.#stores();
    for (const { name, people } of this.platforms) {
      for (const id of people) await consents.give({ platform: name, id }, 1);
    }
    await close();
  }
}

function isSettled(job: Job): boolean {
  return (
    'followUps' in job && job.state !== 'delivering' && job.followUps.every((followUp) => followUp === 'watchLate')
  );
}
