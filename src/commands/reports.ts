import { defineCommand } from '../bots/terminal/command.ts';
import { parseReportsRequest, reportsNotes, reportsWords, runReports } from '../bots/terminal/reports.ts';
import { type CommandContext, isServed, quiet, withApp } from './context.ts';

export const reports = defineCommand({
  name: 'reports',
  summary: 'results that members have reported: delete, block or keep them; what is blocked',
  operands: '[COMMAND] [ID]',
  notes: reportsNotes,
  words: reportsWords,
  run({ operands }, context: CommandContext) {
    const { parts, load, say, print } = context;
    const request = parseReportsRequest(operands);
    const loaded = load();
    return withApp(loaded, quiet, context, async (app, { interrupted: signal }) => {
      const asking = { clock: parts.clock, isServed: await isServed(app, loaded), signal, say, print };
      return runReports(request, { ...app, ...asking, translation: app.translations('en') });
    });
  },
});
