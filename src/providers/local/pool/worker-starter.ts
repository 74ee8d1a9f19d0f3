import { existsSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Filling, fillCompileCache } from './compile-cache.ts';
import { residentBytes } from './resident-memory.ts';
import { type Sandbox, type SandboxName, sandboxesFor, type WorkerCommand } from './sandbox.ts';
import { WorkerFailure } from './worker-failure.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

export interface StarterOptions {
  /** The module that each worker process runs. */
  readonly workerFile: URL;
  /** Passed to each worker as its first argument, as JSON. */
  readonly workerSettings: unknown;
  /** Files that a worker reads beside those of the program. */
  readonly files?: readonly string[];
  readonly memoryMegabytes: number;
  /** Bytes of the largest file that a worker may answer. */
  readonly largestAnswer?: number;
  /** By default the strongest that this machine allows. */
  readonly sandbox?: SandboxName | 'auto';
  /** Whether the compile cache is filled with what workers load. */
  readonly fillsCompileCache?: boolean;
}

export interface WorkerStarter {
  /** Starts a worker. The first call finds out what holds one on this machine. */
  start(): Promise<WorkerProcess>;
  /** What holds the workers. Starts one to find out. */
  sandbox(): Promise<SandboxName>;
  /** Resolves when nothing is left of it but the workers that it started. */
  close(): Promise<void>;
}

const program = resolve(import.meta.dirname, '../../../..');
const usualAnswer = 256 * 2 ** 20;
const startWithinMs = 30_000;
/** A process that runs Node holds more than this. */
const leastMemory = 10 * 2 ** 20;

/** `onStart` is called with every process at once, whether it turns out to work or not. */
export function createWorkerStarter(options: StarterOptions, onStart: (worker: WorkerProcess) => void): WorkerStarter {
  let choosing: Promise<Sandbox> | undefined;
  let spare: WorkerProcess | undefined;
  let closed = false;
  let filling: Filling | undefined;
  const command = commandOf(options);

  function startIn(sandbox: Sandbox): WorkerProcess | undefined {
    const launch = sandbox.launch(command);
    const worker = launch && startWorker(launch, options.largestAnswer ?? usualAnswer);
    if (worker) onStart(worker);
    return worker;
  }

  /** The first in which a worker really starts, and in which its memory can be seen. */
  async function choose(): Promise<Sandbox> {
    let failure: unknown = new WorkerFailure('threw', 'this machine has not what LOCAL_SANDBOX asks for');
    for (const sandbox of sandboxesFor(options.sandbox ?? 'auto')) {
      if (closed) throw new WorkerFailure('closed');
      try {
        const worker = startIn(sandbox);
        if (!worker) continue;
        await readyInTime(worker);
        spare = worker;
        return sandbox;
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  async function chosen(): Promise<Sandbox> {
    choosing ??= choose().catch((error: unknown) => {
      choosing = undefined;
      throw error;
    });
    // This reads the times of all sources, so it comes when the first worker is on its way.
    if (options.fillsCompileCache) {
      filling ??= fillCompileCache(options.workerFile, command.options, command.environment, command.cache);
    }
    return choosing;
  }

  return {
    async start() {
      const sandbox = await chosen();
      if (closed) throw new WorkerFailure('closed');
      const ready = spare;
      spare = undefined;
      if (ready && !ready.isEnded()) return ready;
      const worker = startIn(sandbox);
      if (!worker) throw new WorkerFailure('threw', `${sandbox.name} is gone`);
      return worker;
    },
    async sandbox() {
      return (await chosen()).name;
    },
    async close() {
      closed = true;
      await filling?.stop();
    },
  };
}

/** Resolves when the worker works. Kills it where it rejects. */
export async function readyInTime(worker: WorkerProcess): Promise<void> {
  const late = setTimeout(() => worker.kill(new WorkerFailure('timed-out')), startWithinMs);
  try {
    await worker.ready;
  } finally {
    clearTimeout(late);
  }
  const bytes = await residentBytes(worker.pid);
  if (process.platform !== 'linux' || (bytes ?? 0) >= leastMemory) return;
  const failure = new WorkerFailure('threw', 'its memory cannot be seen');
  worker.kill(failure);
  throw failure;
}

function commandOf({ workerFile, workerSettings, files = [], memoryMegabytes }: StarterOptions): WorkerCommand {
  const script = fileURLToPath(workerFile);
  const own = ['src', 'package.json', 'assets/models'].map((name) => join(program, name));
  const isOwn = own.some((path) => script.startsWith(path));
  return {
    options: [`--max-old-space-size=${memoryMegabytes}`],
    script: [script, JSON.stringify(workerSettings)],
    readable: [...own, ...packageFolders(), ...(isOwn ? [] : [dirname(script)]), ...files.map((file) => resolve(file))],
    cache: getCompileCacheDir(),
    // The ONNX runtime reports to its vendor without this.
    environment: { MALLOC_ARENA_MAX: '2', ORT_DISABLE_TELEMETRY: '1' },
  };
}

/** Where Node looks for packages: in the program's folder and in all around it. */
function packageFolders(): string[] {
  const folders: string[] = [];
  for (let folder = program; ; folder = dirname(folder)) {
    folders.push(join(folder, 'node_modules'));
    if (folder === dirname(folder)) return folders.filter((each) => existsSync(each));
  }
}
