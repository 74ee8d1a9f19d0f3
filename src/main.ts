import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ZodError } from 'zod';
import { createMessages } from './bots/messages/index.ts';
import { parseSwapArguments, type SwapArguments, swapUsage, UsageError } from './bots/terminal/arguments.ts';
import { runDoctor } from './bots/terminal/doctor.ts';
import { createTerminal, describe } from './bots/terminal/front.ts';
import { runSwap } from './bots/terminal/run-swap.ts';
import { standardError } from './bots/terminal/screen.ts';
import { listenToSignals } from './bots/terminal/signals.ts';
import { serveNeedsToken, usage } from './bots/terminal/usage.ts';
import { type Config, ConfigError, describeIssues, parseConfig, readEnvironment, secretsOf } from './config.ts';
import { withBreaker } from './core/breaker.ts';
import { systemClock } from './core/clock.ts';
import type { OnEvent } from './core/events.ts';
import { createPollHistory } from './core/poll-history.ts';
import type { SwapProvider } from './core/provider.ts';
import { createSchedule } from './core/schedule.ts';
import { createSwaps } from './core/swaps.ts';
import { type Listener, PortBusy, startPublicListener } from './http.ts';
import { createVendorHttp } from './providers/http.ts';
import { configuredProviders, vendorNames } from './providers/index.ts';
import { createLocalEngine, type LocalEngine } from './providers/local/index.ts';
import { createOutside, type Outside } from './providers/outside.ts';
import { isFolderLocked } from './storage/folder-lock.ts';
import { createMemory } from './storage/memory.ts';
import { ownerIsAlive, thisOwner } from './storage/owner.ts';
import { deriveKey, loadSecretKey } from './storage/secret-key.ts';
import { createShelf } from './storage/shelf.ts';
import { openDatabase } from './storage/sqlite.ts';
import { createSqliteJobStore } from './storage/sqlite-jobs.ts';
import { createSqliteLedger } from './storage/sqlite-ledger.ts';
import { createTelemetry } from './telemetry.ts';

const exitUsage = 2;
const exitConfig = 78;
const dayMs = 24 * 60 * 60 * 1_000;
/** Results may be larger than what is taken in: a picture that is written as PNG. */
const largestResult = 256 * 2 ** 20;

