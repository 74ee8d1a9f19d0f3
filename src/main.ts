import { existsSync, mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, createApp } from './app.ts';
import type { AppOptions, AppParts, Loaded } from './app-parts.ts';
import { type BackupArguments, keyInBackup, parseBackupArguments, restoredInto } from './bots/terminal/backup.ts';
import { describeSystemError, type TerminalReplyRef } from './bots/terminal/chat.ts';
import { runDoctor } from './bots/terminal/doctor.ts';
import { runJobs } from './bots/terminal/jobs.ts';
import { runSwap } from './bots/terminal/run-swap.ts';
import { parseServeArguments, serveUsage } from './bots/terminal/serve-arguments.ts';
import { endInTime, listenToSignals, type ProcessSignals } from './bots/terminal/signals.ts';
import { parseSwapArguments, type SwapArguments, swapUsage } from './bots/terminal/swap-arguments.ts';
import { serveNeedsToken, UsageError, usage } from './bots/terminal/usage.ts';
import { ConfigError, parseConfig, readEnvironment } from './config.ts';
import { systemClock } from './core/clock.ts';
import { Cancelled } from './core/errors.ts';
import { vendors } from './providers/index.ts';
import { createLocalEngine } from './providers/local/index.ts';
import { backUp } from './storage/backup/backup.ts';
import { restore } from './storage/backup/restore.ts';
import { isFolderLocked } from './storage/files/folder-lock.ts';
import { describeRedis } from './storage/redis/facts.ts';

const systemParts: AppParts = { clock: systemClock, createEngine: createLocalEngine };
/** For commands that report to a person: only errors are logged. */
const quiet: AppOptions = { logLevel: 'error', resumesAbandoned: false };
const vendorNames = vendors.map(({ name }) => name);
const exitUsage = 2;
const exitProvider = 4;
const exitConfig = 78;
const exitInterrupted = 130;

