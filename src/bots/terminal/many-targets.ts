import { existsSync, mkdirSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFile, refuseAddress } from './files/input-file.ts';
import { type Invocation, pathFrom } from './invocation.ts';
import { type RunSwapParts, runSwap } from './run-swap.ts';
import { looksLikeMedia, outName, parseSwapArguments, type SwapArguments, type SwapValues } from './swap-arguments.ts';
import { UsageError } from './usage.ts';

/** Every swap of a command line with --out-dir, in the order of its targets. Throws UsageError. */
export async function parseManySwaps(values: SwapValues, invocation: Invocation): Promise<readonly SwapArguments[]> {
  const { target: typed = [], 'out-dir': directory = '.', out, ...rest } = values;
  if (out !== undefined) throw new UsageError('--out-dir names the results by itself; leave --out out.');
  if (typed.length === 0) throw new UsageError('--target FILE is missing: a picture, or a folder of them.');
  if (typed.includes('-')) throw new UsageError('Standard input has no name for --out-dir; use --out for it.');
  refuseAddress(directory);
  const found = await Promise.all(typed.map((each) => filesAt(each, invocation)));
  const results = new Map<string, string>();
  for (const target of found.flat()) {
    const result = join(directory, outName(target));
    const other = results.get(result);
    if (other === target) continue;
    if (other !== undefined) {
      throw new UsageError(`“${other}” and “${target}” would both become ${result}. Swap them into two folders.`);
    }
    results.set(result, target);
  }
  const paths = new Set([...results.keys()].map((result) => pathFrom(invocation, result)));
  const swaps = [...results]
    .filter(([, target]) => !paths.has(pathFrom(invocation, target))) // the result of an earlier run
    .map(([result, target]) => {
      return { ...parseSwapArguments({ ...rest, target, out: result }, invocation), label: target };
    });
  if (swaps.length === 0) throw new UsageError(`There is no picture, GIF or video in ${typed.join(', ')}.`);
  return swaps;
}

/** The file, or what a folder holds by its endings, without the folders in it. */
async function filesAt(typed: string, invocation: Invocation): Promise<readonly string[]> {
  refuseAddress(typed);
  const path = pathFrom(invocation, typed);
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  if (!isFolder) {
    await checkFile(path, typed);
    return [typed];
  }
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && looksLikeMedia(entry.name)).map(({ name }) => name);
  return names.sort().map((name) => join(typed, name));
}

/** One swap after another. A result that is there already is left as it is. Resolves to the exit code: the worst of all. */
export async function runManySwaps(swaps: readonly SwapArguments[], parts: RunSwapParts): Promise<number> {
  let worst = 0;
  const directories = new Set(swaps.map(({ out }) => join(out, '..')));
  for (const directory of directories) mkdirSync(directory, { recursive: true });
  for (const swap of swaps) {
    const { out, label = '', force, json } = swap;
    if (!force && existsSync(out)) {
      parts.say(`${label}: was swapped already (${out}); --force swaps it again.`);
      if (json) parts.print(JSON.stringify({ target: label, outcome: 'skipped', out }));
      continue;
    }
    const code = await runSwap(swap, parts);
    worst = Math.max(worst, code);
    if (parts.interrupted.aborted) return worst;
  }
  return worst;
}
