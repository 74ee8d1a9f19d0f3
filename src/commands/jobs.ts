import { defineCommand } from '../bots/terminal/command.ts';
import { jobsNotes, parseJobsRequest, runJobs } from '../bots/terminal/jobs.ts';
import { isFolderLocked } from '../storage/files/folder-lock.ts';
import { type CommandContext, quiet, withApp } from './context.ts';

export const jobs = defineCommand({
  name: 'jobs',
  summary: 'the swaps that are stored; cancel one, or decide about one whose charge is uncertain',
  operands: '[COMMAND] [ID]',
  notes: jobsNotes,
  run({ operands }, context: CommandContext) {
    const { parts, load, say, print } = context;
    const request = parseJobsRequest(operands);
    const loaded = load();
    return withApp(loaded, quiet, context, async ({ store, shared }, { interrupted: signal }) => {
      const isServed = shared ? await shared.isServed() : isFolderLocked(loaded.config.DATA_DIR);
      return runJobs(request, { store, clock: parts.clock, isServed, signal, say, print });
    });
  },
});
