import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/core/errors.ts';
import { streamOf } from '../../src/core/ports/media.ts';
import type { SwapInput, SwapProvider, SwapStatus } from '../../src/core/ports/provider.ts';
import type { VendorAnswer, VendorCall } from '../../src/providers/http/vendor-http.ts';
import type { Vendor, VendorParts } from '../../src/providers/vendor.ts';
import { examples } from '../examples.ts';
import { configured } from '../fakes/vendors/adapters.ts';
import { never, submitOptions } from '../fakes/vendors/provider-calls.ts';

/** A vendor in memory, and the answers that it may give in place of its own. */
export interface MalformedAnswers {
  readonly vendor: Vendor;
  readonly environment: Readonly<Record<string, string>>;
  readonly parts?: Partial<VendorParts>;
  readonly input: SwapInput;
  /** What each endpoint answers when all is well, by a part of its path. */
  readonly wellFormed: Readonly<Record<string, unknown>>;
  /** Of those, the endpoints that a swap calls; all by default. */
  readonly endpoints?: readonly string[];
  /** Whether the adapter may upload files. */
  readonly takesUploads?: boolean;
  /** Every path that the adapter may call. */
  readonly paths?: RegExp;
  /** The file at a foreign URL. */
  file(url: string): Uint8Array;
  /** How often the paid request may be sent; once by default. */
  readonly mostPaid?: number;
  readonly answers: fc.Arbitrary<VendorAnswer>;
  /** Whether the vendor itself said no, so that nothing can have been accepted. */
  isRejection(answer: VendorAnswer): boolean;
  /** Whether this end of a submit is the truth; by default a refusal free of charge. */
  expectEnd?(status: SwapStatus, intents: number, answer: VendorAnswer): void;
  expectPolled(status: SwapStatus, endpoint: string): void;
}

/** The adapter, with a vendor that answers one of its endpoints like this and the others well. */
export function answering(
  { vendor, environment, parts, wellFormed, takesUploads, paths = /./, file }: MalformedAnswers,
  endpoint: string,
  answer: VendorAnswer,
  onPaid: () => void,
): SwapProvider {
  const endpoints = Object.keys(wellFormed);
  const http = {
    async call({ path, paid }: VendorCall) {
      expect(path).toMatch(paths);
      if (paid) onPaid();
      const called = endpoints.find((each) => path.split('/').includes(each)) ?? '';
      return called === endpoint ? answer : { status: 200, json: wellFormed[called] };
    },
    put: async () => expect(takesUploads).toBe(true),
    remote: (url: string) => ({ open: async () => streamOf(file(url)) }),
  };
  return configured(vendor, environment, { http: () => http, ...parts });
}

/** The outcome, or the ProviderError. Every other error is a bug and is thrown on. */
export async function settled<T>(work: Promise<T>): Promise<T | ProviderError> {
  return work.catch((error: unknown) => {
    if (error instanceof ProviderError) return error;
    throw error;
  });
}

export function malformedContract(name: string, malformed: MalformedAnswers): void {
  const { input, wellFormed, endpoints = Object.keys(wellFormed), answers, isRejection, expectPolled } = malformed;
  const { expectEnd = expectUncharged, mostPaid = 1 } = malformed;

  /** Whether the swap was accepted. */
  async function swap(endpoint: string, answer: VendorAnswer): Promise<boolean> {
    let paid = 0;
    const provider = answering(malformed, endpoint, answer, () => {
      paid += 1;
    });
    const options = submitOptions();
    const submitted = await settled(provider.submit(input, options));
    expect(paid).toBeGreaterThanOrEqual(options.intents);
    expect(paid).toBeLessThanOrEqual(options.intents * mostPaid);
    expect(options.intents).toBeLessThanOrEqual(1);
    if (submitted instanceof ProviderError) {
      expect(submitted.answer === 'unclear' || paid === 0 || isRejection(answer)).toBe(true);
      return false;
    }
    if (submitted.state !== 'pending') {
      expectEnd(submitted, options.intents, answer);
      return false;
    }
    const polled = await settled(provider.poll(submitted.ticket, { signal: never }));
    if ('state' in polled) expectPolled(polled, endpoint);
    return true;
  }

  describe(`${name}: answers that no page describes`, () => {
    it('end as a verdict or as a ProviderError, and never as an unpaid one without a reason', async () => {
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...endpoints), answers, async (endpoint, answer) => {
          if (await swap(endpoint, answer)) accepted += 1;
        }),
        { numRuns: examples(10_000) },
      );
      expect(accepted).toBeGreaterThan(examples(1_000));
    });
  });
}

function expectUncharged(status: SwapStatus): void {
  expect(status).toMatchObject({ state: 'refused', charged: false });
}
