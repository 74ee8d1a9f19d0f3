import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { shippedModels } from './shipped.ts';

/**
 * The models that come with this program, with their outputs in the order of a run:
 * - `blazeface`: scores and boxes of the 16 × 16 grid, then of the 8 × 8 grid
 * - `facemesh`: 468 landmarks, then a score for the presence of a face
 * - `iris`: 71 points of the eyelids and the brow, then 5 of the iris, as one output
 * - `blendshapes`: the shapes of `faces/expression.ts`
 * - `faceres`: the embedding of a face, then how likely it looks to be 1, 2 and up to 100 years old
 * - `palm`: scores of 2016 places where a palm may be, then a box and seven points for each
 * - `hand`: 21 landmarks, then a score for the presence of a hand
 * - `nsfw`: how likely a picture shows each of the `classes` in `gate/scores.ts`
 */
export type ModelName = 'blazeface' | 'facemesh' | 'iris' | 'blendshapes' | 'faceres' | 'palm' | 'hand' | 'nsfw';

type RuntimeKind = 'onnxruntime-node' | 'onnxruntime-web';

/** Runs the models that come with this program. A model is loaded at its first use. */
export interface Runtime {
  readonly kind: RuntimeKind;
  /**
   * `input` has the shape `[1, height, width, 3]`, or `[1, 146, 2]` for `blendshapes`. Resolves to the outputs of the model, in the
   * order above.
   */
  run(model: ModelName, input: Float32Array, shape: readonly number[]): Promise<Float32Array[]>;
  /** Loads models before their first use. */
  preload(models: readonly ModelName[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens models that the operator supplies. */
export interface ModelOpener {
  openFile(path: string): Promise<ModelFile>;
}

export interface ModelFile {
  readonly inputNames: readonly string[];
  /**
   * Resolves to the outputs in the model's own order. Half floats are converted on the way in and out. Rejects when an
   * input has not the shape that the model expects.
   */
  run(inputs: Readonly<Record<string, { values: Float32Array; shape: readonly number[] }>>): Promise<Float32Array[]>;
}

export interface RuntimeOptions {
  /** The library that runs the models. By default the native one, or WebAssembly on Windows and where it is missing. */
  readonly kind?: RuntimeKind;
  /** Threads for one run of a large model; 1 by default. */
  readonly threads?: number;
  /** Whether `nsfw` is opened in half the time. Then it takes twice the time for a picture, 10 ms more. */
  readonly opensQuickly?: boolean;
  /** The directory of the models; `assets/models` by default. */
  readonly modelDirectory?: string;
}

/** The other models run for less than a millisecond, which is less than the cost of sharing the work. */
const MULTITHREADED: ReadonlySet<ModelName> = new Set(['blazeface', 'faceres', 'nsfw']);

type Library = Pick<typeof import('onnxruntime-web'), 'InferenceSession' | 'Tensor' | 'env'>;

interface LoadedLibrary {
  readonly kind: RuntimeKind;
  readonly library: Library;
}

interface SessionSettings {
  readonly threads: number;
  /** `all` lays weights out anew for this processor. */
  readonly optimization: 'extended' | 'all';
}

export async function createRuntime(options: RuntimeOptions = {}): Promise<Runtime & ModelOpener> {
  const loaded = await loadLibrary(options.kind);
  const { kind, library } = loaded;
  const { threads = 1, opensQuickly = false, modelDirectory = shippedModels } = options;
  if (kind === 'onnxruntime-web') library.env.wasm.numThreads = threads;
  const sessions = new Map<ModelName, Promise<InferenceSession>>();
  const files: InferenceSession[] = [];

  function session(model: ModelName): Promise<InferenceSession> {
    const known = sessions.get(model);
    if (known) return known;
    const path = join(modelDirectory, `${model}.onnx`);
    const opening = openShipped(loaded, path, {
      threads: MULTITHREADED.has(model) ? threads : 1,
      optimization: opensQuickly && model === 'nsfw' ? 'extended' : 'all',
    });
    sessions.set(model, opening);
    opening.catch(() => sessions.delete(model));
    return opening;
  }

  return {
    kind,
    async run(model, input, shape) {
      const opened = await session(model);
      const [inputName = ''] = opened.inputNames;
      const outputs = await opened.run({ [inputName]: new library.Tensor('float32', input, shape) });
      return opened.outputNames.map((name) => floatsOf(outputs[name]));
    },
    async openFile(path) {
      const opened = await openSession(loaded, path, { threads, optimization: 'all' });
      files.push(opened);
      return modelFile(opened, library);
    },
    async preload(models) {
      await Promise.all(models.map(session));
    },
    async close() {
      const opened = [...(await Promise.all(sessions.values())), ...files.splice(0)];
      sessions.clear();
      await Promise.all(opened.map((each) => each.release()));
    },
  };
}

/**
 * The native library is an optional dependency, because it has no binaries for some systems. It reports to its vendor.
 * Where that cannot be switched off, it is loaded only when it is asked for.
 */
async function loadLibrary(wanted: RuntimeKind | undefined): Promise<LoadedLibrary> {
  if (wanted === 'onnxruntime-node' || (wanted === undefined && process.platform !== 'win32')) {
    try {
      process.env.ORT_DISABLE_TELEMETRY = '1'; // the library reads it while it is loaded
      return { kind: 'onnxruntime-node', library: await import('onnxruntime-node') };
    } catch (error) {
      if (wanted) throw new Error('onnxruntime-node cannot be loaded', { cause: error });
    }
  }
  return { kind: 'onnxruntime-web', library: await import('onnxruntime-web/wasm') };
}

/** Names the file and the remedy when a model cannot be opened; the libraries' own errors speak of protobuf. */
async function openShipped(loaded: LoadedLibrary, path: string, session: SessionSettings): Promise<InferenceSession> {
  try {
    return await openSession(loaded, path, session);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${path} is missing or damaged; install this program again (${reason})`, { cause: error });
  }
}

async function openSession(
  { kind, library }: LoadedLibrary,
  path: string,
  { threads, optimization }: SessionSettings,
): Promise<InferenceSession> {
  const options = {
    executionProviders: [kind === 'onnxruntime-node' ? 'cpu' : 'wasm'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: optimization,
    // The arena holds memory without saving time here.
    enableCpuMemArena: false,
    // Errors only, because the libraries write warnings to stderr.
    logSeverityLevel: 3,
  } as const;
  const { create } = library.InferenceSession;
  // WebAssembly would fetch a path over the network.
  return kind === 'onnxruntime-node' ? create(path, options) : create(await readFile(path), options);
}

function modelFile(session: InferenceSession, library: Library): ModelFile {
  const halves = new Set(session.inputMetadata.filter(isHalf).map(({ name }) => name));
  return {
    inputNames: session.inputNames,
    async run(inputs) {
      const tensors = Object.entries(inputs).map(([name, { values, shape }]) => [
        name,
        halves.has(name) ? tensorOfHalves(values, shape, library) : new library.Tensor('float32', values, shape),
      ]);
      const outputs = await session.run(Object.fromEntries(tensors));
      return session.outputNames.map((name) => floatsOf(outputs[name]));
    },
  };
}

function isHalf(port: InferenceSession.ValueMetadata): boolean {
  return port.isTensor && port.type === 'float16';
}

/** A tensor keeps a Float16Array, which the native library (1.30) takes for empty. It reads the bits where it finds them. */
function tensorOfHalves(values: Float32Array, shape: readonly number[], library: Library): Tensor {
  const bits = new Uint16Array(new Float16Array(values).buffer);
  return Object.defineProperty(new library.Tensor('float16', bits, shape), 'data', { value: bits });
}

function floatsOf(tensor: { readonly data: unknown } | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  if (tensor?.data instanceof Float16Array) return new Float32Array(tensor.data);
  throw new Error('a model answered something other than floats');
}
