import { describe, expect, it } from 'vitest';
import type { AnswerKind } from '../../../src/core/errors.ts';
import { codeMeanings } from '../../../src/providers/crun/error-mapping.ts';
import { input } from '../../fakes/drawn-pictures.ts';
import { crunAt } from '../../fakes/vendors/adapters.ts';
import { type CrunServer, startCrunServer } from '../../fakes/vendors/crun-server.ts';
import { errorOf, never, submitOptions } from '../../fakes/vendors/provider-calls.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: CrunServer;
serverEachTest(startCrunServer, (started) => {
  server = started;
});

/** The vendor's envelope; the HTTP status says 200 unless told otherwise. */
const code = (number: number, { status = 200, message = 'no' as unknown } = {}): Fault => ({
  status,
  body: { code: number, message, data: null },
});
const ok = (data: unknown): Fault => ({ body: { code: 200, message: 'success', data } });
const ticket = { id: 'task_0' };
const task = (data: object): Fault => ok({ task_id: 'task_0', ...data });

describe('the codes of the vendor', () => {
  const rows: readonly [number, string, AnswerKind][] = [
    [400, 'rejected-request', 'rejected'],
    [401, 'bad-key', 'rejected'],
    [402, 'out-of-credit', 'rejected'],
    [403, 'not-allowed', 'rejected'],
    [404, 'gone', 'rejected'],
    [408, 'timed-out', 'unclear'],
    [422, 'rejected-request', 'rejected'],
    [429, 'rate-limited', 'busy'],
    [455, 'maintenance', 'busy'],
    [500, 'overloaded', 'unclear'],
    [501, 'overloaded', 'unclear'],
    [505, 'not-allowed', 'rejected'],
  ];

  it('are all known', () => {
    expect(rows.map(([number]) => number)).toEqual([...codeMeanings.keys()]);
  });

  it.each(rows)('%i means %s, with its own status or with 200', async (number, problem, answer) => {
    for (const status of [200, number]) {
      server.fails('create', code(number, { status }));
      const error = await errorOf(crunAt(server).submit(input(), submitOptions()));
      expect(error).toMatchObject({ problem, answer });
    }
  });
});

describe('the messages of the vendor', () => {
  it('refuses in the words of the vendor, free of charge', async () => {
    server.fails('create', code(422, { status: 422, message: 'No face detected in new_face' }));
    const refused = { state: 'refused', reason: 'no-face', subject: 'source', charged: false };
    expect(await crunAt(server).submit(input(), submitOptions())).toEqual(refused);
  });

  it.each<[string, string | null, string | undefined, string?]>([
    ['no face', 'no face detected', 'no-face'],
    ['no face in the source', 'No face found in new_face image', 'no-face', 'source'],
    ['a face that cannot be found', 'Failed to detect any face', 'no-face'],
    ['too many faces', 'Too many faces', 'too-many-faces'],
    ['a small face', 'The face is too small', 'face-too-small'],
    ['NSFW', 'Potential NSFW content', 'unsafe-content'],
    ['a policy', 'This request violates our content policy', 'unsafe-content'],
    ['a long video', 'video is too long', 'media-too-long'],
    ['a large file', 'image too large', 'media-too-large'],
    ['a format', 'Unsupported image format', 'unsupported-media'],
    ['a queue', 'worker timed out', undefined],
    ['a checker that is ill', 'safety checker unavailable', undefined],
    ['a face service that is ill', 'face service unavailable', undefined],
    ['nothing', null, undefined],
  ])('says why a task failed: %s', async (_, message, reason, subject = 'target') => {
    server.fails('task', task({ status: 'failed', result: { code: 501, message } }));
    const failed = { state: 'failed', charged: 'unknown', retryable: false };
    const refused = { state: 'refused', reason, subject, charged: true };
    expect(await crunAt(server).poll(ticket, { signal: never })).toEqual(reason ? refused : failed);
  });
});
