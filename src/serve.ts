import type { App } from './app.ts';
import { createApiFrontOf } from './app-api.ts';
import type { Loaded, Role } from './app-parts.ts';
import { watchRoutes } from './app-watch.ts';
import type { ApiFront } from './bots/api/index.ts';
import { ConfigError } from './config.ts';
import { Cancelled } from './core/errors.ts';
import { type Listener, PortBusy, startPrivateListener } from './http.ts';
import type { Metrics } from './metrics.ts';
import { atMost } from './readiness.ts';
import { createFronts, type ServedFront } from './serve-fronts.ts';
import { createStandby, overtaken, standingBy } from './standby.ts';
import { lockFolder } from './storage/files/folder-lock.ts';
import { openPrivateFolder } from './storage/private-files.ts';
import { describeRisks } from './storage/redis/facts.ts';
import type { HeldLock } from './storage/redis/locks.ts';
import { platformName } from './telemetry.ts';

/** So long is every platform waited for before jobs are resumed without it. */
const startWithinMs = 5_000;

export interface ServeParts {
  readonly app: App;
  readonly loaded: Loaded;
  readonly role: Role | undefined;
  readonly metrics: Metrics;
  /** Resolves when the program is asked to stop. */
  readonly stopped: Promise<void>;
  say(line: string): void;
}

/** Locks the data folder, unless jobs are stored in Redis. Throws ConfigError where another `serve` holds the lock. */
export function lockDataFolder({ config }: Loaded): { release(): void } {
  if (config.REDIS_URL) return { release: () => undefined };
  openPrivateFolder(config.DATA_DIR);
  const lock = lockFolder(config.DATA_DIR);
  if (!lock)
    throw new ConfigError(`DATA_DIR: another serve uses ${config.DATA_DIR}; stop it, or give this one its own`);
  return lock;
}

/** Runs the bots until the program is asked to stop or cannot go on. Unfinished jobs are left to the next start. */
export async function runServe(parts: ServeParts): Promise<void> {
  const { app, stopped, say } = parts;
  for (const risk of app.shared ? describeRisks(app.shared.facts) : []) say(`Warning: ${risk}.`);
  const lost = Promise.withResolvers<never>();
  const fronts = await createFronts(parts, lost.reject);
  for (const { chat } of fronts) app.chats.set(chat.platform, chat);
  const stopping = new AbortController();
  const opened: Opened = { listeners: [], lock: undefined };
  const crashes = watchForCrashes(app.onError, lost.reject);
  const over = Promise.race([stopped, lost.promise]);
  try {
    if (await takePlace(fronts, parts, opened, { over, onLost: lost.reject, stopping: stopping.signal })) {
      await listenPublicly(fronts, parts, opened, stopping.signal);
      await Promise.race([over, runFronts(fronts, parts, stopping.signal)]);
    }
  } catch (error) {
    const isUnusable = fronts.some(({ Unusable }) => error instanceof Unusable);
    throw isUnusable ? new ConfigError((error as Error).message) : error;
  } finally {
    stopping.abort(new Cancelled('shutdown'));
    // vendors may fetch pictures until answers under way are there
    const isOver = app.swaps.close();
    await Promise.all([isOver, ...fronts.map((front) => front.stop(isOver))]);
    await Promise.all(opened.listeners.map((listener) => listener.close()));
    await opened.lock?.release();
    crashes.stop();
  }
}

/** What is closed at the end. */
interface Opened {
  readonly listeners: Listener[];
  lock: HeldLock | undefined;
}

interface Life {
  /** Resolves when the program is asked to stop, and rejects when it cannot go on. */
  readonly over: Promise<void>;
  readonly stopping: AbortSignal;
  onLost(why: unknown): void;
}

/** Waits until no other process answers in this one's place. False when the program is asked to stop meanwhile. */
async function takePlace(
  fronts: readonly ServedFront[],
  parts: ServeParts,
  opened: Opened,
  { over, stopping, onLost }: Life,
): Promise<boolean> {
  const { app, loaded, say } = parts;
  const onWait = (): void => void introduceAll(fronts, app).then(app.startQueue, app.onError);
  const standby = createStandby(loaded.config, { ...app, locks: app.shared?.locks, say, onWait });
  opened.listeners.push(await listenForWatchers(fronts, parts, standby.isWaiting));
  if (parts.role === 'worker') return true;
  const turn = await Promise.race([over.then(() => 'over' as const), standby.end(stopping)]);
  if (turn === 'over') return false;
  opened.lock = turn;
  void turn?.lost.then(() => onLost(new Error(overtaken)));
  return true;
}

