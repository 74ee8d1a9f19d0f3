import type { Job } from '../../src/core/ports/job.ts';
import type { Town } from './cluster.ts';

const ended = new Set<Job['state']>(['done', 'late', 'refused', 'failed', 'cancelled']);

/** What must hold once everything is well again and time has passed. */
export async function checkEnd(town: Town): Promise<void> {
  for (const job of town.books.jobs.values()) {
    checkState(town, job);
    checkMoney(town, job);
    checkMessage(town, job);
    await checkLease(town, job);
  }
  const { nature, disk } = town;
  if (nature.sleeping > 0) nature.violated(`${nature.sleeping} timers are left`);
  if (disk.blobs.size > 0) nature.violated(`${disk.blobs.size} files are left on the shelf`);
}

function checkState({ nature, books }: Town, job: Job): void {
  const name = books.nameOf(job.id);
  if (job.state === 'parked') {
    const inDoubt = books.paid.some((request) => request.jobId === job.id) || job.attempt.intentAt !== undefined;
    if (!inDoubt) nature.violated(`${name} is parked although nothing was sent`);
    return;
  }
  if (!ended.has(job.state)) nature.violated(`${name} never ended: it is ${job.state}`);
  else if ('due' in job && job.due.length > 0) nature.violated(`${name} has ${job.due.join(' ')} left to do`);
}

function checkMoney({ nature, books }: Town, job: Job): void {
  const billed = books.paid.filter((request) => request.jobId === job.id && request.isBilled).length;
  const allowed = 1 + (books.choices.get(job.id) ?? 0);
  if (billed > allowed) nature.violated(`${books.nameOf(job.id)} was paid ${billed} times`);
  const unsettled = books.paid.some((request) => request.jobId === job.id && request.isBilled && !request.isSettled);
  if ('charged' in job && job.charged === false && unsettled) {
    nature.violated(`${books.nameOf(job.id)} is said to have cost nothing`);
  }
}

function checkMessage({ nature, books, chat }: Town, job: Job): void {
  const name = books.nameOf(job.id);
  const seen = chat.seen(String(job.request.replyRef.message));
  if (seen.isGone) return;
  const last = seen.shown.at(-1);
  if (last !== job.state) nature.violated(`${name} is ${job.state}, and its message shows ${last}`);
  if (seen.posts > 1) nature.violated(`${name} has ${seen.posts} messages with an outcome`);
  const firstDone = seen.shown.indexOf('done');
  if (firstDone >= 0 && seen.shown.slice(firstDone).some((kind) => kind !== 'done')) {
    nature.violated(`${name} showed something else after its result: ${seen.shown.slice(firstDone).join(', ')}`);
  }
  if (job.state === 'done' && seen.delivered !== `picture for ${name}`) {
    nature.violated(`${name} was delivered "${seen.delivered}"`);
  }
}

async function checkLease({ nature, books, disk }: Town, { id }: Job): Promise<void> {
  const isFree = (await disk.jobs.claim(id, 'an heir')) !== undefined;
  if (!isFree) nature.violated(`the lease of ${books.nameOf(id)} is left`);
}
