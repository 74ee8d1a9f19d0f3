import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const variable = 'FACESWAP_TEST_MODELS';

/** Runs before all tests: one folder of converted models, so that not every process converts them anew. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'faceswap-models-'));
  process.env[variable] = folder;
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