/** Opens the public listener, where there is something to answer on it. A worker answers nothing. */
async function listenPublicly(
  fronts: readonly ServedFront[],
  parts: ServeParts,
  { listeners }: Opened,
  stopping: AbortSignal,
): Promise<void> {
  const { app, loaded, role, say } = parts;
  if (role === 'worker') return;
  const api = await openApiFront(parts);
  const routes = [...fronts.flatMap(({ webhook }) => webhook ?? []), ...(api ? [api.route] : [])];
  const listener = await app.listen(routes);
  if (listener) listeners.push(listener);
  if (api && listener) say(`The HTTP API answers at http://${loaded.config.HTTP_HOST}:${listener.port}.`);
  void api?.sendWebhooks(stopping); // never rejects
}

/** Undefined where there is no API key. */
async function openApiFront({ app, loaded }: ServeParts): Promise<ApiFront | undefined> {
  return (await app.api.keys.isEmpty()) ? undefined : createApiFrontOf(app, loaded, app.api.keys);
}

/** Prepares the chats, so that this process can send and edit messages. */
async function introduceAll(fronts: readonly ServedFront[], { swaps }: App): Promise<void> {
  await Promise.all(fronts.map((front) => front.introduce?.(swaps)));
}

/**
 * Starts the fronts; a worker only prepares their chats, so that it can send and edit messages. One whose platform cannot
 * be reached keeps nothing else waiting, and comes when it comes. Rejects where a platform refuses the bot.
 */
async function runFronts(
  fronts: readonly ServedFront[],
  { app, role, stopped, say }: ServeParts,
  stopping: AbortSignal,
): Promise<void> {
  const started: ServedFront[] = [];
  const starting = Promise.all(
    fronts.map(async (front) => {
      await (role === 'worker' ? front.introduce?.(app.swaps) : front.start(app.swaps));
      started.push(front);
    }),
  );
  await atMost(startWithinMs, [starting], app.clock);
  app.startQueue();
  app.startPositions();
  void app.forgetting.keepFinishing(stopping);
  const resumed = await app.swaps.resumeAll(() => true);
  if (resumed.length > 0) say(`Going on with ${resumed.length} unfinished swaps.`);
  const missing = fronts.filter((front) => !started.includes(front));
  if (missing.length > 0) {
    const names = missing.map(({ chat }) => platformName(chat.platform)).join(' and ');
    say(`Ready, except for ${names}: that is waited for.`);
    await whileServing(started, { app, role }, stopping, starting);
  }
  say('Ready.');
  await whileServing(started, { app, role }, stopping, stopped);
}

/** What reports ask for is done on the platforms of these fronts, until `over` settles. Rejects as it does. */
async function whileServing(
  fronts: readonly ServedFront[],
  { app, role }: Pick<ServeParts, 'app' | 'role'>,
  stopping: AbortSignal,
  over: Promise<unknown>,
): Promise<void> {
  const ending = new AbortController();
  const desks = role === 'worker' ? [] : fronts.flatMap(({ desk }) => desk ?? []);
  const served =
    desks.length > 0 ? app.reports.serve([...desks], AbortSignal.any([stopping, ending.signal])) : Promise.resolve();
  await over;
  ending.abort(new Cancelled('shutdown'));
  await served; // never rejects
}

/**
 * Reports a rejected promise that no code awaits, and the program continues: a library may fail so on one odd message.
 * An exception that no code catches leaves an unknown state, so that the program ends.
 */
function watchForCrashes(onError: (error: unknown) => void, end: (error: unknown) => void): { stop(): void } {
  const onException = (error: unknown): void => {
    onError(error);
    end(error);
  };
  process.on('unhandledRejection', onError);
  process.on('uncaughtException', onException);
  return {
    stop() {
      process.off('unhandledRejection', onError);
      process.off('uncaughtException', onException);
    },
  };
}

/** A worker hears of no platform, and a front that stands by needs to hear of none. */
async function listenForWatchers(
  fronts: readonly ServedFront[],
  { app, loaded: { config }, role, metrics, say }: ServeParts,
  isStandby: () => boolean,
): Promise<Listener> {
  const heard = role === 'worker' ? [] : fronts;
  const platforms = Object.fromEntries(
    heard.map(({ chat, readiness }) => [chat.platform, () => (isStandby() ? standingBy : readiness())]),
  );
  const routes = watchRoutes({ app, metrics, budget: config.DAILY_BUDGET, platforms, isStandby });
  const { ADMIN_HOST: host, ADMIN_PORT: port, ADMIN_ALLOWED_HOSTS: allowedHosts } = config;
  try {
    const listener = await startPrivateListener({ host, port, allowedHosts, routes, onError: app.onError });
    if (host !== '127.0.0.1') say(`Health and metrics are at http://${host}:${listener.port}, without a password.`);
    return listener;
  } catch (error) {
    if (!(error instanceof PortBusy)) throw error;
    throw new ConfigError(`ADMIN_PORT: ${error.message}`);
  }
}
