import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AnswerKind } from '../../../src/core/errors.ts';
import { messageMeanings } from '../../../src/providers/modelslab/error-mapping.ts';
import { input } from '../../fakes/drawn-pictures.ts';
import { modelsLabAt } from '../../fakes/vendors/adapters.ts';
import { type ModelsLabServer, startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { errorOf, never, submitOptions } from '../../fakes/vendors/provider-calls.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';

let server: ModelsLabServer;
serverEachTest(startModelsLabServer, (started) => {
  server = started;
});

interface MessageRow {
  readonly status: number;
  readonly message: unknown;
  /** A problem, or `refused: ` and a reason. */
  readonly outcome: string;
  readonly answer?: AnswerKind;
}

describe('the messages of the vendor', () => {
  const file = new URL('../../fixtures/modelslab/messages.json', import.meta.url);
  const rows: readonly MessageRow[] = JSON.parse(readFileSync(file, 'utf8'));

  it('are all known', () => {
    const texts = rows.map(({ message }) => JSON.stringify(message));
    const firstMatches = texts.map((text) => messageMeanings.find(({ pattern }) => pattern.test(text)));
    expect(messageMeanings.filter((each) => !firstMatches.includes(each))).toEqual([]);
  });

  it.each(rows)('$status $message means $outcome', async ({ status, message, outcome, ...expected }) => {
    const [problem, reason] = outcome.split(': ');
    for (const spelling of ['message', 'messege']) {
      server.fails('submit', { status, body: { status: 'error', [spelling]: message } });
      const work = modelsLabAt(server).submit(input(), submitOptions());
      if (reason === undefined) expect(await errorOf(work)).toMatchObject({ problem, ...expected });
      else {
        const charged = status < 400 ? 'unknown' : false;
        expect(await work).toEqual({ state: 'refused', reason, subject: 'target', charged });
      }
    }
  });

  it.each(rows.filter(({ outcome }) => outcome.startsWith('refused')))(
    '$message is charged once it was begun',
    async ({ message, outcome }) => {
      server.fails('fetch', { body: { status: 'failed', message } });
      const refused = { state: 'refused', reason: outcome.split(': ')[1], subject: 'target', charged: true };
      expect(await modelsLabAt(server).poll({ id: '7' }, { signal: never })).toEqual(refused);
    },
  );
});

describe('an error that is no rejection', () => {
  it.each<[string, Fault]>([
    ['failed at once', { body: { status: 'failed', message: 'Failed' } }],
    ['a rejection that brings an id', { body: { status: 'error', message: 'Invalid API key', id: 7 } }],
  ])('may have been charged: %s', async (_, fault) => {
    server.fails('submit', fault);
    const failed = { state: 'failed', charged: 'unknown', retryable: false };
    expect(await modelsLabAt(server).submit(input(), submitOptions())).toEqual(failed);
  });

  it('was charged where it was begun and then refused', async () => {
    server.fails('submit', { body: { status: 'failed', message: 'No face detected' } });
    const refused = { state: 'refused', reason: 'no-face', subject: 'target', charged: true };
    expect(await modelsLabAt(server).submit(input(), submitOptions())).toEqual(refused);
  });
});
