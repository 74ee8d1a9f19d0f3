import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONVERTER_VERSION, convertToOnnx } from './onnx-convert.ts';
import { readTfjsGraph } from './tfjs-graph.ts';

export type ModelName = 'blazeface' | 'facemesh' | 'iris' | 'faceres';

interface ModelSource {
  readonly graphSha256: string;
  readonly weightsSha256: string;
  /** The steps whose results are wanted, in the order a run gives them. */
  readonly outputs: readonly string[];
}

/** The files of @vladmandic/human 3.3.6, by content. */
const sources: Readonly<Record<ModelName, ModelSource>> = {
  // Scores and boxes of the 16x16 grid, then of the 8x8 grid.
  blazeface: {
    graphSha256: 'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
    weightsSha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
    outputs: ['Identity', 'Identity_2', 'Identity_1', 'Identity_3'],
  },
  // The landmarks, then how sure the model is that there is a face.
  facemesh: {
    graphSha256: 'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7',
    weightsSha256: '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
    outputs: ['Identity_2', 'Identity_1'],
  },
  // 71 points of lids and brow, then 5 of the iris.
  iris: {
    graphSha256: '49038ac9dcc09aa05474d91d98e9db5b47af4830929bcf102ed5a56bfbabb465',
    weightsSha256: 'd7f296d184274213d4642681ae186112cbbec77fd2ab066257d3c56a1940bc71',
    outputs: ['Identity'],
  },
  faceres: {
    graphSha256: '5b83d49c0385d2e68a05122441b94226313677cae9fcc40b9587ad50079eb4df',
    weightsSha256: '2c7d2d62b76c97528b736527aa09d310ea71743c9e3e79fb6c62d4b2d73af79b',
    outputs: ['global_pooling/Mean'],
  },
};

const DIGEST_BYTES = 32;

export interface ModelOptions {
  /** Where converted models are kept between starts; without it each start converts anew. */
  readonly cacheDirectory?: string;
  /** Where the pinned source files lie; those of the installed package when absent. */
  readonly sourceDirectory?: string;
}

/** The ONNX file of a model. Throws when the installed source is not the one this program was made for. */
export async function loadModel(name: ModelName, options: ModelOptions = {}): Promise<Uint8Array> {
  const path = options.cacheDirectory && join(options.cacheDirectory, `${name}-${cacheKey(name)}.onnx`);
  const kept = path ? await readKept(path) : undefined;
  if (kept) return kept;
  const model = await convertModel(name, options.sourceDirectory ?? installedModels());
  if (path) await keep(path, model);
  return model;
}

/** The package exports its program alone, which lies in a folder beside the models. */
function installedModels(): string {
  return join(dirname(fileURLToPath(import.meta.resolve('@vladmandic/human'))), '..', 'models');
}

async function convertModel(name: ModelName, directory: string): Promise<Uint8Array> {
  const { graphSha256, weightsSha256, outputs } = sources[name];
  const [graph, weights] = await Promise.all([
    readPinned(join(directory, `${name}.json`), graphSha256),
    readPinned(join(directory, `${name}.bin`), weightsSha256),
  ]);
  return convertToOnnx(name, readTfjsGraph(graph.toString(), weights), outputs);
}

async function readPinned(path: string, sha256: string): Promise<Buffer> {
  const bytes = await readFile(path);
  if (digest(bytes).toString('hex') === sha256) return bytes;
  throw new Error(`${path} is not the model file this version was made for; reinstall the dependencies`);
}

function cacheKey(name: ModelName): string {
  const { graphSha256, weightsSha256 } = sources[name];
  return digest(Buffer.from(`${CONVERTER_VERSION} ${graphSha256} ${weightsSha256}`))
    .toString('hex')
    .slice(0, 16);
}

/** A kept model is its digest and then its bytes, so a torn or damaged file is noticed and made anew. */
async function readKept(path: string): Promise<Uint8Array | undefined> {
  const file = await readFile(path).catch(() => undefined);
  if (!file) return undefined;
  const model = file.subarray(DIGEST_BYTES);
  return digest(model).equals(file.subarray(0, DIGEST_BYTES)) ? model : undefined;
}

/** A cache that cannot be written costs time at the next start and nothing else. */
async function keep(path: string, model: Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, Buffer.concat([digest(model), model]));
    await rename(unfinished, path);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
