import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { convertModel, readPinned } from './convert-model.ts';
import { type CopiedModel, copiedModels, type Model, models } from './models.ts';
import { checksumsOf, describeModels } from './readme.ts';

/**
 * Writes every model, the page about them and their checksums to `assets/models`. Arguments: folders with unpacked packages that are not
 * installed here, and folders with the files of repositories. A model whose folder is neither installed nor given stays as
 * it is.
 */
const directory = resolve(import.meta.dirname, '../../assets/models');
const given = new Map<string, string>();
const folders = process.argv.slice(2).map((folder) => resolve(folder));
for (const folder of folders) {
  if (!(await exists(resolve(folder, 'package.json')))) continue;
  const { name, version } = JSON.parse(await readFile(resolve(folder, 'package.json'), 'utf8'));
  given.set(`${name} ${version}`, folder);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function convert(model: Model): Promise<Uint8Array> {
  const { name, version, isInstalled } = model.package;
  const folder = given.get(`${name} ${version}`);
  if (!isInstalled && folder === undefined) return readFile(resolve(directory, `${model.name}.onnx`));
  return convertModel(model, folder);
}

async function copy({ name, file }: CopiedModel): Promise<Uint8Array> {
  for (const folder of folders) {
    if (await exists(resolve(folder, file.path))) return readPinned(folder, file);
  }
  return readPinned(directory, { path: `${name}.onnx`, sha256: file.sha256 });
}

const files = new Map<string, Uint8Array>();
for (const model of models) files.set(model.name, await convert(model));
for (const model of copiedModels) files.set(model.name, await copy(model));

await mkdir(directory, { recursive: true });
for (const [name, file] of files) {
  await writeFile(resolve(directory, `${name}.onnx`), file);
  console.log(`${name}.onnx, ${file.byteLength} bytes`);
}
await writeFile(resolve(directory, 'README.md'), describeModels(files));
await writeFile(resolve(directory, 'SHA256SUMS'), checksumsOf(files));
