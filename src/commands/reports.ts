import { defineCommand } from '../bots/terminal/command.ts';
import { parseReportsRequest, reportsNotes, runReports } from '../bots/terminal/reports.ts';
import { isFolderLocked } from '../storage/files/folder-lock.ts';
import { type CommandContext, quiet, withApp } from './context.ts';

export const reports = defineCommand({
  name: 'reports',
  summary: 'results that members have reported: delete, block or keep them; what is blocked',
  operands: '[COMMAND] [ID]',
  notes: reportsNotes,
  run({ operands }, context: CommandContext) {
    const { parts, load, say, print } = context;
    const request = parseReportsRequest(operands);
    const loaded = load();
    return withApp(loaded, quiet, context, async (app, { interrupted: signal }) => {
      const isServed = app.shared ? await app.shared.isServed() : isFolderLocked(loaded.config.DATA_DIR);
      return runReports(request, { ...app, clock: parts.clock, isServed, signal, say, print });
    });
  },
});
