import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { convertModel } from './convert-model.ts';
import { models } from './models.ts';
import { describeModels } from './readme.ts';

/** Writes every model and the page about them to `assets/models`. */
const directory = resolve(import.meta.dirname, '../../assets/models');
const files = new Map<string, Uint8Array>();
for (const model of models) files.set(model.name, await convertModel(model));

await mkdir(directory, { recursive: true });
for (const [name, file] of files) {
  await writeFile(resolve(directory, `${name}.onnx`), file);
  console.log(`${name}.onnx, ${file.byteLength} bytes`);
}
await writeFile(resolve(directory, 'README.md'), describeModels(models, files));
