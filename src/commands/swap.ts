import { hostname } from 'node:os';
import type { Loaded } from '../app-parts.ts';
import type { TerminalReplyRef } from '../bots/terminal/chat.ts';
import { closest } from '../bots/terminal/closest.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import type { Invocation } from '../bots/terminal/invocation.ts';
import { parseManySwaps, runManySwaps } from '../bots/terminal/many-targets.ts';
import { type RunSwapParts, runSwap } from '../bots/terminal/run-swap.ts';
import { onlyTarget, parseSwapArguments, type SwapValues, swapOptions } from '../bots/terminal/swap-arguments.ts';
import { UsageError } from '../bots/terminal/usage.ts';
import { vendors } from '../providers/index.ts';
import { isFolderLocked } from '../storage/files/folder-lock.ts';
import { type CommandContext, quiet, withApp } from './context.ts';

const providerNames = ['local', ...vendors.map(({ name }) => name)];

export const swap = defineCommand({
  name: 'swap',
  summary: 'swap a face in a picture, GIF or video of yours',
  synopsis: '--face FILE --target FILE [options]',
  options: swapOptions(providerNames),
  misplaced: 'Every file stands after an option: --face FILE --target FILE; for many: --target FOLDER --out-dir DIR.',
  run: ({ values }, context: CommandContext) => swapFiles(values, context),
});

/** `overrides` are settings that count more than the operator's. */
export async function swapFiles(
  values: SwapValues,
  context: CommandContext,
  overrides?: Readonly<Record<string, string>>,
): Promise<number> {
  const { invocation, load, say, print } = context;
  const work = await workOf(values, invocation);
  const loaded = load(overrides);
  checkProvider(values.provider, loaded);
  return withApp(loaded, { ...quiet, swapsAtOnce: true }, context, async (app, { interrupted, terminated }) => {
    const hasVendors = app.providers.some(({ bills }) => bills);
    const listener = hasVendors ? await app.listen([]) : undefined;
    try {
      const isServed = isFolderLocked(loaded.config.DATA_DIR); // that serve resumes the jobs itself
      const resumes = ({ host }: TerminalReplyRef): boolean => (app.shared ? host === hostname() : !isServed);
      const printsToTerminal = process.stdout.isTTY === true;
      const swapped = work({ ...app, resumes, printsToTerminal, interrupted, say, print });
      return await Promise.race([swapped, terminated]);
    } finally {
      await app.swaps.close(); // vendors may fetch pictures until answers under way are there
      await listener?.close();
    }
  });
}

/** What is asked for, checked as far as that can be without anything else. Throws UsageError. */
async function workOf(values: SwapValues, invocation: Invocation): Promise<(parts: RunSwapParts) => Promise<number>> {
  if (values['out-dir'] !== undefined) {
    const swaps = await parseManySwaps(values, invocation);
    return (parts) => runManySwaps(swaps, parts);
  }
  const { 'out-dir': _, ...rest } = values;
  const args = parseSwapArguments({ ...rest, target: onlyTarget(values) }, invocation);
  return (parts) => runSwap(args, parts);
}

/** Throws UsageError for a provider that is none, has no key, or is left out. */
function checkProvider(name: string | undefined, { config, environment }: Loaded): void {
  if (name === undefined) return;
  if (!providerNames.includes(name)) {
    const names = new Intl.ListFormat('en-GB').format(providerNames);
    throw new UsageError(
      `There is no provider called “${name}” here.${closest(name, providerNames)} There are ${names}.`,
    );
  }
  const { keys = [], displayName = name } = vendors.find((vendor) => vendor.name === name) ?? {};
  if (keys.length > 0 && !keys.some((group) => group.every((key) => environment[key]))) {
    const ways = keys.map((group) => group.join(' and ')).join(', or ');
    throw new UsageError(`${displayName} has no key. Set ${ways} in .env or in the environment.`);
  }
  if (config.PROVIDERS && !config.PROVIDERS.includes(name)) {
    throw new UsageError(`PROVIDERS leaves ${name} out. Add it there, or leave --provider out.`);
  }
}
