import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { type Clock, systemClock } from '../../core/clock.ts';
import type { FaceNumberer } from '../../core/ports/faces.ts';
import type { Judge } from '../../core/ports/judge.ts';
import type { Intake, MediaLimits } from '../../core/ports/media.ts';
import type { SwapProvider } from '../../core/ports/provider.ts';
import type { BadgeDrawer, Fingerprinter } from '../../core/ports/trust.ts';
import { createBadgeDrawer } from './badge-drawer.ts';
import { createFaceNumberer } from './face-numberer.ts';
import { createFingerprinter } from './fingerprinter.ts';
import { createGate, type Gate } from './gate.ts';
import { createIntake } from './intake.ts';
import { createJudge } from './judge.ts';
import { file, networkFields, withNetworks } from './network-settings.ts';
import { createPool, type WorkerPool } from './pool/pool.ts';
import { residentBytes } from './pool/resident-memory.ts';
import { type SandboxName, sandboxNames } from './pool/sandbox.ts';
import { createLocalProvider } from './provider.ts';
import { createRecognizer, type Recognizer } from './recognizer.ts';
import { isLibraryInstalled } from './video/codec/library.ts';
import type { WorkerSettings } from './worker-settings.ts';

/** Most pixels of one frame of a GIF or video: 1080p. */
const largestFrame = 1_920 * 1_088;

/**
 * Most files that are inspected at once. There is always a second place, and those of one member come one after another,
 * so that nobody takes all places.
 */
const inspectors = 3;
/** Inspecting takes less than a second for any honest file. */
const inspectLimitMs = 5_000;

/** Files that are looked at at once. */
const gateWorkers = 2;

const Variables = z.object({
  LOCAL_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(Math.max(1, availableParallelism() - 1)),
  LOCAL_MATCH_THRESHOLD: z.coerce.number().min(0).max(1).default(0.66),
  LOCAL_JOB_SECONDS: z.coerce.number().positive().max(86_400).default(120),
  LOCAL_WORKER_MEMORY_MB: z.coerce.number().int().min(400).default(1_500),
  LOCAL_MAX_FRAMES: z.coerce.number().int().positive().default(1_800),
  LOCAL_RUNTIME: z.enum(['auto', 'native', 'wasm']).default('auto'),
  LOCAL_SANDBOX: z.enum(['auto', ...sandboxNames]).default('auto'),
  ...networkFields,
  GATE_MODEL: file.optional(),
});
/** The names of the variables that the engine reads. */
export const localVariables: readonly string[] = Object.keys(Variables.shape);

export const LocalSettings = Variables.transform(withNetworks);
export type LocalSettings = z.infer<typeof LocalSettings>;

export interface LocalEngineOptions {
  readonly limits: MediaLimits;
  readonly clock?: Clock;
  /** Whether a swap will surely follow: then a worker starts at once, and loads what looks at files. */
  readonly startsAtOnce?: boolean;
}

/** The worker processes, for those who watch the program. */
export interface Workers {
  /** Resolves when a worker is alive; starts one where there is none. Rejects where none starts. */
  prove(): Promise<void>;
  /** Resident memory of each, bytes. */
  memory(): Promise<readonly number[]>;
}

export interface LocalEngine {
  readonly provider: SwapProvider;
  readonly intake: Intake;
  readonly recognizer: Recognizer;
  readonly numberer: FaceNumberer;
  readonly judge: Judge;
  readonly gate: Gate;
  readonly badges: BadgeDrawer;
  readonly fingerprinter: Fingerprinter;
  readonly workers: Workers;
  /** Whether the optional package is there that reads GIFs and videos. */
  readonly readsVideos: boolean;
  /** What holds a worker process that foreign bytes have taken over. Starts one to find out. */
  sandbox(): Promise<SandboxName>;
  /** Resolves when no worker process is left. */
  close(): Promise<void>;
}

/**
 * The offline engine over one pool of worker processes. No process starts before the first work, unless one is
 * to start at once. Throws ZodError for bad settings.
 */
export function createLocalEngine(
  environment: Readonly<Record<string, unknown>>,
  { limits, clock = systemClock, startsAtOnce = false }: LocalEngineOptions,
): LocalEngine {
  const settings = LocalSettings.parse(environment);
  const { LOCAL_MATCH_THRESHOLD: threshold } = settings;
  const pool = createPool({
    workerFile: new URL('./worker/worker.ts', import.meta.url),
    workerSettings: { ...workerSettingsOf(settings), loadsGate: startsAtOnce },
    files: filesOf(settings),
    largestAnswer: limits.maxBytes,
    sandbox: settings.LOCAL_SANDBOX,
    fillsCompileCache: true,
    workers: settings.LOCAL_WORKERS,
    memoryMegabytes: settings.LOCAL_WORKER_MEMORY_MB,
    timeLimitMs: settings.LOCAL_JOB_SECONDS * 1_000,
    quick: { workers: Math.min(inspectors, settings.LOCAL_WORKERS + 1), timeLimitMs: inspectLimitMs },
    gate: { workers: Math.min(gateWorkers, settings.LOCAL_WORKERS) },
  });
  if (startsAtOnce) pool.sandbox().catch(() => undefined); // the first work tries again, and fails where it has to
  const video = {
    isPossible: isLibraryInstalled(),
    maxFrames: settings.LOCAL_MAX_FRAMES,
    maxPixels: largestFrame,
  };
  return {
    provider: createLocalProvider({ pool, limits, video, matchThreshold: threshold, clock }),
    intake: createIntake(pool, limits),
    gate: createGate({ pool, limits, ownModel: settings.GATE_MODEL }),
    recognizer: createRecognizer({ pool, limits, threshold, readsVideos: video.isPossible }),
    numberer: createFaceNumberer(pool, limits),
    judge: createJudge({ pool, limits, threshold }),
    badges: createBadgeDrawer(pool, limits),
    fingerprinter: createFingerprinter(pool, limits),
    workers: workersOf(pool),
    readsVideos: video.isPossible,
    sandbox: () => pool.sandbox(),
    close: () => pool.close(),
  };
}

function workersOf(pool: WorkerPool): Workers {
  return {
    prove: () => pool.prove(),
    async memory() {
      const sizes = await Promise.all(pool.processes.map(residentBytes));
      return sizes.filter((bytes) => bytes !== undefined);
    },
  };
}

function workerSettingsOf({ LOCAL_RUNTIME: runtime, networks, GATE_MODEL: classifier }: LocalSettings): WorkerSettings {
  return { runtime, ...(networks && { networks }), ...(classifier !== undefined && { classifier }) };
}

/** What workers read besides the program's own files. */
function filesOf({ networks, GATE_MODEL: classifier }: LocalSettings): string[] {
  const paths = [networks?.swapper, networks?.recognizer, networks?.converter, classifier];
  return paths.filter((path) => path !== undefined);
}
