import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire, findPackageJSON } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { convertToOnnx } from './convert-to-onnx.ts';
import type { Model, PinnedFile } from './models.ts';
import { readTfjsGraph } from './tfjs-graph.ts';
import { readTfliteGraph } from './tflite-graph.ts';

/**
 * The ONNX file of a model; the same bytes every time. `directory` is the package with the source files, the installed
 * one by default. Throws when a source file is not the pinned one.
 */
export async function convertModel(model: Model, directory = installedPackage(model)): Promise<Uint8Array> {
  if (model.liteBytes) {
    const file = await readPinned(directory, model.graph);
    return convertToOnnx(model.name, readTfliteGraph(file.subarray(...model.liteBytes)), model.outputs);
  }
  const graph = await readContent(directory, model.graph, (content) => JSON.stringify(content));
  const weights = await Promise.all(
    model.weights.map((file) => readContent(directory, file, (content) => Buffer.from(String(content), 'base64'))),
  );
  return convertToOnnx(model.name, readTfjsGraph(graph.toString(), Buffer.concat(weights)), model.outputs);
}

/** `write` says how what a script exports is written as bytes. */
async function readContent(
  directory: string,
  file: PinnedFile,
  write: (exported: unknown) => string | Buffer,
): Promise<Buffer> {
  const bytes = await readPinned(directory, file);
  if (!file.path.endsWith('.js')) return bytes;
  return Buffer.from(write(createRequire(import.meta.url)(resolve(directory, file.path))));
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function installedPackage({ package: { name } }: Model): string {
  const description = findPackageJSON(name, import.meta.url);
  if (!description) throw new Error(`${name} is not installed; run npm ci`);
  return dirname(description);
}

/** A source file. Throws when it is not the pinned one. */
export async function readPinned(directory: string, file: PinnedFile): Promise<Buffer> {
  const path = join(directory, file.path);
  const bytes = await readFile(path);
  if (sha256(bytes) === file.sha256) return bytes;
  throw new Error(`${path} is not the file whose checksum is in models.ts`);
}
