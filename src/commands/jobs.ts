import { callOf } from '../bots/api/calls.ts';
import type { ApiParts } from '../bots/api/parts.ts';
import type { WebhookRecord } from '../bots/api/webhooks/outbox.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { jobsNotes, jobsWords, parseJobsRequest, runJobs } from '../bots/terminal/jobs.ts';
import type { Job } from '../core/ports/job.ts';
import { type CommandContext, isServed, quiet, withApp } from './context.ts';

function webhookOf(job: Job, { outbox }: Pick<ApiParts, 'outbox'>): Promise<WebhookRecord | undefined> {
  const call = callOf(job);
  return call === undefined ? Promise.resolve(undefined) : outbox.recordOf(call);
}

export const jobs = defineCommand({
  name: 'jobs',
  summary: 'the swaps that are stored; cancel one, or decide about one whose charge is uncertain',
  operands: '[COMMAND] [ID]',
  notes: jobsNotes,
  words: jobsWords,
  run({ operands }, context: CommandContext) {
    const { parts, load, say, print } = context;
    const request = parseJobsRequest(operands);
    const loaded = load();
    return withApp(loaded, quiet, context, async (app, { interrupted: signal }) => {
      const asking = { clock: parts.clock, isServed: await isServed(app, loaded), signal, say, print };
      return runJobs(request, { store: app.store, webhookOf: (job) => webhookOf(job, app.api), ...asking });
    });
  },
});
