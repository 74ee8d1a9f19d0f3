import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/core/errors.ts';
import { afterError, afterFailure, mayBeCharged } from '../../../src/core/jobs/attempt-policy.ts';
import { advance } from '../../../src/core/jobs/transitions.ts';
import type { Job } from '../../../src/core/ports/job.ts';
import { queuedJob } from '../../fakes/jobs.ts';
import { FakeProvider } from '../../fakes/providers.ts';

const akool = new FakeProvider('akool');
const crun = new FakeProvider('crun');
const local = new FakeProvider('local', { bills: false });

function running({ provider = 'akool', attempts = 1, accepted = false } = {}): Extract<Job, { state: 'running' }> {
  let job: Job = queuedJob();
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) job = advance(job, { kind: 'given-up', problem: 'failed', exhausted: false });
    job = advance(job, { kind: 'attempted', attempt: { id: `a${attempt}`, provider, startedAt: 1 } });
  }
  job = advance(job, { kind: 'intended', at: 2 });
  if (accepted) job = advance(job, { kind: 'accepted', ticket: 't' });
  if (job.state !== 'running') throw new Error('not running');
  return job;
}

function error(sent: 'no' | 'unknown', retryable = true, retryAfterMs?: number): ProviderError {
  return new ProviderError({ provider: 'akool', problem: 'rate-limited', sent, retryable, retryAfterMs });
}

describe('after an error', () => {
  it('goes to the next provider when the request was certainly not accepted', () => {
    const next = afterError(error('no'), { job: running(), provider: akool, others: [crun, local] });
    expect(next).toEqual({ go: 'elsewhere', problem: 'rate-limited', to: crun });
  });

  it('tries the only provider again, after the pause it asks for, and not for ever', () => {
    const circumstances = { provider: akool, others: [] };
    expect(afterError(error('no', true, 7_000), { job: running(), ...circumstances })).toEqual({
      go: 'again',
      problem: 'rate-limited',
      waitMs: 7_000,
    });
    expect(afterError(error('no'), { job: running({ attempts: 3 }), ...circumstances })).toMatchObject({ go: 'fail' });
    expect(afterError(error('no', false), { job: running(), ...circumstances })).toEqual({
      go: 'fail',
      problem: 'rate-limited',
      charged: false,
    });
  });

  it('never repeats or moves a paid request whose answer was lost', () => {
    for (const others of [[], [crun], [crun, local]]) {
      expect(afterError(error('unknown'), { job: running(), provider: akool, others })).toEqual({ go: 'reconcile' });
    }
  });

  it('never submits again what was accepted once', () => {
    const job = running({ accepted: true });
    for (const sent of ['no', 'unknown'] as const) {
      const next = afterError(error(sent), { job, provider: akool, others: [crun] });
      expect(next).toMatchObject({ go: 'fail', charged: 'unknown' });
    }
  });

  it('tries a free provider again whatever became of the request', () => {
    const job = running({ provider: 'local', accepted: true });
    expect(afterError(error('unknown'), { job, provider: local, others: [] })).toMatchObject({ go: 'again' });
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
