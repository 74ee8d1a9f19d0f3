import { ZodError } from 'zod';
import { type Config, ConfigError } from './config.ts';
import type { Clock } from './core/clock.ts';
import type { MediaLimits } from './core/ports/media.ts';
import { describeIssues } from './core/setting-issues.ts';
import type { createLocalEngine, LocalEngine } from './providers/local/index.ts';

interface EngineSettings {
  readonly config: Config;
  readonly environment: Readonly<Record<string, string>>;
}

interface EngineParts {
  readonly clock: Clock;
  readonly createEngine: typeof createLocalEngine;
}

/** Bytes. A result may be larger than any input: a picture that is written as PNG. */
export const largestResult = 256 * 2 ** 20;

export function mediaLimitsOf(config: Config): MediaLimits {
  return {
    maxBytes: config.MAX_INPUT_MB,
    maxPixels: config.MAX_MEGAPIXELS * 1e6,
    maxSeconds: config.MAX_SECONDS,
  };
}

interface EngineOptions {
  readonly swapsAtOnce?: boolean;
}

/** Throws ConfigError, also where the operator's classifier cannot be used. */
export async function openEngine(
  settings: EngineSettings,
  parts: EngineParts,
  options: EngineOptions = {},
): Promise<LocalEngine> {
  const engine = engineOf(settings, parts, options);
  const problem = await engine.gate.problem(new AbortController().signal);
  if (problem === undefined) return engine;
  await engine.close();
  throw new ConfigError(`GATE_MODEL: the file it names ${problem}`);
}

/** Before anything was tried. Throws ConfigError. */
export function engineOf(
  { config, environment }: EngineSettings,
  { clock, createEngine }: EngineParts,
  { swapsAtOnce = false }: EngineOptions = {},
): LocalEngine {
  const limits = { ...mediaLimitsOf(config), maxBytes: largestResult }; // it reads results too; admission limits inputs
  return createOrExplain(() => createEngine(environment, { limits, clock, startsAtOnce: swapsAtOnce }));
}

function createOrExplain(create: () => LocalEngine): LocalEngine {
  try {
    return create();
  } catch (error) {
    if (error instanceof ZodError) throw new ConfigError(describeIssues(error).join('\n'));
    throw error;
  }
}
