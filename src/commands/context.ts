import type { App } from '../app.ts';
import { openEngine } from '../app-engine.ts';
import type { AppOptions, AppParts, Loaded } from '../app-parts.ts';
import type { Invocation } from '../bots/terminal/invocation.ts';
import { endInTime, listenToSignals, type ProcessSignals } from '../bots/terminal/signals.ts';
import { isFolderLocked } from '../storage/files/folder-lock.ts';

/** What every command gets. */
export interface CommandContext {
  readonly parts: AppParts;
  readonly invocation: Invocation;
  /** Reads the settings, with some in place of what the operator has set. Throws ConfigError. */
  load(overrides?: Readonly<Record<string, string>>): Loaded;
  /** Prints a line to standard error. */
  say(line: string): void;
  /** Prints a line to standard output. */
  print(line: string): void;
}

/** The exit code when the configuration cannot be used, as in sysexits.h. */
export const exitConfig = 78;

/** For commands that report to a person: only errors are logged. */
export const quiet: AppOptions = { logLevel: 'error', resumesAbandoned: false };

/** Whether a `serve` runs that works on the same data. */
export async function isServed({ shared }: App, { config }: Loaded): Promise<boolean> {
  return shared ? shared.isServed() : isFolderLocked(config.DATA_DIR);
}

/** Runs the work of one command, then closes the app. Work that does not end soon after SIGTERM is abandoned. */
export async function withApp(
  loaded: Loaded,
  options: AppOptions,
  { parts, say }: CommandContext,
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
  const app = await openApp(loaded, parts, options);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

/** All other parts are loaded once the engine is there: where it starts at once, its worker starts meanwhile. */
async function openApp(loaded: Loaded, parts: AppParts, options: AppOptions): Promise<App> {
  const engine = await openEngine(loaded, parts, options);
  try {
    const { createApp } = await import('../app.ts');
    return await createApp(loaded, { ...parts, engine }, options);
  } catch (error) {
    await engine.close();
    throw error;
  }
}
