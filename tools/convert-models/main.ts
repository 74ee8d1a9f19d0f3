import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { convertModel } from './convert-model.ts';
import { type Model, models } from './models.ts';
import { describeModels } from './readme.ts';

/**
 * Writes every model and the page about them to `assets/models`. Arguments: folders with unpacked packages that are not
 * installed here. A model whose package is neither installed nor given stays as it is.
 */
const directory = resolve(import.meta.dirname, '../../assets/models');
const given = new Map<string, string>();
for (const folder of process.argv.slice(2)) {
  const { name, version } = JSON.parse(await readFile(resolve(folder, 'package.json'), 'utf8'));
  given.set(`${name} ${version}`, resolve(folder));
}

async function convert(model: Model): Promise<Uint8Array> {
  const { name, version, isInstalled } = model.package;
  const folder = given.get(`${name} ${version}`);
  if (!isInstalled && folder === undefined) return readFile(resolve(directory, `${model.name}.onnx`));
  return convertModel(model, folder);
}

const files = new Map<string, Uint8Array>();
for (const model of models) files.set(model.name, await convert(model));

await mkdir(directory, { recursive: true });
for (const [name, file] of files) {
  await writeFile(resolve(directory, `${name}.onnx`), file);
  console.log(`${name}.onnx, ${file.byteLength} bytes`);
}
await writeFile(resolve(directory, 'README.md'), describeModels(models, files));
