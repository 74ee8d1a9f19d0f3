import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SwapInput, SwapProvider, Ticket } from '../../src/core/ports/provider.ts';
import { startLoopbackServer } from '../fakes/loopback-server.ts';
import { errorText } from '../fakes/vendors/error-text.ts';
import { never, swapWith } from '../fakes/vendors/provider-calls.ts';
import type { Fault, RecordedRequest } from '../fakes/vendors/vendor-server.ts';
import type { FakeVendor, VendorUnderTest } from './vendor-contract.ts';

/** How a vendor is told the key, and what it may say that could betray it. */
export interface KeyRules<Operation extends string, Server extends FakeVendor<Operation>> {
  /** Bodies that repeat the key. */
  echoes(key: string): readonly unknown[];
  /** HTTP statuses, beside 200, with which the bodies come. */
  readonly echoStatuses: readonly number[];
  /** Calls that are answered with an echo. */
  readonly echoing: readonly Operation[];
  /** Swaps during which they are; `fullInput` by default. */
  readonly inputs?: readonly SwapInput[];
  /** What must appear in no error beside the key and the address of the fake. */
  secretsOf?(server: Server): readonly string[];
  /** The ways to configure the adapter; `create` by default. */
  waysToCreate?(server: Server): readonly (() => SwapProvider)[];
  /** The key as a request holds it. */
  keyIn(request: RecordedRequest<Operation, unknown>): unknown;
  /** Calls that move a file and must not hold the key. */
  readonly files: readonly Operation[];
  /** Every call that a swap, the account and `discard` make. */
  readonly calls: readonly Operation[];
  /** How a vendor may name a foreign address, and the error that must come of it. */
  readonly foreignLinks: readonly (readonly [string, (server: Server, link: string) => void, object?, SwapInput?])[];
}

/** The key appears in no error, and goes nowhere but to the vendor. */
export function keyContract<Operation extends string, Server extends FakeVendor<Operation>>(
  vendor: VendorUnderTest<Operation, Server>,
): void {
  const { keyRules: rules, fullInput = vendor.input } = vendor;
  let server: Server;
  beforeEach(async () => {
    server = await vendor.start();
    server.state.pendingPolls = 0;
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
    expect(server.violations).toEqual([]);
  });

  async function openedResult(input: SwapInput, create = () => vendor.create(server)): Promise<string> {
    const status = await swapWith(create, input);
    if (status.state !== 'done') throw new Error(status.state);
    return new Response(await status.result.open(never)).text();
  }

  function faults(): readonly Fault[] {
    const { key } = server.state;
    const headers = { location: `http://127.0.0.1:9/${key}` };
    const echoes = rules.echoes(key).flatMap((body): readonly Fault[] => {
      return [{ body }, ...rules.echoStatuses.map((status) => ({ status, headers, body }))];
    });
    return [...echoes, { body: `<html>${key}` }, 'reset'];
  }

  async function errorsOfAllFaults(): Promise<readonly string[]> {
    const errors: string[] = [];
    for (const create of rules.waysToCreate?.(server) ?? [() => vendor.create(server)]) {
      for (const operation of rules.echoing) {
        for (const fault of faults()) {
          for (const input of rules.inputs ?? [fullInput]) {
            server.fails(operation, fault);
            const outcome = await openedResult(input, create).catch((error: unknown) => error);
            if (outcome instanceof Error) errors.push(errorText(outcome));
          }
        }
      }
    }
    return errors;
  }

  describe(`${vendor.name}: the key`, () => {
    it('stands in no error, and neither do URLs', async () => {
      const errors = await errorsOfAllFaults();
      const secrets = [server.state.key, '127.0.0.1', ...(rules.secretsOf?.(server) ?? [])];
      expect(errors.length).toBeGreaterThan(rules.echoing.length * 3);
      expect(errors.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
    });

    it('goes to the vendor with each call, and with no file', async () => {
      await openedResult(fullInput);
      const provider = vendor.create(server);
      await provider.account({ signal: never });
      const ticket: Ticket = vendor.ticketOf('1');
      await provider.discard?.(ticket, { signal: never });
      expect([...new Set(server.requests.map(({ operation }) => operation))].sort()).toEqual([...rules.calls].sort());
      for (const request of server.requests) {
        if (rules.files.includes(request.operation)) expect(JSON.stringify(request)).not.toContain(server.state.key);
        else expect(rules.keyIn(request)).toBe(server.state.key);
      }
    });

    it.each(rules.foreignLinks.map(([name, ...row]) => ({ name, row })))(
      'and nothing else goes to another host of this network: $name',
      async ({ row: [plant, expected = {}, input = fullInput] }) => {
        const reached: unknown[] = [];
        const elsewhere = await startLoopbackServer((request, response) => {
          reached.push(request.headers);
          response.end('x');
        });
        plant(server, `${elsewhere.origin}/x`);
        const outcome = await openedResult(input).catch((error: unknown) => error);
        await elsewhere.close();
        expect(outcome).toBeInstanceOf(Error);
        expect(outcome).toMatchObject(expected);
        expect(reached).toEqual([]);
      },
    );
  });
}
