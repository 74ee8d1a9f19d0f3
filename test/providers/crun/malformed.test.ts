import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/core/errors.ts';
import { streamOf } from '../../../src/core/ports/media.ts';
import type { SwapProvider, SwapStatus } from '../../../src/core/ports/provider.ts';
import { CrunSettings, createCrun } from '../../../src/providers/crun/index.ts';
import type { VendorAnswer } from '../../../src/providers/http/vendor-http.ts';
import { examples } from '../../examples.ts';
import { drawn, drawnDetector, mediaOf } from '../../fakes/drawn-pictures.ts';
import { alice, bob, hastyClock, input, never, submitOptions } from '../../fakes/vendors/crun-swap.ts';
import { webUrl } from '../../fakes/vendors/web-url.ts';

const link = 'https://files.example/';
const faces = [alice, bob].map(({ name }, id) => ({ id, link: `${link}${name}` }));
const ok = (data: unknown) => ({ code: 200, message: 'success', data });
const wellFormed: Readonly<Record<string, unknown>> = {
  'upload-url': ok({ presigned_url: `${link}up`, file_url: `${link}up` }),
  'detect-face-image': ok({ detect_task_id: 'x' }),
  'detect-face-result': ok({ status: 'succeeded', result: { id: 'd', status: 'succeed', faces } }),
  EstimateTask: ok({ affordable: true }),
  CreateTask: ok({ task_id: 't' }),
  TaskInfo: ok({ status: 'running' }),
};
const endpoints = Object.keys(wellFormed);
const group = input({ target: mediaOf([alice, bob]) });

/** The adapter with a vendor in memory that answers one of its endpoints like this. */
function crunThatHears(endpoint: string, answer: VendorAnswer, onPaid: () => void): SwapProvider {
  return createCrun(CrunSettings.parse({ CRUN_API_KEY: 'key' }), {
    clock: hastyClock(),
    detector: drawnDetector,
    http: () => ({
      async call({ path, paid }) {
        if (paid) onPaid();
        const asked = path.split('/').at(-1) ?? '';
        return asked === endpoint ? answer : { status: 200, json: wellFormed[asked] };
      },
      put: async () => undefined,
      remote: (url) => ({
        open: async () => streamOf(drawn([url.endsWith('bob') ? bob : alice])),
      }),
    }),
  });
}

const code = fc.oneof(
  fc.constantFrom<unknown>(200, 200, '200', 402, 422, 429, 455, 501, 505, 418, -1, 3.5, ''),
  fc.jsonValue(),
);
const id = fc.oneof(fc.constantFrom<unknown>('abc', '', 0, 17, null), fc.jsonValue());
const word = fc.oneof(fc.constantFrom('success', 'succeeded', 'succeed', 'failed', 'running'), fc.jsonValue());
const face = fc.record({ id: fc.oneof(fc.nat(3), fc.jsonValue()), link: fc.oneof(webUrl, fc.jsonValue()) });
const result = fc.record(
  {
    id,
    status: word,
    message: fc.oneof(fc.constantFrom('no face detected', 'NSFW content'), fc.jsonValue()),
    media_urls: fc.oneof(fc.array(webUrl), fc.jsonValue()),
    faces: fc.oneof(fc.array(face), fc.jsonValue()),
    error: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const data = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      task_id: id,
      detect_task_id: id,
      status: word,
      error: fc.jsonValue(),
      result: fc.oneof(result, fc.jsonValue()),
      affordable: fc.oneof(fc.boolean(), fc.jsonValue()),
      presigned_url: fc.oneof(webUrl, fc.jsonValue()),
      file_url: fc.oneof(webUrl, fc.jsonValue()),
    },
    { requiredKeys: [] },
  ),
);
const json = fc.oneof(
  fc.jsonValue(),
  fc.constant(undefined),
  fc.record({ code, message: fc.jsonValue(), data }, { requiredKeys: [] }),
  fc.record({ code: fc.constant(200), message: fc.constant('success'), data }),
);
const answers = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 302, 400, 401, 402, 404, 408, 422, 429, 455, 500, 501, 503, 505),
  json,
});

/** Whether the vendor itself said no, so that nothing can have been accepted. */
function isRejection({ status, json: said }: VendorAnswer): boolean {
  const spoken = said !== null && typeof said === 'object' && 'code' in said ? Number(said.code) : undefined;
  if (spoken === undefined) return status === 429;
  if (!Number.isInteger(spoken) || spoken === 200 || spoken === 501) return status === 429;
  return status < 500 ? status !== 408 : status === spoken;
}

async function settled(work: Promise<SwapStatus>): Promise<SwapStatus | ProviderError> {
  return work.catch((error: unknown) => {
    if (error instanceof ProviderError) return error;
    throw error;
  });
}

describe('answers that no page describes', () => {
  it('end as a verdict or as a ProviderError, and never as an unpaid one without a reason', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...endpoints), answers, async (endpoint, answer) => {
        let paid = 0;
        const provider = crunThatHears(endpoint, answer, () => {
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
        if (submitted.state !== 'pending') {
          expect(submitted).toMatchObject({ state: 'refused', charged: false });
          return;
        }
        accepted += 1;
        const polled = await settled(provider.poll(submitted.ticket, { signal: never }));
        if ('state' in polled) expect(['pending', 'done', 'failed', 'refused']).toContain(polled.state);
      }),
      { numRuns: examples(10_000) },
    );
    expect(accepted).toBeGreaterThan(examples(1_000));
  });
});
