import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMessages } from './bots/messages/index.ts';
import { parseSwapArguments, type SwapArguments, swapUsage, UsageError } from './bots/terminal/arguments.ts';
import { createTerminal, describe } from './bots/terminal/front.ts';
import { runSwap } from './bots/terminal/run-swap.ts';
import { standardError } from './bots/terminal/screen.ts';
import { type Config, ConfigError, parseConfig, readEnvironment } from './config.ts';
import { systemClock } from './core/clock.ts';
import { Cancelled } from './core/errors.ts';
import { createSwaps } from './core/swaps.ts';
import { createLocalEngine } from './providers/local/index.ts';
import { isFolderLocked } from './storage/folder-lock.ts';
import { ownerIsAlive, thisOwner } from './storage/owner.ts';
import { deriveKey, loadSecretKey } from './storage/secret-key.ts';
import { createShelf } from './storage/shelf.ts';
import { openDatabase } from './storage/sqlite.ts';
import { createSqliteJobStore } from './storage/sqlite-jobs.ts';
import { createTelemetry } from './telemetry.ts';

const usage = `Usage: faceswap-bot <command>

  demo     swap a bundled face onto a bundled picture, offline, into out/
  swap     swap a face in a picture of yours: faceswap-bot swap --help
  serve    run the bots: needs DISCORD_TOKEN or TELEGRAM_TOKEN`;

const serveNeedsToken = `There is no bot to run: neither DISCORD_TOKEN nor TELEGRAM_TOKEN is set.

  Discord:  https://discord.com/developers/applications → New Application → Bot → Reset Token
  Telegram: write /newbot to https://t.me/BotFather

Put the token into .env (see .env.example) and start again. To see a swap without any token: npm run demo`;

const exitUsage = 2;
const exitConfig = 78;

/** Runs one command; resolves to the exit code of the process. */
export async function main(argv: readonly string[]): Promise<number> {
  const [command = 'help', ...rest] = argv;
  try {
    switch (command) {
      case 'swap':
        return await swap(parseSwapArguments(rest));
      case 'demo':
        return await demo();
      case 'serve':
        return serve();
      case 'help':
      case '--help':
      case '-h':
        print(usage);
        return 0;
      default:
        throw new UsageError(`There is no command “${command}”.\n\n${usage}`);
    }
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    say(error.message);
    return exitUsage;
  }
  if (error instanceof ConfigError) {
    say(`The configuration cannot be used:\n${error.message}`);
    return exitConfig;
  }
  say(
    isSystemError(error)
      ? `This cannot be done: ${describe(error)} (${error.path ?? error.syscall}).`
      : describeBug(error),
  );
  return 1;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

function describeBug(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function swap(args: SwapArguments | 'help', overrides: Partial<Record<string, string>> = {}): Promise<number> {
  if (args === 'help') {
    print(swapUsage);
    return 0;
  }
  const config = loadConfig(overrides);
  const signals = processSignals();
  const app = await compose(config);
  try {
    const code = runSwap(args, { ...app, resumes: !app.isServed, interrupted: signals.interrupted, say, print });
    return await Promise.race([code, signals.terminated]);
  } finally {
    signals.stop();
    await app.close();
  }
}

/** Always offline, whatever the environment says. */
async function demo(): Promise<number> {
  mkdirSync('out', { recursive: true });
  const out = join('out', 'demo.png');
  const args = ['--face', asset('demo-face.jpg'), '--target', asset('demo-scene.jpg'), '--out', out, '--force'];
  return swap(parseSwapArguments([...args, '--provider', 'local']), { PROVIDERS: 'local' });
}

function asset(name: string): string {
  return fileURLToPath(new URL(`../assets/${name}`, import.meta.url));
}

function serve(): number {
  const config = loadConfig();
  if (config.DISCORD_TOKEN || config.TELEGRAM_TOKEN) {
    throw new ConfigError('this version has no bots yet: only swap and demo work');
  }
  say(serveNeedsToken);
  return exitConfig;
}

function loadConfig(overrides: Partial<Record<string, string>> = {}): Config & { environment: Record<string, string> } {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const environment = readEnvironment({ ...process.env, ...overrides });
  return { ...parseConfig(environment, ['local']), environment };
}

async function compose(config: ReturnType<typeof loadConfig>) {
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const secretKey = await loadSecretKey(config.DATA_DIR, config.SECRET_KEY?.reveal());
  const telemetry = createTelemetry({ level: config.LOG_LEVEL ?? 'error', secrets: secretsOf(config.environment) });
  const database = openDatabase(join(config.DATA_DIR, 'faceswap.db'));
  const limits = {
    maxBytes: config.MAX_INPUT_MB,
    maxPixels: config.MAX_MEGAPIXELS * 1e6,
    maxSeconds: config.MAX_SECONDS,
  };
  const engine = createLocalEngine(config.environment, { cacheDirectory: join(config.DATA_DIR, 'models'), limits });
  const shelf = createShelf(join(config.DATA_DIR, 'shelf'), deriveKey(secretKey, 'shelf'), systemClock);
  const messages = createMessages();
  const maxBytes = Math.max(config.MAX_INPUT_MB, 256 * 2 ** 20);
  const terminal = createTerminal({ screen: standardError, messages, intake: engine.intake, maxBytes });
  const swaps = createSwaps({
    providers: [engine.provider],
    store: createSqliteJobStore(database, { now: systemClock.now, isAlive: ownerIsAlive }),
    owner: thisOwner(),
    shelf,
    intake: engine.intake,
    limits,
    clock: systemClock,
    onEvent: telemetry.onEvent,
    concurrency: config.JOBS_AT_ONCE,
    deadlineMs: config.JOB_DEADLINE_SECONDS * 1_000,
    chat: () => terminal,
    consents: { given: async () => true },
    moderator: { allows: async () => true },
    marker: { mark: async (bytes) => bytes },
    quota: { take: async () => true, giveBack: async () => undefined },
    spend: async () => true,
    hookUrl: () => undefined,
  });
  return {
    swaps,
    terminal,
    messages,
    isServed: isFolderLocked(config.DATA_DIR),
    async close() {
      await swaps.close();
      await engine.close();
      database.close();
    },
  };
}

/** The values that must not appear in a log line. */
function secretsOf(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment).flatMap(([name, value]) => (/(?:KEY|TOKEN|SECRET)$/.test(name) ? [value] : []));
}

/** Ctrl-C asks for an orderly end, twice for a sudden one; a request to terminate leaves the job to the next start. */
function processSignals() {
  const interrupt = new AbortController();
  const terminated = Promise.withResolvers<number>();
  const onInterrupt = (): void => {
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort(new Cancelled('requester'));
  };
  const onTerminate = (): void => terminated.resolve(143);
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  process.on('SIGHUP', onTerminate);
  return {
    interrupted: interrupt.signal,
    terminated: terminated.promise,
    stop() {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
      process.off('SIGHUP', onTerminate);
    },
  };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
