import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Removes from installed packages what the program never loads on this machine: binaries of other platforms and of the
 * Node that npm brings, parts of the web runtime for browsers and graphics cards, source maps, types and manuals. Licences
 * stay. Arguments: the folder of packages, and `--without-ffmpeg` where the image is handed on without it.
 */
const [folder = '', ...options] = process.argv.slice(2);
if (folder === '') throw new Error('usage: slim.ts FOLDER [--without-ffmpeg]');

/** What of the web runtime is loaded (`onnxruntime-web/wasm`). */
const webRuntime = ['ort.wasm.bundle.min.mjs', 'ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs'];
const unread = /\.(?:map|d\.[cm]?ts)$|(?:^|\/)(?:README|CHANGELOG|HISTORY|CONTRIBUTING)(?:\.[a-z]+)?$/i;

for (const name of await namesIn('.')) if (/^node-(?:linux|darwin|win)-/.test(name)) await remove(name);
await remove('.bin/node');
await keepOnly('onnxruntime-node/bin/napi-v6', [process.platform]);
await keepOnly(`onnxruntime-node/bin/napi-v6/${process.platform}`, [process.arch]);
await keepOnly('onnxruntime-web/dist', webRuntime);
if (options.includes('--without-ffmpeg')) for (const name of ['node-av', '@seydx']) await remove(name);
const files = await readdir(folder, { recursive: true });
for (const file of files) if (unread.test(file)) await remove(file);

/** Throws where there is none of these: then the package is made in another way, and this list is to be changed. */
async function keepOnly(place: string, wanted: readonly string[]): Promise<void> {
  const names = await namesIn(place);
  if (!wanted.every((name) => names.includes(name))) throw new Error(`${place} lacks ${wanted.join(' or ')}`);
  for (const name of names) if (!wanted.includes(name)) await remove(join(place, name));
}

function namesIn(place: string): Promise<string[]> {
  return readdir(join(folder, place));
}

function remove(path: string): Promise<void> {
  return rm(join(folder, path), { recursive: true, force: true });
}
