import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SwapProvider } from '../../../src/core/ports/provider.ts';
import { akool as vendor } from '../../../src/providers/akool/index.ts';
import { configured } from '../../fakes/vendors/adapters.ts';
import { type Prism, startPrism } from '../../fakes/vendors/prism.ts';
import { never, submitOptions } from '../../fakes/vendors/provider-calls.ts';
import { input, relayed } from '../../fakes/vendors/relayed-media.ts';

const detect = '/interface/detect-api/detect_faces';
const plus = '/api/open/v4/faceswap/faceswapPlusByImage';
const image = '/api/open/v3/faceswap/highquality/specifyimage';
const video = '/api/open/v3/faceswap/highquality/specifyvideo';
const list = '/api/open/v3/faceswap/result/listbyids';
/** The ids in the document's examples. */
const submittedId = '6593c94c0ef703e8c055e3c8';
const listedId = '64dae65af6e250d4fb2bca63';

let prism: Prism;
beforeAll(async () => {
  prism = await startPrism('akool.openapi.yaml');
});
afterAll(() => prism[Symbol.asyncDispose]());

function akool(environment: Readonly<Record<string, string>> = {}): SwapProvider {
  return configured(vendor, { AKOOL_API_KEY: 'key', AKOOL_BASE_URL: prism.url, ...environment });
}

describe('Akool as its documents say', () => {
  it.each([
    [plus, akool, input()],
    [image, () => akool({ AKOOL_PLAIN_SWAP: 'specify' }), input()],
    [video, akool, input({ target: relayed('clip', { kind: 'video', mimeType: 'video/mp4', seconds: 5 }) })],
  ])('accepts what is sent to %s', async (path, create, what) => {
    prism.prefer({ [detect]: 'crops', [plus]: 'accepted', [video]: 'accepted' });
    const webhookUrl = new URL('https://bot.example/hooks/akool/1.abc');
    const status = await create().submit(what, submitOptions({ webhookUrl }));
    expect(status).toEqual({ state: 'pending', ticket: { id: submittedId } });
    expect(prism.asked.at(-1)).toBe(path);
  });

  it('finds nobody', async () => {
    prism.prefer({ [detect]: 'noFaces' });
    expect(await akool().submit(input(), submitOptions())).toMatchObject({ state: 'refused', reason: 'no-face' });
  });

  it('refuses and rejects in its codes', async () => {
    prism.prefer({ [detect]: 'crops', [plus]: 'credit' });
    const work = akool().submit(input(), submitOptions());
    await expect(work).rejects.toMatchObject({ problem: 'out-of-credit', answer: 'rejected' });
  });

  it.each([
    ['queuedButUrlPresent', 'pending'],
    ['empty', 'pending'],
    ['failed', 'failed'],
    ['done', 'done'],
  ])('lists a result that is %s', async (example, state) => {
    prism.prefer({ [list]: example });
    expect(await akool().poll({ id: listedId }, { signal: never })).toMatchObject({ state });
  });

  it('tells the credit, to a key and to a token', async () => {
    prism.prefer({ '/api/open/v3/getToken': 'ok' });
    const byToken = akool({ AKOOL_API_KEY: '', AKOOL_CLIENT_ID: 'id', AKOOL_CLIENT_SECRET: 'secret' });
    for (const provider of [akool(), byToken]) {
      expect(await provider.account({ signal: never })).toEqual({ credit: 100, unit: 'credits', problems: [] });
    }
    expect(prism.asked.slice(-2)).toEqual(['/api/open/v3/getToken', '/api/open/v3/faceswap/quota/info']);
  });

  it('deletes', async () => {
    await expect(akool().discard?.({ id: listedId }, { signal: never })).resolves.toBeUndefined();
  });
});