/** Runs one command. Resolves to the exit code of the process. Tests pass their own clock and engine. */
export async function main(argv: readonly string[], parts = systemParts): Promise<number> {
  const [command = 'help', ...rest] = argv;
  try {
    switch (command) {
      case 'swap':
        return await swap(parseSwapArguments(rest), parts);
      case 'demo':
        return await demo(parts);
      case 'doctor':
        return await doctor(parts);
      case 'serve':
        return await serve(parseServeArguments(rest), parts);
      case 'jobs':
        return await jobs(rest, parts);
      case 'backup':
        return await backup(parseBackupArguments(rest, 'backup'));
      case 'restore':
        return await restoreBackup(parseBackupArguments(rest, 'restore'));
      case 'health':
        return await (await import('./serve.ts')).checkHealth(loadConfig());
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
  if (error instanceof Cancelled) return exitInterrupted;
  if (isSystemError(error)) say(`This cannot be done: ${describeSystemError(error)} (${error.path ?? error.syscall}).`);
  else say(error instanceof Error ? error.message : String(error));
  return 1;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

async function swap(
  args: SwapArguments | 'help',
  parts: AppParts,
  overrides: Readonly<Record<string, string>> = {},
): Promise<number> {
  if (args === 'help') {
    print(swapUsage(['local', ...vendorNames]));
    return 0;
  }
  const loaded = loadConfig(overrides);
  return withApp(loaded, parts, quiet, async (app, { interrupted, terminated }) => {
    const hasVendors = app.providers.some(({ bills }) => bills);
    const listener = hasVendors ? await app.listen([]) : undefined;
    try {
      const isServed = isFolderLocked(loaded.config.DATA_DIR); // that serve resumes the jobs itself
      const resumes = ({ host }: TerminalReplyRef): boolean => (app.shared ? host === hostname() : !isServed);
      return await Promise.race([runSwap(args, { ...app, resumes, interrupted, say, print }), terminated]);
    } finally {
      await app.swaps.close(); // vendors may fetch pictures until answers under way are there
      await listener?.close();
    }
  });
}

/** Swaps a face offline, also where a vendor is configured. */
async function demo(parts: AppParts): Promise<number> {
  mkdirSync('out', { recursive: true });
  const out = join('out', 'demo.png');
  const args = ['--face', asset('demo-face.jpg'), '--target', asset('demo-scene.jpg'), '--out', out, '--force'];
  return swap(parseSwapArguments(args), parts, { PROVIDERS: 'local', PUBLIC_URL: '' });
}

function asset(name: string): string {
  return fileURLToPath(new URL(`../assets/${name}`, import.meta.url));
}

function doctor(parts: AppParts): Promise<number> {
  return withApp(loadConfig(), parts, quiet, async (app, { interrupted }) => {
    for (const line of app.shared ? describeRedis(app.shared.facts) : []) print(line);
    const healthy = await runDoctor({
      ...app,
      isReachable: app.publicEndpoint !== undefined,
      signal: interrupted,
      print,
    });
    return healthy ? 0 : exitProvider;
  });
}

function jobs(argv: readonly string[], parts: AppParts): Promise<number> {
  const loaded = loadConfig();
  return withApp(loaded, parts, quiet, async ({ store, shared }, { interrupted: signal }) => {
    const isServed = shared ? await shared.isServed() : isFolderLocked(loaded.config.DATA_DIR);
    return runJobs(argv, { store, clock: parts.clock, isServed, signal, say, print });
  });
}

async function backup({ file }: BackupArguments): Promise<number> {
  const { DATA_DIR: directory, SECRET_KEY } = configOfFolder();
  await backUp({ directory, file, secret: SECRET_KEY?.reveal() });
  say(SECRET_KEY ? `Written to ${file}. It can be read with your SECRET_KEY alone.` : keyInBackup(file));
  return 0;
}

async function restoreBackup({ file, force }: BackupArguments): Promise<number> {
  const { DATA_DIR: directory, SECRET_KEY } = configOfFolder();
  const { unfinished } = await restore({ directory, file, force, secret: SECRET_KEY?.reveal() });
  say(restoredInto(directory, unfinished));
  return 0;
}

function configOfFolder(): Loaded['config'] {
  const { config } = loadConfig();
  if (!config.REDIS_URL) return config;
  throw new ConfigError('REDIS_URL: what is kept in Redis is backed up and restored with its own tools');
}

async function serve(asked: ReturnType<typeof parseServeArguments>, parts: AppParts): Promise<number> {
  if (asked === 'help') {
    print(serveUsage);
    return 0;
  }
  const role = asked === 'everything' ? undefined : asked;
  const loaded = loadConfig();
  if (role && !loaded.config.REDIS_URL) {
    throw new ConfigError(`REDIS_URL: is needed with --role ${role}, since fronts and workers meet in Redis`);
  }
  if (!loaded.config.DISCORD_TOKEN && !loaded.config.TELEGRAM_TOKEN) {
    say(serveNeedsToken);
    return exitConfig;
  }
  const { lockDataFolder, runServe } = await import('./serve.ts'); // only this command loads the platforms' libraries
  const lock = lockDataFolder(loaded);
  try {
    return await withApp(
      loaded,
      parts,
      { logLevel: 'info', resumesAbandoned: true, role },
      async (app, { terminated }) => {
        const stopped = terminated.then(() => undefined);
        await runServe({ app, loaded, role, stopped, say });
        return 0;
      },
    );
  } finally {
    lock.release();
  }
}

function loadConfig(overrides: Readonly<Record<string, string>> = {}): Loaded {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const environment = readEnvironment({ ...process.env, ...overrides });
  return { config: parseConfig(environment, [...vendorNames, 'local']), environment };
}

/** Runs the work of one command, then closes the app. Work that does not end soon after SIGTERM is abandoned. */
async function withApp(
  loaded: Loaded,
  parts: AppParts,
  options: AppOptions,
  work: (app: App, signals: ProcessSignals) => Promise<number>,
): Promise<number> {
  const signals = listenToSignals({ isService: options.resumesAbandoned });
  try {
    const ended = await endInTime(
      runAndClose(loaded, parts, options, (app) => work(app, signals)),
      signals.terminated,
      parts.clock,
    );
    if (ended === undefined) say('Not everything ended in time; it goes on with the next start.');
    return ended ?? (options.resumesAbandoned ? 0 : await signals.terminated);
  } finally {
    signals.stop();
  }
}

async function runAndClose(
  loaded: Loaded,
  parts: AppParts,
  options: AppOptions,
  work: (app: App) => Promise<number>,
): Promise<number> {
  const app = await createApp(loaded, parts, options);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
