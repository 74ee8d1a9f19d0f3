import type { Job } from '../../src/core/ports/job.ts';
import type { BlobStore, ExpiringStore, JobStore, Ledger } from '../../src/core/ports/storage.ts';
import type { Machine } from './machine.ts';
import type { Oracle } from './oracle.ts';
import type { SimEnvironment } from './sim-environment.ts';

export interface Disk {
  readonly jobs: JobStore;
  readonly ledger: Ledger;
  readonly blobs: BlobStore & { readonly size: number };
  readonly expiring: ExpiringStore;
}

interface StoreParts {
  readonly environment: SimEnvironment;
  readonly oracle: Oracle;
  readonly disk: Disk;
}

/** The job store as one process sees it: each step may fail, or the process may die during it. */
export function storeOf(machine: Machine, { environment, oracle, disk: { jobs } }: StoreParts): JobStore {
  const cross = <Value>(what: string, effect: () => Promise<Value>): Promise<Value> =>
    environment.cross(machine, 'store', what, effect);
  const named = (what: string, id: string): string => `${what} ${oracle.nameOf(id)}`;
  const written = (what: string, job: Job): string => `${named(what, job.id)} as ${stateOf(job)}`;

  return {
    insert: (job, owner, atOnce) =>
      cross(written('insert', job), async () => {
        const reached = await jobs.insert(job, owner, atOnce);
        if (reached === undefined) oracle.stored(job);
        return reached;
      }),
    update: (job, owner, atOnce) =>
      cross(written('update', job), async () => {
        const reached = await jobs.update(job, owner, atOnce);
        if (reached === undefined) oracle.stored(job);
        return reached;
      }),
    reached: (requester, atOnce) => cross('look at limits', () => jobs.reached(requester, atOnce)),
    get: (id) => cross(named('get', id), () => jobs.get(id)),
    claim: (id, owner) => cross(named('claim', id), () => jobs.claim(id, owner)),
    renew: (ids, owner) => cross(`renew ${ids.map((id) => oracle.nameOf(id)).join(' ')}`, () => jobs.renew(ids, owner)),
    release: (id, owner) => cross(named('release', id), () => jobs.release(id, owner)),
    setCommand: (id, command) => cross(named(`ask ${command} of`, id), () => jobs.setCommand(id, command)),
    unfinished: (which) => cross('list unfinished', () => jobs.unfinished(which)),
    list: (options) => cross('list', () => jobs.list(options)),
    remove: (id, owner) => cross(named('remove', id), () => jobs.remove(id, owner)),
    purge: (overBefore) => cross('purge', () => jobs.purge(overBefore)),
  };
}

function stateOf(job: Job): string {
  const followUps = 'followUps' in job ? job.followUps.join(' ') : '';
  const attempt = 'attempt' in job ? job.attempt : undefined;
  const ticket = attempt?.ticket === undefined ? '' : ' accepted';
  const intent = attempt?.intentAt !== undefined && ticket === '' ? ' intended' : '';
  return `${job.state}${intent}${ticket}${followUps && ` followUps: ${followUps}`}`;
}

export function ledgerOf(machine: Machine, { environment, disk: { ledger } }: StoreParts): Ledger {
  return {
    take: (key, amount, limit, windowMs, at) =>
      environment.cross(machine, 'ledger', `take ${key}`, () => ledger.take(key, amount, limit, windowMs, at)),
    used: (key, windowMs, at) =>
      environment.cross(machine, 'ledger', `used ${key}`, () => ledger.used(key, windowMs, at)),
    give: (key, amount, windowMs, at) =>
      environment.cross(machine, 'ledger', `give ${key}`, () => ledger.give(key, amount, windowMs, at)),
  };
}

export function blobStoreOf(machine: Machine, { environment, disk: { blobs } }: StoreParts): BlobStore {
  return {
    put: (bytes, options) => environment.cross(machine, 'blobs', 'put', () => blobs.put(bytes, options)),
    open: (key, signal) => blobs.open(key, signal),
    remove: (key) => environment.cross(machine, 'blobs', 'remove', () => blobs.remove(key)),
    sweep: (now) => environment.cross(machine, 'blobs', 'sweep', () => blobs.sweep(now)),
  };
}
