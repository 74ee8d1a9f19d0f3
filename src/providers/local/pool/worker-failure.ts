/** Why a worker process did not finish its work. */
export type WorkerFailureCause = 'crashed' | 'timed-out' | 'out-of-memory' | 'threw' | 'closed';

/** One piece of work failed. The pool continues. */
export class WorkerFailure extends Error {
  override readonly name = 'WorkerFailure';
  readonly failure: WorkerFailureCause;

  constructor(failure: WorkerFailureCause, detail?: string) {
    super(detail ? `worker ${failure}: ${detail}` : `worker ${failure}`);
    this.failure = failure;
  }
}
