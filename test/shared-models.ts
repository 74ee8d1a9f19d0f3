import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const variable = 'FACESWAP_TEST_MODELS';

/**
 * Runs once before all tests: one folder of converted models, so that not every process converts them anew, and one of
 * compiled sources, so that not every worker process compiles them anew.
 */
export default function setUp(): () => void {
  if (process.env[variable] !== undefined) return () => undefined; // another project of this run has done it
  const folder = mkdtempSync(join(tmpdir(), 'faceswap-models-'));
  process.env[variable] = folder;
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
  return () => rmSync(folder, { recursive: true, force: true });
}

export function sharedModels(): string {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error('the set-up of the tests did not run');
  return folder;
}

/** Lets a program that keeps its data there find the models as if it had run before. */
export function lendModels(dataDirectory: string): void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  symlinkSync(sharedModels(), join(dataDirectory, 'models'));
}
