import { isUnderWay, type Job } from '../../core/ports/job.ts';
import type { JobCommand, JobList, JobStore } from '../../core/ports/storage.ts';
import { type AskingParts, awaited, defineVerbs, exitFailed, exitRefused, only, timeOf } from './verbs.ts';

const listings = {
  list: 'the newest swaps (default)',
  parked: 'those whose charge is uncertain: they wait for a decision',
} as const;
const actions = {
  show: 'everything that is known of one',
  cancel: 'end one that waits or runs, or give a parked one up',
  retry: 'begin a parked one again; its vendor may charge for it twice',
  deliver: 'hand over a result that came after its swap had ended',
} as const;

export const {
  notes: jobsNotes,
  words: jobsWords,
  parse: parseJobsRequest,
} = defineVerbs(
  'jobs',
  listings,
  actions,
  '  The beginning of an ID is enough. A running “serve” does what is asked within seconds.',
);

export interface JobsParts extends AskingParts {
  readonly store: JobStore;
  /** What became of the webhook that tells of the end of a job; undefined where there is none. */
  webhookOf(job: Job): Promise<WebhookAttempts | undefined>;
}

/** `status` is what the receiver answered last, `at` when it was sent last, in milliseconds since the epoch. */
interface WebhookAttempts {
  readonly state: 'told' | 'to-be-tried-again' | 'given-up';
  readonly attempts: number;
  readonly at: number;
  readonly status?: number | undefined;
}

const newest = 50;
/** Among how many of the newest jobs the beginning of an id is looked for. */
const searched = 5_000;

/** Does what is asked. Returns the exit code. Throws UsageError. */
export async function runJobs(request: ReturnType<typeof parseJobsRequest>, parts: JobsParts): Promise<number> {
  switch (request.verb) {
    case 'list':
      return list(await parts.store.list({ limit: newest }), parts);
    case 'parked': {
      const { jobs, damaged } = await parts.store.unfinished();
      return list({ jobs: jobs.filter(isParked), damaged }, parts);
    }
    case 'show':
      return show(await find(request.id, parts), parts);
    case 'cancel':
      return ask('cancel', await find(request.id, parts), parts);
    case 'retry':
      return ask('try-again', await find(request.id, parts), parts);
    case 'deliver':
      return ask('show-result', await find(request.id, parts), parts);
    default:
      return request satisfies never;
  }
}

function list({ jobs, damaged }: JobList, { print, say }: JobsParts): number {
  for (const job of jobs) print(lineOf(job));
  for (const id of damaged) print(`${id}  damaged: its record cannot be read and is left alone`);
  if (jobs.length + damaged.length === 0) say('There are none.');
  return 0;
}

/** The job whose id begins like this. Throws UsageError if there is no such job, or more than one. */
async function find(start: string, { store }: JobsParts): Promise<Job> {
  const exact = await store.get(start);
  if (exact) return exact;
  const { jobs } = await store.list({ limit: searched });
  return only(jobs, start, 'swap');
}

async function show(job: Job, { print, webhookOf }: JobsParts): Promise<number> {
  const webhook = await webhookOf(job);
  const { requester } = job.request;
  const attempt = 'attempt' in job ? job.attempt : undefined;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['id', job.id],
    ['state', stateOf(job)],
    ['requested', timeOf(job.requestedAt)],
    ['begun again', job.begunAt === job.requestedAt ? undefined : timeOf(job.begunAt)],
    ['ended', 'finishedAt' in job ? timeOf(job.finishedAt) : undefined],
    [
      'requester',
      `${requester.platform} ${requester.id}${requester.place === undefined ? '' : ` in ${requester.place}`}`,
    ],
    ['scene', `${job.inputs.target.kind}, ${job.inputs.target.width} × ${job.inputs.target.height}`],
    ['provider', attempt?.provider],
    ['attempt', attempt?.id],
    ['paid request sent', attempt?.intentAt === undefined ? undefined : timeOf(attempt.intentAt)],
    ['accepted by it', attempt && (attempt.ticket === undefined ? 'no answer known' : 'yes')],
    ['charged', 'charged' in job ? String(job.charged) : undefined],
    ['tried in vain', job.tried.map(({ provider, problem }) => `${provider} (${problem})`).join(', ') || undefined],
    [
      'still due',
      'followUps' in job ? job.followUps.map((followUp) => followUpTexts[followUp]).join(', ') || undefined : undefined,
    ],
    ['webhook', webhook && describeWebhook(webhook)],
  ];
  for (const [name, value] of facts) if (value !== undefined) print(`${`${name}:`.padEnd(19)}${value}`);
  return 0;
}

const followUpTexts = {
  notify: 'telling the requester',
  watchLate: 'looking for a late result',
  discard: 'deleting what the vendor holds',
} as const;

const webhookTexts = { told: 'told', 'to-be-tried-again': 'to be tried again', 'given-up': 'given up' } as const;

function describeWebhook({ state, attempts, at, status }: WebhookAttempts): string {
  const answer = status === undefined ? 'no answer' : `HTTP ${status}`;
  return `${webhookTexts[state]}; ${attempts === 1 ? 'sent once' : `sent ${attempts} times`}, last ${timeOf(at)}: ${answer}`;
}

function lineOf(job: Job): string {
  const { platform, id } = job.request.requester;
  const provider = 'attempt' in job ? (job.attempt?.provider ?? '') : '';
  return [job.id, timeOf(job.requestedAt), stateOf(job).padEnd(10), provider.padEnd(9), `${platform} ${id}`].join('  ');
}

function stateOf(job: Job): string {
  return job.state === 'failed' ? `failed: ${job.problem}` : job.state;
}

/** For each command: whether the job allows it, and the sentences for both answers. */
const commands: Readonly<
  Record<Exclude<JobCommand, 'leave'>, { isOpen(job: Job): boolean; readonly refused: string; done(job: Job): string }>
> = {
  cancel: {
    isOpen: (job) => isParked(job) || (isUnderWay(job) && job.state !== 'delivering'),
    refused: 'there is nothing to cancel',
    done: (job) => `It is ${stateOf(job)}.`,
  },
  'try-again': {
    isOpen: isParked,
    refused: 'only a parked one can be begun again',
    done: () => 'It is begun again.',
  },
  'show-result': {
    isOpen: ({ state }) => state === 'late',
    refused: 'only a result that came late can be handed over',
    done: () => 'It is being handed over.',
  },
};

function isParked(job: Job): boolean {
  return job.state === 'parked';
}

/**
 * Stores a command for the process that holds the lease of the job. If such a process runs, waits until the command is
 * done.
 */
async function ask(command: keyof typeof commands, job: Job, parts: JobsParts): Promise<number> {
  const { store, isServed, say } = parts;
  const { isOpen, refused, done } = commands[command];
  if (!isOpen(job)) {
    say(`It is ${stateOf(job)}: ${refused}.`);
    return exitRefused;
  }
  await store.setCommand(job.id, command);
  if (!isServed) {
    say('Noted. The process that holds it does it, or else the next “serve”.');
    return 0;
  }
  const changed = await awaited(async () => {
    const now = (await store.get(job.id)) ?? job;
    return isOpen(now) ? undefined : now;
  }, parts);
  if (changed) {
    say(done(changed));
    return 0;
  }
  say('Noted, but nobody has done it yet: its files may be gone, or the process that holds it does not answer.');
  return exitFailed;
}
