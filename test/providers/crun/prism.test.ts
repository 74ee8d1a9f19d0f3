import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamOf } from '../../../src/core/ports/media.ts';
import type { FaceDetector, SwapInput, SwapProvider } from '../../../src/core/ports/provider.ts';
import { crun as vendor } from '../../../src/providers/crun/index.ts';
import { createVendorHttp, type VendorHttp, type VendorHttpOptions } from '../../../src/providers/http/vendor-http.ts';
import { alice, bob, drawn, drawnDetector, input, mediaOf } from '../../fakes/drawn-pictures.ts';
import { configured } from '../../fakes/vendors/adapters.ts';
import { type Prism, startPrism } from '../../fakes/vendors/prism.ts';
import { never, submitOptions } from '../../fakes/vendors/provider-calls.ts';

const client = '/api/v1/client';
const job = (operation: string): string => `${client}/job/${operation}`;

let prism: Prism;
beforeAll(async () => {
  prism = await startPrism('crun.openapi.yaml');
});
afterAll(() => prism[Symbol.asyncDispose]());

/** Calls go to Prism. The files of its examples do not exist, so they are drawn here. */
function httpOfExamples(options: VendorHttpOptions): VendorHttp {
  return {
    ...createVendorHttp(options),
    put: async () => undefined,
    remote: (url) => ({ open: async () => streamOf(drawn([url.includes('face-1') ? bob : alice])) }),
  };
}

function crun(detector: FaceDetector = drawnDetector): SwapProvider {
  return configured(vendor, { CRUN_API_KEY: 'key', CRUN_BASE_URL: prism.url }, { http: httpOfExamples, detector });
}

const videoFacts = { kind: 'video', seconds: 5 } as const;
const both = [alice, bob];

describe('Crun as its documents say', () => {
  it.each<[string, SwapInput]>([
    ['a picture of one', input()],
    ['a picture of several', input({ target: mediaOf(both) })],
    ['everyone in a picture', input({ target: mediaOf(both), faces: { which: 'all' } })],
    ['a video', input({ target: mediaOf([alice], videoFacts) })],
    ['everyone in a video', input({ target: mediaOf(both, videoFacts), faces: { which: 'all' } })],
  ])('accepts what is sent for %s', async (_, what) => {
    prism.prefer({ [job('CreateTask')]: 'ok', [job('detect-face-result')]: 'done' });
    const webhookUrl = new URL('https://bot.example/hooks/crun/1.abc');
    const status = await crun().submit(what, submitOptions({ webhookUrl }));
    expect(status).toMatchObject({ state: 'pending', ticket: { id: 'task_12345678' } });
    expect(prism.asked.slice(-2)).toEqual([job('EstimateTask'), job('CreateTask')]);
  });

  it('waits for a detection, and gives up some time', async () => {
    prism.prefer({ [job('detect-face-result')]: 'processing' });
    const work = crun().submit(input({ target: mediaOf(both) }), submitOptions());
    await expect(work).rejects.toMatchObject({ problem: 'timed-out' });
  });

  it('is out of credit in its codes', async () => {
    prism.prefer({ [job('CreateTask')]: 'credits' });
    await expect(crun().submit(input(), submitOptions())).rejects.toMatchObject({
      problem: 'out-of-credit',
      answer: 'rejected',
    });
  });

  it.each([
    ['running', { state: 'pending' }],
    ['success', { state: 'done', warnings: [] }],
    ['failed', { state: 'refused', reason: 'no-face', subject: 'target', charged: true }],
  ])('tells a task that is %s', async (example, expected) => {
    prism.prefer({ [job('TaskInfo')]: example });
    expect(await crun().poll({ id: 'task_12345678' }, { signal: never })).toMatchObject(expected);
  });

  it('tells the credit', async () => {
    expect(await crun().account({ signal: never })).toEqual({ credit: 1_000, unit: 'credits', problems: [] });
  });
});
