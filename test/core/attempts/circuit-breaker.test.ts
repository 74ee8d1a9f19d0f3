import { describe, expect, it } from 'vitest';
import { withCircuitBreaker } from '../../../src/core/attempts/circuit-breaker.ts';
import type { CoreEvent } from '../../../src/core/events.ts';
import { inputOf } from '../../../src/core/jobs/job-files.ts';
import { ManualClock } from '../../fakes/clocks/manual-clock.ts';
import { fakeIntake } from '../../fakes/fake-intake.ts';
import { queuedJob } from '../../fakes/jobs.ts';
import { FakeProvider, type Script } from '../../fakes/providers.ts';
import { createMemoryBlobStore } from '../../fakes/storage/memory-blob-store.ts';

const input = inputOf(queuedJob(), { blobs: createMemoryBlobStore(), intake: fakeIntake });

function start() {
  const clock = new ManualClock();
  const vendor = new FakeProvider('akool');
  const told: CoreEvent[] = [];
  const akool = withCircuitBreaker(vendor, clock, (event) => told.push(event));
  const submit = async (script: Script = {}) => {
    vendor.plays(script);
    const options = { attemptId: 'a', signal: new AbortController().signal, beforePaid: async () => undefined };
    await akool.submit(input, options).catch(() => undefined);
  };
  return { clock, akool, submit, told };
}

describe('the breaker', () => {
  it('leaves a vendor alone after five failures in a row', async () => {
    const { akool, submit } = start();
    for (let failure = 0; failure < 4; failure++) await submit({ before: 'unreachable' });
    expect(akool.unfit(input)).toBeUndefined();
    await submit({ before: 'overloaded' });
    expect(akool.unfit(input)).toBe('down');
  });

  it('tells once that a vendor is left alone and why, and once that it is back', async () => {
    const { clock, submit, told } = start();
    for (let failure = 0; failure < 8; failure++) await submit({ before: 'unreachable' });
    expect(told).toEqual([{ kind: 'provider-paused', provider: 'akool', reason: 'down' }]);
    await clock.advance(30_000);
    await submit();
    await submit();
    expect(told.slice(1)).toEqual([{ kind: 'provider-back', provider: 'akool' }]);
  });

  it('forgets failures that a success came between', async () => {
    const { akool, submit } = start();
    for (let round = 0; round < 3; round++) {
      for (let failure = 0; failure < 4; failure++) await submit({ before: 'unreachable' });
      await submit();
    }
    expect(akool.unfit(input)).toBeUndefined();
  });

  it('costs one probe in half a minute while the vendor is down, and comes back with it', async () => {
    const { akool, submit, clock } = start();
    for (let failure = 0; failure < 5; failure++) await submit({ before: 'unreachable' });
    let probes = 0;
    for (let second = 0; second < 30 * 60; second++) {
      await clock.advance(1_000);
      if (akool.unfit(input) !== undefined) continue;
      probes += 1;
      await submit({ before: 'unreachable' });
    }
    expect(probes).toBeGreaterThan(50);
    expect(probes).toBeLessThanOrEqual(60);
    await clock.advance(30_000);
    await submit();
    expect(akool.unfit(input)).toBeUndefined();
  });

  it('sends one probe, not one for each job that waits', async () => {
    const { akool, submit, clock } = start();
    for (let failure = 0; failure < 5; failure++) await submit({ before: 'unreachable' });
    await clock.advance(30_000);
    expect(akool.unfit(input)).toBeUndefined();
    const probe = submit({ before: 'unreachable' });
    expect(akool.unfit(input)).toBe('down');
    await probe;
  });

  it('does not count a rate limit as an outage, and lets the vendor have its pause', async () => {
    const { akool, submit, clock } = start();
    for (let turn = 0; turn < 20; turn++) await submit({ rejected: 'rate-limited', retryAfterMs: 45_000 });
    expect(akool.unfit(input)).toBe('queue-full');
    await clock.advance(46_000);
    expect(akool.unfit(input)).toBeUndefined();
    await submit({ rejected: 'rate-limited' });
    await clock.advance(29_000);
    expect(akool.unfit(input)).toBe('queue-full');
    await submit();
    expect(akool.unfit(input)).toBeUndefined();
  });

  it.each(['out-of-credit', 'bad-key'] as const)('lets an account rest whose problem is %s', async (problem) => {
    const { akool, submit, clock } = start();
    await submit({ rejected: problem });
    expect(akool.unfit(input)).toBe(problem);
    await akool.poll('a ticket', { signal: new AbortController().signal }); // of a swap that was paid for before
    expect(akool.unfit(input)).toBe(problem);
    await clock.advance(11 * 60_000);
    expect(akool.unfit(input)).toBeUndefined();
  });
});
