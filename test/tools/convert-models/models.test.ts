import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { convertModel, readPinned } from '../../../tools/convert-models/convert-model.ts';
import { copiedModels, type Model, models } from '../../../tools/convert-models/models.ts';
import { checksumsOf, describeModels } from '../../../tools/convert-models/readme.ts';

const directory = resolve(import.meta.dirname, '../../../assets/models');
const readModel = (name: string): Buffer => readFileSync(join(directory, `${name}.onnx`));
const [blazeface] = models as [Model];

/** A copy of the package of `blazeface` with one bit of the given file changed. */
function damagedPackage(path: string): string {
  const installed = dirname(findPackageJSON(blazeface.package.name, import.meta.url) ?? '');
  const copy = mkdtempSync(join(tmpdir(), 'package-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  mkdirSync(join(copy, 'models'));
  for (const file of [blazeface.graph, ...blazeface.weights]) {
    copyFileSync(join(installed, file.path), join(copy, file.path));
  }
  const bytes = readFileSync(join(copy, path));
  bytes.writeUInt8(bytes.readUInt8(5_000) ^ 1, 5_000);
  writeFileSync(join(copy, path), bytes);
  return copy;
}

describe('the files in assets/models', () => {
  const installed = models.filter((model) => model.package.isInstalled);
  it.each(installed.map((model) => [model.name, model] as const))(
    'hold for %s what a conversion writes',
    async (name, model) => {
      expect(Buffer.compare(await convertModel(model), readModel(name))).toBe(0);
    },
  );

  it.each(copiedModels.map(({ name, file }) => [name, file.sha256] as const))(
    'hold for %s the file that was copied',
    async (name, sha256) => {
      await expect(readPinned(directory, { path: `${name}.onnx`, sha256 })).resolves.toHaveLength(
        readModel(name).length,
      );
    },
  );

  it('are described with their checksums in the README beside them', () => {
    const files = new Map(models.map(({ name }) => [name, readModel(name)]));
    expect(readFileSync(join(directory, 'README.md'), 'utf8')).toBe(describeModels(files));
    const all = new Map([...models, ...copiedModels].map(({ name }) => [name, readModel(name)]));
    expect(readFileSync(join(directory, 'SHA256SUMS'), 'utf8')).toBe(checksumsOf(all));
  });

  it('are those of the table and no more', () => {
    const names = readdirSync(directory).filter((name) => name.endsWith('.onnx'));
    expect(names.sort()).toEqual([...models, ...copiedModels].map(({ name }) => `${name}.onnx`).sort());
  });
});

describe('a source file', () => {
  it.each([blazeface.graph, ...blazeface.weights].map(({ path }) => path))(
    'that is not the pinned %s is refused',
    async (path) => {
      await expect(convertModel(blazeface, damagedPackage(path))).rejects.toThrow(
        `${path} is not the file whose checksum is in models.ts`,
      );
    },
  );
});
