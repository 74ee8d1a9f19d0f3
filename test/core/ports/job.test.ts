import { describe, expect, it } from 'vitest';
import { advance, type JobEvent } from '../../../src/core/jobs/transitions.ts';
import { isFinished, Job } from '../../../src/core/ports/job.ts';
import type { StoredMedia } from '../../../src/core/ports/media.ts';
import { queuedJob, storedPicture } from '../../fakes/jobs.ts';

const attempted: JobEvent = { kind: 'attempted', attempt: { id: 'a1', provider: 'akool', startedAt: 2_000 } };
const intended: JobEvent = { kind: 'intended', at: 3_000 };
const accepted: JobEvent = { kind: 'accepted', ticket: { id: 7 } };
const produced: JobEvent = {
  kind: 'produced',
  result: storedPicture('result'),
  warnings: [{ code: 'several-faces', count: 2 }],
  followUps: ['discard'],
};

function jobAfter(...events: JobEvent[]): Job {
  return events.reduce(advance, queuedJob() as Job);
}

describe('a job', () => {
  it('goes from queued to done and keeps what it learned on the way', () => {
    const job = jobAfter(attempted, intended, accepted, produced, { kind: 'delivered', at: 9_000 });
    expect(job).toMatchObject({
      state: 'done',
      finishedAt: 9_000,
      attempt: { provider: 'akool', intentAt: 3_000, ticket: { id: 7 } },
      warnings: [{ code: 'several-faces', count: 2 }],
    });
    expect(isFinished(job)).toBe(true);
  });

  it('survives storage in every state', () => {
    const ends: JobEvent[] = [
      { kind: 'refused', at: 1, reason: 'no-face', subject: 'target', charged: true, followUps: ['notify'] },
      { kind: 'failed', at: 1, problem: 'deadline', charged: 'unknown', followUps: ['notify', 'watchLate'] },
      { kind: 'cancelled', at: 1, charged: false, followUps: ['notify'] },
      { kind: 'parked', at: 1 },
      { kind: 'given-up', problem: 'failed', exhausted: true },
      { kind: 'lost' },
      produced,
    ];
    for (const job of [queuedJob(), ...ends.map((end) => jobAfter(attempted, intended, accepted, end))]) {
      expect(Job.parse(JSON.parse(JSON.stringify(job)))).toEqual(job);
    }
  });

  it('is read as the version before has stored it', () => {
    const picture = ({ blobKey, ...facts }: StoredMedia) => ({ ...facts, shelfKey: blobKey });
    const job = jobAfter(attempted, intended, accepted, produced, { kind: 'delivered', at: 9_000 });
    if (job.state !== 'done') throw new Error('it is done');
    const { followUps, inputs, result, ...rest } = job;
    const assignments = [{ fromLeft: 1, source: storedPicture('face') }];
    const stored = {
      ...rest,
      version: 2,
      due: ['tell', 'watch', 'tidy'],
      result: picture(result),
      inputs: {
        target: picture(inputs.target),
        assignments: assignments.map(({ fromLeft, source }) => ({ fromLeft, source: picture(source) })),
      },
    };
    expect(Job.parse(stored)).toEqual({
      ...job,
      followUps: ['notify', 'watchLate', 'discard'],
      inputs: { target: inputs.target, assignments },
    });
    expect(() => Job.parse({ ...stored, version: 1 })).toThrow();
    expect(() => Job.parse({ ...stored, version: 4 })).toThrow();
  });

  it('counts its attempts and forgets the ticket of the one that was given up', () => {
    const again = jobAfter(attempted, { kind: 'given-up', problem: 'failed', exhausted: false }, attempted);
    expect(again).toMatchObject({ state: 'running', attempts: { akool: 2 }, tried: [] });
    const elsewhere = jobAfter(attempted, intended, accepted, { kind: 'given-up', problem: 'failed', exhausted: true });
    expect(elsewhere).toMatchObject({ state: 'queued', tried: [{ provider: 'akool', problem: 'failed' }] });
    expect(elsewhere).not.toHaveProperty('attempt');
  });

  it('says only once that it was begun again', () => {
    const job = jobAfter(attempted, { kind: 'lost' }, attempted, { kind: 'lost' });
    expect(job.warnings).toEqual([{ code: 'begun-again' }]);
  });

  it('never leaves its end', () => {
    const done = jobAfter(attempted, produced, { kind: 'delivered', at: 1 });
    for (const event of [
      attempted,
      intended,
      accepted,
      produced,
      { kind: 'cancelled', at: 2, charged: false, followUps: [] } as const,
    ]) {
      expect(() => advance(done, event)).toThrow('cannot be');
    }
  });

  it('accepts no ticket, result or delivery out of turn', () => {
    expect(() => jobAfter(accepted)).toThrow('cannot be accepted');
    expect(() => jobAfter(produced)).toThrow('cannot be produced');
    expect(() => jobAfter(attempted, { kind: 'delivered', at: 1 })).toThrow('cannot be delivered');
  });
});
