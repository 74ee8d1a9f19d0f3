import { sha256 } from './convert-model.ts';
import { type CopiedModel, copiedModels, type Model, models } from './models.ts';

/** The README of `assets/models`. `files` holds the ONNX file of each model by its name. */
export function describeModels(files: ReadonlyMap<string, Uint8Array>): string {
  return `# Models of the offline engine

The command \`npm run models\` (\`tools/convert-models\`) writes the ONNX files and this page from models of TensorFlow.js and
TensorFlow Lite in npm packages, and \`blendshapes.onnx\` as a copy; do not edit them by hand. A test compares every byte with a new conversion.

The converted files are modified copies of those models: the format is ONNX, the dimensions have the order that ONNX prescribes,
weights of 8 and 16 bits are stored with 32, steps that no output needs are left out, and PReLU is written as convolutions.
The package \`@vladmandic/human\` is under the licence in [LICENSE-human.txt](LICENSE-human.txt), the models in it are under
the licence in [LICENSE-Apache-2.0.txt](LICENSE-Apache-2.0.txt). The package \`nsfwjs\` and its model are under the licence in
[LICENSE-nsfwjs.txt](LICENSE-nsfwjs.txt); it is no dependency of this program, so its model is converted from a folder:
\`npm pack nsfwjs@4.4.0\`, unpack it somewhere else, and \`npm run models -- FOLDER\`. The same goes for \`palm.onnx\`, with
\`npm pack @mediapipe/hands@0.4.1675469240\`; that package is under the licence in [LICENSE-Apache-2.0.txt](LICENSE-Apache-2.0.txt). The copied file is an ONNX file already and unchanged, under the
licence in [LICENSE-Apache-2.0.txt](LICENSE-Apache-2.0.txt); with a checkout of its repository, \`npm run models -- FOLDER\` copies it again.
${models.map((model) => describeModel(model, files.get(model.name))).join('')}${copiedModels.map(describeCopy).join('')}`;
}

/** The checksums as `sha256sum -c` reads them. */
export function checksumsOf(files: ReadonlyMap<string, Uint8Array>): string {
  const lines = [...files].map(([name, file]) => `${sha256(file)}  ${name}.onnx\n`);
  return lines.sort((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1)).join('');
}

function describeModel(model: Model, file: Uint8Array = new Uint8Array()): string {
  const { name, purpose, origin, licence, graph, liteBytes, weights } = model;
  return `
## ${name}.onnx

This model ${purpose}.

- Origin: ${origin}
- Licence: ${licence}
- Source: ${model.package.name} ${model.package.version}
- Outputs, in this order: ${model.outputs.map((output) => `\`${output}\``).join(', ')}

| File | SHA-256 |
| --- | --- |
| ${name}.onnx | \`${sha256(file)}\` |
| ${graph.path}${liteBytes ? `, bytes ${liteBytes[0]} up to ${liteBytes[1]}` : ''} | \`${graph.sha256}\` |
${weights.map(({ path, sha256 }) => `| ${path} | \`${sha256}\` |\n`).join('')}`;
}

function describeCopy({ name, purpose, origin, licence, repository, file, outputs }: CopiedModel): string {
  return `
## ${name}.onnx

This model ${purpose}.

- Origin: ${origin}
- Licence: ${licence}
- Source: ${repository}, as it is
- Outputs, in this order: ${outputs.map((output) => `\`${output}\``).join(', ')}

| File | SHA-256 |
| --- | --- |
| ${file.path}, here ${name}.onnx | \`${file.sha256}\` |
`;
}
