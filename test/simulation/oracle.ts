import { isUnderWay, type Job } from '../../src/core/ports/job.ts';
import type { SimEnvironment } from './sim-environment.ts';

/** A request that can bill, from the moment it left a process. */
interface PaidRequest {
  readonly attemptId: string;
  readonly jobId: string;
  /** When it was counted against the budget. */
  readonly budgetAt: number;
  /** The process that sent it. */
  readonly sentBy: string;
  /** The vendor accepted the request, and its answer is on its way or has come. */
  isAnswered: boolean;
  /** The vendor accepted the request and charges for it. */
  isBilled: boolean;
  /** Nothing was charged and the process was told so, or a person has chosen to pay twice. */
  isSettled: boolean;
  /** The vendor rejected it, and the process was told so. */
  isRejected: boolean;
}

export interface Limits {
  readonly budget: number;
  readonly memberADay: number;
  readonly memberAtOnce: number;
}

const dayMs = 86_400_000;
const dayOf = (at: number): number => Math.floor(at / dayMs);

/** The truth that no process can lose: durable records and paid requests. It reports at once when a rule is broken. */
export class Oracle {
  readonly #environment: SimEnvironment;
  readonly limits: Limits;
  /** The durable record of each job. */
  readonly jobs = new Map<string, Job>();
  readonly #jobOfAttempt = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly paid: PaidRequest[] = [];
  readonly choices = new Map<string, number>();

  constructor(environment: SimEnvironment, limits: Limits) {
    this.#environment = environment;
    this.limits = limits;
  }

  /** A stable name for a random id, so that traces of one seed are equal. */
  nameOf(jobId: string): string {
    const known = this.#names.get(jobId) ?? `job${this.#names.size + 1}`;
    this.#names.set(jobId, known);
    return known;
  }

  jobOf(attemptId: string): Job | undefined {
    return this.jobs.get(this.#jobOfAttempt.get(attemptId) ?? '');
  }

  /** Notes a record that became durable. */
  stored(job: Job): void {
    const isNew = !this.jobs.has(job.id);
    this.jobs.set(job.id, job);
    if ('attempt' in job && job.attempt) this.#jobOfAttempt.set(job.attempt.id, job.id);
    if (isNew) this.#checkQuota(job);
  }

  #checkQuota({ id, request, begunAt }: Job): void {
    const theirs = [...this.jobs.values()].filter(
      ({ request: { requester } }) => requester.id === request.requester.id,
    );
    const isFree = (job: Job): boolean => 'charged' in job && job.charged === false;
    const today = theirs.filter((job) => dayOf(job.begunAt) === dayOf(begunAt) && !isFree(job));
    if (today.length > this.limits.memberADay)
      this.#environment.violated(`${this.nameOf(id)} is over the quota of a day`);
    if (theirs.filter(isUnderWay).length > this.limits.memberAtOnce) {
      this.#environment.violated(`${this.nameOf(id)} is over the quota at once`);
    }
  }

  /** Notes a paid request that leaves a process. */
  sent(attemptId: string, sentBy: string): PaidRequest {
    const job = this.jobOf(attemptId);
    const attempt = job?.state === 'running' && job.attempt.id === attemptId ? job.attempt : undefined;
    const budgetAt = attempt?.budgetAt ?? 0;
    const truth = { isAnswered: false, isBilled: false, isSettled: false, isRejected: false };
    const request: PaidRequest = { attemptId, jobId: job?.id ?? '', budgetAt, sentBy, ...truth };
    const name = job ? this.nameOf(job.id) : 'an unknown job';
    if (attempt?.intentAt === undefined) this.#environment.violated(`${name}: submitted without a durable intent`);
    const before = this.paid.filter((other) => other.jobId === request.jobId);
    if (before.some((other) => !other.isSettled)) {
      this.#environment.violated(`${name}: submitted again while an earlier request is in doubt`);
    }
    this.paid.push(request);
    const day = this.paid.filter((other) => !other.isRejected && dayOf(other.budgetAt) === dayOf(request.budgetAt));
    if (day.length > this.limits.budget) this.#environment.violated(`${name}: over the budget of a day`);
    return request;
  }

  /** Notes that a person has chosen to begin a parked job anew. */
  chosen(jobId: string): void {
    this.choices.set(jobId, (this.choices.get(jobId) ?? 0) + 1);
    for (const request of this.paid) if (request.jobId === jobId) request.isSettled = true;
  }

  /** True once core has stored that the requester was told of the end. */
  wasTold(jobId: string): boolean {
    const job = this.jobs.get(jobId);
    return job !== undefined && 'followUps' in job && job.state !== 'delivering' && !job.followUps.includes('notify');
  }
}