/** Runs one command; resolves to the exit code of the process. */
export async function main(argv: readonly string[]): Promise<number> {
  const [command = 'help', ...rest] = argv;
  try {
    switch (command) {
      case 'swap':
        return await swap(parseSwapArguments(rest));
      case 'demo':
        return await demo();
      case 'doctor':
        return await doctor();
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
  if (isSystemError(error)) say(`This cannot be done: ${describe(error)} (${error.path ?? error.syscall}).`);
  else say(error instanceof Error ? error.message : String(error));
  return 1;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

async function swap(args: SwapArguments | 'help', overrides: Readonly<Record<string, string>> = {}): Promise<number> {
  if (args === 'help') {
    print(swapUsage);
    return 0;
  }
  const signals = listenToSignals();
  const app = await compose(loadConfig(overrides));
  try {
    const { interrupted, terminated } = signals;
    const code = runSwap(args, { ...app, resumes: !app.isServed, interrupted, say, print });
    return await Promise.race([code, terminated]);
  } finally {
    await app.close();
    signals.stop();
  }
}

/** Always offline, whatever the environment says. */
async function demo(): Promise<number> {
  mkdirSync('out', { recursive: true });
  const out = join('out', 'demo.png');
  const args = ['--face', asset('demo-face.jpg'), '--target', asset('demo-scene.jpg'), '--out', out, '--force'];
  return swap(parseSwapArguments(args), { PROVIDERS: 'local', PUBLIC_URL: '' });
}

function asset(name: string): string {
  return fileURLToPath(new URL(`../assets/${name}`, import.meta.url));
}

async function doctor(): Promise<number> {
  const signals = listenToSignals();
  const app = await compose(loadConfig());
  try {
    const healthy = await runDoctor({ ...app, signal: signals.interrupted, print });
    return healthy ? 0 : 4;
  } finally {
    await app.close();
    signals.stop();
  }
}

function serve(): number {
  const { config } = loadConfig();
  if (config.DISCORD_TOKEN || config.TELEGRAM_TOKEN) {
    throw new ConfigError('this version has no bots yet: only swap, demo and doctor work');
  }
  say(serveNeedsToken);
  return exitConfig;
}

interface Loaded {
  readonly config: Config;
  readonly environment: Readonly<Record<string, string>>;
}

function loadConfig(overrides: Readonly<Record<string, string>> = {}): Loaded {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const environment = readEnvironment({ ...process.env, ...overrides });
  return { config: parseConfig(environment, [...vendorNames, 'local']), environment };
}

async function compose({ config, environment }: Loaded) {
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 });
  const secretKey = await loadSecretKey(config.DATA_DIR, config.SECRET_KEY?.reveal());
  const { onEvent } = createTelemetry({ level: config.LOG_LEVEL ?? 'error', secrets: secretsOf(environment) });
  const limits = {
    maxBytes: config.MAX_INPUT_MB,
    maxPixels: config.MAX_MEGAPIXELS * 1e6,
    maxSeconds: config.MAX_SECONDS,
  };
  const engine = createEngine(environment, {
    cacheDirectory: join(config.DATA_DIR, 'models'),
    limits: { ...limits, maxBytes: largestResult }, // it reads results as well; admission holds the limit of what comes in
  });
  const providers = chooseProviders({ config, environment }, engine);
  const outside = config.PUBLIC_URL && createOutside(config.PUBLIC_URL, deriveKey(secretKey, 'outside'), systemClock);
  const database = openDatabase(join(config.DATA_DIR, 'faceswap.db'));
  const ledger = createSqliteLedger(database);
  const memory = createMemory(database, secretKey, systemClock);
  const messages = createMessages();
  const { intake } = engine;
  const terminal = createTerminal({ screen: standardError, messages, intake, maxBytes: largestResult });
  const swaps = createSwaps({
    providers,
    limits,
    maxResultBytes: largestResult,
    intake,
    onEvent,
    store: createSqliteJobStore(database, { now: systemClock.now, isAlive: ownerIsAlive }),
    owner: thisOwner(),
    shelf: createShelf(join(config.DATA_DIR, 'shelf'), deriveKey(secretKey, 'shelf'), systemClock),
    relay: outside?.relay,
    hookUrl: (provider, attemptId) => outside?.hookUrl(provider, attemptId),
    schedule: createSchedule({
      history: createPollHistory(memory, systemClock),
      onError: (error) => onEvent({ kind: 'bug', error }),
    }),
    clock: systemClock,
    concurrency: config.JOBS_AT_ONCE,
    deadlineMs: config.JOB_DEADLINE_SECONDS * 1_000,
    chat: () => terminal,
    consents: { given: async () => true },
    moderator: { allows: async () => true },
    marker: { mark: async (bytes) => bytes },
    quota: { take: async () => true, giveBack: async () => undefined },
    spend: (at) => ledger.take('paid', 1, config.DAILY_BUDGET ?? Number.MAX_SAFE_INTEGER, dayMs, at),
  });
  outside?.connect(swaps.nudge);
  const listener = outside && providers.some(({ bills }) => bills) ? await listen(outside, config, onEvent) : undefined;
  return {
    swaps,
    terminal,
    messages,
    providers,
    isReachable: outside !== undefined,
    isServed: isFolderLocked(config.DATA_DIR),
    async close() {
      await swaps.close();
      await Promise.all([engine.close(), listener?.close()]);
      database.close();
    },
  };
}

function createEngine(...settings: Parameters<typeof createLocalEngine>): LocalEngine {
  try {
    return createLocalEngine(...settings);
  } catch (error) {
    if (error instanceof ZodError) throw new ConfigError(describeIssues(error).join('\n'));
    throw error;
  }
}

/** In the operator's order: by default the vendors that have a key, then the offline engine. */
function chooseProviders({ config, environment }: Loaded, engine: LocalEngine): readonly SwapProvider[] {
  const parts = { http: createVendorHttp, clock: systemClock, detector: engine.recognizer };
  const { providers: hosted, problems } = configuredProviders(environment, parts);
  const all = [...hosted.map((vendor) => withBreaker(vendor, systemClock)), engine.provider];
  const names = config.PROVIDERS ?? all.map(({ name }) => name);
  const missing = names.filter((name) => !all.some((provider) => provider.name === name));
  const unset = missing.map((name) => `PROVIDERS: ${name} has no key (see .env.example)`);
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  if (unset.length > 0) throw new ConfigError(unset.join('\n'));
  return names.flatMap((name) => all.find((provider) => provider.name === name) ?? []);
}

/** Lets vendors reach us for as long as the program runs. */
async function listen(outside: Outside, config: Config, onEvent: OnEvent): Promise<Listener> {
  const { HTTP_HOST: host, HTTP_PORT: port } = config;
  const onError = (error: unknown): void => onEvent({ kind: 'bug', error });
  return startPublicListener({ host, port, routes: outside.routes, onError }).catch(explainPort);
}

function explainPort(error: unknown): never {
  if (!(error instanceof PortBusy)) throw error;
  throw new ConfigError(`HTTP_PORT: ${error.message}, and vendors would look for their pictures there`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
