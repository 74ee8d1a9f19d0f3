import type { Clock } from '../../core/clock.ts';
import { isUnderWay, type Job } from '../../core/ports/job.ts';
import type { JobCommand, JobList, JobStore } from '../../core/ports/storage.ts';
import { UsageError } from './usage.ts';

const jobsUsage = `faceswap-bot jobs [command]

  list           the newest swaps (default)
  parked         those whose charge is uncertain: they wait for a decision
  show ID        everything that is known of one
  cancel ID      end one that waits or runs, or give a parked one up
  retry ID       begin a parked one again; its vendor may charge for it twice
  deliver ID     hand over a result that came after its swap had ended

The beginning of an ID is enough. A running “serve” does what is asked within seconds.`;

export interface JobsParts {
  readonly store: JobStore;
  readonly clock: Clock;
  /** Whether a process runs that acts on commands. */
  readonly isServed: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Prints a line of the answer to standard output. */
  print(line: string): void;
  /** Prints a remark to standard error. */
  say(line: string): void;
}

const newest = 50;
/** Among how many of the newest jobs the beginning of an id is looked for. */
const searched = 5_000;
/** How long the command waits for another process to act. Longer than a heartbeat. */
const patienceMs = 25_000;
const lookEveryMs = 250;
const exitFailed = 1;
const exitRefused = 3;

/** Runs `faceswap-bot jobs`. Returns the exit code. Throws UsageError. */
export async function runJobs([command = 'list', ...rest]: readonly string[], parts: JobsParts): Promise<number> {
  switch (command) {
    case 'list':
      return list(await parts.store.list({ limit: newest }), rest, parts);
    case 'parked': {
      const { jobs, damaged } = await parts.store.unfinished();
      return list({ jobs: jobs.filter(isParked), damaged }, rest, parts);
    }
    case 'show':
      return show(await find(rest, parts), parts);
    case 'cancel':
      return ask('cancel', await find(rest, parts), parts);
    case 'retry':
      return ask('try-again', await find(rest, parts), parts);
    case 'deliver':
      return ask('show-result', await find(rest, parts), parts);
    case '--help':
    case '-h':
      parts.print(jobsUsage);
      return 0;
    default:
      throw new UsageError(`There is no “jobs ${command}”.\n\n${jobsUsage}`);
  }
}

function list({ jobs, damaged }: JobList, rest: readonly string[], { print, say }: JobsParts): number {
  if (rest.length > 0) throw new UsageError(jobsUsage);
  for (const job of jobs) print(lineOf(job));
  for (const id of damaged) print(`${id}  damaged: its record cannot be read and is left alone`);
  if (jobs.length + damaged.length === 0) say('There are none.');
  return 0;
}

/** The job whose id begins like this. Throws UsageError if there is no such job, or more than one. */
async function find(rest: readonly string[], { store }: JobsParts): Promise<Job> {
  const [start, ...more] = rest;
  if (start === undefined || start === '' || more.length > 0) throw new UsageError(jobsUsage);
  const exact = await store.get(start);
  if (exact) return exact;
  const { jobs } = await store.list({ limit: searched });
  const [found, another] = jobs.filter(({ id }) => id.startsWith(start));
  if (!found) throw new UsageError(`There is no swap ${start}.`);
  if (another) throw new UsageError(`Several swaps begin with ${start}.`);
  return found;
}

function show(job: Job, { print }: JobsParts): number {
  const { requester } = job.request;
  const attempt = 'attempt' in job ? job.attempt : undefined;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['id', job.id],
    ['state', stateOf(job)],
    ['requested', at(job.requestedAt)],
    ['begun again', job.begunAt === job.requestedAt ? undefined : at(job.begunAt)],
    ['ended', 'finishedAt' in job ? at(job.finishedAt) : undefined],
    [
      'requester',
      `${requester.platform} ${requester.id}${requester.place === undefined ? '' : ` in ${requester.place}`}`,
    ],
    ['scene', `${job.inputs.target.kind}, ${job.inputs.target.width} × ${job.inputs.target.height}`],
    ['provider', attempt?.provider],
    ['attempt', attempt?.id],
    ['paid request sent', attempt?.intentAt === undefined ? undefined : at(attempt.intentAt)],
    ['accepted by it', attempt && (attempt.ticket === undefined ? 'no answer known' : 'yes')],
    ['charged', 'charged' in job ? String(job.charged) : undefined],
    ['tried in vain', job.tried.map(({ provider, problem }) => `${provider} (${problem})`).join(', ') || undefined],
    [
      'still due',
      'followUps' in job ? job.followUps.map((followUp) => followUpTexts[followUp]).join(', ') || undefined : undefined,
    ],
  ];
  for (const [name, value] of facts) if (value !== undefined) print(`${`${name}:`.padEnd(19)}${value}`);
  return 0;
}

const followUpTexts = {
  notify: 'telling the requester',
  watchLate: 'looking for a late result',
  discard: 'deleting what the vendor holds',
} as const;

function lineOf(job: Job): string {
  const { platform, id } = job.request.requester;
  const provider = 'attempt' in job ? (job.attempt?.provider ?? '') : '';
  return [job.id, at(job.requestedAt), stateOf(job).padEnd(10), provider.padEnd(9), `${platform} ${id}`].join('  ');
}

function stateOf(job: Job): string {
  return job.state === 'failed' ? `failed: ${job.problem}` : job.state;
}

function at(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').slice(0, 19);
}

/** For each command: whether the job allows it, and the sentences for both answers. */
const commands: Readonly<
  Record<JobCommand, { isOpen(job: Job): boolean; readonly refused: string; done(job: Job): string }>
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
async function ask(command: JobCommand, job: Job, { store, clock, isServed, signal, say }: JobsParts): Promise<number> {
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
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += lookEveryMs) {
    const now = (await store.get(job.id)) ?? job;
    if (!isOpen(now)) {
      say(done(now));
      return 0;
    }
    await clock.sleep(lookEveryMs, signal);
  }
  say('Noted, but nobody has done it yet: its files may be gone, or the process that holds it does not answer.');
  return exitFailed;
}
