import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamOf } from '../../../src/core/ports/media.ts';
import type { SwapInput, SwapProvider } from '../../../src/core/ports/provider.ts';
import { createVendorHttp, type VendorHttp, type VendorHttpOptions } from '../../../src/providers/http/vendor-http.ts';
import { modelslab as vendor } from '../../../src/providers/modelslab/index.ts';
import { alice, bob, drawn, drawnDetector, input, mediaOf } from '../../fakes/drawn-pictures.ts';
import { configured } from '../../fakes/vendors/adapters.ts';
import { type Prism, startPrism } from '../../fakes/vendors/prism.ts';
import { never, submitOptions } from '../../fakes/vendors/provider-calls.ts';

const image = '118409305';
const video = '278';

let prism: Prism;
beforeAll(async () => {
  prism = await startPrism('modelslab.openapi.yaml');
});
afterAll(() => prism[Symbol.asyncDispose]());

/** The files of the examples do not exist, so one is drawn here. Prism does not support an operation with a server of its own. */
function httpOfExamples(options: VendorHttpOptions): VendorHttp {
  const http = createVendorHttp(options);
  return {
    ...http,
    call: (call) => http.call({ ...call, path: call.path.replace('../v3/', '') }),
    remote: () => ({ open: async () => streamOf(drawn([bob])) }),
  };
}

function modelsLab(family: 'faceswap' | 'deepfake' = 'faceswap'): SwapProvider {
  const environment = {
    MODELSLAB_API_KEY: 'key',
    MODELSLAB_BASE_URL: prism.url,
    MODELSLAB_API_FAMILY: family,
  };
  return configured(vendor, environment, { http: httpOfExamples, detector: drawnDetector });
}

const both = [alice, bob];
const all = { which: 'all' } as const;
const byReference = { which: 'reference', reference: mediaOf([bob]) } as const;
const videoOfBoth = mediaOf(both, { kind: 'video', seconds: 5 });

describe.each(['faceswap', 'deepfake'] as const)('ModelsLab as its documents say: %s', (family) => {
  const at = (endpoint: string): string => `/${family}/${endpoint}`;
  const submit = (what: SwapInput) => {
    const webhookUrl = new URL('https://bot.example/hooks/modelslab/1.abc');
    return modelsLab(family).submit(what, submitOptions({ webhookUrl }));
  };

  it.each<[string, SwapInput, string]>([
    ['multiple_face_swap', input({ target: mediaOf(both), faces: all }), '134807469'],
    ['single_face_swap', input({ target: mediaOf(both) }), '134807469'],
    ['single_video_swap', input({ target: videoOfBoth, faces: all }), video],
    ['specific_video_swap', input({ target: videoOfBoth, faces: byReference }), video],
    ['specific_video_swap', input({ target: videoOfBoth }), video],
  ])('accepts what is sent to %s', async (endpoint, what, id) => {
    prism.prefer({ [at(endpoint)]: 'processing' });
    expect(await submit(what)).toMatchObject({ state: 'pending', ticket: { id } });
    expect(prism.asked.slice(-2)).toEqual(['/base64_to_url', at(endpoint)]);
  });

  it.each([
    ['multiple_face_swap', input({ faces: all }), image],
    ['single_video_swap', input({ target: videoOfBoth, faces: all }), video],
  ])('may be done at once: %s', async (endpoint, what, id) => {
    prism.prefer({ [at(endpoint)]: 'success' });
    expect(await submit(what)).toMatchObject({ state: 'pending', ticket: { id }, pollAfterMs: 0 });
  });

  it.each([
    ['processing', { state: 'pending' }],
    ['success', { state: 'done', warnings: [] }],
    ['failed', { state: 'failed', charged: 'unknown' }],
    ['error', { state: 'failed', charged: 'unknown' }],
  ])('tells a swap that is %s', async (example, expected) => {
    prism.prefer({ [at('fetch/263')]: example });
    const provider = modelsLab(family);
    expect(await provider.poll({ id: '263', kind: 'video' }, { signal: never })).toMatchObject(expected);
    expect(prism.asked.at(-1)).toBe(at('fetch/263'));
  });
});

describe('ModelsLab as its documents say', () => {
  const endpoint = '/faceswap/multiple_face_swap';

  it.each([
    ['errorInHttp200', 'rejected-request'],
    ['tryAgain', 'overloaded'],
  ])('may have charged where it answers 200 and words with no certain meaning: %s', async (example, problem) => {
    prism.prefer({ [endpoint]: example });
    const work = modelsLab().submit(input(), submitOptions());
    await expect(work).rejects.toMatchObject({ problem, answer: 'unclear' });
  });

  it('may have failed at once, and charges for it', async () => {
    prism.prefer({ [endpoint]: 'failed' });
    const refused = { state: 'refused', reason: 'unsupported-media', subject: 'target', charged: true };
    expect(await modelsLab().submit(input(), submitOptions())).toEqual(refused);
  });

  it('tells the credit, and the queue', async () => {
    expect(await modelsLab().account({ signal: never })).toMatchObject({ credit: 43.6, unit: 'USD', problems: [] });
    expect(prism.asked.slice(-2)).toEqual(['/wallet_balance', '/processing/request_count']);
  });

  it('deletes', async () => {
    await modelsLab().discard?.({ id: image, kind: 'image' }, { signal: never });
    expect(prism.asked.at(-1)).toBe('/delete_image');
  });
});
