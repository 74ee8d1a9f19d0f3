import { hostname } from 'node:os';
import type { TerminalReplyRef } from '../bots/terminal/chat.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { runSwap } from '../bots/terminal/run-swap.ts';
import { parseSwapArguments, type SwapValues, swapOptions } from '../bots/terminal/swap-arguments.ts';
import { vendors } from '../providers/index.ts';
import { isFolderLocked } from '../storage/files/folder-lock.ts';
import { type CommandContext, quiet, withApp } from './context.ts';

export const swap = defineCommand({
  name: 'swap',
  summary: 'swap a face in a picture, GIF or video of yours',
  synopsis: '--face FILE --target FILE [options]',
  options: swapOptions(['local', ...vendors.map(({ name }) => name)]),
  run: ({ values }, context: CommandContext) => swapFiles(values, context),
});

/** `overrides` are settings that count more than the operator's. */
export async function swapFiles(
  values: SwapValues,
  context: CommandContext,
  overrides?: Readonly<Record<string, string>>,
): Promise<number> {
  const { invocation, load, say, print } = context;
  const args = parseSwapArguments(values, invocation);
  const loaded = load(overrides);
  return withApp(loaded, { ...quiet, swapsAtOnce: true }, context, async (app, { interrupted, terminated }) => {
    const hasVendors = app.providers.some(({ bills }) => bills);
    const listener = hasVendors ? await app.listen([]) : undefined;
    try {
      const isServed = isFolderLocked(loaded.config.DATA_DIR); // that serve resumes the jobs itself
      const resumes = ({ host }: TerminalReplyRef): boolean => (app.shared ? host === hostname() : !isServed);
      return await Promise.race([runSwap(args, { ...app, resumes, interrupted, say, print }), terminated]);
    } finally {
      await app.swaps.close(); // vendors may fetch pictures until answers under way are there
      await listener?.close();
    }
  });
}
