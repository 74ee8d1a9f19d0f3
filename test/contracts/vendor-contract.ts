import { expect, it } from 'vitest';
import type { ProviderError, ProviderProblem } from '../../src/core/errors.ts';
import type { SwapInput, SwapProvider, Ticket } from '../../src/core/ports/provider.ts';
import { swapWith } from '../fakes/vendors/provider-calls.ts';
import type { Fault, RecordedRequest, VendorServer } from '../fakes/vendors/vendor-server.ts';
import { type KeyRules, keyContract } from './provider-key-contract.ts';
import { type MalformedAnswers, malformedContract } from './provider-malformed-contract.ts';
import { moneyContract } from './provider-money-contract.ts';
import { swapProviderContract } from './swap-provider-contract.ts';

/** The fake of a vendor on a socket. */
export interface FakeVendor<Operation extends string> extends VendorServer<Operation> {
  readonly url: string;
  readonly requests: RecordedRequest<Operation, unknown>[];
  readonly state: { readonly key: string; pendingPolls: number };
}

/** A problem alone, or any fields of the error. */
export type ExpectedError = ProviderProblem | Partial<ProviderError>;

/** What distinguishes one hosted vendor from another. Tables hold the rows that only this vendor has. */
export interface VendorUnderTest<Operation extends string, Server extends FakeVendor<Operation>> {
  readonly name: string;
  start(): Promise<Server>;
  /** The real adapter. It waits that long for an answer to a free call. */
  create(server: Server, timeoutMs?: number): SwapProvider;
  /** The request that can bill. */
  readonly billed: Operation;
  readonly polled: Operation;
  /** Something the adapter is fit for. */
  readonly input: SwapInput;
  /** Something for which the adapter makes every free call that it ever makes; `input` by default. */
  readonly fullInput?: SwapInput;
  /** Sees to it that the scene shows no face, and answers the input. */
  noFace(server: Server): SwapInput;
  /** The vendor is in a state that no page describes, from the next poll on. */
  unknownState(server: Server): void;
  /** The body that comes with an HTTP status other than 200. */
  errorBody(status: number, operation: Operation): unknown;
  /** The body that accepts a swap under this id. */
  accepted(id: unknown): unknown;
  ticketOf(id: string): Ticket;
  readonly wrongKey: Fault;
  readonly noCredit: Fault;
  /** What may go wrong before the request that bills. */
  readonly beforePaid: readonly (readonly [string, Operation, Fault, ExpectedError, SwapInput?])[];
  /** Answers that certainly reject the request that bills. */
  readonly rejected: readonly (readonly [string, Fault, ExpectedError])[];
  /** Answers after which the request that bills may have been accepted. */
  readonly uncertain: readonly (readonly [string, Fault])[];
  readonly polls: readonly (readonly [string, Fault, ExpectedError])[];
  readonly keyRules: KeyRules<Operation, Server>;
  readonly malformed?: MalformedAnswers;
}

/** Every adapter of a hosted vendor passes this; its own test files add only what is peculiar to it. */
export function vendorContract<Operation extends string, Server extends FakeVendor<Operation>>(
  vendor: VendorUnderTest<Operation, Server>,
): void {
  swapProviderContract(vendor.name, () => providerUnderTest(vendor));
  photosContract(vendor);
  moneyContract(vendor);
  keyContract(vendor);
  if (vendor.malformed) malformedContract(vendor.name, vendor.malformed);
}

/** Vendors take one photo of a person. */
function photosContract<Operation extends string, Server extends FakeVendor<Operation>>(
  vendor: VendorUnderTest<Operation, Server>,
): void {
  it(`${vendor.name}: sends one of several photos of a person`, async () => {
    await using server = await vendor.start();
    const unused = (): never => {
      throw new Error('a vendor takes one photo');
    };
    const { source } = vendor.input;
    if (!source) throw new Error('the input has no source');
    const other = { ...source, open: unused, clean: unused, publicUrl: unused };
    const status = await swapWith(() => vendor.create(server), { ...vendor.input, morePhotos: [other, other] });
    expect(status.state).toBe('done');
  });
}

async function providerUnderTest<Operation extends string, Server extends FakeVendor<Operation>>(
  vendor: VendorUnderTest<Operation, Server>,
) {
  const { billed, polled } = vendor;
  const server = await vendor.start();
  let { input } = vendor;
  const answer = (operation: Operation, status: number, retryAfterSeconds?: number): void => {
    const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    server.fails(operation, { status, headers, body: vendor.errorBody(status, operation) });
  };
  return {
    create: () => vendor.create(server),
    input: () => input,
    secret: server.state.key,
    end: async () => server[Symbol.asyncDispose](),
    vendor: {
      works(polls: number) {
        server.state.pendingPolls = polls;
      },
      noFace() {
        input = vendor.noFace(server);
      },
      submitStatus: (status: number, seconds?: number) => answer(billed, status, seconds),
      pollStatus: (status: number, seconds?: number) => answer(polled, status, seconds),
      nonsense: () => server.fails(billed, { body: '<html>' }),
      unknownState: () => vendor.unknownState(server),
      paid: () => server.paid,
    },
  };
}
