import { describe, expect, it } from 'vitest';
import { type AnswerKind, ProviderError } from '../../../src/core/errors.ts';
import { afterError, afterFailure, mayBeCharged } from '../../../src/core/jobs/attempt-policy.ts';
import { advance } from '../../../src/core/jobs/transitions.ts';
import type { Job } from '../../../src/core/ports/job.ts';
import { queuedJob } from '../../fakes/jobs.ts';
import { FakeProvider } from '../../fakes/providers.ts';

const akool = new FakeProvider('akool');
const crun = new FakeProvider('crun');
const now = 3;
const local = new FakeProvider('local', { bills: false });

function running({
  provider = 'akool',
  attempts = 1,
  intended = true,
  accepted = false,
} = {}): Extract<Job, { state: 'running' }> {
  let job: Job = queuedJob();
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) job = advance(job, { kind: 'given-up', problem: 'failed', exhausted: false });
    job = advance(job, { kind: 'attempted', attempt: { id: `a${attempt}`, provider, startedAt: 1 } });
  }
  if (intended) job = advance(job, { kind: 'intended', at: 2 });
  if (accepted) job = advance(job, { kind: 'accepted', ticket: 't' });
  if (job.state !== 'running') throw new Error('not running');
  return job;
}

function error(answer: AnswerKind, retryAfterMs?: number): ProviderError {
  return new ProviderError({ provider: 'akool', problem: 'rate-limited', answer, retryAfterMs });
}

const kinds = ['unsent', 'busy', 'rejected', 'unclear'] as const;

describe('after an error', () => {
  it.each([
    ['unsent', 'elsewhere'],
    ['busy', 'elsewhere'],
    ['rejected', 'elsewhere'],
    ['unclear', 'reconcile'],
  ] as const)('a paid request whose answer is %s goes on: %s', (kind, go) => {
    for (const others of [[crun], [crun, local]]) {
      expect(afterError(error(kind), { now, job: running(), provider: akool, others })).toMatchObject({ go });
    }
  });

  it.each([
    ['unsent', ['again', 'again', 'fail']],
    ['busy', ['again', 'again', 'again']],
    ['rejected', ['fail', 'fail', 'fail']],
    ['unclear', ['reconcile', 'reconcile', 'reconcile']],
  ] as const)('the only vendor whose answer is %s gets the request again as often as that is safe', (kind, steps) => {
    const next = [1, 2, 3].map((attempts) =>
      afterError(error(kind), { now, job: running({ attempts }), provider: akool, others: [] }),
    );
    expect(next.map(({ go }) => go)).toEqual(steps);
  });

  it('does not doubt a request that was never announced, whatever the answer to a free call was', () => {
    for (const kind of kinds) {
      const next = afterError(error(kind), { now, job: running({ intended: false }), provider: akool, others: [crun] });
      expect(next).toMatchObject({ go: 'elsewhere', to: crun });
    }
  });

  it('waits longer each time, at least as long as it is asked to, and not beyond the deadline', () => {
    const wait = (attempts: number, retryAfterMs?: number, at = now) =>
      afterError(error('busy', retryAfterMs), { now: at, job: running({ attempts }), provider: akool, others: [] });
    expect([1, 2, 3, 9].map((attempts) => wait(attempts))).toMatchObject(
      [1_000, 2_000, 4_000, 60_000].map((waitMs) => ({ go: 'again', waitMs })),
    );
    expect(wait(1, 7_000)).toMatchObject({ waitMs: 7_000 });
    const { deadlineAt } = queuedJob();
    const ended = { go: 'fail', problem: 'rate-limited', charged: false };
    expect(wait(1, deadlineAt - now)).toEqual(ended);
    expect(wait(1, undefined, deadlineAt - 1_000)).toEqual(ended);
  });

  it('never submits again what was accepted once', () => {
    const job = running({ accepted: true });
    for (const kind of kinds) {
      const next = afterError(error(kind), { now, job, provider: akool, others: [crun] });
      expect(next).toMatchObject({ go: 'fail', charged: 'unknown' });
    }
  });

  it('tries a free provider again whatever became of the request', () => {
    const job = running({ provider: 'local', accepted: true });
    expect(afterError(error('unclear'), { now, job, provider: local, others: [] })).toMatchObject({ go: 'again' });
  });
});

describe('after a failure that the vendor reports', () => {
  it('ends where something was or may have been charged', () => {
    for (const charged of [true, 'unknown'] as const) {
      const next = afterFailure(
        { state: 'failed', charged, retryable: true },
        { job: running(), provider: akool, others: [crun] },
      );
      expect(next).toEqual({ go: 'fail', problem: 'failed', charged });
    }
  });

  it('gives the same provider one more chance, then the next one', () => {
    const failed = { state: 'failed', charged: false, retryable: true } as const;
    expect(afterFailure(failed, { job: running(), provider: akool, others: [crun] })).toMatchObject({ go: 'again' });
    const twice = running({ attempts: 2 });
    expect(afterFailure(failed, { job: twice, provider: akool, others: [crun] })).toMatchObject({
      go: 'elsewhere',
      to: crun,
    });
    expect(afterFailure(failed, { job: twice, provider: akool, others: [] })).toMatchObject({
      go: 'fail',
      charged: false,
    });
  });
});

describe('mayBeCharged', () => {
  it('is true from the stored intent on, and never for work on this machine', () => {
    expect(mayBeCharged(queuedJob(), undefined)).toBe(false);
    expect(mayBeCharged(running(), akool)).toBe(true);
    expect(mayBeCharged(running(), undefined)).toBe(true);
    expect(mayBeCharged(running({ provider: 'local' }), local)).toBe(false);
  });
});
