import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/core/errors.ts';
import { streamOf } from '../../../src/core/ports/media.ts';
import type { SwapProvider, SwapStatus } from '../../../src/core/ports/provider.ts';
import type { VendorAnswer } from '../../../src/providers/http/vendor-http.ts';
import { createModelsLab, ModelsLabSettings } from '../../../src/providers/modelslab/index.ts';
import { examples } from '../../examples.ts';
import { drawn, drawnDetector, mediaOf } from '../../fakes/drawn-pictures.ts';
import { alice, bob, hastyClock, input, never, submitOptions } from '../../fakes/vendors/crun-swap.ts';
import { webUrl } from '../../fakes/vendors/web-url.ts';

const file = 'https://files.example/x';
const wellFormed: Readonly<Record<string, unknown>> = {
  base64_to_url: { status: 'success', id: 1, output: [file] },
  single_face_swap: { status: 'processing', id: 7, output: [] },
  fetch: { status: 'success', id: 7, output: [file] },
  wallet_balance: { status: 'success', data: { balance: 1, currency: 'USD' } },
  request_count: { status: 'success', processing_count: 0 },
  delete_image: { status: 'success', messege: 'image deleted' },
};
const endpoints = Object.keys(wellFormed);
const group = input({ target: mediaOf([alice, bob]) });
const paths =
  /^(?:base64_to_url|faceswap\/(?:single_face_swap|fetch\/[A-Za-z0-9-]{1,64})|\.\.\/wallet_balance|processing\/request_count|\.\.\/v3\/delete_image)$/;

/** The adapter with a vendor in memory that answers one of its endpoints like this; every swap changes nothing. */
function modelsLabThatHears(endpoint: string, answer: VendorAnswer, onPaid: () => void): SwapProvider {
  return createModelsLab(ModelsLabSettings.parse({ MODELSLAB_API_KEY: 'key' }), {
    clock: hastyClock(),
    detector: drawnDetector,
    http: () => ({
      async call({ path, paid }) {
        expect(path).toMatch(paths);
        if (paid) onPaid();
        const asked = endpoints.find((each) => path.split('/').includes(each)) ?? '';
        return asked === endpoint ? answer : { status: 200, json: wellFormed[asked] };
      },
      put: () => Promise.reject(new Error('ModelsLab is sent nothing by PUT')),
      remote: () => ({ open: async () => streamOf(drawn([alice, bob])) }),
    }),
  });
}

const words = fc.oneof(
  fc.constantFrom<unknown>('Try Again', 'Invalid API key', 'No face detected', 'Internal server error', '', null),
  fc.jsonValue(),
);
const id = fc.oneof(fc.constantFrom<unknown>('abc', '', 0, 17, -1, 3.5, '../x', null), fc.jsonValue());
const state = fc.oneof(fc.constantFrom<unknown>('success', 'processing', 'error', 'failed', ''), fc.jsonValue());
const output = fc.oneof(fc.constantFrom<unknown>('', null), fc.array(webUrl), webUrl, fc.jsonValue());
const json = fc.oneof(
  fc.jsonValue(),
  fc.constant(undefined),
  fc.record({ status: state, id, output }, { requiredKeys: ['status'] }),
  fc.record(
    {
      status: state,
      id,
      output,
      proxy_links: output,
      message: words,
      messege: words,
      retry_after: fc.jsonValue(),
      data: fc.oneof(fc.record({ balance: fc.jsonValue(), currency: fc.jsonValue() }), fc.jsonValue()),
      processing_count: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
);
const answers = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 402, 403, 404, 408, 413, 429, 500, 503),
  json,
});

const hooks = fc.oneof(fc.jsonValue(), fc.record({ id }));

/** Whether the vendor itself said no, so that nothing can have been accepted. */
function isRejection({ status, json: said }: VendorAnswer): boolean {
  if (status === 429) return true;
  if (status === 408 || status >= 500 || said === null || typeof said !== 'object') return false;
  const { status: spoken, message, messege } = said as Readonly<Record<string, unknown>>;
  if (spoken === 'error' || spoken === 'failed') return true;
  return status >= 400 && [message, messege].some((each) => each !== undefined && each !== null && each !== '');
}

async function settled<T>(work: Promise<T>): Promise<T | ProviderError> {
  return work.catch((error: unknown) => {
    if (error instanceof ProviderError) return error;
    throw error;
  });
}

function expectHonest(status: SwapStatus, intents: number, answer: VendorAnswer): void {
  expect(['refused', 'failed']).toContain(status.state);
  if (status.state === 'failed') expect(status.charged).toBe('unknown');
  if (status.state === 'refused' && status.charged === false) expect(intents === 0 || isRejection(answer)).toBe(true);
}

describe('answers that no page describes', () => {
  it('end as a verdict or as a ProviderError, and never as an unpaid one without a reason', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('base64_to_url', 'single_face_swap', 'fetch'),
        answers,
        async (endpoint, answer) => {
          let paid = 0;
          const provider = modelsLabThatHears(endpoint, answer, () => {
            paid += 1;
          });
          const options = submitOptions();
          const submitted = await settled(provider.submit(group, options));
          expect(paid).toBe(options.intents);
          expect(paid).toBeLessThanOrEqual(1);
          if (submitted instanceof ProviderError) {
            expect(submitted.sent === 'unknown' || paid === 0 || isRejection(answer)).toBe(true);
            return;
          }
          if (submitted.state !== 'pending') return expectHonest(submitted, options.intents, answer);
          accepted += 1;
          const polled = await settled(provider.poll(submitted.ticket, { signal: never }));
          if (polled instanceof ProviderError || polled.state === 'pending') return;
          // the vendor's success, whatever is said around it, brings the scene as it was
          if (endpoint !== 'fetch')
            expect(polled).toMatchObject({ state: 'refused', reason: 'no-face', charged: true });
          else if (polled.state === 'refused') expect(polled.charged).toBe(true);
          else expect(polled).toMatchObject({ state: 'failed', charged: 'unknown' });
        },
      ),
      { numRuns: examples(10_000) },
    );
    expect(accepted).toBeGreaterThan(examples(1_000));
  });

  it('leave the rest in order: credit, deletion, and what a stranger says of a swap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...endpoints), answers, hooks, async (endpoint, answer, hook) => {
        const provider = modelsLabThatHears(endpoint, answer, () => expect.unreachable());
        const { credit, problems } = await provider.account({ signal: never });
        expect(credit === undefined || Number.isFinite(credit)).toBe(true);
        expect(problems.length).toBeLessThanOrEqual(2);
        await settled(provider.discard?.({ id: '7', kind: 'image' }, { signal: never }) ?? Promise.resolve());
        const attempt = { id: 'a', provider: 'modelslab', startedAt: 0 };
        await settled(provider.find?.(attempt, hook, { signal: never }) ?? Promise.resolve(undefined));
      }),
      { numRuns: examples(2_000) },
    );
  });
});
