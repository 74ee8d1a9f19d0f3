import type { Job } from '../../src/core/ports/job.ts';
import type { Cluster } from './cluster.ts';

const ended = new Set<Job['state']>(['done', 'late', 'refused', 'failed', 'cancelled']);

/** Checks what must hold once there were no faults for a long time. */
export async function checkEnd(cluster: Cluster): Promise<void> {
  for (const job of cluster.oracle.jobs.values()) {
    checkState(cluster, job);
    checkMoney(cluster, job);
    checkMessage(cluster, job);
    await checkLease(cluster, job);
  }
  const { environment, disk } = cluster;
  if (environment.sleeping > 0) environment.violated(`${environment.sleeping} timers are left`);
  if (disk.blobs.size > 0) environment.violated(`${disk.blobs.size} files are left in the blob store`);
}

function checkState({ environment, oracle }: Cluster, job: Job): void {
  const name = oracle.nameOf(job.id);
  if (job.state === 'parked') {
    const inDoubt = oracle.paid.some((request) => request.jobId === job.id) || job.attempt.intentAt !== undefined;
    if (!inDoubt) environment.violated(`${name} is parked although nothing was sent`);
    return;
  }
  const hasBroken = job.state === 'failed' && job.problem === 'internal';
  if (hasBroken && !environment.failed.has('store')) environment.violated(`${name} broke over a store that came back`);
  if (!ended.has(job.state)) environment.violated(`${name} never ended: it is ${job.state}`);
  else if ('followUps' in job && job.followUps.length > 0)
    environment.violated(`${name} has ${job.followUps.join(' ')} left to do`);
}

function checkMoney({ environment, oracle }: Cluster, job: Job): void {
  const billed = oracle.paid.filter((request) => request.jobId === job.id && request.isBilled).length;
  const allowed = 1 + (oracle.choices.get(job.id) ?? 0);
  if (billed > allowed) environment.violated(`${oracle.nameOf(job.id)} was paid ${billed} times`);
  const unsettled = oracle.paid.some((request) => request.jobId === job.id && request.isBilled && !request.isSettled);
  if ('charged' in job && job.charged === false && unsettled) {
    environment.violated(`${oracle.nameOf(job.id)} is said to have cost nothing`);
  }
}

function checkMessage({ environment, oracle, chat }: Cluster, job: Job): void {
  const name = oracle.nameOf(job.id);
  const seen = chat.seen(String(job.request.replyRef.message));
  if (seen.isGone) return;
  const last = seen.shown.at(-1);
  if (last !== job.state) environment.violated(`${name} is ${job.state}, and its message shows ${last}`);
  if (seen.posts > 1) environment.violated(`${name} has ${seen.posts} messages with an outcome`);
  const firstDone = seen.shown.indexOf('done');
  if (firstDone >= 0 && seen.shown.slice(firstDone).some((kind) => kind !== 'done')) {
    environment.violated(`${name} showed something else after its result: ${seen.shown.slice(firstDone).join(', ')}`);
  }
  if (job.state === 'done' && seen.delivered !== `picture for ${name}`) {
    environment.violated(`${name} was delivered "${seen.delivered}"`);
  }
}

async function checkLease({ environment, oracle, disk }: Cluster, { id }: Job): Promise<void> {
  const isFree = (await disk.jobs.claim(id, 'an heir')) !== undefined;
  if (!isFree) environment.violated(`the lease of ${oracle.nameOf(id)} is left`);
}
