import { describe, expect, it } from 'vitest';
import type { Faces, SwapInput } from '../../../src/core/ports/provider.ts';
import { alice, bob, input, mediaOf } from '../../fakes/drawn-pictures.ts';
import { crunAt, patientFor } from '../../fakes/vendors/adapters.ts';
import { type CrunServer, startCrunServer } from '../../fakes/vendors/crun-server.ts';
import { errorOf, instantClock, submitOptions } from '../../fakes/vendors/provider-calls.ts';
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
const group: SwapInput = input({ target: mediaOf([alice, bob]) });

describe('detection', () => {
  it('refuses what detection refuses', async () => {
    for (const fault of [
      ok({ status: 'failed', error: 'no face detected' }),
      ok({ status: 'failed', result: { id: 'd', status: 'failed', error: { message: 'No face was found' } } }),
    ]) {
      server.fails('detection', fault);
      expect(await crunAt(server).submit(group, submitOptions())).toMatchObject({
        state: 'refused',
        reason: 'no-face',
      });
    }
    server.fails('detect', code(422, { status: 422, message: 'NSFW content' }));
    expect(await crunAt(server).submit(group, submitOptions())).toMatchObject({ reason: 'unsafe-content' });
    expect(server.paid).toBe(0);
  });

  it('looks again at a detection whose answer failed, and waits as told', async () => {
    server.fails(
      'detection',
      { status: 429, headers: { 'retry-after': '3' }, body: '' },
      { status: 502, body: '' },
      'reset',
    );
    const clock = instantClock();
    const begunAt = clock.now();
    expect(await crunAt(server, { clock }).submit(group, submitOptions())).toMatchObject({ state: 'pending' });
    expect(server.count('detection')).toBe(5);
    expect(clock.now() - begunAt).toBeGreaterThanOrEqual(4 * 1_000 + 3_000);
  });

  it('gives up a detection that never ends', async () => {
    server.state.pendingPolls = 1_000;
    const error = await errorOf(crunAt(server).submit(group, submitOptions()));
    expect(error).toMatchObject({ problem: 'timed-out', answer: 'unclear' });
    expect(server.paid).toBe(0);
  });
});

describe('an estimate', () => {
  it.each<[string, Fault]>([
    ['is not there', code(404, { status: 404 })],
    ['is broken', { status: 500, body: '<html>' }],
    ['says nothing', ok({})],
    ['does not answer', 'hang'],
    ['breaks off', 'reset'],
  ])('that %s stops nothing', async (_, fault) => {
    server.fails('estimate', fault);
    expect(await crunAt(server, patientFor(300)).submit(input(), submitOptions())).toMatchObject({ state: 'pending' });
  });

  it('that is missing leaves it to the paid request to say that there is no credit', async () => {
    server.state.credit = 0;
    server.fails('estimate', code(404));
    expect(await errorOf(crunAt(server).submit(input(), submitOptions()))).toMatchObject({
      problem: 'out-of-credit',
      answer: 'rejected',
    });
  });
});

describe('the choice of faces', () => {
  it.each<Faces>([{ which: 'all' }, { which: 'largest' }])(
    'never costs more than one paid request: %j',
    async (faces) => {
      server.fails('create', 'reset');
      await errorOf(crunAt(server).submit({ ...group, faces }, submitOptions()));
      expect(server.paid).toBe(1);
    },
  );
});
