import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeMeanings } from '../../../src/providers/akool/error-mapping.ts';
import { akoolAt } from '../../fakes/vendors/adapters.ts';
import { type AkoolServer, startAkoolServer } from '../../fakes/vendors/akool-server.ts';
import { errorOf, submitOptions } from '../../fakes/vendors/provider-calls.ts';
import { input } from '../../fakes/vendors/relayed-media.ts';
import { serverEachTest } from '../../fakes/vendors/server-each-test.ts';

let server: AkoolServer;
serverEachTest(startAkoolServer, (started) => {
  server = started;
});

describe('the codes of the vendor', () => {
  const Rows = z.array(z.object({ code: z.number(), outcome: z.string(), answer: z.string().optional() }));
  const file = new URL('../../fixtures/akool/error-codes.json', import.meta.url);
  const rows = Rows.parse(JSON.parse(readFileSync(file, 'utf8')));

  it('are all known', () => {
    expect(rows.map((row) => row.code)).toEqual([...codeMeanings.keys()]);
  });

  it.each(rows)('$code → $outcome', async ({ code: number, outcome, answer }) => {
    server.fails('submit', { body: { code: number, msg: 'no' } });
    const work = akoolAt(server).submit(input(), submitOptions());
    if (outcome.startsWith('refused: ')) {
      const reason = outcome.slice('refused: '.length);
      expect(await work).toEqual({ state: 'refused', reason, subject: 'target', charged: false });
      return;
    }
    expect(await errorOf(work)).toMatchObject({ problem: outcome, answer });
  });
});
