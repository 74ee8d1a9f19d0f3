import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cancelled, type ProviderError } from '../../src/core/errors.ts';
import type { SwapStatus } from '../../src/core/ports/provider.ts';
import { errorOf, never, submitOptions } from '../fakes/vendors/provider-calls.ts';
import type { Fault } from '../fakes/vendors/vendor-server.ts';
import type { ExpectedError, FakeVendor, VendorUnderTest } from './vendor-contract.ts';

/** Milliseconds an answer may take where it never comes. */
const hangMs = 300;
const page: Fault = { body: '<html>maintenance</html>' };

/** What each kind of answer says about money: never paid twice, and never called unpaid without a certain no. */
export function moneyContract<Operation extends string, Server extends FakeVendor<Operation>>(
  vendor: VendorUnderTest<Operation, Server>,
): void {
  const { billed, input, fullInput = input } = vendor;
  let server: Server;
  beforeEach(async () => {
    server = await vendor.start();
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
  });

  const create = (fault?: Fault) => vendor.create(server, fault === 'hang' ? hangMs : undefined);

  function submit(fault: Fault, options = submitOptions()): Promise<SwapStatus> {
    server.fails(billed, fault);
    return create().submit(input, options);
  }

  describe(`${vendor.name}: before the request that bills, everything is certainly unpaid`, () => {
    const rows = vendor.beforePaid.map(([name, ...row]) => ({ name, row }));
    it.each(rows)('$name', async ({ row: [operation, fault, expected, what = fullInput] }) => {
      server.fails(operation, fault);
      const options = submitOptions();
      const error = await errorOf(create(fault).submit(what, options));
      expect(error).toMatchObject(fieldsOf(expected));
      expect([options.intents, server.paid]).toEqual([0, 0]);
    });

    it('the vendor cannot be reached', async () => {
      const provider = create();
      await server[Symbol.asyncDispose]();
      const error = await errorOf(provider.submit(input, submitOptions()));
      expect(error).toMatchObject({ problem: 'unreachable', answer: 'unsent' });
    });
  });

  describe(`${vendor.name}: the request that bills`, () => {
    it.each<readonly [string, Fault, ExpectedError]>([
      [
        'too often',
        { status: 429, headers: { 'retry-after': '7' }, body: '' },
        { problem: 'rate-limited', answer: 'busy', retryAfterMs: 7_000 },
      ],
      ['a wrong key', vendor.wrongKey, 'bad-key'],
      ['no credit', vendor.noCredit, { problem: 'out-of-credit' }],
      ...vendor.rejected,
    ])('was certainly not accepted: %s', async (_, fault, expected) => {
      const options = submitOptions();
      const error = await errorOf(submit(fault, options));
      expect(error).toMatchObject(fieldsOf(expected));
      expect(['busy', 'rejected']).toContain(error.answer);
      expect([options.intents, server.paid]).toEqual([1, 1]);
    });

    it.each<readonly [string, Fault]>([
      ['a reset once it was read', 'reset'],
      ['500 without a word', { status: 500, body: '' }],
      ['502 with a page', { status: 502, body: '<html>' }],
      ['408', { status: 408, body: '' }],
      ['200 with a page', page],
      ['200 with half an answer', { body: JSON.stringify(vendor.accepted('7')).slice(0, -3) }],
      ['200 with null', { body: null }],
      ['200 with a list', { body: [] }],
      ['200 with nothing in it', { body: {} }],
      ['200 without an id', { body: vendor.accepted(undefined) }],
      ['200 with an empty id', { body: vendor.accepted('') }],
      ['200 with an id that is a list', { body: vendor.accepted([7]) }],
      ['a redirect', { status: 302, headers: { location: '/' }, body: '' }],
      ['401 with a page', { status: 401, body: '<html>' }],
      ['404 with a page', { status: 404, body: '<html>' }],
      ['more than any answer should hold', { body: 'x'.repeat(1_100_000) }],
      ...vendor.uncertain,
    ])('may have been accepted, and is never repeated: %s', async (_, fault) => {
      expect((await errorOf(submit(fault))).answer).toBe('unclear');
      expect(server.paid).toBe(1);
    });

    it.each([815, '815'])('takes the id %j', async (id) => {
      const status = await submit({ body: vendor.accepted(id) });
      expect(status).toMatchObject({ state: 'pending', ticket: vendor.ticketOf('815') });
    });

    it('rejects with the very reason it was aborted for', async () => {
      const controller = new AbortController();
      const reason = new Cancelled('shutdown');
      const work = submit('hang', submitOptions({ signal: controller.signal }));
      while (server.paid === 0) await new Promise(setImmediate);
      controller.abort(reason);
      await expect(work).rejects.toBe(reason);
    });
  });

  describe(`${vendor.name}: polls`, () => {
    it.each<readonly [string, Fault, ExpectedError]>([
      ['500', { status: 500, body: '' }, { problem: 'overloaded' }],
      ['429', { status: 429, headers: { 'retry-after': '3' }, body: '' }, { retryAfterMs: 3_000 }],
      ['a page', page, { problem: 'bad-answer' }],
      ['null', { body: null }, { problem: 'bad-answer' }],
      ['no answer', 'hang', { problem: 'timed-out' }],
      ['a reset', 'reset', { problem: 'unreachable' }],
      ['a wrong key', vendor.wrongKey, { problem: 'bad-key' }],
      ...vendor.polls,
    ])('fail with %s', async (_, fault, expected) => {
      server.fails(vendor.polled, fault);
      const error = await errorOf(create(fault).poll(vendor.ticketOf('7'), { signal: never }));
      expect(error).toMatchObject(fieldsOf(expected));
    });
  });
}

function fieldsOf(expected: ExpectedError): Partial<ProviderError> {
  return typeof expected === 'string' ? { problem: expected } : expected;
}
